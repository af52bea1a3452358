"""Mistakes in a configuration of the right shape, each with its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from awesomekit.config.builtin import BUILT_IN
from awesomekit.config.discover import DEFAULT_LANGUAGES, DEFAULT_SCHEMA
from awesomekit.config.suggestion import did_you_mean
from awesomekit.errors import ConfigProblem
from awesomekit.keys import name_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from awesomekit.config.yaml_reader import Path, YamlDocument

_BAD_PATH = re.compile(r"\A/|\\|\A[A-Za-z]:|(?:\A|/)\.\.(?:/|\Z)|[\x00-\x1f]")


def check_config(
    data: Mapping[str, Any], document: YamlDocument, path: str
) -> tuple[ConfigProblem, ...]:
    """What the shape alone does not show, in the order of the file."""
    found = []
    for where, message in _found(data):
        place = document.keys.get(where) if where and where[-1] in {"", None} else None
        place = place or document.values.get(where) or document.place(where)
        found.append(ConfigProblem(path, *place, message))
    return tuple(sorted(set(found), key=lambda p: (p.line, p.column, p.message)))


def _found(data: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    languages = data.get("languages", list(DEFAULT_LANGUAGES))
    for number, language in enumerate(languages):
        if language in languages[:number]:
            yield ("languages", number), f'language "{language}" is already in the list; keep one'
    yield from _paths(data)
    for language in data.get("readmes", {}):
        if language not in languages:
            known = ", ".join(languages)
            yield (
                ("readmes", language),
                f'"{language}" is no language of the project; there are {known}',
            )
    schemas = data.get("schemas", {})
    known_schemas = [*BUILT_IN, *schemas]
    name = data.get("schema", DEFAULT_SCHEMA)
    if name not in known_schemas:
        hint = did_you_mean(name, known_schemas) or f"; there are {', '.join(known_schemas)}"
        yield ("schema",), f'no schema is called "{name}"{hint}'
    for number, (own, schema) in enumerate(schemas.items()):
        earlier = [*BUILT_IN, *list(schemas)[:number]]
        yield from _schema(own, schema, earlier, languages)


def _paths(data: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    paths: list[tuple[Path, Any]] = [((key,), data.get(key)) for key in ("lists", "skeleton")]
    readmes = data.get("readmes", {})
    paths += [(("readmes", language), path) for language, path in readmes.items()]
    seen: dict[str, str] = {}
    for where, path in paths:
        if path is None:
            continue
        if _BAD_PATH.search(path):
            yield (
                where,
                f'"{path}" leads out of the project; write a path relative to it, like "docs/list"',
            )
        if where[0] == "readmes":
            if path in seen:
                yield where, f'"{path}" is already the README of "{seen[path]}"'
            seen.setdefault(path, str(where[1]))


def _schema(
    name: str, schema: Mapping[str, Any], earlier: list[str], languages: list[str]
) -> Iterator[tuple[Path, str]]:
    where: Path = ("schemas", name)
    base = schema.get("extends")
    if base is not None and base not in earlier:
        hint = did_you_mean(base, earlier) or f"; there are {', '.join(earlier)}"
        yield (*where, "extends"), f'no earlier schema is called "{base}"{hint}'
    seen: dict[str, str] = {}
    for number, field in enumerate(schema.get("fields", [])):
        at: Path = (*where, "fields", number)
        spellings: list[tuple[Path, str]] = [((*at, "label"), field["label"])]
        for language, label in field.get("labels", {}).items():
            if language not in languages:
                yield (
                    (*at, "labels", language),
                    f'"{language}" is no language of the project; there are {", ".join(languages)}',
                )
            spellings.append(((*at, "labels", language), label))
        for index, alias in enumerate(field.get("aliases", [])):
            spellings.append(((*at, "aliases", index), alias))
        own: set[str] = set()
        for place, spelling in spellings:
            key = name_key(spelling)
            if not key:
                yield place, f'"{spelling}" has neither letters nor digits'
            elif key in seen and key not in own:
                yield place, f'"{spelling}" already names the field "{seen[key]}"'
            own.add(key)
            seen.setdefault(key, field["label"])
