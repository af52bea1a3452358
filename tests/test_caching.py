"""Results of earlier runs: the same with and without, whatever happens to the files."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import awesomekit
from awesomekit import linting
from projects import LIST, project, run
from shared import SHARED, corpus_files, needs_shared

if TYPE_CHECKING:
    from awesomekit.findings import Checked

TEXT = (
    "# A\n\n[x](b.md#c) [y](#none) [z](http://github.com/a/b)\n\n<!-- awesomekit: disable AK2 -->\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "work"
    place.mkdir()
    (place / "a.md").write_text(TEXT, encoding="utf-8")
    (place / "b.md").write_text("# B\n\n## C\n", encoding="utf-8")
    return place


def lint(folder: Path, cache: Path | None, **options: object) -> awesomekit.LintResult:
    return awesomekit.lint(["a.md"], base=folder, cache=cache, **options)  # type: ignore[arg-type]


def read_files(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of files that are read and checked from here on."""
    seen: list[str] = []
    original = linting.Linter._check_all

    def spy(self: linting.Linter, files: list[object]) -> object:
        seen.extend(file.shown for file in files)  # type: ignore[attr-defined]
        result: list[Checked] = list(original(self, files))  # type: ignore[arg-type]
        return result

    monkeypatch.setattr(linting.Linter, "_check_all", spy)
    return seen


def test_a_known_result_is_used_and_is_the_same(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    wanted = lint(folder, None)
    assert lint(folder, cache).diagnostics == wanted.diagnostics
    seen = read_files(monkeypatch)
    again = lint(folder, cache)
    assert seen == []
    assert again == wanted


@pytest.mark.parametrize(
    "change",
    [
        lambda f: (f / "a.md").write_text(TEXT + "\nmore,,\n", encoding="utf-8"),
        lambda f: (f / "b.md").write_text("# B\n\n## D\n", encoding="utf-8"),
        lambda f: (f / "b.md").unlink(),
        lambda f: (f / "b.md").rename(f / "B.md"),
        lambda f: (f / "awesomekit.yaml").write_text("lint: {ignore: [AK504]}\n"),
    ],
    ids=["the file", "a linked heading", "a linked file", "its letter case", "configuration"],
)
def test_what_a_result_rests_on_counts(folder: Path, tmp_path: Path, change: object) -> None:
    cache = tmp_path / "cache"
    before = lint(folder, cache)
    change(folder)  # type: ignore[operator]
    after = lint(folder, cache)
    assert after.diagnostics == lint(folder, None).diagnostics
    assert after.diagnostics != before.diagnostics


def test_the_selection_and_the_day_count(folder: Path, tmp_path: Path) -> None:
    from datetime import date

    cache = tmp_path / "cache"
    lint(folder, cache)
    assert {d.code for d in lint(folder, cache, select=["AK505"]).diagnostics} == {"AK505"}
    assert "AK505" not in {d.code for d in lint(folder, cache, ignore=["AK505"]).diagnostics}
    before = len(list(cache.rglob("*")))
    lint(folder, cache, today=date(2024, 1, 1))
    assert len(list(cache.rglob("*"))) > before


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"AK", b"XX"),
        lambda data: b"\xff" * 100,
        lambda data: b"[" * 100_000,
    ],
    ids=["empty", "cut", "changed", "garbage", "deep"],
)
def test_a_damaged_result_is_as_good_as_none(
    folder: Path, tmp_path: Path, damage: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    wanted = lint(folder, cache)
    for path in cache.rglob("*"):
        if path.is_file():
            path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator]
    seen = read_files(monkeypatch)
    assert lint(folder, cache) == wanted
    assert seen == ["a.md"]
    seen.clear()
    assert lint(folder, cache) == wanted  # it was made anew
    assert seen == []


def test_results_that_fit_but_make_no_sense_are_none(folder: Path, tmp_path: Path) -> None:
    from awesomekit.disk import digest

    cache = tmp_path / "cache"
    wanted = lint(folder, cache)
    for told in (b"{}", b"[]", b"[[1],[],[],[],[],[]]", b"null", b'[[["AK1"]],[],[],[],[],[]]'):
        for path in cache.rglob("*"):
            if path.is_file():
                path.write_bytes(digest(told).encode() + b"\n" + told)
        assert lint(folder, cache) == wanted


def test_a_cache_that_cannot_be_written_is_no_error(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    assert lint(folder, file) == lint(folder, None)
    assert file.read_text(encoding="utf-8") == "x"
    assert lint(folder, tmp_path / ("x" * 300)) == lint(folder, None)


def test_projects_are_remembered_too(tmp_path: Path) -> None:
    place, cache = tmp_path / "work", tmp_path / "cache"
    place.mkdir()
    project(place, LIST + "\n" + LIST[LIST.index("### ") :])
    wanted = awesomekit.lint(base=place)
    assert awesomekit.lint(base=place, cache=cache).diagnostics == wanted.diagnostics
    assert awesomekit.lint(base=place, cache=cache).diagnostics == wanted.diagnostics
    (place / "README.md").write_text("mine\n", encoding="utf-8")
    after = awesomekit.lint(base=place, cache=cache)
    assert after.diagnostics == awesomekit.lint(base=place).diagnostics


def test_old_results_are_swept(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    lint(folder, cache)
    old = time.time() - 40 * 24 * 60 * 60
    files = [path for path in cache.rglob("*") if path.is_file()]
    for path in files:
        os.utime(path, (old, old))
    (folder / "a.md").write_text("# Other\n", encoding="utf-8")
    lint(folder, cache)
    assert not any(path.exists() for path in files if path.name != "swept")


def test_runs_at_the_same_time_share_a_folder(folder: Path, tmp_path: Path) -> None:
    for number in range(20):
        (folder / f"{number}.md").write_text(f"# {number}\n\n{TEXT}", encoding="utf-8")
    command = [sys.executable, "-m", "awesomekit", "lint", ".", "--output-format", "json"]
    command += ["--cache-dir", str(tmp_path / "cache")]
    running = [
        subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    outputs = {process.communicate() for process in running}
    assert len(outputs) == 1
    assert next(iter(outputs))[1] == b""


def test_options_of_the_command(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = run(folder, "lint", "a.md", "--cache-dir", str(cache))
    assert cache.is_dir()
    assert run(folder, "lint", "a.md", "--cache-dir", str(cache)) == first
    other = tmp_path / "other"
    assert run(folder, "lint", "a.md", "--no-cache", "--cache-dir", str(other)) == first
    assert not other.exists()


@needs_shared
def test_several_processes_find_the_same() -> None:
    paths = [*corpus_files(), *sorted((SHARED / "seeds").glob("0*.txt")), Path("/no/such/file")]
    one = awesomekit.lint(paths, base=SHARED, jobs=1)
    assert awesomekit.lint(paths, base=SHARED, jobs=3) == one
    assert len(one.failures) == 1


def test_spawned_processes_find_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from awesomekit import parallel

    monkeypatch.setattr(parallel, "_method", lambda: "spawn")
    monkeypatch.setattr(linting, "_WORTH_A_PROCESS", 0)
    one = awesomekit.lint(["a.md", "b.md"], base=folder, jobs=1)
    assert awesomekit.lint(["a.md", "b.md"], base=folder, jobs=2) == one
