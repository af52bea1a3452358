"""AK209: rows with more cells than the header."""

from __future__ import annotations

import pytest

from awesomekit.model import Severity
from rulecheck import Found, diagnose, shown

MORE = (
    "this row has 3 cells but the header 2, and GitHub drops what is too much; write "
    '"\\|" for a "|" within a cell, or extend the header'
)
HEAD = "| a | b |\n| --- | --- |\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{HEAD}| 1 | 2 | 3 |\n", Found(3, 11, "3", MORE)),
        (f"{HEAD}1 | 2 | 中文\n", Found(3, 9, "中文", MORE)),
        (
            f"{HEAD}| 1 | `2|3` |\n",
            Found(3, 10, "3`", MORE),
        ),
        (
            f"{HEAD}| 1 | 2 | 3 | 4 |\n".replace("\n", "\r\n"),
            Found(3, 11, "3 | 4", MORE.replace("3 cells", "4 cells")),
        ),
        (f"> {HEAD.replace('| ---', '> | ---', 1)}> | 1 | 2 | |\n", Found(3, 12, "", MORE)),
    ],
    ids=["one more", "no outer pipes", "pipe in code", "two more", "empty, in a quote"],
)
def test_finds(text: str, expected: Found) -> None:
    (found,) = diagnose("AK209", text, kind="markdown")
    assert shown([found], text) == [expected]
    assert found.severity is Severity.ERROR


def test_fewer_are_noted() -> None:
    text = f"{HEAD}| 1 |\n| 1 | |\n"
    (found,) = diagnose("AK209", text, kind="markdown")
    message = "this row has 1 cell but the header 2; write the missing ones, empty if need be"
    assert shown([found], text) == [Found(3, 1, "| 1 |", message)]
    assert found.severity is Severity.INFORMATION


@pytest.mark.parametrize(
    "text",
    [
        HEAD,
        f"{HEAD}| 1 | 2\\|3 |\n",
        f"{HEAD}| 1 | 2 |\n\n| 1 | 2 | 3 |\n",
        "| a | b |\n\ntext\n",
        "```\n| a |\n| - |\n| 1 | 2 |\n```\n",
    ],
    ids=["header alone", "escaped pipe", "after the table", "no table", "code"],
)
def test_noop(text: str) -> None:
    assert diagnose("AK209", text, kind="markdown") == []
