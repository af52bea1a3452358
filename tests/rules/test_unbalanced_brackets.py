from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rulecheck import Found, diagnose, shown


def unclosed(opening: str, closing: str) -> str:
    return f'"{opening}" is probably never closed here; add "{closing}" or remove it'


def unopened(closing: str, opening: str) -> str:
    return f'"{closing}" probably closes nothing here; add "{opening}" or remove it'


def other_width(closing: str, opening: str, meant: str) -> str:
    return f'"{closing}" closes "{opening}" here; probably "{meant}" is meant'


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "# Tools\r\n\r\nA (small tool.\r\n",
            [Found(3, 3, "(", unclosed("(", ")"))],
            id="nothing closes it",
        ),
        pytest.param(
            "A small) tool.", [Found(1, 8, ")", unopened(")", "("))], id="nothing opens it"
        ),
        pytest.param(
            "模型（大）和「小」】以及《书",
            [
                Found(1, 10, "】", unopened("】", "【")),
                Found(1, 13, "《", unclosed("《", "》")),
            ],
            id="full-width ones",
        ),
        pytest.param(
            "模型（大)很好",
            [Found(1, 5, ")", other_width(")", "（", "）"))],
            id="a half-width one closes a full-width one",
        ),
        pytest.param(
            "模型(大）很好",
            [Found(1, 5, "）", other_width("）", "(", ")"))],
            id="a full-width one closes a half-width one",
        ),
        pytest.param(
            "模型（大 (small）很好",
            [Found(1, 6, "(", unclosed("(", ")"))],
            id="the full-width one closes its own, the half-width one is open",
        ),
        pytest.param(
            "a “b and ”c”",
            [Found(1, 12, "”", unopened("”", "“"))],
            id="quotation marks",
        ),
        pytest.param(
            "他说“好“",
            [Found(1, 3, "“", unclosed("“", "”")), Found(1, 5, "“", unclosed("“", "”"))],
            id="a quotation that ends with the mark that begins one",
        ),
        pytest.param(
            "他说”好”",
            [Found(1, 3, "”", unopened("”", "“")), Found(1, 5, "”", unopened("”", "“"))],
            id="a Chinese quotation is not Swedish",
        ),
        pytest.param(
            "(a [b) c", [Found(1, 4, "[", unclosed("[", "]"))], id="an inner one that is open"
        ),
        pytest.param(
            "# Heading (open\n\n| a) x (b | c |\n| --- | --- |\n| d] | e |\n",
            [
                Found(1, 11, "(", unclosed("(", ")")),
                Found(3, 8, "(", unclosed("(", ")")),
                Found(5, 4, "]", unopened("]", "[")),
            ],
            id="a heading and cells, each by itself",
        ),
        pytest.param(
            "\\(a and &#40;b, *c*)",
            [Found(1, 1, "\\(", unclosed("(", ")"))],
            id="escapes and entities are seen; emphasis ends no text",
        ),
        pytest.param(
            "see （https://a.example/x",
            [Found(1, 5, "（", unclosed("（", "）"))],
            id="an address closes nothing by itself",
        ),
        pytest.param(
            "[name (old](https://a.example) is\nhere",
            [Found(1, 7, "(", unclosed("(", ")"))],
            id="the name of a link",
        ),
        pytest.param(
            "1) one (two 2) three) four)",
            [Found(1, 27, ")", unopened(")", "("))],
            id="numbers of a list beside a slip",
        ),
        pytest.param(
            "I like it (really :) and so on",
            [],
            id="a smiley may close a bracket",
        ),
        pytest.param(
            "a “b\n\nc “d",
            [Found(1, 3, "“", unclosed("“", "”")), Found(3, 3, "“", unclosed("“", "”"))],
            id="the next paragraph does not go on with the quotation",
        ),
    ],
)
def test_finds(text: str, wanted: list[Found]) -> None:
    found = diagnose("AK104", text, kind="markdown")
    assert shown(found, text) == wanted
    assert all(one.fix is None for one in found)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a (b [c {d}]) （e【f「g『h』」】《i》） “j”", id="all kinds nested"),
        pytest.param("(bold **inside) b**, [a](b)", id="emphasis across"),
        pytest.param("nice :) and :-( or ;) =] x) :( :[", id="smileys"),
        pytest.param("(smile :))", id="a smiley within brackets"),
        pytest.param("(smile :) more)", id="a smiley before more"),
        pytest.param("a) one b) two iv) three 1) four (5) 二）五 1）六", id="numbers of lists"),
        pytest.param("see (step 1) and f(x)", id="what looks like a number of a list"),
        pytest.param("a 27” screen, 5' 3\", 10’", id="inches"),
        pytest.param("in [0, 1) or (a, ∞]", id="intervals"),
        pytest.param("$[0, 1[ + f($ and $$x)$$", id="math"),
        pytest.param("`f(` and <b title='('>b</b> [x](y 'z(') ![(](y)", id="code, HTML, titles"),
        pytest.param("```\n(\n```\n\n<!-- ( -->\n", id="a block of code and a comment"),
        pytest.param("（https://a.example/x）", id="an address that swallows the bracket"),
        pytest.param("https://a.example/x_(y) <https://a.example/)>", id="brackets of addresses"),
        pytest.param("„Gänsefüßchen“ und „so” und („a“)", id="German quotations"),
        pytest.param("han sade ”hej” och ”nej”", id="Swedish quotations"),
        pytest.param("“one\n\n“two”", id="a quotation over two paragraphs"),
        pytest.param("[a](b c (d", id="what was to be a link"),
        pytest.param("it’s ‘so", id="apostrophes"),
        pytest.param("a footnote[^1] and [ ] open\n\n[^1]: b\n", id="footnotes and boxes"),
        pytest.param("- [ ] a task\n- [x] b\n", id="tasks"),
        pytest.param("(((((((((", id="a drawing"),
        pytest.param("¯\\_(ツ)_/¯ {{ name }} 🎉", id="a shrug, a template"),
        pytest.param("7â€“billion â€œa and ï¼ˆb)", id="misread bytes"),
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK104", text, kind="markdown") == []


@settings(deadline=None, max_examples=100)
@given(
    st.recursive(
        st.sampled_from(["", "a", "word ", "字", " "]),
        lambda inner: st.builds(
            lambda pair, first, second: f"{pair[0]}{first}{second}{pair[1]} ",
            st.sampled_from(["()", "[]", "{}", "（）", "【】", "「」", "『』", "《》", "“”"]),
            inner,
            inner,
        ),
        max_leaves=12,
    )
)
def test_what_pairs_is_never_found(text: str) -> None:
    assert diagnose("AK104", text, kind="markdown") == []


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet="()（）[]“”„:1a, \n", max_size=25))
def test_findings_mark_single_brackets_in_order(text: str) -> None:
    found = shown(diagnose("AK104", text, kind="markdown"), text)
    assert all(len(one.text) == 1 and one.text in "()（）[]“”" for one in found)
    assert len({one[:2] for one in found}) == len(found)


@pytest.mark.parametrize(
    "unit",
    [
        pytest.param("(", id="only openings"),
        pytest.param("（[) ", id="crossing kinds"),
        pytest.param("(a, ", id="what looks like intervals"),
        pytest.param(":) 1) ", id="smileys and numbers"),
        pytest.param("$(", id="dollars"),
    ],
)
def test_hostile_text_is_linear(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    start = time.process_time()
    diagnose("AK104", text, kind="markdown")
    assert time.process_time() - start < 20
