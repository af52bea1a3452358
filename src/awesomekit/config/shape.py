"""Every mistake in the shape of a configuration, in words, with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator

from awesomekit.config.suggestion import did_you_mean
from awesomekit.errors import ConfigProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jsonschema.exceptions import ValidationError

    from awesomekit.config.yaml_reader import YamlDocument

_TYPES = {
    "array": "a list",
    "object": "a mapping",
    "string": "a text",
    "boolean": "true or false",
    "null": "empty",
    "integer": "a number",
    "number": "a number",
}


def shape_problems(
    document: YamlDocument, schema: dict[str, Any], path: str
) -> tuple[ConfigProblem, ...]:
    """What the JSON Schema forbids, in the order of the file."""
    validator = Draft202012Validator(schema)
    data = {} if document.data is None else document.data
    found = {
        problem
        for error in validator.iter_errors(data)
        for leaf in _leaves(error)
        for problem in _problems(leaf, document, path)
    }
    return tuple(sorted(found, key=lambda p: (p.line, p.column, p.message)))


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    """The errors of the alternative that fits best, for a choice between alternatives."""
    if not error.context:
        yield error
        return
    branches: dict[object, list[ValidationError]] = {}
    for inner in error.context:
        branches.setdefault(inner.schema_path[0], []).append(inner)
    typed = [
        b for b in branches.values() if not any(e.validator == "type" and not e.path for e in b)
    ]
    for inner in min(typed or branches.values(), key=len):
        yield from _leaves(inner)


def _problems(error: ValidationError, document: YamlDocument, path: str) -> Iterator[ConfigProblem]:
    where = tuple(error.absolute_path)
    name = _name(where)

    data: Any = error.instance

    def problem(at: tuple[str | int, ...], message: str, *, key: bool = False) -> ConfigProblem:
        place = document.place(at) if key else document.values.get(at) or document.place(at)
        return ConfigProblem(path, *place, message)

    kind = error.validator
    wanted: Any = error.validator_value
    if kind == "additionalProperties" and isinstance(data, dict):
        within_schema: Any = error.schema
        known = within_schema["properties"]
        for key in data:
            if key not in known:
                within = f" in {name}" if where else ""
                hint = did_you_mean(key, known) or f"; there are {', '.join(known)}"
                yield problem((*where, key), f'unknown key "{key}"{within}{hint}', key=True)
    elif kind == "required":
        for key in wanted:
            if key not in data:
                yield problem(where, f'{name} needs the key "{key}"')
    elif kind == "type":
        names = [wanted] if isinstance(wanted, str) else list(wanted)
        expected = " or ".join(_TYPES[one] for one in names if one != "null")
        yield problem(where, f"{name} must be {expected}, not {_type_of(error.instance)}")
    elif kind == "enum":
        values = [str(value) for value in wanted if value is not None]
        hint = did_you_mean(str(error.instance), values) or f"; there are {', '.join(values)}"
        yield problem(where, f'{name} cannot be "{error.instance}"{hint}')
    elif kind == "pattern":
        example = "en" if "{2}" in str(wanted) else "AK305"
        yield problem(where, f'{name} cannot be "{error.instance}"; write it like "{example}"')
    elif kind in {"minItems", "minLength"}:
        yield problem(where, f"{name} must not be empty")
    else:
        yield problem(where, f"{name}: {error.message}")


def _name(where: tuple[str | int, ...]) -> str:
    if not where:
        return "the configuration"
    text = ""
    for part in where:
        text += f"[{part}]" if isinstance(part, int) else f".{part}"
    return f'"{text.lstrip(".")}"'


def _type_of(value: object) -> str:
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return "true or false"
    for kind, name in ((str, "a text"), (list, "a list"), (dict, "a mapping")):
        if isinstance(value, kind):
            return name
    return "a number"
