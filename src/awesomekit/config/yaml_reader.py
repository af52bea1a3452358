"""YAML as plain data with the place of every key and value; nothing dangerous is read.

Aliases, anchors, tags, directives, merge keys, several documents, deep nesting and large files
are refused. Scalars follow YAML 1.2's core schema
(https://yaml.org/spec/1.2.2/#103-core-schema) for null, booleans and numbers, so that the
language code ``no`` stays a text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from awesomekit.config.yaml_mistakes import explain
from awesomekit.errors import ConfigProblem
from awesomekit.source import Source
from awesomekit.values.scanner import quoted

if TYPE_CHECKING:
    from awesomekit.source import Position

MAX_CHARACTERS = 1024 * 1024
MAX_VALUES = 10_000
MAX_DEPTH = 32

Path = tuple[str | int, ...]
Place = tuple[int, int]

# what YAML 1.2 allows (https://yaml.org/spec/1.2.2/#51-character-set) less the invisible line
# ends, at which YAML 1.1 breaks lines and editors do not, and less byte order marks
_FORBIDDEN = re.compile(
    "[^\t\n\r -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})


@dataclass(slots=True)
class YamlDocument:
    """Plain data and where it stands; lines and columns count from 1, columns in code points.

    Attributes:
        data: dictionaries with text keys, lists, texts, numbers, booleans, ``None``.
        keys: path of a mapping's entry → place of its key.
        values: path → place of the value.
        problems: what was refused, in the order of the text.
        complete: whether all of the text was read, apart from the keys and values refused.
    """

    data: Any = None
    keys: dict[Path, Place] = field(default_factory=dict)
    values: dict[Path, Place] = field(default_factory=dict)
    problems: list[ConfigProblem] = field(default_factory=list)
    complete: bool = False

    def place(self, path: Path) -> Place:
        """Where a key, or else a value, stands; the nearest outer one if it is not there."""
        for length in range(len(path), -1, -1):
            found = self.keys.get(path[:length]) or self.values.get(path[:length])
            if found is not None:
                return found
        return 1, 1

    def value_place(self, path: Path) -> Place:
        """Where a value stands; its key, or the nearest outer place, if it is not there."""
        return self.values.get(path) or self.place(path)


class _Stop(Exception):  # noqa: N818 - it ends the reading, it is no error
    """Reading on makes no sense."""


def read_yaml(text: str, path: str, *, first_line: int = 1) -> YamlDocument:
    """Read a YAML text; mistakes are in ``problems``, never raised.

    Args:
        text: the YAML.
        path: how problems name the file.
        first_line: the line of the file that the text starts on.
    """
    reader = _Reader(text, path, first_line)
    try:
        reader.read()
    except _Stop:
        reader.result.data = None
    return reader.result


class _Reader:
    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.source = Source(path, text)
        self.first_line = first_line
        self.result = YamlDocument()
        self.count = 0

    def read(self) -> None:
        text = self.source.text
        if len(text) > MAX_CHARACTERS:
            raise self._stop(0, "the file has more than a million characters; shorten it")
        bad = _FORBIDDEN.search(text, 1 if text.startswith("\ufeff") else 0)
        if bad is not None:
            name = f"U+{ord(bad[0]):04X}"
            raise self._stop(bad.start(), f"the character {name} is not allowed here; remove it")
        # PyYAML's parser in Python, not libyaml's: places and refusals are the same everywhere
        self.loader = yaml.SafeLoader(text)
        try:
            self._event()
            event = self._event()
            if isinstance(event, yaml.DocumentStartEvent):
                if event.version or event.tags:
                    self._refuse(_start(event), "a directive is not allowed; remove it")
                self.result.data = self._value(self._event(), (), 0)
                self._event()
                event = self._event()
            if not isinstance(event, yaml.StreamEndEvent):
                raise self._stop(_start(event), "a second document starts here; keep one")
        except yaml.MarkedYAMLError as error:
            offset, sentence = explain(error)
            raise self._stop(offset, sentence) from None
        self.result.complete = True

    def _event(self) -> yaml.Event:
        try:
            event: yaml.Event = self.loader.get_event()  # type: ignore[no-untyped-call] # its stub
        except (ValueError, OverflowError):
            # PyYAML takes any number in an escape and in a directive
            message = "this number is too large; remove it"
            raise self._stop(self.loader.get_mark().index, message) from None
        return event

    def _place(self, offset: int) -> Place:
        position: Position = self.source.position(offset)
        return position.line + self.first_line - 1, position.column

    def _refuse(self, offset: int, message: str) -> None:
        place = self._place(offset)
        self.result.problems.append(ConfigProblem(self.source.path, *place, message))

    def _stop(self, offset: int, message: str) -> _Stop:
        self._refuse(offset, message)
        return _Stop()

    def _value(self, event: yaml.Event, path: Path, depth: int) -> Any:
        start = _start(event)
        self.result.values.setdefault(path, self._place(start))
        self.count += 1
        if depth > MAX_DEPTH:
            raise self._stop(start, f"nested more than {MAX_DEPTH} deep; write it flatter")
        if self.count > MAX_VALUES:
            raise self._stop(start, f"the file has more than {MAX_VALUES} values; shorten it")
        if isinstance(event, yaml.AliasEvent):
            name = quoted(f"*{event.anchor}")
            self._refuse(start, f"alias {name} is not allowed; write the value out, or quote it")
            return None
        self._refuse_properties(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path, depth)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path, depth)
        assert isinstance(event, yaml.ScalarEvent)
        return self._scalar(event)

    def _refuse_properties(self, event: yaml.Event) -> None:
        anchor = getattr(event, "anchor", None)
        if anchor is not None:
            name = quoted(f"&{anchor}")
            self._refuse(
                _start(event), f"anchor {name} is not allowed; remove it, or quote the text"
            )
        tag = getattr(event, "tag", None)
        if tag is not None:
            written = re.sub(r"\Atag:yaml\.org,2002:", "!!", tag)
            name = quoted(written)
            self._refuse(_start(event), f"tag {name} is not allowed; remove it, or quote the text")

    def _sequence(self, path: Path, depth: int) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := self._event(), yaml.SequenceEndEvent):
            items.append(self._value(event, (*path, len(items)), depth + 1))
        return items

    def _mapping(self, path: Path, depth: int) -> dict[str, Any]:
        items: dict[str, Any] = {}
        while not isinstance(event := self._event(), yaml.MappingEndEvent):
            key = self._key(event)
            if key is None:
                self._read_for_mistakes(path, depth)
            elif key in items:
                line, _ = self.result.keys[(*path, key)]
                self._refuse(
                    _start(event), f"key {quoted(key)} is already on line {line}; keep one"
                )
                self._read_for_mistakes(path, depth)
            else:
                inner = (*path, key)
                self.result.keys[inner] = self._place(_start(event))
                items[key] = self._value(self._event(), inner, depth + 1)
        return items

    def _read_for_mistakes(self, path: Path, depth: int) -> None:
        """Read the value of a refused key, under a path that no data has."""
        self._value(self._event(), (*path, -1), depth + 1)

    def _key(self, event: yaml.Event) -> str | None:
        """A key's text; ``None`` for a key that is refused."""
        start = _start(event)
        if isinstance(event, yaml.AliasEvent):
            name = quoted(f"*{event.anchor}")
            self._refuse(start, f"alias {name} is not allowed; write the key out, or quote it")
            return None
        if not isinstance(event, yaml.ScalarEvent):
            raise self._stop(start, "a key must be a text; quote it")
        self._refuse_properties(event)
        key = self._scalar(event)
        if key == "<<" and event.style is None:
            self._refuse(start, 'merge key "<<" is not allowed; write the values out')
            return None
        if not isinstance(key, str):
            message = f"key {quoted(event.value)} is not a text; quote it"
            self._refuse(start, message if event.value else "a key is missing before the colon")
            return None
        return key

    def _scalar(self, event: yaml.ScalarEvent) -> Any:
        text = event.value
        bad = _FORBIDDEN.search(text)
        if bad is not None:  # the text itself has none: an escape wrote it
            name = f"U+{ord(bad[0]):04X}"
            self._refuse(_start(event), f"the character {name} is not allowed here; remove it")
            return _FORBIDDEN.sub("\ufffd", text)
        return text if event.style is not None else _plain(text)


def _start(event: yaml.Event) -> int:
    assert event.start_mark is not None
    return event.start_mark.index


def _plain(text: str) -> Any:
    """What a plain scalar means in YAML 1.2's core schema."""
    if text in _NULL:
        return None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    if _INTEGER.fullmatch(text) and len(text) <= 18:
        return int(text, {"0o": 8, "0x": 16}.get(text[:2], 10))
    if _FLOAT.fullmatch(text):
        return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))
    return text
