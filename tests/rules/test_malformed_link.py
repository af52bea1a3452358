from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomekit.markdown import read_markdown
from awesomekit.source import Source
from rulecheck import Found, diagnose, shown
from shared import needs_shared, seed

SPACE = 'the address of this link holds a space; write it as "%20"'
HELD = "a link cannot hold another link; take one of them out"
APART = "white space separates text and address of this link; write [text](address)"
WIDE = "full-width parentheses hold the address of this link; write [text](address)"
REVERSED = "text and address of this link are the wrong way round; write [text](address)"
NEVER = 'the address of this link is never closed; add ")"'
PARENTHESES = (
    "the parentheses of this address do not pair; "
    'add the ")" that is missing, or write "(" as "%28"'
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("See [a](b c).", [Found(1, 10, " ", SPACE)], id="a space in the address"),
        pytest.param(
            "![文](b c.png)",
            [Found(1, 7, " ", 'the address of this image holds a space; write it as "%20"')],
            id="an image",
        ),
        pytest.param("[a [b](c)](d)", [Found(1, 10, "](d)", HELD)], id="a link in a link"),
        pytest.param(
            "[[paper](u)](v)", [Found(1, 12, "](v)", HELD)], id="the outer brackets are no link"
        ),
        pytest.param(
            "[x [b]](d)\n\n[b]: https://b.example",
            [Found(1, 7, "](d)", HELD)],
            id="a reference in a link",
        ),
        pytest.param("[a] (https://x.y)", [Found(1, 3, "] (", APART)], id="a space between"),
        pytest.param("[a]\n(https://x.y)", [Found(1, 3, "]\n(", APART)], id="a line end between"),
        pytest.param("- [文字]（https://x.y）", [Found(1, 6, "]（", WIDE)], id="full-width"),
        pytest.param(
            "[a](https://x.y/b(c)", [Found(1, 5, "https://x.y/b(c)", PARENTHESES)], id="unbalanced"
        ),
        pytest.param(
            "[a](https://x.y/b and so on",
            [Found(1, 5, "https://x.y/b", NEVER)],
            id="never closed, more text",
        ),
        pytest.param("[a](\nb", [Found(2, 1, "b", NEVER)], id="never closed, on the next line"),
        pytest.param("[a](", [Found(1, 4, "(", NEVER)], id="never closed, nothing there"),
        pytest.param(
            "[a](https://x.y/\r\n  z) b",
            [Found(1, 17, "\r\n  ", "a line break stands in the address of this link; join it")],
            id="a line break in the address",
        ),
        pytest.param("(text)[https://x.y]", [Found(1, 6, ")[", REVERSED)], id="reversed"),
        pytest.param("(text)[#part]", [Found(1, 6, ")[", REVERSED)], id="reversed, an anchor"),
        pytest.param(
            '[a](u "b "c" d")',
            [
                Found(
                    1,
                    7,
                    '"b "c" d"',
                    'quotes within the title of this link end it early; write them as \\"',
                )
            ],
            id="quotes in a title",
        ),
        pytest.param(
            "[a](u 'it's')",
            [
                Found(
                    1,
                    7,
                    "'it's'",
                    "quotes within the title of this link end it early; write them as \\'",
                )
            ],
            id="an apostrophe in a title",
        ),
        pytest.param(
            '[a](u "b)',
            [Found(1, 7, '"b', 'the title of this link is never closed; end it with "')],
            id="half a title",
        ),
        pytest.param(
            '[a](u "t" v)',
            [
                Found(
                    1,
                    7,
                    '"t" v',
                    "text follows the title of this link; take it out or into the title",
                )
            ],
            id="text after a title",
        ),
        pytest.param(
            "[a](<b c)",
            [
                Found(
                    1,
                    5,
                    "<b c",
                    'the address of this link begins with "<" and does not end with ">"; add it',
                )
            ],
            id="half an angle bracket",
        ),
        pytest.param(
            "[A]([see (x)](https://x.y))",
            [
                Found(
                    1,
                    5,
                    "[see (x)](https://x.y)",
                    "a link stands where the address of this link belongs; write its address",
                )
            ],
            id="a link for an address",
        ),
        pytest.param(
            "a](https://x.y)",
            [Found(1, 2, "](", 'this "](" closes no bracket; add the "[" of the link')],
            id="no opening bracket",
        ),
        pytest.param(
            "[a](b\\\\)c)d](e\\)",
            [Found(1, 12, "](", 'this "](" closes no bracket; add the "[" of the link')],
            id="escapes in addresses",
        ),
        pytest.param("*[`a`](b c)*", [Found(1, 9, " ", SPACE)], id="code and emphasis around it"),
        pytest.param(
            "> | a | b |\n> | - | - |\n> | \\| [a](b c) | d |\n",
            [Found(3, 13, " ", SPACE)],
            id="a cell in a quote",
        ),
        pytest.param("costs $5 [a](b c) or $6", [Found(1, 15, " ", SPACE)], id="money is no math"),
        pytest.param(
            "[a](b c), [d](e f)",
            [Found(1, 6, " ", SPACE), Found(1, 16, " ", SPACE)],
            id="two of them",
        ),
    ],
)
def test_finds(text: str, wanted: list[Found]) -> None:
    assert shown(diagnose("AK501", text, kind="markdown"), text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('[a](b "c"), [a](<b c>), [a](b_(c)), [a]()', id="links"),
        pytest.param("[![a](b)](c), ![a [b](c)](d)", id="pictures in links, links in pictures"),
        pytest.param("[[paper](u)] [[code](v)]", id="links in brackets"),
        pytest.param("[[paper](u)] (https://x.y)", id="brackets around a link are no label"),
        pytest.param("[a][b], [c]\n\n[b]: d\n[c]: e", id="reference links"),
        pytest.param("[a], [b] (see there), f(x)[0], (a)[b]", id="brackets that are no links"),
        pytest.param("\\[a](b c), [a\\](b c), [a]\\(b c), &#91;a](b c)", id="escapes"),
        pytest.param("`[a](b c)`\n\n```\n[a](b c)\n```\n\n    [a](b c)", id="code"),
        pytest.param("<!-- [a](b c) -->\n\n<p title='[a](b c)'>", id="raw HTML"),
        pytest.param("$f[a](b c)$ and $$[x](y z)$$", id="math"),
        pytest.param("as in [1] (https://x.y), [^n] (https://x.y)", id="citations"),
        pytest.param("A[^1](b c) (https://x.y)\n\n[^1]: Note.", id="footnotes"),
        pytest.param("- [ ] (https://x.y)\n- [x] (https://x.y)", id="task boxes"),
        pytest.param("[a](javascript:alert)", id="a script: another rule's"),
        pytest.param("Nothing.", id="no brackets"),
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK501", text, kind="markdown") == []


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("[]() \\!\n<>\"'$`^a:#中"), max_size=25))
def test_it_marks_literal_text_only(text: str) -> None:
    found = diagnose("AK501", text, kind="markdown")
    markdown = read_markdown(Source("x.md", text))
    real = [link.label for link in markdown.links if link.kind == "inline" and link.label]
    for one in found:
        assert 0 <= one.span.start < one.span.end <= len(text)
        # the joint of a real link is never marked
        assert one.span.start not in {label.end for label in real}


@needs_shared
@pytest.mark.parametrize(
    ("name", "places"),
    [("000", [(188, 56)]), ("001", []), ("002", []), ("003", [(721, 261), (723, 82)]), ("004", [])],
)
def test_seeds(name: str, places: list[tuple[int, int]]) -> None:
    text = seed(name)
    found = shown(diagnose("AK501", text, kind="markdown"), text)
    assert [(one.line, one.column) for one in found] == places
