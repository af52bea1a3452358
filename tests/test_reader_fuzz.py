"""Whatever a file holds, the reader gives a document and loses nothing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader_outline import outline, read_text
from shared import SHARED, needs_shared

if TYPE_CHECKING:
    from pathlib import Path

    from awesomekit.model import Document, Entry, Marker, Prose
    from awesomekit.source import Span

LINES = [
    "---",
    "schema: model",
    "# Title",
    "## Section",
    "### Entry",
    "### 🤖",
    "#### Deep",
    "#",
    "===",
    "<!-- [zh] 文 -->",
    "<!-- [zh] -->",
    "<!-- [en] -->",
    "<!-- [common] -->",
    "<!-- [xx] -->",
    "<!-- [en] --> <!-- [zh] -->",
    "<!-- note -->",
    "<!-- open",
    "-->",
    "[arXiv](https://arxiv.org/abs/2307.09288)",
    "[![a](b)](c) [d]",
    "![picture](p.png)",
    "[d]: https://d.example",
    "- **Date:** 2023-07",
    "- **参数规模：** 7B",
    "- **Mood:** good",
    "- **Date:**",
    "* item",
    "  - nested",
    "  indented",
    "    code",
    "1. one",
    "```",
    "> quote",
    "> # quoted",
    "| a | b |",
    "| - | - |",
    "<div>",
    "text 中文",
    "[^1]: note",
    "***",
    "\ufeff",
]

texts = st.builds(
    lambda lines, newline, first: first + newline.join(lines),
    st.lists(st.sampled_from([*LINES, "", "", ""]), max_size=24),
    st.sampled_from(["\n", "\n", "\r\n", "\r"]),
    st.sampled_from(["", "", "\ufeff", "---\nschema: model\n---\n"]),
)
modest = settings(max_examples=200, deadline=None)


def texts_of(markers: tuple[Marker, ...], prose: tuple[Prose, ...]) -> list[Span]:
    return [marker.span for marker in markers] + [
        block.span for run in prose for block in run.blocks
    ]


def places_of(entry: Entry) -> list[Span]:
    own = [span for span in (entry.badge_span, entry.field_span) if span is not None]
    return [entry.heading.span, *own, *texts_of(entry.markers, entry.prose)]


def places(document: Document) -> list[Span]:
    """The place of every block that the document holds, in no order."""
    found = [block.span for block in document.stray]
    if document.markdown.front_matter is not None:
        found.append(document.markdown.front_matter)
    if document.title is not None:
        found.append(document.title.span)
    found += texts_of(document.markers, document.prose)
    for section in document.sections:
        if section.heading is not None:
            found.append(section.heading.span)
        found += texts_of(section.markers, section.prose)
        for entry in section.entries:
            found += places_of(entry)
    return found


def check(text: str) -> None:
    document = read_text(text)
    source = document.source
    # every block is in exactly one place
    assert sorted(places(document)) == sorted(block.span for block in document.markdown.blocks)
    # what a span is said to hold stands there
    outline(document)
    end = 0
    for section in document.sections:
        assert section.span.start >= end
        end = section.span.end
        for entry in section.entries:
            assert section.span.contains(entry.span)
            assert all(entry.span.contains(place) for place in places_of(entry))
            for badge in entry.badges:
                assert entry.badge_span is not None
                assert entry.badge_span.contains(badge.span)
            last = entry.field_span.start if entry.field_span else 0
            for field in entry.fields:
                assert entry.field_span is not None
                assert entry.field_span.contains(field.span)
                assert field.span.contains(field.value_span)
                assert field.span.contains(field.label_span)
                # nothing but bullets, blank lines and quotes stands between two fields
                assert source.text[last : field.span.start].strip() == ""
                last = field.span.end
            if entry.field_span is not None:
                assert source.text[last : entry.field_span.end].strip() == ""
            # badges cover their paragraph
            rest = source.slice(entry.badge_span) if entry.badge_span else ""
            for badge in entry.badges:
                rest = rest.replace(source.slice(badge.span), "", 1)
            assert rest.strip() == ""


@modest
@given(texts)
def test_every_block_is_in_exactly_one_place(text: str) -> None:
    check(text)


@modest
@given(texts)
def test_entries_alone_too(text: str) -> None:
    check(f"# T\n\n## S\n\n### E\n\n{text}")


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="#-*_<>![]():：`|= \t\r\n\ufeffa中1", max_size=80))
def test_any_text_is_read(text: str) -> None:
    check(f"### E\n\n{text}")


@modest
@given(texts)
def test_line_ends_change_nothing(text: str) -> None:
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    with_returns = outline(read_text(unix.replace("\n", "\r\n")))
    assert [line.replace("\\r", "") for line in with_returns] == [
        line.replace("\\r", "") for line in outline(read_text(unix))
    ]


@needs_shared
@pytest.mark.parametrize(
    "path",
    sorted([*SHARED.glob("seeds/*.txt"), *SHARED.glob("corpus/*/*.md")]) if SHARED.is_dir() else [],
    ids=lambda path: path.stem,
)
def test_real_documents_are_read_whole(path: Path) -> None:
    check(path.read_text(encoding="utf-8"))
