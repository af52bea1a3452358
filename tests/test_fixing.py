"""Which fixes are applied together, and what is checked of them."""

from __future__ import annotations

import pytest

from awesomekit.fixing import Chosen, choose, difference, repeated, signature
from awesomekit.markdown import read_markdown
from awesomekit.model import Diagnostic, Fix, Severity
from awesomekit.source import Edit, Source, Span


def finding(
    *edits: tuple[int, int, str], code: str = "AK101", safe: bool = True, start: int | None = None
) -> Diagnostic:
    made = tuple(Edit(Span(first, last), text) for first, last, text in edits)
    at = made[0].span.start if start is None else start
    return Diagnostic(
        "x.md", code, "x", Severity.ERROR, Span(at, at), "m", fix=Fix("t", made, safe)
    )


def codes(chosen: Chosen) -> list[str]:
    return [found.code for found in chosen.findings]


def test_fixes_that_do_not_touch_are_applied_together() -> None:
    chosen = choose([finding((0, 1, "A")), finding((2, 3, "C"), code="AK102")], unsafe=False)
    assert codes(chosen) == ["AK101", "AK102"]
    assert chosen.apply("abc") == "AbC"


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        ([finding((0, 2, "x"), code="AK2"), finding((1, 3, "y"), code="AK1")], ["AK2"]),
        ([finding((0, 2, "x"), code="AK2"), finding((0, 2, "y"), code="AK1")], ["AK1"]),
        ([finding((0, 3, "x"), code="AK1"), finding((0, 2, "y"), code="AK2")], ["AK2"]),
        ([finding((0, 1, "x"), code="AK2"), finding((1, 2, "y"), code="AK1")], ["AK2"]),
        ([finding((1, 1, "x"), code="AK2"), finding((1, 1, "y"), code="AK1")], ["AK1"]),
        ([finding((0, 1, "x"), (5, 6, "z"), code="AK2"), finding((5, 5, "y"))], ["AK2"]),
        ([finding((0, 1, "x"), code="AK2"), finding((0, 1, "x"), code="AK1")], ["AK1", "AK2"]),
    ],
    ids=[
        "the one that begins earlier",
        "the smaller code",
        "the one that ends earlier",
        "neighbours",
        "insertions at one place",
        "any of several edits",
        "equal edits",
    ],
)
def test_fixes_that_touch_are_settled(findings: list[Diagnostic], expected: list[str]) -> None:
    assert codes(choose(findings, unsafe=False)) == expected
    assert codes(choose(reversed(findings), unsafe=False)) == expected


def test_unsafe_fixes_are_applied_when_asked_for_and_come_last() -> None:
    unsafe = finding((0, 3, "x"), code="AK1", safe=False)
    safe = finding((1, 2, "y"), code="AK2")
    assert codes(choose([unsafe, safe], unsafe=True)) == ["AK2"]
    assert codes(choose([unsafe], unsafe=False)) == []
    assert codes(choose([unsafe], unsafe=True)) == ["AK1"]


def test_dropped_fixes_are_left_out() -> None:
    found = finding((0, 1, "x"))
    dropped = frozenset([signature(found)])
    assert codes(choose([found, finding((2, 3, "y"))], unsafe=False, dropped=dropped)) == ["AK101"]


def test_a_finding_that_stays_is_noticed() -> None:
    before = Source("x.md", "abc")
    chosen = choose([finding((0, 0, "x"), start=1)], unsafe=False)
    assert list(repeated(chosen, before, [], [finding((1, 1, "x"), start=2)])) != []
    assert list(repeated(chosen, before, [], [finding((1, 1, "y"), start=2)])) == []
    assert list(repeated(chosen, before, [], [finding((1, 1, "x"), start=3)])) == []
    # one that waited may come to stand where the other one was
    waiting = [finding((0, 0, "x"), start=1), finding((1, 1, "x"), start=1, code="AK101")]
    chosen = choose(waiting[:1], unsafe=False)
    later = [finding((1, 1, "x"), start=2)]
    assert list(repeated(chosen, before, waiting, later)) == []


def told(before: str, *edits: tuple[int, int, str]) -> str | None:
    made = [Edit(Span(first, last), text) for first, last, text in edits]
    after = Chosen((), tuple(made)).apply(before)
    return difference(
        read_markdown(Source("x.md", before)), read_markdown(Source("x.md", after)), made
    )


@pytest.mark.parametrize(
    ("before", "edits"),
    [
        ("# A\n\ntext [x](a) more\n", [(14, 15, "bcd")]),
        ("a\n\n- b\n- c\n", [(0, 1, "long text")]),
        ("[x]: a\n\n[x] and `code` and <b>\n", [(5, 6, "b")]),
        ("| a | b |\n| - | - |\n| 1 | 2 |\n", [(2, 3, "long")]),
        ("a\n\nb\n", [(0, 3, "")]),
    ],
    ids=["link", "text", "definition", "cell", "block"],
)
def test_what_no_edit_touches_is_read_as_before(
    before: str, edits: list[tuple[int, int, str]]
) -> None:
    assert told(before, *edits) is None


@pytest.mark.parametrize(
    ("before", "edits", "expected"),
    [
        ("a\n\n# B\n", [(0, 1, "```")], "the heading in line 3 would be read differently"),
        ("a\n\n[x](y)\n", [(0, 1, "<!--")], "the link in line 3 would be read differently"),
        ("a\n\n`b`\n", [(0, 1, "    x\n\n    `")], None),
        (
            "a b\n",
            [(2, 2, "\n\n# ")],
            None,
        ),
        (
            "abc d\n",
            [(1, 1, "\n---\n")],
            "the block that begins in line 1 would be read as another kind",
        ),
        (
            "| a | b |\n| - | - |\n| 1 | 2 |\n",
            [(4, 5, "x")],
            "the text in line 1 would be read differently",
        ),
    ],
    ids=["fence", "comment", "code", "new heading", "kind of block", "table"],
)
def test_what_else_changes_is_told(
    before: str, edits: list[tuple[int, int, str]], expected: str | None
) -> None:
    found = told(before, *edits)
    if expected is not None:
        assert found == expected
