"""Files are replaced together or not at all."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from awesomekit.errors import AwesomekitError, SourceError, StaleSourceError, UnsafePathError
from awesomekit.writing import NewText, replace_files

SETUP = """\
import os, resource, signal, sys
from pathlib import Path
from awesomekit.errors import AwesomekitError
from awesomekit.writing import NewText, replace_files
folder = Path(sys.argv[1])
files = [NewText(folder / "a.md", "new a"), NewText(folder / "b.md", "new b" * 100_000)]
"""


def in_a_child(folder: Path, body: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", SETUP + body, str(folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def two_files(folder: Path) -> Path:
    (folder / "a.md").write_text("old a", encoding="utf-8")
    (folder / "b.md").write_text("old b", encoding="utf-8")
    return folder


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def test_all_files_are_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    two_files(tmp_path)
    texts = [NewText(tmp_path / name, f"new {name}\r\n中文") for name in ("a.md", "b.md", "c.md")]
    replace_files(texts, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        name: f"new {name}\r\n中文".encode() for name in ("a.md", "b.md", "c.md")
    }


def test_folders_of_a_new_file_are_made(tmp_path: Path) -> None:
    replace_files([NewText(tmp_path / "new" / "deep" / "a.md", "x")], tmp_path)
    assert (tmp_path / "new" / "deep" / "a.md").read_text(encoding="utf-8") == "x"


def test_bytes_that_are_not_utf8_come_back_as_they_were(tmp_path: Path) -> None:
    replace_files(
        [NewText(tmp_path / "a.md", b"\xff\n".decode("utf-8", "surrogateescape"))], tmp_path
    )
    assert (tmp_path / "a.md").read_bytes() == b"\xff\n"


def test_no_files_are_no_work(tmp_path: Path) -> None:
    replace_files([], tmp_path)
    assert contents(tmp_path) == {}


@pytest.mark.parametrize("failing", ["a.md", "b.md", "new.md"])
@pytest.mark.parametrize("links", [True, False], ids=["hard links", "no hard links"])
def test_a_rename_that_fails_undoes_those_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str, links: bool
) -> None:
    two_files(tmp_path)
    (tmp_path / "a.md").chmod(0o640)
    rename = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target.name == failing:
            raise PermissionError(13, "Permission denied", str(self), None, str(target))
        return rename(self, target)

    def link(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(Path, "replace", replace)
    if not links:
        monkeypatch.setattr(os, "link", link)
    texts = [NewText(tmp_path / name, "new") for name in ("a.md", "new.md", "b.md")]
    with pytest.raises(SourceError) as caught:
        replace_files(texts, tmp_path)
    assert (
        str(caught.value) == f"{failing}: cannot be written: Permission denied; nothing was changed"
    )
    assert contents(tmp_path) == {"a.md": "old a", "b.md": "old b"}
    assert stat.S_IMODE((tmp_path / "a.md").stat().st_mode) == 0o640


def test_a_full_disk_changes_nothing(tmp_path: Path) -> None:
    two_files(tmp_path)
    ran = in_a_child(
        tmp_path,
        "resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))\n"
        "try: replace_files(files, folder)\n"
        "except AwesomekitError as error: print(error)\n",
    )
    assert ran.stdout == "b.md: cannot be written: File too large; nothing was changed\n"
    assert contents(tmp_path) == {"a.md": "old a", "b.md": "old b"}


@pytest.mark.parametrize("moment", ["os.fsync", "os.link", "Path.replace"])
def test_a_killed_run_leaves_the_files_and_the_next_run_cleans_up(
    tmp_path: Path, moment: str
) -> None:
    two_files(tmp_path)
    ran = in_a_child(
        tmp_path,
        f"{moment} = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "replace_files(files, folder)\n",
    )
    assert ran.returncode == -signal.SIGKILL
    left = contents(tmp_path)
    assert (left["a.md"], left["b.md"]) == ("old a", "old b")
    assert len(left) > 2
    replace_files([NewText(tmp_path / name, "new") for name in ("a.md", "b.md")], tmp_path)
    assert contents(tmp_path) == {"a.md": "new", "b.md": "new"}


def test_an_interruption_waits_until_all_files_are_renamed(tmp_path: Path) -> None:
    two_files(tmp_path)
    ran = in_a_child(
        tmp_path,
        "rename = Path.replace\n"
        "def replace(self, target):\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "    return rename(self, target)\n"
        "Path.replace = replace\n"
        "try: replace_files(files, folder)\n"
        "except KeyboardInterrupt: print('interrupted')\n",
    )
    assert ran.stdout == "interrupted\n"
    assert contents(tmp_path) == {"a.md": "new a", "b.md": "new b" * 100_000}


def test_an_interruption_while_writing_changes_nothing(tmp_path: Path) -> None:
    two_files(tmp_path)
    ran = in_a_child(
        tmp_path,
        "os.fsync = lambda _: os.kill(os.getpid(), signal.SIGINT)\n"
        "try: replace_files(files, folder)\n"
        "except KeyboardInterrupt: print('interrupted')\n",
    )
    assert ran.stdout == "interrupted\n"
    assert contents(tmp_path) == {"a.md": "old a", "b.md": "old b"}


def test_leftovers_of_others_stay(tmp_path: Path) -> None:
    running = tmp_path / f".a.md.{os.getppid()}.awesomekit-new"
    named_alike = tmp_path / ".a.md.mine.awesomekit-new"
    for path in (running, named_alike):
        path.write_text("x", encoding="utf-8")
    replace_files([NewText(tmp_path / "a.md", "new")], tmp_path)
    assert contents(tmp_path) == {"a.md": "new", running.name: "x", named_alike.name: "x"}


@pytest.mark.parametrize(
    "names",
    [("a.md.md", "a.md"), ("[a]*.md", "a*.md")],
    ids=["one name begins with the other", "names with the signs of a pattern"],
)
def test_files_with_like_names_are_kept_apart(tmp_path: Path, names: tuple[str, ...]) -> None:
    for name in names:
        (tmp_path / f".{name}.999999999.awesomekit-new").write_text("left", encoding="utf-8")
    replace_files([NewText(tmp_path / name, name) for name in names], tmp_path)
    assert contents(tmp_path) == {name: name for name in names}


def test_a_symbolic_link_stays_and_its_target_is_replaced(tmp_path: Path) -> None:
    two_files(tmp_path)
    (tmp_path / "link.md").symlink_to("a.md")
    replace_files([NewText(tmp_path / "link.md", "new", b"old a")], tmp_path)
    assert (tmp_path / "link.md").readlink() == Path("a.md")
    assert contents(tmp_path) == {"a.md": "new", "b.md": "old b", "link.md": "new"}


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o444], ids=oct)
def test_the_mode_is_kept(tmp_path: Path, mode: int) -> None:
    two_files(tmp_path)
    (tmp_path / "a.md").chmod(mode)
    replace_files([NewText(tmp_path / "a.md", "new")], tmp_path)
    assert stat.S_IMODE((tmp_path / "a.md").stat().st_mode) == mode
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "new"


def test_a_new_file_has_the_mode_that_the_user_wants(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        replace_files([NewText(tmp_path / "a.md", "new")], tmp_path)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.md").stat().st_mode) == 0o640


@pytest.mark.parametrize("through", ["../out.md", "link.md", "folder/out.md"])
def test_a_path_that_leads_out_of_the_root_is_refused(tmp_path: Path, through: str) -> None:
    root = tmp_path / "root"
    root.mkdir()
    two_files(root)
    out = tmp_path / "out.md"
    out.write_text("theirs", encoding="utf-8")
    (root / "link.md").symlink_to(out)
    (root / "folder").symlink_to(tmp_path)
    with pytest.raises(UnsafePathError) as caught:
        replace_files([NewText(root / "a.md", "new"), NewText(root / through, "new")], root)
    name = through.rpartition("/")[2]
    assert str(caught.value) == (f"{name}: the path leads out of the project; nothing was written")
    assert out.read_text(encoding="utf-8") == "theirs"
    assert (root / "a.md").read_text(encoding="utf-8") == "old a"


@pytest.mark.parametrize("kind", ["fifo", "folder", "loop", "below a file"])
def test_what_is_no_regular_file_is_refused(tmp_path: Path, kind: str) -> None:
    two_files(tmp_path)
    path = tmp_path / "x.md"
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "loop":
        path.symlink_to("x.md")
    else:
        path = tmp_path / "b.md" / "x.md"
    with pytest.raises(UnsafePathError) as caught:
        replace_files([NewText(tmp_path / "a.md", "new"), NewText(path, "new")], tmp_path)
    what = "the path leads to no file" if kind in {"loop", "below a file"} else "not a regular file"
    assert str(caught.value) == f"x.md: {what}; nothing was written"
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "old a"
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [("b.md", b"other"), ("b.md", None), ("c.md", b"")],
    ids=["other bytes", "a file that must not be there", "a file that is gone"],
)
def test_a_file_that_is_not_as_expected_stops_all(
    tmp_path: Path, name: str, expected: bytes | None
) -> None:
    two_files(tmp_path)
    texts = [NewText(tmp_path / "a.md", "new", b"old a"), NewText(tmp_path / name, "x", expected)]
    with pytest.raises(StaleSourceError) as caught:
        replace_files(texts, tmp_path)
    assert str(caught.value) == (
        f"{name}: the file changed while awesomekit was at work; nothing was written, run it again"
    )
    assert contents(tmp_path) == {"a.md": "old a", "b.md": "old b"}


def test_a_change_while_the_new_texts_are_written_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_files(tmp_path)
    sync = os.fsync

    def save_meanwhile(descriptor: int) -> None:
        (tmp_path / "a.md").write_text("mine", encoding="utf-8")
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", save_meanwhile)
    texts = [NewText(tmp_path / n, "x", f"old {n[0]}".encode()) for n in ("a.md", "b.md")]
    with pytest.raises(StaleSourceError):
        replace_files(texts, tmp_path)
    assert contents(tmp_path) == {"a.md": "mine", "b.md": "old b"}


def test_a_name_too_long_for_a_second_file_is_the_users_to_know(tmp_path: Path) -> None:
    name = "a" * 250 + ".md"
    (tmp_path / name).write_text("old", encoding="utf-8")
    with pytest.raises(AwesomekitError) as caught:
        replace_files([NewText(tmp_path / name, "new")], tmp_path)
    assert str(caught.value) == (
        f"{name}: cannot be written: File name too long; nothing was changed"
    )
    assert contents(tmp_path) == {name: "old"}
