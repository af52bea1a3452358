"""``awesomekit fmt``: what it writes, prints and returns."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from projects import LIST, project, run

CROOKED = LIST.replace("2023-07\n", "2023年7月\n").replace("## Base models", "Base models\n---")
CROOKED_DIFF = (Path(__file__).parents[1] / "golden" / "fmt.diff").read_text(encoding="utf-8")


def text_of(folder: Path, name: str = "models.md") -> str:
    return (folder / "lists" / name).read_bytes().decode()


def test_a_list_is_rewritten_once(tmp_path: Path) -> None:
    project(tmp_path, CROOKED)
    assert run(tmp_path, "fmt") == (0, "1 of 1 list reformatted\n", "")
    assert text_of(tmp_path) == LIST
    assert run(tmp_path, "fmt") == (0, "0 of 1 list reformatted\n", "")
    assert [path.name for path in (tmp_path / "lists").iterdir()] == ["models.md"]


def test_a_canonical_list_is_not_touched(tmp_path: Path) -> None:
    path = project(tmp_path) / "lists" / "models.md"
    before = path.stat()
    assert run(tmp_path, "fmt").status == 0
    after = path.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_check_writes_nothing_and_fails(tmp_path: Path) -> None:
    project(tmp_path, CROOKED)
    project(tmp_path, LIST, "other.md")
    assert run(tmp_path, "fmt", "--check") == (
        1,
        "lists/models.md is not in canonical form\n1 of 2 lists would be reformatted\n",
        "",
    )
    assert text_of(tmp_path) == CROOKED


def test_check_of_canonical_lists(tmp_path: Path) -> None:
    project(tmp_path)
    assert run(tmp_path, "fmt", "--check") == (0, "0 of 1 list would be reformatted\n", "")


@pytest.mark.parametrize("options", [["--diff"], ["--check", "--diff"]], ids=" ".join)
def test_diff_writes_nothing_and_prints_only_the_diff(tmp_path: Path, options: list[str]) -> None:
    project(tmp_path, CROOKED)
    assert run(tmp_path, "fmt", *options) == (
        1,
        CROOKED_DIFF,
        "1 of 1 list would be reformatted\n",
    )
    assert text_of(tmp_path) == CROOKED


def test_diff_of_canonical_lists_is_empty(tmp_path: Path) -> None:
    project(tmp_path)
    assert run(tmp_path, "fmt", "--diff") == (0, "", "0 of 1 list would be reformatted\n")


def test_diff_of_a_last_line_without_end_and_of_odd_characters(tmp_path: Path) -> None:
    project(tmp_path, "# T\n\na\u2028b\x1b[31m")
    assert run(tmp_path, "fmt", "--diff").out == (
        "--- lists/models.md\n"
        "+++ lists/models.md (canonical)\n"
        "@@ -1,3 +1,3 @@\n"
        " # T\n"
        " \n"
        "-a\\u2028b\\x1b[31m\n"
        "\\ No newline at end of file\n"
        "+a\\u2028b\\x1b[31m\n"
    )


def test_named_lists_and_folders(tmp_path: Path) -> None:
    project(tmp_path, CROOKED)
    project(tmp_path, CROOKED, "other.md")
    assert run(tmp_path, "fmt", "lists/other.md") == (0, "1 of 1 list reformatted\n", "")
    assert (text_of(tmp_path), text_of(tmp_path, "other.md")) == (CROOKED, LIST)
    assert run(tmp_path, "fmt", "lists") == (0, "1 of 2 lists reformatted\n", "")
    assert text_of(tmp_path) == LIST


def test_a_list_named_twice_is_one(tmp_path: Path) -> None:
    project(tmp_path, CROOKED)
    names = ["lists/models.md", "./lists/models.md", "lists", "lists/../lists/models.md"]
    assert run(tmp_path, "fmt", *names) == (0, "1 of 1 list reformatted\n", "")


def test_from_a_folder_within_the_project(tmp_path: Path) -> None:
    project(tmp_path, CROOKED)
    ran = run(tmp_path / "lists", "fmt", "--check")
    assert ran.out.startswith("models.md is not in canonical form\n")


def test_files_that_are_no_lists_are_skipped_with_a_note(tmp_path: Path) -> None:
    project(tmp_path, CROOKED)
    (tmp_path / "README.md").write_text("x\n===\n", encoding="utf-8")
    (tmp_path / "lists" / "README.base.md").write_text("x\n===\n", encoding="utf-8")
    ran = run(tmp_path, "fmt", "README.md", "lists/README.base.md", "lists/models.md")
    assert ran == (
        0,
        "1 of 1 list reformatted\n",
        "skipped README.md: it is not a list of the project\n"
        "skipped lists/README.base.md: it is not a list of the project\n",
    )
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "x\n===\n"


def test_one_unreadable_file_does_not_keep_the_others_from_being_rewritten(tmp_path: Path) -> None:
    project(tmp_path, CROOKED)
    (tmp_path / "lists" / "bad.md").write_bytes(b"# T\n\nab\xff\n")
    assert run(tmp_path, "fmt") == (
        2,
        "1 of 1 list reformatted\n",
        "error: lists/bad.md:3:3: 0xFF is not UTF-8; save the file in that encoding\n",
    )
    assert text_of(tmp_path) == LIST
    assert (tmp_path / "lists" / "bad.md").read_bytes() == b"# T\n\nab\xff\n"


def test_a_missing_file(tmp_path: Path) -> None:
    project(tmp_path)
    ran = run(tmp_path, "fmt", "lists/modles.md")
    assert (ran.status, ran.err) == (
        2,
        "error: lists/modles.md: no such file; check the spelling of the path\n",
    )


def test_an_unknown_option(tmp_path: Path) -> None:
    ran = run(project(tmp_path), "fmt", "--chekc")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.endswith("Try: awesomekit fmt --help\n")


def test_a_symbolic_link_out_of_the_project_is_refused(tmp_path: Path) -> None:
    folder = project(tmp_path / "here")
    outside = tmp_path / "outside.md"
    outside.write_text(CROOKED, encoding="utf-8")
    (folder / "lists" / "link.md").symlink_to(outside)
    ran = run(folder, "fmt", "lists/link.md")
    assert ran.err == "skipped lists/link.md: it is not a list of the project\n"
    assert outside.read_text(encoding="utf-8") == CROOKED


def test_modes_and_line_ends_stay(tmp_path: Path) -> None:
    project(tmp_path, CROOKED.replace("\n", "\r\n"))
    path = tmp_path / "lists" / "models.md"
    path.chmod(0o640)
    assert run(tmp_path, "fmt").status == 0
    assert text_of(tmp_path) == LIST.replace("\n", "\r\n")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("the superuser may write everywhere")
    project(tmp_path, CROOKED)
    (tmp_path / "lists").chmod(0o555)
    ran = run(tmp_path, "fmt")
    (tmp_path / "lists").chmod(0o755)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "error: models.md: cannot be written: Permission denied; nothing was changed\n"
    )


def test_standard_input_is_not_needed(tmp_path: Path) -> None:
    project(tmp_path, CROOKED)
    done = subprocess.run(
        ["sh", "-c", f'exec "{sys.executable}" -m awesomekit fmt <&-'],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"1 of 1 list reformatted\n", b"")
    assert text_of(tmp_path) == LIST
