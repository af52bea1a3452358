"""Every mistake in the shape of a configuration, in words, with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator

from awesomekit.config.suggestion import nearest_of
from awesomekit.errors import ConfigProblem
from awesomekit.values.scanner import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jsonschema.exceptions import ValidationError

    from awesomekit.config.yaml_reader import Path, YamlDocument

_TYPES = {
    "array": "a list",
    "object": "a mapping",
    "string": "a text",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
}
_ITEMS = {
    "array": "lists",
    "object": "mappings",
    "string": "texts",
    "integer": "whole numbers",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """What the JSON Schema says of a configuration.

    Attributes:
        problems: one for each mistake, in no order.
        sound: the data with ``None`` for every value that has the wrong shape, and without
            the keys that cannot be there.
    """

    problems: tuple[ConfigProblem, ...]
    sound: dict[str, Any]


def check_shape(document: YamlDocument, schema: Mapping[str, Any], path: str) -> Shape:
    """Find everything that the JSON Schema forbids.

    Args:
        document: what was read.
        schema: of the file; its only references are to its own ``$defs``.
        path: how problems name the file.
    """
    data = {} if document.data is None else document.data
    problems: list[ConfigProblem] = []
    wrong: set[Path] = set()
    dropped: set[Path] = set()
    for error in Draft202012Validator(schema).iter_errors(data):
        for where, at_key, message in _found(error, schema):
            place = document.place(where) if at_key else document.value_place(where)
            problems.append(ConfigProblem(path, *place, message))
            if error.validator != "required":
                (dropped if at_key else wrong).add(where)
    sound = _sound(data, wrong, dropped, ())
    return Shape(tuple(problems), sound if isinstance(sound, dict) else {})


def _sound(data: Any, wrong: set[Path], dropped: set[Path], at: Path) -> Any:
    if at in wrong:
        return None
    if isinstance(data, dict):
        return {
            key: _sound(value, wrong, dropped, (*at, key))
            for key, value in data.items()
            if (*at, key) not in dropped
        }
    if isinstance(data, list):
        return [_sound(item, wrong, dropped, (*at, n)) for n, item in enumerate(data)]
    return data


def _found(error: ValidationError, schema: Mapping[str, Any]) -> Iterator[tuple[Path, bool, str]]:
    """Where it is, whether it is the key that is wrong, and a sentence."""
    where: Path = tuple(error.absolute_path)
    data: Any = error.instance
    wanted: Any = error.validator_value
    part: Any = error.schema
    name = _name(where)
    if "propertyNames" in error.absolute_schema_path:
        yield (*where, data), True, f"key {quoted(data)} in {name} {_must(error)}"
    elif error.validator == "additionalProperties":
        known = part["properties"]
        within = f" in {name}" if where else ""
        for key in data:
            if key not in known:
                hint = nearest_of(key, known)
                yield (*where, key), True, f"unknown key {quoted(key)}{within}{hint}"
    elif error.validator == "required":
        for key in wanted:
            if key not in data:
                yield where, False, f'{name} needs the key "{key}"'
    elif error.validator == "type" or (error.validator == "enum" and not isinstance(data, str)):
        yield where, False, _type_message(name, data, _noun(part, schema))
    elif error.validator == "enum":
        yield where, False, f"{name} cannot be {quoted(data)}{nearest_of(data, wanted)}"
    elif error.validator == "pattern":
        yield where, False, f"{name} cannot be {quoted(data)}; {_example(part)}"
    else:
        yield where, False, f"{name} {_must(error)}"


def _example(part: Mapping[str, Any]) -> str:
    return f'write it like "{part["examples"][0]}"'


def _must(error: ValidationError) -> str:
    if error.validator == "pattern":
        part: Any = error.schema
        return f"is not allowed; {_example(part)}"
    limit: Any = error.validator_value
    if error.validator == "minimum":
        return f"must be {limit:g} or more"
    if error.validator == "maximum":
        return f"must be {limit:g} or less"
    assert error.validator in {"minItems", "minLength"}, error.validator
    return "must not be empty"


def _type_message(name: str, data: object, noun: str) -> str:
    if data is None:
        return f"{name} has no value; write {noun}, or remove it"
    hint = "; quote it" if noun == "a text" and isinstance(data, bool | int | float) else ""
    return f"{name} must be {noun}, not {_noun_of(data)}{hint}"


def _noun(part: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    kind = part.get("type", "string")  # a choice of words has no type in the schema
    items = part.get("items")
    if kind == "array" and items is not None:
        if "$ref" in items:
            items = schema["$defs"][items["$ref"].rpartition("/")[2]]
        return f"a list of {_ITEMS[items.get('type', 'string')]}"
    return _TYPES[kind]


def _noun_of(data: object) -> str:
    if isinstance(data, bool):
        return "true or false"
    for kind, noun in ((str, "a text"), (list, "a list"), (dict, "a mapping")):
        if isinstance(data, kind):
            return noun
    return "a number"


def _name(where: Path) -> str:
    if not where:
        return "the configuration"
    text = ""
    for part in where:
        text += f"[{part}]" if isinstance(part, int) else f".{quoted(part)[1:-1]}"
    return f'"{text.lstrip(".")}"'
