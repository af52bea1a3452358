"""The positioned parser reads what plain markdown-it reads: same links, same headings."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from awesomekit.markdown import read_markdown
from awesomekit.source import Edit, Source, apply_edits
from shared import corpus_files, needs_shared

if TYPE_CHECKING:
    from markdown_it.token import Token

PLAIN = (
    MarkdownIt(
        "commonmark", {"strikethrough_single_tilde": True, "tasklists": True, "alerts": True}
    )
    .enable(["table", "strikethrough"])
    .use(footnote_plugin, inline=False, move_to_end=False)
    .use(front_matter_plugin)
)


def plain_links(tokens: list[Token]) -> list[str]:
    """Destinations of links and pictures in the order of the text, autolinks left out."""
    found = []
    for token in tokens:
        for child in token.children or ():
            if child.type == "link_open" and child.info != "auto":
                found.append(str(child.attrs["href"]))
            elif child.type == "image":
                found.append(str(child.attrs["src"]))
    return found


def own_links(text: str) -> list[str]:
    return [
        PLAIN.normalizeLink(link.url)
        for link in read_markdown(Source("x", text)).links
        if link.kind not in {"html", "autolink", "bare"}
    ]


def plain_headings(tokens: list[Token]) -> list[tuple[str, str]]:
    return [
        (opening.tag, inline.content)
        for opening, inline in pairwise(tokens)
        if opening.type == "heading_open"
    ]


def own_headings(text: str) -> list[tuple[str, str]]:
    markdown = read_markdown(Source("x", text))
    return [(f"h{h.level}", markdown.source.slice(h.content)) for h in markdown.headings]


@needs_shared
def test_corpus() -> None:
    files = corpus_files()
    assert len(files) == 7
    for path in files:
        text = path.read_text(encoding="utf-8")
        tokens = PLAIN.parse(text)
        assert own_links(text) == plain_links(tokens), path
        assert own_headings(text) == plain_headings(tokens), path


_LINES = """
[a](b) [x][r] ![i](j "t") [ ]( ) ](u) [](<v w>) ` `` * ** _ ~~ ~ \\ \\[ &amp; <b> </b> <!--c-->
word 中文 é ! | \\| [^f] #
"""
PIECES = st.sampled_from(
    [
        *_LINES.split(),
        *("\n", "\n\n", " ", "    ", "\t", "> ", "- ", "- [ ] ", "1. ", "## ", "---\n", "***\n"),
        *("```\n", "[r]: d\n", "[^f]: n\n", "\n| a | b |\n|---|---|\n", "> [!NOTE]\n> "),
    ]
)
TEXTS = st.lists(PIECES, max_size=25).map("".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_random_texts(text: str) -> None:
    tokens = PLAIN.parse(text)
    assert own_links(text) == plain_links(tokens)


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
def test_spans_survive_line_ends_and_byte_order_marks(text: str, newline: str, mark: bool) -> None:
    written = ("\ufeff" if mark else "") + text.replace("\n", newline)

    def slices(source: Source) -> list[list[str]]:
        markdown = read_markdown(source)
        groups = (
            [link.span for link in markdown.links],
            [link.label for link in markdown.links if link.label],
            [link.destination for link in markdown.links if link.destination],
            [heading.content for heading in markdown.headings],
            [block.span for block in markdown.blocks],
            [item.span for item in markdown.items],
            [span for one in markdown.texts for span, _ in one.runs],
            list(markdown.code),
            list(markdown.html),
        )
        return [
            [source.slice(span).replace("\r\n", "\n").replace("\r", "\n") for span in group]
            for group in groups
        ]

    assert slices(Source("x", written)) == slices(Source("x", text))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_an_edit_of_a_destination_changes_that_link_only(text: str) -> None:
    links = read_markdown(Source("x", text)).links
    for number, link in enumerate(links):
        if link.destination is None or link.kind != "inline" or link.reference:
            continue
        nested = any(
            other is not link
            and other.span.start <= link.span.start
            and link.span.end <= other.span.end
            for other in links
        )
        if nested:
            continue
        edited = apply_edits(text, [Edit(link.destination, "e")])
        again = read_markdown(Source("x", edited)).links
        assert [other.url for other in again] == [
            "e" if index == number else other.url for index, other in enumerate(links)
        ]


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_is_read(text: str) -> None:
    markdown = read_markdown(Source("x", text))
    for block in markdown.blocks:
        assert 0 <= block.span.start <= block.span.end <= len(text)
