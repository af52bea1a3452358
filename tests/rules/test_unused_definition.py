"""AK512: a reference is defined and never used, or used and never defined."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from awesomekit.model import Severity
from rulecheck import Found, diagnose, mended, shown


def unused(label: str) -> str:
    return f'the reference "{label}" is never used; remove its definition'


def undefined(label: str, hint: str = "") -> str:
    hint = hint or f"add [{label}]: with its address"
    return f'the reference "{label}" is defined nowhere; {hint}'


@pytest.mark.parametrize(
    ("text", "found", "after"),
    [
        pytest.param(
            "Text.\n\n[a]: https://x.example\n",
            Found(3, 1, "[a]: https://x.example", unused("a")),
            "Text.\n",
            id="alone at the end",
        ),
        pytest.param(
            "Text.\n\n[a]: https://x.example",
            Found(3, 1, "[a]: https://x.example", unused("a")),
            "Text.\n",
            id="without a last line end",
        ),
        pytest.param(
            "Text.\r\n\r\n[甲]: https://x.example '标题'\r\n\r\nMore.\r\n",
            Found(3, 1, "[甲]: https://x.example '标题'", unused("甲")),
            "Text.\r\n\r\nMore.\r\n",
            id="one blank line goes with it",
        ),
        pytest.param(
            "See [b].\n\n[b]: https://x.example\n  [A\n  b]: https://y.example\n",
            Found(4, 3, "[A\n  b]: https://y.example", unused("A b")),
            "See [b].\n\n[b]: https://x.example\n",
            id="over two lines beside one that is used",
        ),
        pytest.param(
            "# Tools\n[a]: <https://x.example>\nText.\n",
            Found(2, 1, "[a]: <https://x.example>", unused("a")),
            "# Tools\nText.\n",
            id="between a heading and text",
        ),
        pytest.param(
            "See [a].\n\n[a]: https://x.example\n[A]: https://x.example\n",
            Found(
                *(4, 1, "[A]: https://x.example"),
                'the reference "A" is already defined and the first definition counts; '
                "remove one of them",
            ),
            "See [a].\n\n[a]: https://x.example\n",
            id="defined twice",
        ),
    ],
)
def test_finds_and_removes(text: str, found: Found, after: str) -> None:
    diagnostics = diagnose("AK512", text, kind="markdown")
    assert shown(diagnostics, text) == [found]
    assert [d.severity for d in diagnostics] == [Severity.WARNING]
    assert mended(diagnostics, text) == after
    assert diagnose("AK512", after, kind="markdown") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "See [a].\n\n[a]: https://x.example\n[a]: https://y.example\n",
            Found(
                *(4, 1, "[a]: https://y.example"),
                'the reference "a" is already defined with another address and the first '
                "definition counts; remove one of them",
            ),
            id="which address is meant nobody knows",
        ),
        pytest.param(
            "- one\n\n[a]: https://x.example\n\n- two\n",
            Found(3, 1, "[a]: https://x.example", unused("a")),
            id="two lists would become one",
        ),
        pytest.param(
            "- one\n\n[a]: https://x.example\n\n      code\n",
            Found(3, 1, "[a]: https://x.example", unused("a")),
            id="code would become part of the list",
        ),
        pytest.param(
            "> [a]: https://x.example\n",
            Found(1, 3, "[a]: https://x.example", unused("a")),
            id="in a quote",
        ),
        pytest.param(
            "- [a]: https://x.example\n",
            Found(1, 3, "[a]: https://x.example", unused("a")),
            id="in a list",
        ),
    ],
)
def test_finds_without_a_fix(text: str, found: Found) -> None:
    diagnostics = diagnose("AK512", text, kind="markdown")
    assert shown(diagnostics, text) == [found]
    assert [d.fix for d in diagnostics] == [None]


def test_all_of_several_are_removed() -> None:
    text = "Text.\n\n[a]: https://x.example\n[b]: https://x.example\n\n[c]: https://x.example\n"
    diagnostics = diagnose("AK512", text, kind="markdown")
    assert [found.message for found in shown(diagnostics, text)] == [unused(c) for c in "abc"]
    assert mended(diagnostics, text) == "Text.\n\n"


def test_points_at_the_first_of_two_definitions() -> None:
    text = "See [a].\n\n[a]: https://x.example\n[a]: https://y.example\n"
    (diagnostic,) = diagnose("AK512", text, kind="markdown", path="x.md")
    (related,) = diagnostic.related
    assert text[related.span.start : related.span.end] == "[a]: https://x.example"
    assert (related.path, related.message) == ("x.md", "the first definition")


DEFINED = "\n\nUse [this][known].\n\n[known]: https://x.example\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            f"See [the manual][manual].{DEFINED}",
            Found(1, 18, "manual", undefined("manual")),
            id="full",
        ),
        pytest.param(
            f"见 [手册][].{DEFINED}", Found(1, 4, "手册", undefined("手册")), id="collapsed"
        ),
        pytest.param(
            f"See [the *big* `manual`][big\n manual].{DEFINED}",
            Found(1, 26, "big\n manual", undefined("big manual")),
            id="markup in the text",
        ),
        pytest.param(
            f"See [the manual][knwon].{DEFINED}",
            Found(1, 18, "knwon", undefined("knwon", 'did you mean "known"?')),
            id="a letter wrong",
        ),
        pytest.param(
            f"| [a][Knowm] |\n| --- |\n{DEFINED}",
            Found(1, 7, "Knowm", undefined("Knowm", 'did you mean "known"?')),
            id="in a table",
        ),
        pytest.param(
            "![A tool][tool]\n", Found(1, 11, "tool", undefined("tool")), id="an image says enough"
        ),
        pytest.param(
            "[![A tool][tool]](https://x.example)\n",
            Found(1, 12, "tool", undefined("tool")),
            id="an image in a link",
        ),
    ],
)
def test_finds_what_is_not_defined(text: str, found: Found) -> None:
    diagnostics = diagnose("AK512", text, kind="markdown")
    assert shown(diagnostics, text) == [found]
    assert [(d.severity, d.fix) for d in diagnostics] == [(Severity.ERROR, None)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "[a][b], [b][], [b], ![c][b]\n\n[B]: https://x.example\n", id="used in every way"
        ),
        pytest.param("[//]: # (a comment)\n\n[c]: # 'another'\n\n[d]: <>\n", id="comments"),
        pytest.param("See [the manual][manual].\n", id="no other references: may be meant so"),
        pytest.param(f"values[i][j], f(x)[i][j], `a`[i][j]{DEFINED}", id="an index"),
        pytest.param(f"[free][Mac][iOS]{DEFINED}", id="a chain of tags"),
        pytest.param(f"as shown [1][2]{DEFINED}", id="numbers"),
        pytest.param(f"[[manual.html][the manual]]{DEFINED}", id="a link of another language"),
        pytest.param(f"[[a](https://x.example)][code]{DEFINED}", id="a link in brackets"),
        pytest.param(f"`[a][b]` \\[a][b] [a\\][b]{DEFINED}", id="code and escapes"),
        pytest.param(f"$[a][b]$ and $x${DEFINED}", id="math"),
        pytest.param(f"said [someone][@key] and [there][^note]{DEFINED}", id="cites and notes"),
        pytest.param("a [tag] and [x] alone\n\n- [ ] task\n", id="brackets alone"),
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK512", text, kind="markdown") == []


PARTS = st.sampled_from(
    [
        "text",
        "# H",
        "- item",
        "1. item",
        "    code",
        "```\ncode\n```",
        "> quote",
        "***",
        "| a |\n| - |\n| b |",
        "<p>\n",
        "[a]: /x",
        "[a]: /y",
        "[b]:\n/z",
        "[A]: /x 'T'",
        "===",
        "  [b]: /z",
        "use [b]",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(PARTS, st.sampled_from(["\n", "\n\n"])), max_size=8))
def test_removal_changes_nothing_that_is_shown(parts: list[tuple[str, str]]) -> None:
    text = "".join(part + end for part, end in parts)
    after = mended(diagnose("AK512", text, kind="markdown"), text)
    parser = MarkdownIt("commonmark").enable("table")
    assert parser.render(after) == parser.render(text)
    assert not [d for d in diagnose("AK512", after, kind="markdown") if d.fix]


def test_many_definitions_cost_little() -> None:
    text = "".join(f"[a{number}]: /x\n" for number in range(20_000))
    assert len(diagnose("AK512", text, kind="markdown")) == 20_000
