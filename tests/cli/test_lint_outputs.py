"""Several reports at once, on standard output and in files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from projects import run

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "# A\n\n### B\n\ntext\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_several_reports_at_once(folder: Path) -> None:
    ran = run(
        folder,
        *("lint", "a.md", "--output-format", "concise", "--output-format", "sarif=out.sarif"),
        *("--output-format", "json=out.json"),
    )
    assert ran.status == 1
    assert ran.out.startswith("a.md:3:1: warning AK203 ")
    assert ran.err == "wrote out.sarif\nwrote out.json\n"
    log = json.loads((folder / "out.sarif").read_text(encoding="utf-8"))
    assert log["runs"][0]["results"][0]["ruleId"] == "AK203"
    assert json.loads((folder / "out.json").read_text(encoding="utf-8"))["summary"]["files"] == 1


def test_output_file_is_for_the_format_without_one(folder: Path) -> None:
    ran = run(folder, "lint", "a.md", "--output-format", "junit", "--output-file", "out.xml")
    assert (ran.status, ran.out) == (1, "")
    assert (folder / "out.xml").read_text(encoding="utf-8").startswith("<?xml")


def test_folders_are_made(folder: Path) -> None:
    ran = run(folder, "lint", "a.md", "--output-file", "reports/new/out.txt")
    assert ran.status == 1
    assert (folder / "reports/new/out.txt").is_file()


def test_statistics_go_where_the_report_would(folder: Path) -> None:
    ran = run(folder, "lint", "a.md", "--statistics", "--output-format", "json")
    assert json.loads(ran.out)["rules"][0]["code"] == "AK203"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--output-format", "sarfi"], 'no format is called "sarfi"; did you mean "sarif"?'),
        (["--output-format", "json="], '"json=" names no file; write json=FILE'),
        (
            ["--output-format", "json", "--output-format", "text"],
            '"json" and "text" cannot both go to one place; write FORMAT=FILE for one of them',
        ),
        (
            ["--output-format", "json=x", "--output-format", "sarif=x"],
            "two formats cannot go to one file; give each its own",
        ),
        (
            ["--output-format", "json=x", "--output-file", "y"],
            '"--output-file" needs a format without a file of its own',
        ),
        (["--output-file", "a.md/x"], "the path leads to no file; nothing was written"),
    ],
    ids=[
        "unknown",
        "no file",
        "two on standard output",
        "one file",
        "no format left",
        "not a folder",
    ],
)
def test_mistakes(folder: Path, options: list[str], message: str) -> None:
    ran = run(folder, "lint", "a.md", *options)
    assert ran.status == 2
    assert message in ran.err
    assert sorted(path.name for path in folder.iterdir()) == ["a.md"]
