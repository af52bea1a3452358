"""``awesomekit init``: a project from nothing and from a README, and what is there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from awesomekit.cli import main

if TYPE_CHECKING:
    from pathlib import Path

FILES = [
    *("awesomekit.yaml", "lists/projects.md", "lists/README.base.md", ".pre-commit-config.yaml"),
    *(".github/workflows/awesomekit.yml", "CONTRIBUTING.md", "CONTRIBUTING_zh.md"),
]
README = """\
# Awesome Tools

Tools that are worth knowing, each with a few words.

## Editors

- [One](https://github.com/one/one) - The first of the editors.
- [Two](https://example.org/two) - The second, with the [manual](docs/manual.md).

## 工具 Tools

- [Three](https://github.com/three/three) - Something else.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "my-tools").mkdir()
    monkeypatch.chdir(tmp_path / "my-tools")
    return tmp_path / "my-tools"


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as exited:
        main(arguments)
    assert isinstance(exited.value.code, int)
    return exited.value.code


def test_from_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("init") == 0
    out, err = capsys.readouterr()
    assert out == "".join(f"wrote {name}\n" for name in FILES)
    assert err == (
        'next: "awesomekit lint --fix" mends what is safe, "awesomekit lint" says what is left\n'
        'and "awesomekit build" writes the README\n'
    )
    assert run("build") == 0
    assert run("lint", "--no-cache") == 0
    assert run("fmt", "--check") == 0
    capsys.readouterr()
    readme = (folder / "README.md").read_text("utf-8")
    assert "\n# My tools\n" in readme
    assert "**English** | [简体中文](README_zh.md)" in readme
    hooks = yaml.safe_load((folder / ".pre-commit-config.yaml").read_text("utf-8"))
    assert [hook["id"] for hook in hooks["repos"][0]["hooks"]] == [
        *("awesomekit-lint", "awesomekit-build"),
    ]
    workflow = yaml.safe_load((folder / ".github/workflows/awesomekit.yml").read_text("utf-8"))
    assert workflow["permissions"] == {"contents": "read"}


@pytest.mark.parametrize("schema", ["model", "benchmark", "platform", "method", "project"])
@pytest.mark.parametrize("languages", ["en", "zh", "zh,en", "fr,en"])
def test_every_schema_and_language(
    folder: Path, capsys: pytest.CaptureFixture[str], schema: str, languages: str
) -> None:
    assert run("init", "--schema", schema, "--languages", languages, "--title", "A # B") == 0
    assert run("build") == 0
    capsys.readouterr()
    # an example cannot be a primary source, and is not in French
    run("lint", "--no-cache", "--ignore", "AK401,AK702")
    assert capsys.readouterr().out.endswith(" checked: no problems found\n")


def test_from_a_readme_in_one_language(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "README.md").write_text(README, encoding="utf-8")
    (folder / "docs").mkdir()
    (folder / "docs" / "manual.md").write_text("# Manual\n", encoding="utf-8")
    assert run("init", "README.md") == 0
    out, err = capsys.readouterr()
    assert out == (
        "README.md (links): 3 projects\n"
        "→ lists/projects.md: 3 entries in 2 sections\n"
        + "".join(f"wrote {name}\n" for name in FILES[:-1])
    )
    assert err.endswith("; it replaces README.md, so commit that first\n")
    assert (folder / "README.md").read_text("utf-8") == README
    assert (folder / "lists" / "projects.md").read_text("utf-8") == PROJECTS
    assert "languages: [en]\n" in (folder / "awesomekit.yaml").read_text("utf-8")
    assert run("build") == 0
    assert run("lint", "--no-cache") == 0


PROJECTS = """\
---
schema: project
---

# Projects

<!-- [en] -->

Tools that are worth knowing, each with a few words.

## Editors

### One

[![GitHub](https://img.shields.io/badge/GitHub-one%2Fone-181717?logo=github)](https://github.com/one/one)

<!-- [en] -->

The first of the editors.

### Two

[![Website](https://img.shields.io/badge/Website-example.org-4b5563.svg)](https://example.org/two)

<!-- [en] -->

The second, with the [manual](../docs/manual.md).

## Tools

### Three

[![GitHub](https://img.shields.io/badge/GitHub-three%2Fthree-181717?logo=github)](https://github.com/three/three)

<!-- [en] -->

Something else.
"""


def test_what_is_there_stays_unless_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "CONTRIBUTING.md").write_text("mine\n", encoding="utf-8")
    assert run("init") == 2
    assert capsys.readouterr().err == (
        'error: there already: CONTRIBUTING.md; "--keep" leaves them alone, "--force" replaces '
        "them\n"
    )
    assert sorted(path.name for path in folder.iterdir()) == ["CONTRIBUTING.md"]
    assert run("init", "--keep") == 0
    assert "CONTRIBUTING.md\n" not in capsys.readouterr().out
    assert (folder / "CONTRIBUTING.md").read_text("utf-8") == "mine\n"
    assert (folder / "awesomekit.yaml").is_file()


def test_force_replaces(folder: Path) -> None:
    (folder / "CONTRIBUTING.md").write_text("mine\n", encoding="utf-8")
    assert run("init", "--force") == 0
    assert (folder / "CONTRIBUTING.md").read_text("utf-8").startswith("# Contributing\n")


def test_dry_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "CONTRIBUTING.md").write_text("mine\n", encoding="utf-8")
    assert run("init", "--dry-run") == 0
    told = capsys.readouterr().out.splitlines()
    assert told == [
        name + (" (is there already)" if name == "CONTRIBUTING.md" else "") for name in FILES
    ]
    assert [path.name for path in folder.iterdir()] == ["CONTRIBUTING.md"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--languages", "english"], '"english" is no ISO 639-1 code; write two letters, such as'),
        (["--force", "--keep"], '"--force" and "--keep" say opposite things; take one'),
        (["no.md"], "no.md: no such file; check the spelling of the path"),
        (["empty.md"], "empty.md: the file is empty; there is nothing to import"),
    ],
)
def test_mistakes(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    (folder / "empty.md").write_text("\n", encoding="utf-8")
    assert run("init", *arguments) == 2
    assert capsys.readouterr().err.startswith(f"error: {message}")
    assert [path.name for path in folder.iterdir()] == ["empty.md"]


def test_not_within_a_project(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("init") == 0
    capsys.readouterr()
    assert run("init") == 2
    assert capsys.readouterr().err == "error: there is a project already: awesomekit.yaml\n"
