"""What a user installs, and the lines that the READMEs give for it."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]
BUILD_LINE = "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/awesomekit build"
TEST_LINE = (
    "python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]' && .venv/bin/pytest -q -n auto"
)
READMES = ("README.md", "README_zh.md")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_python_that_is_promised_is_checked() -> None:
    promised = [
        classifier.removeprefix("Programming Language :: Python :: ")
        for classifier in PROJECT["classifiers"]
        if re.fullmatch(r"Programming Language :: Python :: 3\.\d+", classifier)
    ]
    assert promised == ["3.11", "3.12", "3.13", "3.14"]
    assert PROJECT["requires-python"] == f">={promised[0]}"
    matrix = re.search(r"python: (\[.*\])", read(".github/workflows/checks.yml"))
    assert matrix is not None
    assert re.findall(r'"([\d.]+)"', matrix[1]) == promised
    assert PYPROJECT["tool"]["ruff"]["target-version"] == "py" + promised[0].replace(".", "")


def test_the_package_is_typed_and_all_of_it_is_packed() -> None:
    assert "Typing :: Typed" in PROJECT["classifiers"]
    assert (ROOT / "src" / "awesomekit" / "py.typed").is_file()
    assert PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"] == {
        "packages": ["src/awesomekit"]
    }


def test_the_command_is_the_packages_main() -> None:
    assert PROJECT["scripts"] == {"awesomekit": "awesomekit.cli:main"}


def test_licences_are_there() -> None:
    assert PROJECT["license-files"] == ["LICENSE", "LICENSE-LISTS"]
    assert read("LICENSE").startswith("MIT License\n")
    assert "CC0 1.0 Universal" in read("LICENSE-LISTS")


def test_the_changelog_knows_this_version() -> None:
    assert PROJECT["version"] == version("awesomekit")
    headings = re.findall(r"^## \[?([^\]\s]+)", read("CHANGELOG.md"), re.MULTILINE)
    assert headings
    assert headings[0] in {"Unreleased", PROJECT["version"]}


@pytest.mark.parametrize("name", READMES)
def test_a_readme_gives_both_lines(name: str) -> None:
    assert re.findall(r"^```sh\n(python3 .*)\n```$", read(name), re.MULTILINE) == [
        BUILD_LINE,
        TEST_LINE,
    ]


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_the_checks_run_the_test_line_word_for_word() -> None:
    script = read(".ci/run")
    extract = next(line for line in script.splitlines() if line.startswith("test_line="))
    # nothing between the README and the shell but this line
    assert 'bash -c "$test_line"' in script.splitlines()
    done = subprocess.run(
        ["bash", "-c", f'set -euo pipefail\n{extract}\nprintf %s "$test_line"'],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, TEST_LINE, "")


def test_the_checks_leave_nothing_out() -> None:
    ran = [
        line.removeprefix("run .venv/bin/")
        for line in read(".ci/run").splitlines()
        if line.startswith("run .venv/bin/")
    ]
    assert ran == [
        "ruff check .",
        "ruff format --check .",
        "mypy",
        "awesomekit lint",
        "awesomekit build --check",
    ]
