"""The parts of an entry as they are read: badges, markers, prose and their order."""

from __future__ import annotations

import pytest

from awesomekit.reader.badges import read_badges
from reader_outline import body, read_text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "[a](b) [c](d)\n",
            [
                "badges '[a](b) [c](d)'",
                "  '[a](b)' website: b, None",
                "  '[c](d)' website: d, None",
            ],
            id="plain links",
        ),
        pytest.param(
            "[![a](b)](c)\n",
            [
                "badges '[![a](b)](c)'",
                "  '[![a](b)](c)' website: c, b",
            ],
            id="a picture in a link",
        ),
        pytest.param(
            "![a](b)\n![c](d)\n",
            [
                "prose None: '![a](b)\\n![c](d)'",
            ],
            id="pictures without links are prose",
        ),
        pytest.param(
            "![a](b) [c](d)\n",
            [
                "badges '![a](b) [c](d)'",
                "  '![a](b)' website: None, b",
                "  '[c](d)' website: d, None",
            ],
            id="a picture without a link beside a link",
        ),
        pytest.param(
            "[a](b) [c](#c)\n",
            [
                "prose None: '[a](b) [c](#c)'",
            ],
            id="links within the list are prose",
        ),
        pytest.param(
            "[a](b)\n![c](d)\nhttps://e.org <https://f.org>\n[g][h] [h][] [h]\n\n[h]: https://h.org\n",
            [
                "badges '[a](b)\\n![c](d)\\nhttps://e.org <https://f.org>\\n[g][h] [h][] [h]'",
                "  '[a](b)' website: b, None",
                "  '![c](d)' website: None, d",
                "  'https://e.org' website: https://e.org, None",
                "  '<https://f.org>' website: https://f.org, None",
                "  '[g][h]' website: https://h.org, None",
                "  '[h][]' website: https://h.org, None",
                "  '[h]' website: https://h.org, None",
                "prose None: '[h]: https://h.org'",
            ],
            id="all kinds of links",
        ),
        pytest.param(
            "[![a](b)![c](d) e](f)\n",
            [
                "badges '[![a](b)![c](d) e](f)'",
                "  '[![a](b)![c](d) e](f)' website: f, b",
            ],
            id="only the first of two pictures counts",
        ),
        pytest.param(
            "[a](b), [c](d)\n",
            [
                "prose None: '[a](b), [c](d)'",
            ],
            id="words between the links",
        ),
        pytest.param(
            "[a](b) c\n",
            [
                "prose None: '[a](b) c'",
            ],
            id="words after the links",
        ),
        pytest.param(
            "**[a](b)**\n",
            [
                "prose None: '**[a](b)**'",
            ],
            id="emphasis around the links",
        ),
        pytest.param(
            '<a href="b">c</a> [d](e)\n',
            [
                "prose None: '<a href=\"b\">c</a> [d](e)'",
            ],
            id="a link in raw HTML",
        ),
        pytest.param(
            "[a](b) <!-- c -->\n",
            [
                "prose None: '[a](b) <!-- c -->'",
            ],
            id="a comment beside the links",
        ),
        pytest.param(
            "Text.\n\n[a](b)\n",
            [
                "prose None: 'Text.', '[a](b)'",
            ],
            id="a paragraph of links after a text is prose",
        ),
        pytest.param(
            "[a](b)\n\n[c](d)\n",
            [
                "badges '[a](b)'",
                "  '[a](b)' website: b, None",
                "prose None: '[c](d)'",
            ],
            id="a second paragraph of links is prose",
        ),
        pytest.param(
            "- [a](b)\n",
            [
                "prose None: '- [a](b)'",
            ],
            id="links in a list are prose",
        ),
        pytest.param(
            "<!-- [en] -->\n\n[a](b)\n",
            [
                "marker en '<!-- [en] -->'",
                "prose en: '[a](b)'",
            ],
            id="links in a language block are prose",
        ),
    ],
)
def test_badges(text: str, wanted: list[str]) -> None:
    assert body(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "a\n\n<!-- [en] -->\n\nb\n\nc\n\n<!-- [zh] -->\n\nd\n\n<!-- [common] -->\n\ne\n",
            [
                "marker en '<!-- [en] -->'",
                "marker zh '<!-- [zh] -->'",
                "marker common '<!-- [common] -->'",
                "prose None: 'a'",
                "prose en: 'b', 'c'",
                "prose zh: 'd'",
                "prose None: 'e'",
            ],
            id="blocks of languages",
        ),
        pytest.param(
            "<!-- [en] -->\n\na\n\n<!-- [zh] -->\n\n<!-- [en] -->\n\nb\n",
            [
                "marker en '<!-- [en] -->'",
                "marker zh '<!-- [zh] -->'",
                "marker en '<!-- [en] -->'",
                "prose en: 'a', 'b'",
            ],
            id="one language twice",
        ),
        pytest.param(
            "<!-- [common] -->\n\na\n",
            [
                "marker common '<!-- [common] -->'",
                "prose None: 'a'",
            ],
            id="[common] at first",
        ),
        pytest.param(
            "<!-- [en] -->\n\n#### A\n\nb\n\n<!-- [zh] -->\n\n#### B\n",
            [
                "marker en '<!-- [en] -->'",
                "marker zh '<!-- [zh] -->'",
                "prose en: '#### A', 'b'",
                "prose zh: '#### B'",
            ],
            id="H4 in a block",
        ),
        pytest.param(
            "<!--[ZH]名-->\n<!-- [ En ] -->\na\n<!--\n[zh]\n-->\nb\n",
            [
                "translation zh '名' '<!--[ZH]名-->'",
                "marker zh '名' '<!--[ZH]名-->'",
                "marker en '<!-- [ En ] -->'",
                "marker zh '<!--\\n[zh]\\n-->'",
                "prose en: 'a'",
                "prose zh: 'b'",
            ],
            id="spellings",
        ),
        pytest.param(
            "<!-- [zh] 一 -->\n<!-- [zh] 二 -->\n<!-- [en] One -->\n",
            [
                "translation zh '一' '<!-- [zh] 一 -->'",
                "translation zh '二' '<!-- [zh] 二 -->'",
                "translation en 'One' '<!-- [en] One -->'",
                "marker zh '一' '<!-- [zh] 一 -->'",
                "marker zh '二' '<!-- [zh] 二 -->'",
                "marker en 'One' '<!-- [en] One -->'",
            ],
            id="duplicate translations",
        ),
        pytest.param(
            "<!-- [zh] 一\n二 -->\n",
            [
                "translation zh '一 二' '<!-- [zh] 一\\n二 -->'",
                "marker zh '一\\n二' '<!-- [zh] 一\\n二 -->'",
            ],
            id="a translation of more lines",
        ),
        pytest.param(
            "a\n\n<!-- [zh] 一 -->\n\nb\n",
            [
                "marker zh '一' '<!-- [zh] 一 -->'",
                "prose None: 'a', 'b'",
            ],
            id="a translation after a text is none",
        ),
        pytest.param(
            "<!-- [en] -->\n\n<!-- [zh] 一 -->\n\nb\n",
            [
                "marker en '<!-- [en] -->'",
                "marker zh '一' '<!-- [zh] 一 -->'",
                "prose en: 'b'",
            ],
            id="a translation in a block is none",
        ),
        pytest.param(
            "<!-- [zn] -->\n\na\n\n<!-- [] -->\n\nb\n\n<!-- [to do] -->\n\nc\n",
            [
                "marker zn '<!-- [zn] -->'",
                "marker  '<!-- [] -->'",
                "marker to do '<!-- [to do] -->'",
                "prose zn: 'a'",
                "prose : 'b'",
                "prose to do: 'c'",
            ],
            id="any language",
        ),
        pytest.param(
            "```\n<!-- [zh] -->\n```\n\n    <!-- [zh] -->\n\n`<!-- [zh] -->`\n",
            [
                "prose None: '```\\n<!-- [zh] -->\\n```', '<!-- [zh] -->', '`<!-- [zh] -->`'",
            ],
            id="markers in code",
        ),
        pytest.param(
            "- <!-- [zh] -->\n\n> <!-- [zh] -->\n\na <!-- [zh] -->\n",
            [
                "prose None: '- <!-- [zh] -->', '> <!-- [zh] -->', 'a <!-- [zh] -->'",
            ],
            id="markers in lists, quotes and paragraphs",
        ),
        pytest.param(
            "<!-- [zh] --> <!-- [en] -->\n\n<!-- [zh] --> a\n",
            [
                "prose None: '<!-- [zh] --> <!-- [en] -->', '<!-- [zh] --> a'",
            ],
            id="more than one comment is no marker",
        ),
        pytest.param(
            "<!-- [a](b) -->\n\n<!-- [a][b] -->\n\n<!-- [a]: b -->\n",
            [
                "prose None: '<!-- [a](b) -->', '<!-- [a][b] -->', '<!-- [a]: b -->'",
            ],
            id="links that are commented out",
        ),
        pytest.param(
            "<!-- a -->\n\n<!-- a [zh] -->\n\n<!-- [zh -->\n\n<!---->\n",
            [
                "prose None: '<!-- a -->', '<!-- a [zh] -->', '<!-- [zh -->', '<!---->'",
            ],
            id="other comments",
        ),
    ],
)
def test_markers(text: str, wanted: list[str]) -> None:
    assert body(text) == wanted


@pytest.mark.parametrize(
    ("text", "in_order"),
    [
        pytest.param("", True, id="nothing"),
        pytest.param("Text.\n", True, id="prose alone"),
        pytest.param("[a](b)\n\n- **Date:** 2023-07\n\nText.\n", True, id="as it should be"),
        pytest.param("<!-- [zh] 一 -->\n\n- **Date:** 2023-07\n", True, id="a translation first"),
        pytest.param("[a](b)\n\n<!-- [zh] -->\n\n文。\n", True, id="a block after the badges"),
        pytest.param("- **Date:** 2023-07\n\n[a](b)\n", False, id="badges after fields"),
        pytest.param("Text.\n\n- **Date:** 2023-07\n", False, id="fields after prose"),
        pytest.param("[a](b)\n\nText.\n\n- **Date:** 2023-07\n", False, id="prose between"),
        pytest.param("<!-- [common] -->\n\n[a](b)\n", False, id="a marker before the badges"),
        pytest.param(
            "[a](b)\n\n<!-- [en] -->\n\n- **Date:** 2023-07\n",
            False,
            id="a marker before the fields",
        ),
        pytest.param("<!-- a -->\n\n- **Date:** 2023-07\n", False, id="a comment before"),
    ],
)
def test_order(text: str, in_order: bool) -> None:
    (entry,) = read_text(f"# T\n\n### E\n\n{text}").entries
    assert entry.in_order is in_order


def test_badges_are_the_links_of_the_markdown() -> None:
    document = read_text("### E\n\n[![a](b)](https://github.com/c/d) ![e](f)\n")
    link, first, second = document.markdown.links
    (entry,) = document.entries
    assert entry.badge_span is not None
    assert read_badges(document.markdown, entry.badge_span) == entry.badges
    assert [(badge.link, badge.image) for badge in entry.badges] == [(link, first), (None, second)]
    assert [badge.info.owner for badge in entry.badges] == ["c", ""]
