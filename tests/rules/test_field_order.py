from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomekit.markdown import read_markdown
from awesomekit.reader import read_document
from awesomekit.source import Source
from rulecheck import CONFIG, Found, diagnose, mended, shown
from small_lists import BADGE, PROSE, entry, small_list

if TYPE_CHECKING:
    from awesomekit.model import Document

HEAD = small_list() + "### A\n\n"
ORGANIZATION, ALIASES, DATE, LICENSE = (
    "**Organization:** X",
    "**Aliases:** Y",
    "**Date:** 2023-07",
    "**License:** MIT",
)
FIELDS = f"- {DATE}\n- {LICENSE}\n"


def listed(*bullets: str) -> str:
    return small_list(entry("A", *bullets))


def order(label: str, where: str) -> str:
    return f'field "{label}" of "A" is out of order; it comes {where}'


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            listed(DATE, ORGANIZATION),
            [Found(13, 5, "Date", order("Date", 'after "Organization"'))],
            id="two swapped",
        ),
        pytest.param(
            listed(ORGANIZATION, DATE, LICENSE, ALIASES),
            [Found(16, 5, "Aliases", order("Aliases", 'before "Date"'))],
            id="the one that is wrong, not those around it",
        ),
        pytest.param(
            listed("**许可证:** MIT", "**机构:** X", DATE),
            [Found(13, 5, "许可证", order("License", 'after "Date"'))],
            id="Chinese labels",
        ),
        pytest.param(
            listed(LICENSE, DATE, "**Date:** 2023-08"),
            [Found(13, 5, "License", order("License", 'after "Date"'))],
            id="a field twice",
        ),
        pytest.param(
            f"{HEAD}{FIELDS}\n{BADGE}\n\n{PROSE}",
            [
                Found(
                    *(16, 1, BADGE),
                    'the badges of "A" come after its fields; move them up to its heading',
                )
            ],
            id="badges after the fields",
        ),
        pytest.param(
            f"{HEAD}{BADGE}\n\n{PROSE}\n<!-- [common] -->\n\n{FIELDS}",
            [
                Found(
                    *(25, 1, f"- {DATE}"),
                    'the fields of "A" come after its text; move them up before it',
                )
            ],
            id="fields after the text",
        ),
        pytest.param(
            f"{HEAD}<!-- [en] -->\n\n{FIELDS}\n{PROSE}",
            [
                Found(
                    *(15, 1, f"- {DATE}"),
                    'the fields of "A" come after its text; move them up before it',
                )
            ],
            id="fields in a language",
        ),
        pytest.param(
            f"{HEAD}| a |\n| - |\n\n{BADGE}\n{BADGE}\n\n{FIELDS}\n{PROSE}",
            [
                Found(
                    *(16, 1, BADGE),
                    'the badges of "A" come after its text; move them up to its heading',
                )
            ],
            id="badges after a table",
        ),
    ],
)
def test_finds(text: str, wanted: list[Found]) -> None:
    assert shown(diagnose("AK307", text), text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(listed(ORGANIZATION, ALIASES, DATE, LICENSE), id="in order"),
        pytest.param(listed("**Stars:** 1", ORGANIZATION, "x", DATE), id="unknown ones stay"),
        pytest.param(listed(DATE, "**日期:** 2023-08", LICENSE), id="a field twice"),
        pytest.param(f"{HEAD}{BADGE}\n\n{FIELDS}\n{PROSE}", id="everything in its place"),
        pytest.param(f"{HEAD}{PROSE}", id="neither badges nor fields"),
        pytest.param(f"{HEAD}<!-- a note -->\n\n{BADGE}\n\n{FIELDS}\n", id="a comment before them"),
        pytest.param(
            small_list(entry("A", LICENSE, DATE), front="schema: nothing"), id="an unknown schema"
        ),
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK307", text) == []


FIXES = {
    "bullets": (
        listed(LICENSE, DATE, ORGANIZATION),
        listed(ORGANIZATION, DATE, LICENSE),
    ),
    "bullets around one that is not known": (
        listed(LICENSE, "**Stars:** 1", ORGANIZATION, "x"),
        listed(ORGANIZATION, "**Stars:** 1", LICENSE, "x"),
    ),
    "bullets at different columns": (
        f"{HEAD} - {LICENSE}\n- {DATE}\n",
        f"{HEAD} - {DATE}\n- {LICENSE}\n",
    ),
    "bullets with lists and paragraphs below": (
        f"{HEAD}- {LICENSE}\n  - see\n\n    more\n\n- {DATE}\nlazy\n",
        f"{HEAD}- {DATE}\nlazy\n\n- {LICENSE}\n  - see\n\n    more\n",
    ),
    "badges before fields": (
        f"{HEAD}{FIELDS}\n{BADGE}\n{BADGE}\n\n{PROSE}",
        f"{HEAD}{BADGE}\n{BADGE}\n\n{FIELDS}\n{PROSE}",
    ),
    "fields before the text": (
        f"{HEAD}{BADGE}\n\n{PROSE}\n<!-- [common] -->\n\n{FIELDS}",
        f"{HEAD}{BADGE}\n\n{FIELDS}\n{PROSE}\n<!-- [common] -->\n",
    ),
    "fields out of a language": (
        f"{HEAD}<!-- [zh] 甲 -->\n\n<!-- [en] -->\n\n{FIELDS}\nText.\n",
        f"{HEAD}<!-- [zh] 甲 -->\n\n{FIELDS}\n<!-- [en] -->\n\nText.\n",
    ),
    "both, and a comment stays before the text": (
        f"{HEAD}Text.\n\n<!-- note -->\n\n{FIELDS}\nMore.\n",
        f"{HEAD}{FIELDS}\nText.\n\n<!-- note -->\n\nMore.\n",
    ),
    "no blank lines at all": (
        "# T\n## S\n### A\n<!-- [en] -->\nText.\n### B\nText.\n" + FIELDS + "### C\n",
        "# T\n## S\n### A\n<!-- [en] -->\nText.\n### B\n\n" + FIELDS + "\nText.\n\n### C\n",
    ),
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(("before", "after"), FIXES.values(), ids=FIXES)
def test_whole_bullets_and_blocks_are_moved(before: str, after: str, newline: str) -> None:
    before, after = before.replace("\n", newline), after.replace("\n", newline)
    result = mended(diagnose("AK307", before), before)
    assert result == after
    assert diagnose("AK307", result) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{HEAD} - {LICENSE}\n   more\n- {DATE}\n", id="indented lines of a bullet"),
        pytest.param(f"{HEAD}- one\n\nText.\n\n{FIELDS}", id="the fields would meet a list"),
        pytest.param(
            f"{HEAD}Text.\n\n<!-- awesomekit: disable-next AK304 -->\n\n{FIELDS}",
            id="a directive speaks of the fields",
        ),
    ],
)
def test_no_fix_where_something_would_change(text: str) -> None:
    (diagnostic,) = diagnose("AK307", text)
    assert diagnostic.fix is None


BULLETS = st.lists(
    st.sampled_from(
        [
            *(ORGANIZATION, ALIASES, DATE, LICENSE, "**Language:** en", "**Stars:** 1", "plain"),
            *("**License:** [a](b)\n  more", "**Date:** x\nlazy", "**机构：** 某\n\n  second"),
            *(
                "**Aliases:** z\n  - below\n  - it",
                "**Language:**",
                "",
                "**Date:** 2023\n  ```\n  x",
            ),
        ]
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=150, deadline=None)
@given(BULLETS, st.sampled_from(["", "\n"]), st.sampled_from(["\n", "\r\n"]))
def test_any_bullets_are_put_in_order_whole(bullets: list[str], gap: str, newline: str) -> None:
    text = (HEAD + gap.join(f"- {bullet}\n" for bullet in bullets) + "\nEnd.\n").replace(
        "\n", newline
    )
    diagnostics = diagnose("AK307", text)
    result = mended(diagnostics, text)
    if all(diagnostic.fix is not None for diagnostic in diagnostics):
        assert diagnose("AK307", result) == []
    assert _fields(result) == _fields(text)
    assert sorted(result.splitlines()) == sorted(text.splitlines())


def _read(text: str) -> Document:
    return read_document(read_markdown(Source("lists/x.md", text)), CONFIG)


def _fields(text: str) -> Counter[object]:
    (only,) = _read(text).entries
    return Counter((field.label, field.text, field.value) for field in only.fields)


BLOCKS = st.lists(
    st.sampled_from(
        [
            *(BADGE, FIELDS.rstrip(), f"- {LICENSE}\n- {DATE}", "Text.", "- a\n- b", "1. a"),
            *("<!-- [en] -->", "<!-- [zh] -->", "<!-- [common] -->", "<!-- note -->"),
            *(
                "```\n- x\n```",
                "    code",
                "> quote",
                "#### Deep",
                "[a]: b",
                "<div>",
                "| a |\n| - |",
            ),
            *("<!-- [zh] 名 -->", "  - **Date:** 2023-07"),
        ]
    ),
    max_size=6,
)


@settings(max_examples=250, deadline=None)
@given(BLOCKS, st.sampled_from(["\n", "\n\n"]), st.sampled_from(["\n", "\r\n"]))
def test_any_blocks_are_moved_whole_and_read_the_same(
    blocks: list[str], gap: str, newline: str
) -> None:
    text = (HEAD.rstrip() + "".join(gap + block for block in blocks) + "\n").replace("\n", newline)
    result = text
    for _ in range(4):
        result = mended([d for d in diagnose("AK307", result) if d.fix][:1], result)
    assert [d for d in diagnose("AK307", result) if d.fix] == []
    assert _lines(result) == _lines(text)
    before, after = _read(text), _read(result)
    assert _blocks(after) == _blocks(before)
    assert _fields(result) == _fields(text)


def _lines(text: str) -> list[str]:
    return sorted(line for line in text.splitlines() if line.strip())


def _blocks(document: Document) -> list[tuple[str, list[str]]]:
    """Each block's kind and lines, without order: bullets may have been put in order as well."""
    return sorted(
        (block.kind, _lines(document.source.slice(block.span)))
        for block in document.markdown.blocks
    )
