"""What the rules find in the seeds beside what a reader wrote down: ``measured.tsv``.

``python tests/seeds/measure.py > tests/seeds/measured.tsv`` writes the counts anew; the remarks
stay.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import NamedTuple

from awesomekit.api import lint_text
from awesomekit.source import Source

HERE = Path(__file__).parent
SEEDS = HERE.parents[2] / "shared" / "seeds"
# demands of the list format, and files that are not beside a seed
LEFT_OUT = {"AK201", "AK503", "AK701", "AK901", "AK902", "AK903"}


class Row(NamedTuple):
    """The lines of one rule: written down for certain, of these found, and found beside them."""

    code: str
    firm: int
    found: int
    doubtful: int
    more: int
    remark: str


def written_down() -> tuple[dict[str, set[tuple[str, int]]], dict[str, set[tuple[str, int]]]]:
    """Seed and line of each defect, by rule: those that are certain, and the doubtful ones."""
    firm: dict[str, set[tuple[str, int]]] = {}
    doubtful: dict[str, set[tuple[str, int]]] = {}
    with (HERE / "defects.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            kind = doubtful if row["why"].startswith("(doubtful)") else firm
            kind.setdefault(row["code"], set()).add((row["seed"], int(row["line"])))
    return firm, doubtful


def found_by_rules() -> dict[str, set[tuple[str, int]]]:
    """Seed and line of each finding, by rule."""
    found: dict[str, set[tuple[str, int]]] = {}
    for path in sorted(SEEDS.glob("0*.txt")):
        name = path.name[:3]
        text = path.read_bytes().decode("utf-8")
        source = Source(f"{name}.md", text)
        for one in lint_text(text, source.path):
            place = (name, source.position(one.span.start).line)
            found.setdefault(one.code, set()).add(place)
    return found


def measured() -> list[Row]:
    """One row for each rule that was written down or found."""
    firm, doubtful = written_down()
    found = found_by_rules()
    remarks = {row.code: row.remark for row in kept()}
    rows = []
    for code in sorted({*firm, *doubtful, *found} - LEFT_OUT):
        certain, unsure = firm.get(code, set()), doubtful.get(code, set())
        places = found.get(code, set())
        rows.append(
            Row(
                code,
                len(certain),
                len(places & certain),
                len((places & unsure) - certain),
                len(places - certain - unsure),
                remarks.get(code, ""),
            )
        )
    return rows


def kept() -> list[Row]:
    """The rows of the file."""
    with (HERE / "measured.tsv").open(encoding="utf-8", newline="") as file:
        return [
            Row(
                row["code"],
                int(row["firm"]),
                int(row["found"]),
                int(row["doubtful"]),
                int(row["more"]),
                row["remark"],
            )
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


if __name__ == "__main__":
    lines = ["\t".join(Row._fields), *("\t".join(map(str, row)) for row in measured())]
    sys.stdout.write("\n".join(lines) + "\n")
