"""Mistakes in the part ``import`` of a configuration: fields and schemas that do not exist."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from awesomekit.config.builtin import BUILT_IN
from awesomekit.config.import_settings import PARTS
from awesomekit.config.mistake import Mistake
from awesomekit.keys import name_key
from awesomekit.model import field_key
from awesomekit.values.scanner import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def check_import(data: Mapping[str, Any]) -> Iterator[Mistake]:
    """Check what labels, section titles and names mean.

    Args:
        data: the configuration with ``None`` for what has the wrong shape.
    """
    written = data.get("import") or {}
    schemas = data.get("schemas") or {}
    fields = {*PARTS, *(spec.key for schema in BUILT_IN.values() for spec in schema.fields)}
    for schema in schemas.values():
        for field in (schema or {}).get("fields") or ():
            if field and field.get("label"):
                fields.add(field_key(field["label"]))
    for label, target in (written.get("fields") or {}).items():
        if target is not None and target not in fields:
            where = ("import", "fields", label)
            yield Mistake(where, f"{quoted(target)} is no field of a schema{_near(target, fields)}")
    names = {*BUILT_IN, *schemas}
    for words, schema in (written.get("sections") or {}).items():
        if schema is not None and schema not in names:
            message = f"no schema is called {quoted(schema)}{_near(schema, names)}"
            yield Mistake(("import", "sections", words), message)
    seen: dict[str, str] = {}
    for name, aliases in (written.get("aliases") or {}).items():
        for number, alias in enumerate(aliases or ()):
            if alias is None:
                continue
            at = ("import", "aliases", name, number)
            key = name_key(alias)
            if not key:
                yield Mistake(at, f"{quoted(alias)} has neither letters nor digits")
            elif key in seen and seen[key] != name:
                message = f"{quoted(alias)} already stands for {quoted(seen[key])}; choose one"
                yield Mistake(at, message)
            seen.setdefault(key, name)


def _near(text: str, known: set[str]) -> str:
    close = get_close_matches(text, sorted(known), n=1)
    return f'; did you mean "{close[0]}"?' if close else f"; there are {', '.join(sorted(known))}"
