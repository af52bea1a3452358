"""What ``awesomekit rule`` says of rules, one by one and in families."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from awesomekit.report.terminal import width
from awesomekit.rules import RULES
from projects import run

if TYPE_CHECKING:
    from pathlib import Path

TITLE = re.compile(r"^(AK\d{3}) [a-z-]+ \(", re.MULTILINE)


def test_a_whole_page(tmp_path: Path) -> None:
    ran = run(tmp_path, "rule", "AK107")
    assert (ran.status, ran.err) == (0, "")
    top, _, rest = ran.out.partition("Many projects")
    assert top == (
        "AK107 cjk-spacing (information, off by default)\n\n"
        "Chinese characters and Latin letters or digits meet without a space, or with\ntwo.\n\n"
    )
    facts = rest[rest.index("Fix:") : rest.index("Passes:")]
    assert facts.splitlines()[:7] == [
        "Fix:      safe",
        "Checks:   any Markdown file",
        "How sure: it reports what the file says, without a guess",
        "Option:   lint.options.cjk-spacing.style: `spaced` for one space, `joined` for",
        "          none (default: `spaced`)",
        "Page:     https://github.com/awesomekit/awesomekit/blob/main/docs/rules.md#ak107-cjk-spacing",
        "",
    ]
    assert "\n    # " in facts


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        (["broken-anchor"], ["AK504"]),
        (["ak504", "BROKEN-ANCHOR"], ["AK504"]),
        (["AK504", "AK101"], ["AK101", "AK504"]),
        (["AK9"], [rule.code for rule in RULES if rule.code.startswith("AK9")]),
        (["AK"], [rule.code for rule in RULES]),
    ],
    ids=["name", "twice the same", "several, in order", "family", "all"],
)
def test_which_pages_are_shown(tmp_path: Path, names: list[str], codes: list[str]) -> None:
    ran = run(tmp_path, "rule", *names)
    assert ran.status == 0
    assert TITLE.findall(ran.out) == codes


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("broken-ancor", 'no rule is called "broken-ancor"; did you mean "broken-anchor"?'),
        ("AK999", 'no rule is called "AK999"; did you mean "AK9"?'),
        ("\x1b[31m", 'no rule is called "\\x1b[31m"'),
    ],
    ids=["name", "code", "control character"],
)
def test_unknown_rules(tmp_path: Path, name: str, message: str) -> None:
    assert run(tmp_path, "rule", "AK101", name) == (2, "", f"error: {message}\n")


def test_all_rules_are_listed(tmp_path: Path) -> None:
    lines = run(tmp_path, "rule").out.splitlines()
    assert [line.split()[:2] for line in lines] == [[rule.code, rule.slug] for rule in RULES]
    assert max(map(width, lines)) <= 80


def test_pages_fit_80_columns(tmp_path: Path) -> None:
    """What is an example or an address cannot be wrapped."""
    shown = run(tmp_path, "rule", "AK").out
    lines = [line for line in shown.splitlines() if not line.startswith(("    ", "Page: "))]
    assert [line for line in lines if width(line) > 80] == []
