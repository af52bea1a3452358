"""Several reports at once, on standard output and in files."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from awesomekit.report.formats import FORMATS
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


def test_statistics_have_no_place_in_some_formats(folder: Path) -> None:
    ran = run(folder, "lint", "a.md", "--statistics", "--output-format", "sarif=out.sarif")
    assert ran.status == 2
    assert ran.err == (
        'error: "--statistics" has no place in "sarif"; take text, concise, grouped, json, '
        "markdown\n"
    )
    assert not (folder / "out.sarif").exists()


def test_a_hyphen_is_standard_output(folder: Path) -> None:
    for options in (["--output-format", "json=-"], ["--output-file", "-"]):
        ran = run(folder, "lint", "a.md", *options)
        assert (ran.status, ran.err) == (1, "")
        assert "AK203" in ran.out
    assert [path.name for path in folder.iterdir()] == ["a.md"]


@pytest.mark.parametrize("name", ["a.md", "./a.md", "link.md"])
def test_a_report_does_not_replace_what_was_checked(folder: Path, name: str) -> None:
    (folder / "link.md").symlink_to("a.md")
    ran = run(folder, "lint", "a.md", "--output-file", name)
    assert ran.status == 2
    assert ran.err == (
        f'error: "{name.removeprefix("./")}" is one of the files that were checked; give the '
        "report another name\n"
    )
    assert (folder / "a.md").read_text(encoding="utf-8") == TEXT


def test_a_symbolic_link_stays_one(folder: Path) -> None:
    (folder / "reports").mkdir()
    (folder / "reports" / "latest.json").symlink_to("../real.json")
    ran = run(folder, "lint", "a.md", "--output-format", "json=reports/latest.json")
    assert (ran.status, ran.err) == (1, "wrote reports/latest.json\n")
    assert (folder / "reports" / "latest.json").is_symlink()
    assert json.loads((folder / "real.json").read_text(encoding="utf-8"))["version"] == 1


@pytest.mark.skipif(os.name == "nt", reason="there are no such devices on Windows")
def test_devices_are_written_to(folder: Path) -> None:
    ran = run(folder, "lint", "a.md", "--output-format", "json=/dev/null")
    assert (ran.status, ran.out, ran.err) == (1, "", "")


def test_every_format_is_written_and_names_no_folder(folder: Path) -> None:
    names = [name for name in FORMATS if name != "text"]
    options = [option for name in names for option in ("--output-format", f"{name}=out/{name}")]
    ran = run(folder, "lint", str(folder / "a.md"), "--output-format", "text", *options)
    assert ran.status == 1
    texts = {path.name: path.read_text(encoding="utf-8") for path in (folder / "out").iterdir()}
    assert sorted(texts) == sorted(names)
    for text in (ran.out, *texts.values()):
        assert "a.md" in text
        assert "AK203" in text
        assert folder.name not in text


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
            ["--output-format", "json=x", "--output-format", "sarif=y/../x"],
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
        "one file by two names",
        "no format left",
        "not a folder",
    ],
)
def test_mistakes(folder: Path, options: list[str], message: str) -> None:
    ran = run(folder, "lint", "a.md", *options)
    assert ran.status == 2
    assert message in ran.err
    assert sorted(path.name for path in folder.iterdir()) == ["a.md"]
