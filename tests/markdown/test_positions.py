"""Every construct's span, label and destination in the file's own text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from awesomekit.errors import SourceError
from awesomekit.markdown import read_markdown
from awesomekit.source import Edit, Source, apply_edits

if TYPE_CHECKING:
    from awesomekit.model import Link, Markdown


def read(text: str) -> Markdown:
    return read_markdown(Source("file.md", text))


def told(markdown: Markdown, link: Link) -> tuple[str, bool, str, str, str | None, str | None]:
    """Kind, image, URL and the three slices of a link."""
    source = markdown.source
    return (
        link.kind,
        link.image,
        link.url,
        source.slice(link.span),
        source.slice(link.label) if link.label is not None else None,
        source.slice(link.destination) if link.destination is not None else None,
    )


LINKS = {
    "inline link": ("[a](b)", [("inline", False, "b", "[a](b)", "a", "b")]),
    "title is not destination": (
        'x [a](b "t") y',
        [("inline", False, "b", '[a](b "t")', "a", "b")],
    ),
    "angle brackets are not destination": (
        "[a](<b c>)",
        [("inline", False, "b c", "[a](<b c>)", "a", "b c")],
    ),
    "empty destination": ("[a]()", [("inline", False, "", "[a]()", "a", "")]),
    "escapes and entities are decoded": (
        r"[a](b\_c&amp;d)",
        [("inline", False, "b_c&d", r"[a](b\_c&amp;d)", "a", r"b\_c&amp;d")],
    ),
    "Chinese destination stays as it is": (
        "[目录](#目录)",
        [("inline", False, "#目录", "[目录](#目录)", "目录", "#目录")],
    ),
    "emphasis around and within": (
        "***[a *b*](c)***",
        [("inline", False, "c", "[a *b*](c)", "a *b*", "c")],
    ),
    "picture": ("![a](b)", [("inline", True, "b", "![a](b)", "a", "b")]),
    "linked picture": (
        "[![a](b)](c)",
        [
            ("inline", False, "c", "[![a](b)](c)", "![a](b)", "c"),
            ("inline", True, "b", "![a](b)", "a", "b"),
        ],
    ),
    "code in a label": ("[`a]`](b)", [("inline", False, "b", "[`a]`](b)", "`a]`", "b")]),
    "destination on the next line": (
        "[a](\n  b\n)",
        [("inline", False, "b", "[a](\n  b\n)", "a", "b")],
    ),
    "autolink": (
        "<http://a.b>",
        [("autolink", False, "http://a.b", "<http://a.b>") + ("http://a.b",) * 2],
    ),
    "mail autolink": (
        "<a@b.c>",
        [("autolink", False, "mailto:a@b.c", "<a@b.c>", "a@b.c", "a@b.c")],
    ),
    "bare address": ("x http://a.b/c.", [("bare", False) + ("http://a.b/c",) * 4]),
    "bare address after Chinese": ("地址：https://a.b", [("bare", False) + ("https://a.b",) * 4]),
    "bare address in quotes": ('"https://a.b"', [("bare", False) + ("https://a.b",) * 4]),
    "no bare address within a word": ("xhttps://a.b", []),
    "bare address in brackets ends before them": (
        "(https://a.b/c(d)) [https://e.f]",
        [
            ("bare", False) + ("https://a.b/c(d)",) * 4,
            ("bare", False) + ("https://e.f",) * 4,
        ],
    ),
    "bare ftp address": ("at ftp://a.b.", [("bare", False) + ("ftp://a.b",) * 4]),
    "bare www": ("see www.a.b, or", [("bare", False, "http://www.a.b") + ("www.a.b",) * 3]),
    "bare mail address": ("to a.b@c.de.", [("bare", False, "mailto:a.b@c.de") + ("a.b@c.de",) * 3]),
    "full reference": ("[a][b]\n\n[b]: c", [("full", False, "c", "[a][b]", "a", None)]),
    "collapsed reference": ("[b][]\n\n[B]: c", [("collapsed", False, "c", "[b][]", "b", None)]),
    "shortcut reference": ("[b]\n\n[b]: <c d>", [("shortcut", False, "c d", "[b]", "b", None)]),
    "picture by reference": ("![a][b]\n\n[b]: c", [("full", True, "c", "![a][b]", "a", None)]),
    "no reference without definition": ("[a][b]", []),
    "html attributes": (
        '<a href="x">y</a> <img src=\'z\' alt="w">',
        [("html", False, "x", "x", None, "x"), ("html", True, "z", "z", None, "z")],
    ),
    "html attribute without quotes, entity": (
        "<a\n href=x&amp;y >t</a>",
        [("html", False, "x&y", "x&amp;y", None, "x&amp;y")],
    ),
    "html block": ('<div>\n  <img src="a">\n</div>', [("html", True, "a", "a", None, "a")]),
    "html comment hides links": ('<!-- <a href="x"> [a](b) -->', []),
    "code hides links": ("`[a](b)`\n\n    [c](d)\n\n```\n[e](f)\n```", []),
    "escaped bracket is no link": (r"\[a](b)", []),
    "table cells": (
        "| [a](b) | c |\n|---|---|\n| d \\| [e\\|f](g) | [h](i) |",
        [
            ("inline", False, "b", "[a](b)", "a", "b"),
            ("inline", False, "g", "[e\\|f](g)", "e\\|f", "g"),
            ("inline", False, "i", "[h](i)", "h", "i"),
        ],
    ),
    "quote and lazy continuation": (
        "> [a](b)\n[c](d)",
        [("inline", False, "b", "[a](b)", "a", "b"), ("inline", False, "d", "[c](d)", "c", "d")],
    ),
    "nested containers": (
        "1. > - [a](b)\n   >   [c\n   >   d](e)",
        [
            ("inline", False, "b", "[a](b)", "a", "b"),
            ("inline", False, "e", "[c\n   >   d](e)", "c\n   >   d", "e"),
        ],
    ),
    "tab that straddles the indentation": (
        "- a\n\n\t[b](c)\n \t[d](e)",
        [("inline", False, "c", "[b](c)", "b", "c"), ("inline", False, "e", "[d](e)", "d", "e")],
    ),
    "carriage returns": (
        "# x\r\n\r\n> [a\r\n> b](c)\r\n",
        [("inline", False, "c", "[a\r\n> b](c)", "a\r\n> b", "c")],
    ),
    "byte order mark": ("\ufeff# [a](b)", [("inline", False, "b", "[a](b)", "a", "b")]),
    "lone carriage return": ("a\r[b](c)", [("inline", False, "c", "[b](c)", "b", "c")]),
    "task list": ("- [x] [a](b)", [("inline", False, "b", "[a](b)", "a", "b")]),
    "task list with a second line": (
        "- a\n  - [ ] b\n    [c\n\td](e)",
        [("inline", False, "e", "[c\n\td](e)", "c\n\td", "e")],
    ),
    "alert": ("> [!NOTE]\n> [a](b)", [("inline", False, "b", "[a](b)", "a", "b")]),
    "footnote": (
        "a[^n] [b](c)\n\n[^n]: [d](e)\n\n    [f](g)",
        [
            ("inline", False, "c", "[b](c)", "b", "c"),
            ("inline", False, "e", "[d](e)", "d", "e"),
            ("inline", False, "g", "[f](g)", "f", "g"),
        ],
    ),
    "strikethrough": (
        "~~[a](b)~~ ~[c](d)~",
        [("inline", False, "b", "[a](b)", "a", "b"), ("inline", False, "d", "[c](d)", "c", "d")],
    ),
    "front matter hides links": (
        "---\na: '[b](c)'\n---\n[d](e)",
        [("inline", False, "e", "[d](e)", "d", "e")],
    ),
    "setext heading": ("[a](b)\n===", [("inline", False, "b", "[a](b)", "a", "b")]),
}


@pytest.mark.parametrize("name", LINKS)
def test_links(name: str) -> None:
    text, expected = LINKS[name]
    markdown = read(text)
    assert [told(markdown, link) for link in markdown.links] == expected


@pytest.mark.parametrize("name", LINKS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_editing_a_destination_changes_nothing_else(name: str, newline: str) -> None:
    text = LINKS[name][0].replace("\r\n", "\n").replace("\n", newline)
    for number, link in enumerate(read(text).links):
        if link.destination is None or link.kind in {"autolink", "bare"}:
            continue
        edited = apply_edits(text, [Edit(link.destination, "edited")])
        again = read(edited).links
        assert [other.url for other in again] == [
            "edited" if index == number else other.url
            for index, other in enumerate(read(text).links)
        ]
        assert len(edited) == len(text) - (link.destination.end - link.destination.start) + 6


def test_definition_has_label_and_destination() -> None:
    markdown = read("> [a\\]b]:\n>  <c d>\n>  'title'\n\n[e]: f\n[E]: g\n\n[e]")
    source = markdown.source
    assert [
        (d.reference, d.url, source.slice(d.label), source.slice(d.destination))
        for d in markdown.definitions
    ] == [
        ("A\\]B", "c d", "a\\]b", "c d"),
        ("E", "f", "e", "f"),
        ("E", "g", "E", "g"),
    ]
    assert source.slice(markdown.definitions[0].span) == "[a\\]b]:\n>  <c d>\n>  'title'"
    assert [link.url for link in markdown.links] == ["f"]


def test_headings() -> None:
    markdown = read(
        "---\nx: y\n---\n# A `b` *c* ![d](e) #\n\nTwo\nlines\n---\n\n> ## Quoted\n\n###\n"
    )
    source = markdown.source
    assert [
        (h.level, source.slice(h.span), source.slice(h.content), h.text, h.anchor, h.top_level)
        for h in markdown.headings
    ] == [
        (1, "# A `b` *c* ![d](e) #", "A `b` *c* ![d](e)", "A b c ", "a-b-c-", True),
        (2, "Two\nlines\n---", "Two\nlines", "Two\nlines", "twolines", True),
        (2, "> ## Quoted", "Quoted", "Quoted", "quoted", False),
        (3, "###", "", "", "", True),
    ]


def test_list_items() -> None:
    markdown = read("- a\n  - b\n    c\n1) [x] d\n\n   e\n-\n- - f\n")
    source = markdown.source
    assert [
        (source.slice(i.span), source.slice(i.content), i.depth, i.task) for i in markdown.items
    ] == [
        ("- a\n  - b\n    c", "a", 0, None),
        ("- b\n    c", "b\n    c", 1, None),
        ("1) [x] d\n\n   e", "d", 0, True),
        ("-", "", 0, None),
        ("- - f", "", 0, None),
        ("- f", "f", 1, None),
    ]


def test_table_keeps_excess_cells() -> None:
    markdown = read("| a | b |\n|---|:-:|\n| `c\\|d` |  | e |\nf\n")
    source = markdown.source
    (table,) = markdown.tables
    assert [[source.slice(cell.span) for cell in row.cells] for row in table.rows] == [
        ["a", "b"],
        ["`c\\|d`", "", "e"],
        ["f"],
    ]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["a", "b"],
        ["`c|d`", "", "e"],
        ["f"],
    ]


def test_texts_are_what_a_reader_sees() -> None:
    markdown = read("a *b*`c`\\* &amp; [d](e) <http://f.g>\nh")
    (text,) = markdown.texts
    assert text.plain == "a b* & d \nh"
    assert [(markdown.source.slice(span), run) for span, run in text.runs] == [
        ("a ", "a "),
        ("b", "b"),
        ("\\*", "*"),
        (" ", " "),
        ("&amp;", "&"),
        (" ", " "),
        ("d", "d"),
        (" ", " "),
        ("\n", "\n"),
        ("h", "h"),
    ]


def test_blocks_cover_the_top_level() -> None:
    text = (
        "---\na: b\n---\n\n# T\n<!-- [zh] x -->\np\n- l\n\n      code\n\n> q\n\n***\n\n"
        "[r]: s\n\n[^f]: n\n"
    )
    markdown = read(text)
    assert [(b.kind, markdown.source.slice(b.span), b.comment) for b in markdown.blocks] == [
        ("front_matter", "---\na: b\n---", None),
        ("heading", "# T", None),
        ("html", "<!-- [zh] x -->", " [zh] x "),
        ("paragraph", "p", None),
        ("bullet_list", "- l\n\n      code", None),
        ("blockquote", "> q", None),
        ("thematic_break", "***", None),
        ("definition", "[r]: s", None),
        ("footnote", "[^f]: n", None),
    ]


@pytest.mark.parametrize("text", [">" * 10_000 + " a", "- " * 10_000 + "a"])
def test_blocks_nested_too_deep_are_refused(text: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(text)
    assert str(caught.value) == (
        "file.md:1: blocks are nested more than 50 deep; take some levels out"
    )


@pytest.mark.parametrize(
    "text",
    ["[" * 10_000, "![" * 10_000, "[a](" * 5_000, "*" * 10_000, "_a" * 10_000, "`" * 10_000],
    ids=["brackets", "pictures", "open destinations", "stars", "underscores", "backticks"],
)
def test_hostile_inline_text_is_text(text: str) -> None:
    assert read(text).links == ()
