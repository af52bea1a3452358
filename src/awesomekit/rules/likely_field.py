"""The field that a misspelt label, or a bullet without a label, most likely means."""

from __future__ import annotations

import re
from bisect import bisect_left
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.model import InvalidValue
from awesomekit.values import parse_value
from awesomekit.values.placeholder import is_placeholder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Document, Entry, Field, FieldSpec, ListItem, Schema
    from awesomekit.source import Span

_LONGEST_LABEL = 40
_LONGEST_VALUE = 100
_COLON = re.compile(r"(?P<label>[^\n:：]{1,60})[:：][ \t]*(?P<value>.*)\Z")
_BOLD = re.compile(r"(?P<label>(?P<marks>\*\*|__)[^\n*_]{1,60}(?P=marks))[ \t]*(?P<value>.*)\Z")
_MARKS = re.compile(r"[*_]*")


class Bullet(NamedTuple):
    """A bullet without a label.

    Attributes:
        span: its text, without the bullet's marker.
        spec: the field that it most likely is, or ``None``.
        value: the text without what may have been meant as a label.
    """

    span: Span
    spec: FieldSpec | None
    value: str


class LikelyFields:
    """Answers for one document; ``schema`` is its schema."""

    def __init__(self, document: Document, schema: Schema) -> None:
        self._document = document
        self._schema = schema
        self._spellings = {
            spelling.casefold(): spec
            for spec in schema.fields
            for spelling in (spec.label, *spec.labels.values(), *spec.aliases)
        }
        self._nearest: dict[str, FieldSpec | None] = {}

    def nearest(self, label: str) -> FieldSpec | None:
        """The field whose label is spelt most like ``label``."""
        wanted = label.casefold()
        if len(wanted) > _LONGEST_LABEL:
            return None
        if wanted not in self._nearest:
            close = get_close_matches(wanted, self._spellings, n=1, cutoff=0.7)
            self._nearest[wanted] = self._spellings[close[0]] if close else None
        return self._nearest[wanted]

    def misspelt(self, entry: Entry) -> Iterator[tuple[Field, FieldSpec | None, bool]]:
        """Fields of no known label, with the likely field and whether no other field is that."""
        present = _present(entry)
        for field in entry.fields:
            if field.label and field.spec is None:
                spec = self.nearest(field.label)
                yield field, spec, spec is not None and spec.key not in present
                if spec is not None:
                    present.add(spec.key)

    def unlabelled(self, entry: Entry) -> Iterator[Bullet]:
        """Bullets without a label, of the field list or of what was meant to be one."""
        present = _present(entry)
        spans = self._unlabelled_spans(entry)
        # more bullets than fields that are missing: no telling which is which
        guess = len(spans) <= len(self._schema.fields) - len(present)
        for span in spans:
            text = self._document.source.slice(span)
            found = self._named(text, present)
            if found is None and guess:
                found = self._fitting(text, present)
            if found is None and entry.field_span is None:
                continue
            yield Bullet(span, *(found or (None, text)))
            if found is not None:
                present.add(found[0].key)

    def meant(self, entry: Entry) -> frozenset[str]:
        """Keys of the fields that are there but written wrongly."""
        specs = [spec for _, spec, _ in self.misspelt(entry)]
        specs += [bullet.spec for bullet in self.unlabelled(entry)]
        return frozenset(spec.key for spec in specs if spec is not None)

    def _unlabelled_spans(self, entry: Entry) -> list[Span]:
        if entry.field_span is not None:
            return [field.value_span for field in entry.fields if not field.label]
        for prose in entry.prose:
            for block in prose.blocks:
                if prose.language is None and block.kind == "bullet_list":
                    spans = [item.content for item in self._items(block.span)]
                    texts = map(self._document.source.slice, spans)
                    named = any(self._named(text, set()) for text in texts)
                    return spans if named else []
        return []

    def _items(self, span: Span) -> Iterator[ListItem]:
        items = self._document.markdown.items
        for index in range(bisect_left(items, span.start, key=_start), len(items)):
            if items[index].span.start >= span.end:
                break
            if items[index].depth == 0:
                yield items[index]

    def _named(self, text: str, present: set[str]) -> tuple[FieldSpec, str] | None:
        """``Date: 2023-07``, or ``**Date** 2023-07``."""
        for match in filter(None, (_COLON.match(text), _BOLD.match(text))):
            label, value = match["label"].strip(), match["value"].strip()
            spec = self._schema.find(label)
            if spec is None or spec.key in present or not value:
                continue
            marks = _MARKS.match(label)
            if marks is not None and marks[0] and not label.endswith(marks[0]):
                # what opens before the label closes right after its colon, or after the value
                rest = value.removeprefix(marks[0])
                value = (rest if rest != value else value.removesuffix(marks[0])).strip()
            return spec, value
        return None

    def _fitting(self, text: str, present: set[str]) -> tuple[FieldSpec, str] | None:
        """The one missing field that can have such a value; a required one goes first."""
        if len(text) > _LONGEST_VALUE or "](" in text or is_placeholder(text):
            return None
        missing = [spec for spec in self._schema.fields if spec.key not in present]
        fitting = [spec for spec in missing if _reads(spec.type, text)]
        required = [spec for spec in fitting if spec.required]
        chosen = required if len(required) == 1 else fitting
        return (chosen[0], text) if len(chosen) == 1 else None


def _present(entry: Entry) -> set[str]:
    return {field.spec.key for field in entry.fields if field.spec is not None}


@lru_cache(maxsize=4096)
def _reads(value_type: str, text: str) -> bool:
    if value_type in {"text", "names"}:
        return False
    try:
        parse_value(value_type, text)
    except InvalidValue:
        return False
    return True


def _start(item: ListItem) -> int:
    return item.span.start
