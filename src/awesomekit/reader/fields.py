"""The field list of an entry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.model import Field, InvalidValue
from awesomekit.source import Span
from awesomekit.values import parse_value

if TYPE_CHECKING:
    from awesomekit.model import FieldSpec, ListItem, Markdown, Schema, Value

_LINE_END = re.compile(r"[\r\n]")
_COLONS = (":", "：")
# comments to awesomekit at the end of a bullet are no part of its value
_CONTROLS = re.compile(r"(?:<!--\s*awesomekit:(?:(?!-->).)*-->\s*)+\Z", re.DOTALL)
_BULLET = re.compile(r"[-+*]\s*")


def read_label(text: str) -> str | None:
    """The label of ``**Label:** value``, ``None`` where there is none."""
    found = _labelled(text)
    return None if found is None else text[slice(*found.label)]


def read_field(markdown: Markdown, item: ListItem, schema: Schema | None) -> Field:
    """One bullet of a field list."""
    source = markdown.source
    start, end = item.content.start, item.span.end
    if start == end:
        # no paragraph comes first, but perhaps code or another list
        bullet = _BULLET.match(source.text, item.span.start, end)
        start = bullet.end() if bullet else start
    whole = source.text[start:end].rstrip()
    where = Span(item.span.start, start + len(whole))
    comments = _CONTROLS.search(whole) if whole.endswith("-->") else None
    text = whole[: comments.start()].rstrip() if comments else whole
    found = _labelled(text)
    if found is None:
        span = Span(start, start + len(text))
        return Field(where, "", Span(start, start), None, text, span, None, None)
    label = text[slice(*found.label)]
    spec = schema.find(label) if schema else None
    value_text = text[found.value :]
    value, error = parse_field(spec, value_text)
    return Field(
        span=where,
        label=label,
        label_span=Span(start + found.label.start, start + found.label.end),
        spec=spec,
        text=value_text,
        value_span=Span(start + found.value, start + len(text)),
        value=value,
        error=error,
    )


class _Labelled(NamedTuple):
    """Where the label of ``**Label:** value`` stands, and where the value starts."""

    label: Span
    value: int


def _labelled(text: str) -> _Labelled | None:
    """Find the label; its colon may stand before or after the closing asterisks."""
    mark = text[:2]
    close = text.find(mark, 2) if mark in {"**", "__"} else -1
    if close < 0:
        return None
    label = text[2:close].strip()
    end = close + 2
    if label.endswith(_COLONS):
        label = label[:-1].rstrip()
    else:
        end += len(text[end:]) - len(text[end:].lstrip(" \t"))
        if not text.startswith(_COLONS, end):
            return None
        end += 1
    if not label or _LINE_END.search(label):
        return None
    start = text.index(label, 2)
    return _Labelled(Span(start, start + len(label)), len(text) - len(text[end:].lstrip()))


def parse_field(spec: FieldSpec | None, text: str) -> tuple[Value | None, InvalidValue | None]:
    """A value of a field, or why it is none; neither where there is nothing to parse."""
    if spec is None or not text:
        return None, None
    try:
        return parse_value(spec.type, text), None
    except InvalidValue as error:
        return None, error
