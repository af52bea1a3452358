"""A viewer that applies a fix of a SARIF log gets what ``--fix`` writes."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomekit.model import Fix
from awesomekit.report.sarif_places import artifact, fixes, region
from awesomekit.source import Edit, Source, Span, apply_edits

CHARACTERS = "ab中🦙\u0301\t \n\r"


class Viewer:
    """A text as SARIF 3.30.2 sees it: lines of UTF-16 code units, without a byte order mark."""

    def __init__(self, data: bytes) -> None:
        self.mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
        text = data[len(self.mark) :].decode()
        self.units = units(text)
        self.starts = [0]
        for match in re.finditer(r"\r\n|\n|\r", text):
            self.starts.append(len(units(text[: match.end()])))

    def offset(self, line: int, column: int) -> int:
        return self.starts[line - 1] + column - 1

    def apply(self, replacements: list[dict[str, Any]]) -> bytes:
        found = list(self.units)
        for one in reversed(replacements):
            where = one["deletedRegion"]
            if "byteOffset" in where:
                assert where == {"byteOffset": 0, "byteLength": 3}
                self.mark = b""
                continue
            start = self.offset(where["startLine"], where["startColumn"])
            end = self.offset(where["endLine"], where["endColumn"])
            assert 0 <= start <= end <= len(self.units)
            found[start:end] = units(one.get("insertedContent", {}).get("text", ""))
        return self.mark + b"".join(found).decode("utf-16-be").encode()


def units(text: str) -> list[bytes]:
    data = text.encode("utf-16-be")
    return [data[at : at + 2] for at in range(0, len(data), 2)]


def applied(text: str, *edits: Edit) -> bytes:
    (fix,) = fixes("x.md", Source("x.md", text), Fix("Mend", edits, safe=True))
    (change,) = fix["artifactChanges"]
    return Viewer(text.encode()).apply(change["replacements"])


@given(
    st.booleans(),
    st.text(alphabet=CHARACTERS, max_size=20),
    st.lists(st.integers(0, 20), min_size=2, max_size=6),
    st.text(alphabet=CHARACTERS, max_size=3),
)
@settings(max_examples=150, deadline=None)
def test_a_viewer_gets_what_a_fix_writes(
    mark: bool, body: str, cuts: list[int], replacement: str
) -> None:
    text = "\ufeff" * mark + body
    places = sorted({min(max(cut, int(mark)), len(text)) for cut in cuts})
    if len(places) % 2:
        places.append(places[-1])
    spans = [Span(*places[at : at + 2]) for at in range(0, len(places), 2)]
    edits = [Edit(span, replacement) for span in spans]
    assert applied(text, *edits) == apply_edits(text, edits).encode()


def test_a_byte_order_mark_is_removed_as_bytes() -> None:
    edits = (Edit(Span(0, 1), ""), Edit(Span(1, 2), "b"))
    assert applied("\ufeffa🦙\n", *edits) == "b🦙\n".encode()


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("\ufeffab", Edit(Span(0, 2), "")),
        ("a\udce9b", Edit(Span(0, 1), "\udce9")),
    ],
    ids=["mark and text at once", "a byte that is not UTF-8"],
)
def test_what_sarif_cannot_tell_is_left_out(text: str, edit: Edit) -> None:
    assert fixes("x.md", Source("x.md", text), Fix("Mend", (edit,), safe=True)) == []


def test_no_fix_is_none() -> None:
    assert fixes("x.md", Source("x.md", "a"), None) == []
    assert fixes("x.md", Source("x.md", "a"), Fix("Mend", (), safe=True)) == []


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("🦙x", Span(1, 2), (1, 3, 1, 4)),
        ("\ufeff🦙x", Span(2, 3), (1, 3, 1, 4)),
        ("\ufeffab\ncd", Span(4, 5), (2, 1, 2, 2)),
        ("ab\r\n", Span(4, 4), (1, 5, 1, 5)),
        ("ab\n", Span(0, 3), (1, 1, 1, 4)),
        ("ab\ncd", Span(0, 3), (1, 1, 2, 1)),
        ("a\rb", Span(2, 3), (2, 1, 2, 2)),
        ("", Span(0, 0), (1, 1, 1, 1)),
        ("\ufeff", Span(0, 1), (1, 1, 1, 1)),
    ],
    ids=[
        "after an emoji",
        "after a byte order mark",
        "a mark counts in the first line only",
        "end of the text: its last line",
        "whole line at the end",
        "whole line before another",
        "carriage return alone",
        "empty",
        "the mark itself",
    ],
)
def test_regions(text: str, span: Span, expected: tuple[int, int, int, int]) -> None:
    found = region(Source("x.md", text), span)
    assert tuple(found.values()) == expected


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("lists/a b.md", "lists/a%20b.md"),
        ("c:d#e?f%.md", "c%3Ad%23e%3Ff%25.md"),
        ("中/🦙.md", "%E4%B8%AD/%F0%9F%A6%99.md"),
        ("a\udce9.md", "a%E9.md"),
        ("..\\x[1].md", "..%5Cx%5B1%5D.md"),
    ],
    ids=["space", "what has a meaning in an address", "not ASCII", "not UTF-8", "backslash"],
)
def test_addresses_are_relative_references(path: str, uri: str) -> None:
    assert artifact(path) == {"uri": uri, "uriBaseId": "%SRCROOT%"}
