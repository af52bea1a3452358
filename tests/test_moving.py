"""Parts moved whole: nothing lost, nothing read differently, refused where that cannot be."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomekit.markdown import read_markdown
from awesomekit.moving import moves, part_moves
from awesomekit.reader import read_document
from awesomekit.source import Edit, Source, Span, apply_edits
from rulecheck import CONFIG

if TYPE_CHECKING:
    from awesomekit.model import Document

HEAD = "# Tools\n\n## Editors\n\n"


def read(text: str) -> Document:
    return read_document(read_markdown(Source("lists/x.md", text)), CONFIG)


def reordered(text: str, order: list[int]) -> str | None:
    """The text with the entries of its first section in another order."""
    document = read(text)
    spans = [entry.span for entry in document.sections[0].entries]
    edits = part_moves(document.markdown, spans, [spans[index] for index in order])
    return None if edits is None else apply_edits(text, edits)


def entry_texts(text: str) -> list[str]:
    document = read(text)
    return [text[entry.span.start : entry.span.end] for entry in document.sections[0].entries]


def test_moves_fill_each_place_and_touch_nothing_else() -> None:
    source = Source("x", "a, bb; ccc.")
    spans = [Span(0, 1), Span(3, 5), Span(7, 10)]
    edits = moves(source, spans, [spans[2], spans[1], spans[0]])
    assert edits == (Edit(spans[0], "ccc"), Edit(spans[2], "a"))
    assert apply_edits(source.text, edits) == "ccc, bb; a."


def test_parts_keep_the_white_space_between_their_places() -> None:
    text = HEAD + "### A\n\none\n\n\n\n### B\n\ntwo\n \t\n### C\n\nthree\n"
    assert reordered(text, [2, 0, 1]) == (
        HEAD + "### C\n\nthree\n\n\n\n### A\n\none\n \t\n### B\n\ntwo\n"
    )


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_missing_blank_lines_are_added_in_the_line_end_of_the_file(newline: str) -> None:
    text = "# Tools\n## Editors\n### A\none\n### B\n<div>\n## Viewers\n".replace("\n", newline)
    assert text.count(newline) == 7
    # "## Viewers" is a part of the <div> until a blank line ends it
    assert entry_texts(text)[1].endswith("## Viewers")
    assert reordered(text, [1, 0]) == (
        "# Tools\n## Editors\n\n### B\n<div>\n## Viewers\n\n### A\none\n".replace("\n", newline)
    )


def test_a_file_without_a_last_line_end_stays_without() -> None:
    assert reordered(HEAD + "### B\n\ntwo\n\n### A", [1, 0]) == HEAD + "### A\n\n### B\n\ntwo"


def test_indentation_and_blanks_at_line_ends_go_with_their_part() -> None:
    text = HEAD + "  ### B\n\none\n\n### A\n\ntwo  \n"
    assert reordered(text, [1, 0]) == HEAD + "### A\n\ntwo  \n\n  ### B\n\none\n"


def test_an_indented_heading_does_not_get_into_a_list() -> None:
    text = HEAD + "  ### B\n\none\n\n### A\n\n- two\n"
    assert reordered(text, [1, 0]) is None


MOVABLE = {
    "fence that is closed": "### B\n\n```md\n### no heading\n```",
    "tilde fence with a longer end": "### B\n\n~~~~\na\n~~~~~~",
    "comment that is closed": "### B\n\n<!-- a\nb -->",
    "html block of kind 6": "### B\n\n<details>\nx",
    "definitions of different labels": "### B\n\n[a]: https://a.example\n[b]: https://b.example",
    "footnotes of different labels": "### B\n\nx[^a]\n\n[^a]: y\n\n    z",
    "unclosed fence in a quote": "### B\n\n> ```\n> x",
    "unclosed fence in a bullet": "### B\n\n- a\n\n  ```\n  x",
    "repeated heading that nothing links to": "### B\n\n#### Use\n\nx\n\n### C\n\n#### Use\n\ny",
}


@pytest.mark.parametrize("last", MOVABLE.values(), ids=MOVABLE)
def test_moved_to_the_front_a_part_is_read_as_before(last: str) -> None:
    text = f"{HEAD}### A\n\none\n\n{last}\n"
    before = entry_texts(text)
    order = list(range(len(before)))[::-1]
    after = reordered(text, order)
    assert after is not None
    assert entry_texts(after) == before[::-1]


TIED = {
    "fence that only the end of the file closes": "### B\n\n```\nx",
    "fence closed by a shorter one": "### B\n\n````\nx\n```",
    "comment that only the end of the file closes": "### B\n\n<!-- x",
    "script that only the end of the file closes": "### B\n\n<script>\nx",
    "processing instruction that is open": "### B\n\n<?php\nx",
    "declaration that is open": "### B\n\n<!DOCTYPE\nx",
    "cdata that is open": "### B\n\n<![CDATA[\nx",
    "label defined twice": "### B\n\n[a]: https://b.example",
    "footnote defined twice": "### B\n\n[^a]: b",
    "entry of the same anchor": "### A\n\ntwo",
    "repeated heading that a link names": "### B\n\n#### Use\n\n[x](#use-1)",
    "repeated heading that a link to this file names": "### B\n\n#### Use\n\n[x](x.md#Use)",
    "suppression": "### B\n\n<!-- awesomekit: disable-next AK101 -->\n\nb",
}


@pytest.mark.parametrize("last", TIED.values(), ids=TIED)
def test_what_is_tied_to_its_place_is_not_moved(last: str) -> None:
    first = "### A\n\n#### Use\n\none\n\n[a]: https://a.example\n\n[^a]: a\n\n"
    assert reordered(f"{HEAD}{first}{last}\n", [1, 0]) is None


def block_texts(text: str) -> list[str]:
    return [text[block.span.start : block.span.end] for block in read(text).markdown.blocks]


def blocks_reordered(text: str, order: list[int]) -> list[str] | None:
    markdown = read(text).markdown
    spans = [block.span for block in markdown.blocks]
    edits = part_moves(markdown, spans, [spans[index] for index in order])
    return None if edits is None else block_texts(apply_edits(text, edits))


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("- a\n\nb\n\n- c\n", [0, 2, 1]),
        ("- a\n\nb\n\n1. c\n", [0, 2, 1]),
        ("- a\n\nb\n\n    c\n", [0, 2, 1]),
        ("    a\n\nb\n\n    c\n", [0, 2, 1]),
        ("[^a]: a\n\nb\n\n    c\n", [0, 2, 1]),
    ],
    ids=["two lists", "bullets and numbers", "code in a list", "two codes", "code in a footnote"],
)
def test_blocks_that_would_merge_are_not_moved(text: str, order: list[int]) -> None:
    assert blocks_reordered(text, order) is None


def test_lists_that_were_neighbours_may_stay_so() -> None:
    assert blocks_reordered("a\n\n- b\n\n* c\n", [1, 2, 0]) == ["- b", "* c", "a"]


def test_a_list_does_not_meet_the_list_after_the_last_place() -> None:
    markdown = read("- a\n\nb\n\n- c\n").markdown
    spans = [block.span for block in markdown.blocks[:2]]
    assert part_moves(markdown, spans, spans[::-1]) is None


def test_what_stands_between_places_is_not_jumped_over() -> None:
    text = "## A\n\na\n\n# B\n\n## C\n\nc\n"
    document = read(text)
    spans = [section.span for section in document.sections]
    assert part_moves(document.markdown, spans, spans[::-1]) is None


BLOCKS = st.sampled_from(
    [
        "text",
        "- a\n- b",
        "1. a\n\n   b",
        "> quote\nlazy",
        "```\n### no\n```",
        "~~~\nopen",
        "    code",
        "<div>\nx\n</div>",
        "<details>",
        "<!-- note -->",
        "<!-- open",
        "<!-- [en] -->",
        "| a |\n| - |\n| b |",
        "#### Use",
        "Use\n===",
        "[a]: https://a.example",
        "[b]: https://b.example 't'",
        "[a] and [x](#use-1)",
        "[^a]: note\n\n    more",
        "***",
        "中文，说明。",
        "-",
        "text  ",
    ]
)
GAPS = st.sampled_from(["\n", "\n\n", "\n\n\n", "\n  \n"])
ENTRIES = st.lists(
    st.tuples(
        st.sampled_from(["### A", "### B", "  ### C #", "### D\n", "### 模型", "###"]),
        st.lists(st.tuples(GAPS, BLOCKS), max_size=3),
        GAPS,
    ),
    min_size=2,
    max_size=4,
)


@settings(max_examples=300, deadline=None)
@given(ENTRIES, st.data(), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_any_parts_are_moved_whole_or_not_at_all(
    entries: list[tuple[str, list[tuple[str, str]], str]],
    data: st.DataObject,
    newline: str,
    ends: bool,
) -> None:
    text = HEAD + "".join(
        heading + "".join(gap + block for gap, block in blocks) + after
        for heading, blocks, after in entries
    )
    text = (text if ends else text.rstrip()).replace("\n", newline)
    before = entry_texts(text)
    order = data.draw(st.permutations(range(len(before))))
    after = reordered(text, order)
    if after is None:
        return
    assert entry_texts(after) == [before[index] for index in order]
    assert _said(after) == _said(text)
    assert Counter(filter(str.strip, after.splitlines())) == Counter(
        filter(str.strip, text.splitlines())
    )
    back = [order.index(index) for index in range(len(order))]
    again = reordered(after, back)
    assert again is None or entry_texts(again) == before
    assert reordered(after, list(range(len(before)))) in {after, None}


def _said(text: str) -> Counter[object]:
    """Every block and link of a text, with what it leads to, in no order."""
    markdown = read(text).markdown
    return Counter(
        [
            *((block.kind, text[block.span.start : block.span.end]) for block in markdown.blocks),
            *((link.kind, link.url, link.text) for link in markdown.links),
            *((heading.level, heading.text) for heading in markdown.headings),
        ]
    )
