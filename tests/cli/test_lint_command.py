"""``awesomekit lint`` as a process: output, exit status, streams."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from projects import LIST, project, run

if TYPE_CHECKING:
    from pathlib import Path


def test_clean_project_says_one_line(tmp_path: Path) -> None:
    project(tmp_path)
    assert run(tmp_path, "build").status == 0
    assert run(tmp_path, "lint") == (0, "1 file checked: no problems found\n", "")


def test_finding_has_place_caret_and_status(tmp_path: Path) -> None:
    project(tmp_path, LIST.replace("**Date:** 2023-07", "**Date:** 2023-13"))
    ran = run(tmp_path, "lint", "lists/models.md")
    assert ran.status == 1
    assert ran.err == ""
    lines = ran.out.splitlines()
    assert lines[0] == "lists/models.md:19:18: error AK305 invalid-value"
    assert lines[-1] == "1 file checked: 1 error"
    source, caret = next(pair for pair in pairwise(lines) if pair[0].startswith("  19 |"))
    assert source == "  19 | - **Date:** 2023-13"
    assert caret.index("^") == source.index("13", 8)


def test_any_markdown_file_without_a_project(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# A\n\n### B\n\ntext\n", encoding="utf-8")
    ran = run(tmp_path, "lint", "README.md", "--output-format", "concise")
    assert ran.status == 1
    assert ran.out == (
        'README.md:3:1: warning AK203 heading "B" has level 3 after level 1; use level 2\n'
        "1 file checked: 1 warning\n"
    )


def test_standard_input_has_the_name_that_is_given(tmp_path: Path) -> None:
    ran = run(
        tmp_path,
        *("lint", "-", "--stdin-filename", "docs/中文 x.md", "--output-format", "concise"),
        stdin="# A\n\n### B\n\n文\n".encode(),
    )
    assert ran.status == 1
    assert ran.out.startswith("docs/中文 x.md:3:1: warning AK203 ")


def test_json_has_the_documented_shape(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n\n### B\n\ntext\n", encoding="utf-8")
    ran = run(tmp_path, "lint", "--output-format", "json", "a.md")
    data = json.loads(ran.out)
    assert data["version"] == 1
    assert data["diagnostics"][0] == {
        "path": "a.md",
        "code": "AK203",
        "slug": "heading-increment",
        "severity": "warning",
        "message": 'heading "B" has level 3 after level 1; use level 2',
        "line": 3,
        "column": 1,
        "end_line": 3,
        "end_column": 6,
        "related": [],
        "fix": None,
    }
    assert data["summary"] == {
        "files": 1,
        "errors": 0,
        "warnings": 1,
        "information": 0,
        "fixable": 0,
    }


def test_github_format(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n\n### B\n\ntext\n", encoding="utf-8")
    assert run(tmp_path, "lint", "--output-format", "github", "a.md").out == (
        "::warning file=a.md,line=3,col=1,endLine=3,endColumn=6,title=AK203 heading-increment"
        '::heading "B" has level 3 after level 1; use level 2\n'
        "1 file checked: 1 warning\n"
    )


def test_select_ignore_and_exit_zero(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("### A\n\n# B\n\n### C\n\nx\n", encoding="utf-8")
    assert run(tmp_path, "lint", "a.md", "--select", "AK1,AK405").status == 0
    assert run(tmp_path, "lint", "a.md", "--ignore", "heading-increment,AK20").status == 0
    assert run(tmp_path, "lint", "a.md", "--select", "AK203", "--exit-zero").status == 0
    assert run(tmp_path, "lint", "a.md", "--select", "AK203").status == 1
    assert run(tmp_path, "lint", "a.md", "--statistics", "--select", "AK203").out == (
        "1  AK203  [ ]  heading-increment (warning)\n"
    )


def test_unknown_rule_is_the_users_mistake(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n", encoding="utf-8")
    assert run(tmp_path, "lint", "a.md", "--select", "heading-incremnt") == (
        2,
        "",
        'error: no rule is called "heading-incremnt"; did you mean "heading-increment"?\n',
    )


def test_several_files_are_sorted_and_one_failure_does_not_hide_others(tmp_path: Path) -> None:
    for name in ("b.md", "a.md"):
        (tmp_path / name).write_text("# A\n\n### B\n\nx\n", encoding="utf-8")
    ran = run(tmp_path, "lint", "b.md", "missing.md", "a.md", "--output-format", "concise")
    assert ran.status == 2
    assert [line.split(":")[0] for line in ran.out.splitlines()[:-1]] == ["a.md", "b.md"]
    assert ran.err == "error: missing.md: no such file; check the spelling of the path\n"


def test_nothing_to_check_is_said(tmp_path: Path) -> None:
    assert run(tmp_path, "lint") == (
        2,
        "",
        "error: there is no Markdown file to check here; name one\n",
    )


def test_stale_readme_is_reported_for_the_whole_project(tmp_path: Path) -> None:
    project(tmp_path)
    ran = run(tmp_path, "lint", "--output-format", "concise")
    assert ran.status == 1
    assert [line.split(" ")[2] for line in ran.out.splitlines()[:-1]] == ["AK901", "AK901"]
    assert run(tmp_path, "lint", "lists/models.md").status == 0


def test_no_color_in_a_pipe_and_none_with_no_color(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n\n### B\n\nx\n", encoding="utf-8")
    assert "\x1b" not in run(tmp_path, "lint", "a.md").out


@pytest.mark.parametrize("locale", ["C", "en_US.ISO-8859-1"])
def test_output_is_utf8_in_every_locale(tmp_path: Path, locale: str) -> None:
    (tmp_path / "中.md").write_text("# A\n\n### 中文🦙\n\nx\n", encoding="utf-8")
    ran = run(tmp_path, "lint", "中.md", LC_ALL=locale, PYTHONIOENCODING="ascii")
    assert ran.out.startswith("中.md:3:1: warning")
    assert "中文🦙" in ran.out


def test_rules_that_need_the_network_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n", encoding="utf-8")
    ran = run(tmp_path, "lint", "a.md", "--select", "AK6")
    assert (ran.status, ran.err) == (
        2,
        'error: AK6 looks at links over the network; run "awesomekit links"\n',
    )
    assert run(tmp_path, "lint", "a.md", "--select", "AK6,AK2").status == 0
