from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomekit.api import lint
from awesomekit.model import Severity
from rulecheck import Found, StaticFiles, diagnose, mended, shown
from shared import needs_shared, seed

if TYPE_CHECKING:
    from pathlib import Path

    from awesomekit.rules import FileKind

HEADINGS = "\n\n# Tools\n\n## Getting Started!\n\n## 基础模型\n\n## 1. C++\n\n## C\n\n## C\n"
FILES = StaticFiles(
    {"docs/a.md": frozenset({"usage", "set-up"}), "b.png": None, "c.md": frozenset()}
)


def broken(wanted: str, near: str = "", where: str = "") -> str:
    then = f'did you mean "{near}"?' if near else "correct it"
    return f'no heading has the anchor "{wanted}"{where}; {then}'


@pytest.mark.parametrize(
    ("link", "wanted", "after"),
    [
        pytest.param(
            "[a](#geting-started)",
            Found(1, 5, "#geting-started", broken("geting-started", "getting-started")),
            "[a](#getting-started)",
            id="a letter too few",
        ),
        pytest.param(
            "文 [a](#基础模形 't')",
            Found(1, 7, "#基础模形", broken("基础模形", "基础模型")),
            "文 [a](#基础模型 't')",
            id="another Chinese character",
        ),
        pytest.param(
            "[a](<#Getting Started!>)",
            Found(1, 6, "#Getting Started!", broken("Getting Started!", "getting-started")),
            "[a](<#getting-started>)",
            id="the heading itself for its anchor",
        ),
        pytest.param(
            "[a](#1.c)",
            Found(1, 5, "#1.c", broken("1.c", "1-c")),
            "[a](#1-c)",
            id="the nearest of several",
        ),
        pytest.param(
            "[a](#gettingstarted)",
            Found(1, 5, "#gettingstarted", broken("gettingstarted", "getting-started")),
            "[a](#getting-started)",
            id="one name key",
        ),
        pytest.param(
            "[a](docs/a.md#usge)",
            Found(1, 14, "#usge", broken("usge", "usage", ' in "docs/a.md"')),
            "[a](docs/a.md#usage)",
            id="another file: the fragment alone is marked and mended",
        ),
        pytest.param(
            "<a href='docs/a.md?plain=1#set_up'>b</a>",
            Found(1, 27, "#set_up", broken("set_up", "set-up", ' in "docs/a.md"')),
            "<a href='docs/a.md?plain=1#set-up'>b</a>",
            id="an attribute, a query before it",
        ),
        pytest.param(
            "[a][b]\n\n[b]: #tols",
            Found(3, 6, "#tols", broken("tols", "tools")),
            "[a][b]\n\n[b]: #tools",
            id="a definition",
        ),
        pytest.param(
            "[a](#%E5%9F%BA%E7%A1%80%E6%A8%A1)",
            Found(1, 5, "#%E5%9F%BA%E7%A1%80%E6%A8%A1", broken("基础模", "基础模型")),
            "[a](#基础模型)",
            id="an escaped fragment",
        ),
        pytest.param(
            "[a](#tols:~:text=b)",
            Found(1, 5, "#tols:~:text=b", broken("tols", "tools")),
            "[a](#tools)",
            id="a text fragment behind it",
        ),
    ],
)
def test_the_nearest_anchor_is_an_unsafe_fix(link: str, wanted: Found, after: str) -> None:
    text = link + HEADINGS
    found = diagnose("AK504", text, kind="markdown", files=FILES)
    assert shown(found, text) == [wanted]
    assert mended(found, text) == text
    assert mended(found, text, safe=False) == after + HEADINGS
    assert diagnose("AK504", after + HEADINGS, kind="markdown", files=FILES) == []


@pytest.mark.parametrize(
    ("link", "wanted"),
    [
        pytest.param("[a](#x-y-z)", Found(1, 5, "#x-y-z", broken("x-y-z")), id="nothing is near"),
        pytest.param(
            "[a](c.md#x)", Found(1, 9, "#x", broken("x", where=' in "c.md"')), id="no headings"
        ),
        pytest.param("[a](#L2-c)", Found(1, 5, "#L2-c", broken("L2-c")), id="not quite a line"),
        pytest.param(
            "[a](#&#116;ols)",
            Found(1, 5, "#&#116;ols", broken("tols", "tools")),
            id="entities: no edit would be sure",
        ),
    ],
)
def test_no_fix(link: str, wanted: Found) -> None:
    text = link + HEADINGS
    found = diagnose("AK504", text, kind="markdown", files=FILES)
    assert shown(found, text) == [wanted]
    assert [d.fix for d in found] == [None]


def test_letter_case_is_a_warning() -> None:
    text = "[a](#Getting-Started) [b](docs/a.md#Usage) [c](#x-y-z)" + HEADINGS
    found = diagnose("AK504", text, kind="markdown", files=FILES)
    assert [(d.severity, d.message) for d in found] == [
        (
            Severity.WARNING,
            'the anchor is "getting-started" in lower case; not all readers find '
            '"Getting-Started", so write that',
        ),
        (
            Severity.WARNING,
            'the anchor in "docs/a.md" is "usage" in lower case; not all readers find "Usage", '
            "so write that",
        ),
        (Severity.ERROR, broken("x-y-z")),
    ]
    assert mended(found, text, safe=False).startswith(
        "[a](#getting-started) [b](docs/a.md#usage) [c](#x-y-z)"
    )


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        pytest.param("markdown", "[a](#getting-started) [b](#c-1)", id="headings"),
        pytest.param("markdown", "[a](#%E5%9F%BA%E7%A1%80%E6%A8%A1%E5%9E%8B)", id="escaped"),
        pytest.param("markdown", "[a](#) [b](#top) [c](#readme)", id="the page itself"),
        pytest.param("markdown", "[a](#user-content-tools)", id="GitHub's prefix"),
        pytest.param("markdown", "[a](#x) <a name='x'></a> [b](#y) <p id=y>", id="raw HTML"),
        pytest.param("markdown", "[a](#fn-1) [b](#user-content-fnref-1)", id="footnotes"),
        pytest.param("markdown", "[a](b.png#L10) [b](b.png#x)", id="files that are no Markdown"),
        pytest.param("markdown", "[a](docs/a.md#L10) [b](docs/a.md#L1C2-L3C4)", id="lines"),
        pytest.param("markdown", "[a](docs/a.md#:~:text=b)", id="a text fragment"),
        pytest.param("markdown", "[a](docs/a.md#usage) [b](docs/a.md)", id="another file"),
        pytest.param("markdown", "[a](no.md#x) [b](DOCS/a.md#x)", id="missing files: AK503"),
        pytest.param("markdown", "[a](https://b.example/#x) [c](//d/#x)", id="addresses"),
        pytest.param("skeleton", "[a](#llama-2)", id="headings of the README to be built"),
        pytest.param("markdown", "`[a](#x)`", id="code"),
    ],
)
def test_noop(kind: FileKind, text: str) -> None:
    assert diagnose("AK504", text + HEADINGS, kind=kind, files=FILES) == []


def test_a_skeleton_may_not_miss_in_other_files() -> None:
    text = "[a](docs/a.md#x)"
    found = diagnose("AK504", text, kind="skeleton", files=FILES)
    assert shown(found, text) == [Found(1, 14, "#x", broken("x", where=' in "docs/a.md"'))]


def test_anchors_of_raw_html_are_escaped() -> None:
    text = '<a id="a b(c)"></a>\n\n[a](#a-b-c)\n'
    found = diagnose("AK504", text, kind="markdown")
    assert mended(found, text, safe=False) == '<a id="a b(c)"></a>\n\n[a](#a%20b%28c%29)\n'


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=20))
def test_every_suggestion_is_an_anchor(fragment: str) -> None:
    text = "\n".join(f"## {name}" for name in ("Tools", "基础模型", "Set up", "C")) + "\n"
    link = f"[a](<#{fragment}>)\n\n"
    for found in diagnose("AK504", link + text, kind="markdown"):
        if found.fix is not None:
            after = mended([found], link + text, safe=False)
            assert diagnose("AK504", after, kind="markdown") == []


def test_the_disk_is_asked(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Usage\n", encoding="utf-8")
    (tmp_path / "b.py").write_text("# Usage\n", encoding="utf-8")
    links = ["a.md#usage", "a.md#usge", "b.py#L1", "b.py#x", "x%00.md#a", f"{'y' * 300}.md#a"]
    text = "# T\n\n" + "\n".join(f"[l]({link})" for link in links)
    (tmp_path / "README.md").write_text(text, encoding="utf-8")
    result = lint(["README.md"], base=tmp_path, select=["AK504"])
    assert [d.message for d in result.diagnostics] == [broken("usge", "usage", ' in "a.md"')]


@needs_shared
def test_a_seed() -> None:
    text = seed("000")
    found = diagnose("AK504", text, kind="markdown")
    assert shown(found, text) == [Found(23, 7, "#Llama2", broken("Llama2", "llama-2"))]
