"""The rules on real lists, beside what a reader wrote down."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from measure import HERE, kept, measured, written_down

from awesomekit.rules import RULES
from shared import needs_shared

PAGE = Path(__file__).parents[2] / "docs" / "precision.md"


@needs_shared
def test_the_rules_find_what_was_measured() -> None:
    assert [row[:5] for row in measured()] == [row[:5] for row in kept()]


def test_every_row_is_explained() -> None:
    for row in kept():
        assert bool(row.remark) == (row.found < row.firm or row.more > 0), row


def test_every_defect_is_of_a_rule() -> None:
    firm, doubtful = written_down()
    assert {*firm, *doubtful} <= {rule.code for rule in RULES}
    with (HERE / "defects.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert rows == sorted(rows, key=lambda row: (row["seed"], int(row["line"]), row["code"]))
    assert all(row["why"] for row in rows)


def test_the_page_shows_the_same_table() -> None:
    text = PAGE.read_text(encoding="utf-8")
    rows = re.findall(r"(?m)^\| (AK\d+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (.*) \|$", text)
    assert rows == [
        (r.code, str(r.firm), str(r.found), str(r.doubtful), str(r.more), r.remark) for r in kept()
    ]
    assert f"{sum(row.firm for row in kept())} lines for certain" in text
