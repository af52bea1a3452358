"""YAML as plain data with the place of every key and value; nothing dangerous is read.

Aliases, anchors, tags, merge keys, several documents, deep nesting and large files are
refused. Scalars follow YAML 1.2's core schema (https://yaml.org/spec/1.2.2/#103-core-schema)
for null, booleans and numbers, so that the language code ``no`` stays a text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from awesomekit.errors import ConfigError, ConfigProblem

MAX_CHARACTERS = 1024 * 1024
MAX_DEPTH = 32

Path = tuple[str | int, ...]
Place = tuple[int, int]

_INTEGER = re.compile(r"[-+]?[0-9]{1,18}\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]{1,3})?\Z")
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})


@dataclass(slots=True)
class YamlDocument:
    """Plain data and where it stands; lines and columns count from 1.

    Attributes:
        data: dictionaries with text keys, lists, texts, numbers, booleans, ``None``.
        keys: path of a mapping's entry → place of its key.
        values: path → place of the value.
        problems: what was refused; ``data`` holds the rest.
    """

    data: Any = None
    keys: dict[Path, Place] = field(default_factory=dict)
    values: dict[Path, Place] = field(default_factory=dict)
    problems: list[ConfigProblem] = field(default_factory=list)

    def place(self, path: Path) -> Place:
        """Where a key, or else a value, stands; the nearest outer one if it is not there."""
        for length in range(len(path), -1, -1):
            found = self.keys.get(path[:length]) or self.values.get(path[:length])
            if found is not None:
                return found
        return 1, 1


class _Stop(Exception):  # noqa: N818 - it ends the reading, it is no error
    """Reading on makes no sense."""


def read_yaml(text: str, path: str, *, first_line: int = 1) -> YamlDocument:
    """Read a YAML text; mistakes are in ``problems``, never raised.

    Args:
        text: the YAML.
        path: how problems name the file.
        first_line: the line of the file that the text starts on.
    """
    return _Reader(path, first_line).read(text)


def read_yaml_strictly(text: str, path: str) -> YamlDocument:
    """Read a YAML text.

    Raises:
        ConfigError: something in it is refused.
    """
    document = read_yaml(text, path)
    if document.problems:
        raise ConfigError(tuple(document.problems))
    return document


class _Reader:
    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.offset = first_line - 1
        self.result = YamlDocument()

    def read(self, text: str) -> YamlDocument:
        if len(text) > MAX_CHARACTERS:
            self._refuse((1, 1), "the file has more than a million characters")
            return self.result
        text = text.removeprefix("\ufeff")
        try:
            # the parser of PyYAML in Python, not libyaml's: places and words are the same
            # on every machine
            self.events = yaml.parse(text, Loader=yaml.SafeLoader)
            self._next(yaml.StreamStartEvent)
            event = next(self.events)
            if isinstance(event, yaml.StreamEndEvent):
                return self.result
            self.result.data = self._value(next(self.events), (), 0)
            self._next(yaml.DocumentEndEvent)
            event = next(self.events)
            if not isinstance(event, yaml.StreamEndEvent):
                self._refuse(self._start(event), "a second document starts here; keep one")
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            self._refuse(place, f"not valid YAML: {_sentence(error)}")
        except yaml.reader.ReaderError as error:
            at = int(error.position)
            line = text.count("\n", 0, at) + 1
            column = at - (text.rfind("\n", 0, at) + 1) + 1
            self._refuse((line, column), "a character that YAML does not allow; remove it")
        except (_Stop, RecursionError):
            pass
        return self.result

    def _next(self, expected: type[yaml.Event]) -> None:
        event = next(self.events)
        assert isinstance(event, expected)

    @staticmethod
    def _start(event: yaml.Event) -> Place:
        mark = event.start_mark
        return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)

    def _refuse(self, place: Place, message: str) -> None:
        line, column = place
        self.result.problems.append(ConfigProblem(self.path, line + self.offset, column, message))

    def _value(self, event: yaml.Event, path: Path, depth: int) -> Any:
        place = self._start(event)
        self.result.values[path] = (place[0] + self.offset, place[1])
        if depth > MAX_DEPTH:
            self._refuse(place, f"nested more than {MAX_DEPTH} deep")
            raise _Stop
        anchor = getattr(event, "anchor", None)
        if isinstance(event, yaml.AliasEvent):
            self._refuse(place, f'alias "*{anchor}" is not allowed; write the value out')
            return None
        if anchor is not None:
            self._refuse(place, f'anchor "&{anchor}" is not allowed; remove it')
        tag = getattr(event, "tag", None)
        if tag is not None and tag != "!":
            self._refuse(place, f'tag "{tag}" is not allowed; remove it')
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path, depth)
        return self._mapping(path, depth)

    def _sequence(self, path: Path, depth: int) -> list[Any]:
        items: list[Any] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._value(event, (*path, len(items)), depth + 1))
        return items

    def _mapping(self, path: Path, depth: int) -> dict[str, Any]:
        items: dict[str, Any] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            place = self._start(event)
            if not isinstance(event, yaml.ScalarEvent) or event.tag not in {None, "!"}:
                self._refuse(place, "a key must be a plain text")
                raise _Stop
            key = event.value
            if key == "<<":
                self._refuse(place, 'merge key "<<" is not allowed; write the values out')
            inner = (*path, key)
            again = key in items
            if again:
                line, _ = self.result.keys[inner]
                self._refuse(place, f'key "{key}" is already on line {line}; keep one')
            else:
                self.result.keys[inner] = (place[0] + self.offset, place[1])
            value = self._value(next(self.events), inner, depth + 1)
            if not again:
                items[key] = value
        return items


def _scalar(event: yaml.ScalarEvent) -> Any:
    text = event.value
    if event.style is not None:
        return text
    if text in _NULL:
        return None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    if _INTEGER.match(text):
        return int(text)
    if _FLOAT.match(text):
        return float(text)
    return text


def _sentence(error: yaml.MarkedYAMLError) -> str:
    words = " ".join(str(part) for part in (error.problem, error.context) if part)
    return " ".join(words.split())
