"""Help, version, rule, errors and exit status."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from projects import project, run

if TYPE_CHECKING:
    from pathlib import Path


def test_help_fits_80_columns_and_one_screen(tmp_path: Path) -> None:
    for arguments in ([], ["lint"], ["fmt"], ["build"], ["rule"]):
        ran = run(tmp_path, *arguments, "--help", COLUMNS="80")
        assert ran.status == 0
        assert max(map(len, ran.out.splitlines())) <= 80
        assert len(ran.out.splitlines()) <= 34


def test_no_arguments_show_the_help(tmp_path: Path) -> None:
    ran = run(tmp_path)
    assert ran.status == 2
    assert "Commands:" in ran.err


def test_version(tmp_path: Path) -> None:
    from importlib.metadata import version

    assert run(tmp_path, "--version") == (0, f"awesomekit {version('awesomekit')}\n", "")


def test_misspelt_command(tmp_path: Path) -> None:
    ran = run(tmp_path, "biuld")
    assert ran.status == 2
    assert ran.err == (
        'error: No command is called "biuld". Did you mean "build"?\nTry: awesomekit --help\n'
    )


def test_unknown_option(tmp_path: Path) -> None:
    ran = run(tmp_path, "lint", "--outputformat")
    assert ran.status == 2
    assert ran.err.startswith("error: ")
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("command", [["build"], ["build", "--check"], ["fmt"]])
def test_commands_that_need_a_project_say_so(tmp_path: Path, command: list[str]) -> None:
    ran = run(tmp_path, *command)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        'error: no project here: there is no "awesomekit.yaml" and no "lists" folder in this '
        "directory or above it; change to a project's folder\n"
    )


def test_rule_explains(tmp_path: Path) -> None:
    ran = run(tmp_path, "rule", "AK203")
    assert ran.status == 0
    assert ran.out.startswith("AK203 heading-increment (warning)\n\nA heading skips a level.")
    listed = run(tmp_path, "rule").out.splitlines()
    assert "AK203  heading-increment       A heading skips a level." in listed


def test_configuration_mistakes_are_listed_with_places(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "awesomekit.yaml").write_text("langauges: [en]\nlists: 3\n", encoding="utf-8")
    for command in ("lint", "build", "fmt"):
        ran = run(tmp_path, command)
        assert (ran.status, ran.out) == (2, "")
        lines = ran.err.splitlines()
        assert (
            lines[0].startswith("error: awesomekit.yaml:1:1: ")
            or "awesomekit.yaml:1:1: " in lines[0]
        )
        assert 'did you mean "languages"?' in lines[0]
        assert "awesomekit.yaml:2:" in lines[1]


def test_a_bug_is_status_3_and_a_traceback_only_on_request(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import awesomekit.api\n"
        "def broken(*a, **k): raise ZeroDivisionError('what\\x1b[31m')\n"
        "awesomekit.api.lint = broken\n",
        encoding="utf-8",
    )
    ran = run(tmp_path, "lint", PYTHONPATH=str(tmp_path))
    assert ran.status == 3
    assert ran.err == (
        "error: this is a bug of awesomekit (ZeroDivisionError: what\\x1b[31m); run again with "
        '"awesomekit --verbose …" and report what it prints\n'
    )
    verbose = run(tmp_path, "--verbose", "lint", PYTHONPATH=str(tmp_path))
    assert "Traceback" in verbose.err
