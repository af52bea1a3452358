"""A list's front matter: ``schema``, ``sort`` and ``sections``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from awesomekit.config.suggestion import nearest_of
from awesomekit.errors import ConfigProblem
from awesomekit.model import FrontMatter, SortKey
from awesomekit.values.scanner import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.config.settings import Config
    from awesomekit.config.yaml_reader import Place, YamlDocument
    from awesomekit.source import Span

KEYS = ("schema", "sections", "sort")

_SORT_KEY = re.compile(r"-?[^\s-]\S*\Z")


def read_front_matter(raw: str, path: str, span: Span, first_line: int) -> FrontMatter:
    """Read the YAML between the fences.

    Args:
        raw: the YAML.
        path: the list file, for problems.
        span: the front matter with its fences.
        first_line: the line of the file that ``raw`` starts on.
    """
    from awesomekit.config.yaml_reader import read_yaml

    return _Reader(read_yaml(raw, path, first_line=first_line), path, first_line).read(span)


class _Reader:
    def __init__(self, document: YamlDocument, path: str, first_line: int) -> None:
        self.document = document
        self.path = path
        self.first_line = first_line
        self.problems = list(document.problems)
        self.refused = {(problem.line, problem.column) for problem in document.problems}
        self.places: dict[str, Place] = {}

    def read(self, span: Span) -> FrontMatter:
        data = self.document.data
        if data is None:
            data = {}
        if not isinstance(data, dict):
            self._problem(
                (self.first_line, 1), "front matter must be a mapping, like: schema: model"
            )
            data = {}
        for key in data:
            if key not in KEYS:
                message = f"unknown key {quoted(key)}{nearest_of(key, KEYS)}"
                self._problem(self.document.place((key,)), message)
        schema = self._schema(data["schema"]) if "schema" in data else None
        sort = self._sort(data["sort"]) if "sort" in data else ()
        sections = self._sections(data["sections"]) if "sections" in data else ()
        return FrontMatter(
            span=span,
            schema=schema,
            sort=sort,
            sections=sections,
            problems=tuple(sorted(self.problems, key=lambda p: (p.line, p.column))),
            places=self.places,
        )

    def _problem(self, place: Place, message: str) -> None:
        # what was refused while reading is no value to find mistakes in
        if place not in self.refused:
            self.problems.append(ConfigProblem(self.path, *place, message))

    def _schema(self, value: Any) -> str | None:
        place = self.document.value_place(("schema",))
        if not isinstance(value, str):
            self._problem(place, '"schema" must be the name of a schema')
            return None
        self.places["schema"] = place
        return value

    def _texts(self, name: str, value: Any) -> Iterator[tuple[Place, str]]:
        """The texts of a list, or one text, with their places."""
        place = self.document.value_place((name,))
        if isinstance(value, str):
            yield place, value
        elif not isinstance(value, list):
            self._problem(place, f'"{name}" must be a list of texts')
        else:
            for number, item in enumerate(value):
                place = self.document.value_place((name, number))
                if isinstance(item, str):
                    yield place, item
                else:
                    self._problem(place, f'"{name}" must hold texts only')

    def _sort(self, value: Any) -> tuple[SortKey, ...]:
        found: dict[str, SortKey] = {}
        for place, text in self._texts("sort", value):
            key = SortKey(text.removeprefix("-"), text.startswith("-"))
            if _SORT_KEY.match(text) is None:
                message = 'is no sort key; write a field such as "date", or "-date"'
                self._problem(place, f"{quoted(text)} {message}")
            elif key.key in found:
                message = f"already sorted by {quoted(key.key)}; a second time changes nothing"
                self._problem(place, message)
            else:
                self.places[f"sort/{len(found)}"] = place
                found[key.key] = key
        return tuple(found.values())

    def _sections(self, value: Any) -> tuple[str, ...]:
        titles: list[str] = []
        for place, text in self._texts("sections", value):
            if text in titles:
                self._problem(place, f"section {quoted(text)} is already in the list; keep one")
            else:
                self.places[f"sections/{len(titles)}"] = place
                titles.append(text)
        return tuple(titles)


def check_front_matter(
    front_matter: FrontMatter, config: Config, path: str
) -> tuple[ConfigProblem, ...]:
    """What front matter names that the configuration does not know."""
    places = front_matter.places
    found: list[ConfigProblem] = []
    name = front_matter.schema
    if name is not None and name not in config.schemas:
        message = f"no schema is called {quoted(name)}{nearest_of(name, sorted(config.schemas))}"
        found.append(ConfigProblem(path, *places["schema"], message))
    schema = config.schemas.get(config.schema if name is None else name)
    if schema is not None:
        keys = ["name", *(spec.key for spec in schema.fields)]
        for number, sort in enumerate(front_matter.sort):
            if sort.key not in keys:
                hint = nearest_of(sort.key, keys)
                message = (
                    f"schema {quoted(schema.name)} has no field {quoted(sort.key)} to sort by{hint}"
                )
                found.append(ConfigProblem(path, *places[f"sort/{number}"], message))
    return tuple(found)
