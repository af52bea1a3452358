"""A list's front matter: ``schema``, ``sort`` and ``sections``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from awesomekit.config.suggestion import did_you_mean
from awesomekit.errors import ConfigProblem
from awesomekit.model import FrontMatter, SortKey

if TYPE_CHECKING:
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
                hint = did_you_mean(key, KEYS)
                self._problem(self.document.place((key,)), f'unknown key "{key}"{hint}')
        schema = data.get("schema")
        if schema is not None and not isinstance(schema, str):
            self._problem(self._value("schema"), '"schema" must be the name of a schema')
            schema = None
        elif schema is not None:
            self.places["schema"] = self._value("schema")
        sort = self._sort(data.get("sort"))
        sections = self._sections(data.get("sections"))
        return FrontMatter(
            span=span,
            schema=schema,
            sort=sort,
            sections=sections,
            problems=tuple(self.problems),
            places=self.places,
        )

    def _value(self, *path: str | int) -> Place:
        return self.document.values.get(path) or self.document.place(path)

    def _problem(self, place: Place, message: str) -> None:
        self.problems.append(ConfigProblem(self.path, *place, message))

    def _texts(self, name: str, value: Any) -> list[tuple[int | None, str]]:
        """The texts of a list, or one text, with their places in it."""
        if value is None:
            return []
        if isinstance(value, str):
            return [(None, value)]
        if not isinstance(value, list):
            self._problem(self._value(name), f'"{name}" must be a list of texts')
            return []
        found: list[tuple[int | None, str]] = []
        for number, item in enumerate(value):
            if isinstance(item, str):
                found.append((number, item))
            else:
                self._problem(self._value(name, number), f'"{name}" must hold texts only')
        return found

    def _sort(self, value: Any) -> tuple[SortKey, ...]:
        keys: list[SortKey] = []
        for number, text in self._texts("sort", value):
            where = self._value("sort") if number is None else self._value("sort", number)
            if _SORT_KEY.match(text):
                self.places[f"sort/{len(keys)}"] = where
                keys.append(SortKey(text.removeprefix("-"), text.startswith("-")))
            else:
                self._problem(
                    where, f'"{text}" is no sort key; write a field such as "date", or "-date"'
                )
        return tuple(keys)

    def _sections(self, value: Any) -> tuple[str, ...]:
        titles: list[str] = []
        for number, text in self._texts("sections", value):
            place = self._value("sections") if number is None else self._value("sections", number)
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
        hint = did_you_mean(name, config.schemas)
        hint = hint or f"; there are {', '.join(sorted(config.schemas))}"
        message = f'no schema is called "{name}"{hint}'
        found.append(ConfigProblem(path, *places["schema"], message))
    schema = config.schemas.get(name or config.schema)
    if schema is not None:
        keys = ["name", *(spec.key for spec in schema.fields)]
        for number, sort in enumerate(front_matter.sort):
            if sort.key not in keys:
                hint = did_you_mean(sort.key, keys) or f"; there are {', '.join(keys)}"
                message = f'schema "{schema.name}" has no field "{sort.key}" to sort by{hint}'
                found.append(ConfigProblem(path, *places[f"sort/{number}"], message))
    return tuple(found)
