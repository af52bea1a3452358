"""Mistakes in the schemas of a configuration."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from awesomekit.config.builtin import BUILT_IN
from awesomekit.config.discover import DEFAULT_SCHEMA
from awesomekit.config.mistake import Mistake
from awesomekit.config.suggestion import nearest_of
from awesomekit.keys import name_key
from awesomekit.model import field_key
from awesomekit.values.scanner import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from awesomekit.config.yaml_reader import Path

_LABEL_SYNTAX = re.compile(r"[*:：]|__")


class _Names(NamedTuple):
    """A field's label and all its spellings."""

    label: str
    spellings: tuple[str, ...]


def check_schemas(data: Mapping[str, Any], languages: Sequence[str] | None) -> Iterator[Mistake]:
    """Check ``schema`` and ``schemas``.

    Args:
        data: the configuration with ``None`` for what has the wrong shape.
        languages: of the project; ``None`` if they are not known for sure.
    """
    known: dict[str, tuple[_Names, ...]] = {
        name: tuple(
            _Names(spec.label, (spec.label, *spec.labels.values(), *spec.aliases))
            for spec in schema.fields
        )
        for name, schema in BUILT_IN.items()
    }
    schemas = data.get("schemas", {})
    for name, schema in (schemas or {}).items():
        where: Path = ("schemas", name)
        base = (schema or {}).get("extends") or ""
        if base and base not in known:
            message = f"no earlier schema is called {quoted(base)}{nearest_of(base, known)}"
            yield Mistake((*where, "extends"), message)
        fields = (schema or {}).get("fields") or []
        yield from _fields(fields, where, base, known.get(base, ()), languages)
        for number, group in enumerate((schema or {}).get("badges") or []):
            yield from repeated("kind", group, (*where, "badges", number))
        own = tuple(_Names(f["label"], _texts(f)) for f in fields if f and f.get("label"))
        replaced = {field_key(names.label) for names in own}
        inherited = [n for n in known.get(base, ()) if field_key(n.label) not in replaced]
        known[name] = (*inherited, *own)
    default = data.get("schema", DEFAULT_SCHEMA)
    if default is not None and default not in known and schemas is not None:
        message = f"no schema is called {quoted(default)}{nearest_of(default, known)}"
        yield Mistake(("schema",), message)


def repeated(noun: str, items: Sequence[str | None] | None, where: Path) -> Iterator[Mistake]:
    """Items that are in the list already."""
    seen: set[str] = set()
    for number, item in enumerate(items or []):
        if item is None:
            continue
        if item in seen:
            message = f"{noun} {quoted(item)} is already in the list; keep one"
            yield Mistake((*where, number), message)
        seen.add(item)


def _texts(field: Mapping[str, Any]) -> tuple[str, ...]:
    labels = (field.get("labels") or {}).values()
    texts = [field.get("label"), *labels, *(field.get("aliases") or [])]
    return tuple(text for text in texts if text is not None)


def _fields(
    fields: Sequence[Any],
    where: Path,
    base: str,
    inherited: Sequence[_Names],
    languages: Sequence[str] | None,
) -> Iterator[Mistake]:
    labels = {field_key(f["label"]) for f in fields if f and f.get("label")}
    seen: dict[str, str] = {}
    for names in inherited:
        if field_key(names.label) not in labels:
            owner = f'"{names.label}" of schema {quoted(base)}'
            seen |= dict.fromkeys(map(name_key, names.spellings), owner)
    for number, field in enumerate(fields):
        if field is not None:
            yield from _field(field, (*where, "fields", number), seen, languages)


def _field(
    field: Mapping[str, Any], where: Path, seen: dict[str, str], languages: Sequence[str] | None
) -> Iterator[Mistake]:
    """Check one field; its spellings are added to ``seen``."""
    label = field.get("label")
    spellings: list[tuple[Path, str | None]] = [((*where, "label"), label)]
    for language, text in (field.get("labels") or {}).items():
        if text is not None:
            yield from unknown_language(language, (*where, "labels", language), languages)
        spellings.append(((*where, "labels", language), text))
    for index, alias in enumerate(field.get("aliases") or []):
        spellings.append(((*where, "aliases", index), alias))
    own: set[str] = set()
    for at, text in spellings:
        if text is None or not text.strip():  # a mistake of its own
            continue
        key = name_key(text)
        if not key:
            yield Mistake(at, f"{quoted(text)} has neither letters nor digits; write a name")
        elif _LABEL_SYNTAX.search(text):
            message = f"{quoted(text)} cannot be a label; leave out colons and the signs of bold"
            yield Mistake(at, message)
        elif key in seen and key not in own:
            message = f"{quoted(text)} already names the field {seen[key]}; choose another name"
            yield Mistake(at, message)
        elif at[-1] == "label" and field_key(text) == "name":
            message = f'{quoted(text)} means the heading of an entry in "sort"; choose another name'
            yield Mistake(at, message)
        own.add(key)
        seen.setdefault(key, quoted(label or text))


def unknown_language(
    language: str, where: Path, languages: Sequence[str] | None
) -> Iterator[Mistake]:
    """A language that the project does not have."""
    if languages is not None and language not in languages:
        known = ", ".join(dict.fromkeys(languages))
        message = f'"{language}" is no language of the project; there are {known}'
        yield Mistake(where, message, at_key=True)
