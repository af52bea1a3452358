"""The hooks, run by the real pre-commit when git commits.

The hooks' own entries are run, with this interpreter in place of the environment that
pre-commit would install: nothing is downloaded.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml

from projects import LIST, Ran, project

ROOT = Path(__file__).resolve().parents[2]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
BAD = LIST.replace("**Date:** 2023-07", "**Date:** 2023-13")
NOTE = "# 笔记\n\n## Part\n\nText.\n"

needs_git = pytest.mark.skipif(
    shutil.which("git") is None or find_spec("pre_commit") is None,
    reason="git or pre-commit is not installed",
)


def hooks() -> dict[str, dict[str, Any]]:
    return {hook["id"]: hook for hook in yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))}


def local(hook: dict[str, Any]) -> dict[str, Any]:
    """The hook with this interpreter instead of an installed command."""
    command, *arguments = shlex.split(hook["entry"])
    assert command == "awesomekit"
    entry = shlex.join([sys.executable, "-P", "-m", "awesomekit", *arguments])
    return {**hook, "entry": entry, "language": "system"}


def call(folder: Path, *command: str) -> Ran:
    """Run a command as in a fresh shell: no variable of an outer git or pre-commit reaches it."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "PRE_COMMIT"))
    }
    environment = {
        **kept,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org",
        "PRE_COMMIT_HOME": str(folder.parent / "pre-commit"),
        "PRE_COMMIT_COLOR": "never",
        "NO_COLOR": "1",
    }
    done = subprocess.run(
        command, cwd=folder, capture_output=True, env=environment, check=False, timeout=120
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def git(folder: Path, *arguments: str) -> str:
    ran = call(folder, "git", *arguments)
    assert ran.status == 0, ran.err
    return ran.out


def repository(folder: Path, *ids: str) -> Path:
    """A repository with the hooks installed and the configuration committed."""
    folder.mkdir()
    known = hooks()
    config = {"repos": [{"repo": "local", "hooks": [local(known[name]) for name in ids]}]}
    (folder / ".pre-commit-config.yaml").write_text(
        yaml.safe_dump(config, allow_unicode=True), encoding="utf-8"
    )
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "configuration")
    assert call(folder, sys.executable, "-P", "-m", "pre_commit", "install").status == 0
    return folder


def commit(folder: Path, *paths: str) -> Ran:
    """Stage paths and commit; what the hooks print is in ``err``, as git has it."""
    if paths:
        git(folder, "add", "--", *paths)
    return call(folder, "git", "commit", "-q", "-m", "change")


def build(folder: Path) -> None:
    assert call(folder, sys.executable, "-m", "awesomekit", "build").status == 0


def test_the_hooks_are_what_the_page_says() -> None:
    known = hooks()
    assert list(known) == ["awesomekit-lint", "awesomekit-build"]
    lint, build_hook = known.values()
    assert (lint["entry"], lint["args"]) == ("awesomekit lint", ["--"])
    assert lint["types"] == ["markdown"]
    assert lint.get("pass_filenames", True) is True
    assert build_hook["entry"] == "awesomekit build --fail-on-change"
    assert (build_hook["pass_filenames"], build_hook["always_run"]) == (False, True)
    for hook in known.values():
        assert hook["language"] == "python"
        assert hook["require_serial"] is True
        assert "commit-msg" not in hook["stages"]
    page = (ROOT / "docs" / "github.md").read_text(encoding="utf-8")
    assert all(f"- id: {name}\n" in page for name in known)


@needs_git
@pytest.mark.parametrize(
    ("check", "file"),
    [
        ("validate-manifest", ".pre-commit-hooks.yaml"),
        ("validate-config", ".pre-commit-config.yaml"),
    ],
)
def test_pre_commit_accepts_the_files(check: str, file: str) -> None:
    assert call(ROOT, sys.executable, "-P", "-m", "pre_commit", check, file) == (0, "", "")


@needs_git
def test_a_bad_list_stops_the_commit_and_a_good_one_does_not(tmp_path: Path) -> None:
    folder = repository(tmp_path / "r", "awesomekit-lint")
    project(folder, BAD)
    ran = commit(folder, "lists")
    assert ran.status == 1
    assert "lists/models.md:19:18: error AK305 invalid-value\n" in ran.err
    assert "1 file checked: 1 error\n" in ran.err
    project(folder, LIST)
    ran = commit(folder, "lists")
    assert (ran.status, "awesomekit lint" in ran.err) == (0, True)
    assert git(folder, "show", "HEAD:lists/models.md") == LIST


@needs_git
def test_names_with_spaces_chinese_and_a_leading_dash_are_checked(tmp_path: Path) -> None:
    folder = repository(tmp_path / "r", "awesomekit-lint")
    names = ["my notes/第 一.md", "--exit-zero.md", "-.md"]
    (folder / "my notes").mkdir()
    for name in names:
        (folder / name).write_text(NOTE.replace("## Part", "### Part"), encoding="utf-8")
    ran = commit(folder, *names)
    assert ran.status == 1
    for name in names:
        assert f"{name}:3:1: warning AK203 heading-increment\n" in ran.err
    assert "3 files checked: 3 warnings\n" in ran.err
    for name in names:
        (folder / name).write_text(NOTE, encoding="utf-8")
    assert commit(folder, *names).status == 0


@needs_git
def test_other_files_are_none_of_the_hooks_business(tmp_path: Path) -> None:
    folder = repository(tmp_path / "r", "awesomekit-lint")
    (folder / "notes.txt").write_text("# A\n\n### B\n", encoding="utf-8")
    ran = commit(folder, "notes.txt")
    assert (ran.status, "(no files to check)Skipped" in ran.err) == (0, True)


@needs_git
@pytest.mark.parametrize(
    ("staged", "unstaged", "status"),
    [(BAD, LIST, 1), (LIST, BAD, 0)],
    ids=["staged is bad, mended since", "staged is good, broken since"],
)
def test_what_is_staged_is_what_counts(
    tmp_path: Path, staged: str, unstaged: str, status: int
) -> None:
    folder = repository(tmp_path / "r", "awesomekit-lint")
    project(folder, staged)
    git(folder, "add", "lists")
    project(folder, unstaged)
    assert commit(folder).status == status
    assert (folder / "lists" / "models.md").read_text(encoding="utf-8") == unstaged
    where = "HEAD:" if status == 0 else ":"
    assert git(folder, "show", f"{where}lists/models.md") == staged


@needs_git
def test_a_stale_readme_is_rebuilt_and_the_second_try_passes(tmp_path: Path) -> None:
    folder = repository(tmp_path / "r", "awesomekit-lint", "awesomekit-build")
    project(folder)
    ran = commit(folder, "lists")
    assert ran.status == 1
    assert "wrote README.md, README_zh.md\n" in ran.err
    assert "### Llama 2" in (folder / "README.md").read_text(encoding="utf-8")
    ran = commit(folder, "README.md", "README_zh.md")
    assert ran.status == 0, ran.err
    assert git(folder, "status", "--porcelain") == ""
    # an edit made in a README is undone, and the commit that would hold it is refused
    built = (folder / "README.md").read_text(encoding="utf-8")
    (folder / "README.md").write_text(built + "\nmine\n", encoding="utf-8")
    ran = commit(folder, "README.md")
    assert ran.status == 1
    assert 'README.md is not what "awesomekit build" writes' in " ".join(ran.err.split())
    assert (folder / "README.md").read_text(encoding="utf-8") == built


@needs_git
def test_a_commit_that_only_deletes_a_list_rebuilds_too(tmp_path: Path) -> None:
    folder = repository(tmp_path / "r", "awesomekit-build")
    project(folder)
    other = (
        LIST.replace("Llama", "Alpaca").replace("llama", "alpaca").replace("# Models", "# Other", 1)
    )
    project(folder, other, "other.md")
    build(folder)
    assert commit(folder, ".").status == 0
    git(folder, "rm", "-q", "lists/other.md")
    ran = commit(folder)
    assert ran.status == 1
    assert "wrote README.md, README_zh.md\n" in ran.err
    assert "Alpaca" not in (folder / "README.md").read_text(encoding="utf-8")


@needs_git
def test_the_readmes_are_built_from_what_is_staged(tmp_path: Path) -> None:
    folder = repository(tmp_path / "r", "awesomekit-build")
    project(folder)
    build(folder)
    git(folder, "add", ".")
    project(folder, BAD)
    ran = commit(folder)
    assert ran.status == 0, ran.err
    assert (folder / "lists" / "models.md").read_text(encoding="utf-8") == BAD
