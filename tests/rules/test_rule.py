"""Choosing rules by code, family and name."""

from __future__ import annotations

import pytest

from awesomekit.errors import UsageError
from awesomekit.rules import RULES, select_rules

OFF_BY_DEFAULT = {"AK107"}


def codes(select: list[str], ignore: list[str]) -> list[str]:
    return [rule.code for rule in select_rules(select, ignore)]


def family(letters: str) -> list[str]:
    return [rule.code for rule in RULES if rule.code.startswith(letters)]


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ([], [], [rule.code for rule in RULES if rule.code not in OFF_BY_DEFAULT]),
        (["AK203"], [], ["AK203"]),
        (["heading-increment", "ak1"], [], [*family("AK1"), "AK203"]),
        (["AK1"], ["AK101"], family("AK1")[1:]),
        (["cjk-spacing"], [], ["AK107"]),
        ([], ["AK"], []),
    ],
    ids=["all", "code", "name and family", "all of a family but one", "off by default", "none"],
)
def test_selection(select: list[str], ignore: list[str], expected: list[str]) -> None:
    assert codes(select, ignore) == expected


@pytest.mark.parametrize(
    ("selector", "message"),
    [
        ("AK999", 'no rule is called "AK999"; did you mean "AK9"?'),
        ("broken-ancor", 'no rule is called "broken-ancor"; did you mean "broken-anchor"?'),
        ("xyz", 'no rule is called "xyz"'),
        ("", 'no rule is called ""'),
    ],
)
def test_unknown_rules_are_refused(selector: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        select_rules([selector])
    assert str(caught.value) == message
