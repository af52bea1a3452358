"""``awesomekit confirm``: which text each translation is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from projects import LIST, project, run

if TYPE_CHECKING:
    from pathlib import Path


def test_what_was_confirmed_is_stale_when_the_text_changes(tmp_path: Path) -> None:
    project(tmp_path)
    path = tmp_path / "lists" / "models.md"
    before = path.read_text(encoding="utf-8")
    shown = run(tmp_path, "confirm", "--diff")
    assert (shown.status, path.read_text(encoding="utf-8")) == (1, before)
    assert "+<!-- awesomekit: translates en " in shown.out

    assert run(tmp_path, "confirm") == (0, "1 of 1 list confirmed\n", "")
    confirmed = path.read_text(encoding="utf-8")
    assert confirmed.count("translates en") >= 1
    assert run(tmp_path, "confirm") == (0, "0 of 1 list confirmed\n", "")
    assert run(tmp_path, "fmt", "--check").status == 0
    assert run(tmp_path, "lint", "lists", "--select", "AK705,AK903").status == 0

    english = before[before.index("<!-- [en] -->") :].split("\n\n")[1]
    path.write_text(confirmed.replace(english, f"{english} More."), encoding="utf-8")
    stale = run(tmp_path, "lint", "lists/models.md", "--select", "AK705")
    assert stale.status == 1
    assert "changed since this translation was confirmed" in stale.out
    assert run(tmp_path, "confirm").status == 0
    assert run(tmp_path, "lint", "lists/models.md", "--select", "AK705").status == 0


def test_comments_are_in_no_readme(tmp_path: Path) -> None:
    project(tmp_path, LIST)
    assert run(tmp_path, "build").status == 0
    readmes = [(tmp_path / name).read_bytes() for name in ("README.md", "README_zh.md")]
    assert run(tmp_path, "confirm").status == 0
    assert run(tmp_path, "build", "--check").status == 0
    assert readmes == [(tmp_path / name).read_bytes() for name in ("README.md", "README_zh.md")]


def test_line_ends_stay(tmp_path: Path) -> None:
    project(tmp_path)
    path = tmp_path / "lists" / "models.md"
    path.write_bytes(LIST.replace("\n", "\r\n").encode())
    assert run(tmp_path, "confirm").status == 0
    assert b"\n" not in path.read_bytes().replace(b"\r\n", b"")
