"""``awesomekit build`` as a process: what it writes, checks and refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from projects import LIST, project, run

if TYPE_CHECKING:
    from pathlib import Path


def test_build_writes_checks_and_is_done(tmp_path: Path) -> None:
    project(tmp_path)
    ran = run(tmp_path, "build", "--check")
    assert ran.status == 1
    assert ran.out.startswith("--- README.md\n+++ README.md (built)\n@@ -0,0 +1,")
    assert ran.err == 'stale: README.md, README_zh.md; run "awesomekit build"\n'
    assert not (tmp_path / "README.md").exists()
    assert run(tmp_path, "build") == (0, "wrote README.md, README_zh.md\n", "")
    assert run(tmp_path, "build") == (0, "up to date: README.md, README_zh.md\n", "")
    assert run(tmp_path, "build", "--check").status == 0


def test_only_stale_files_are_written_and_hooks_can_fail(tmp_path: Path) -> None:
    project(tmp_path)
    run(tmp_path, "build")
    before = (tmp_path / "README.md").stat().st_mtime_ns
    text = LIST.replace("一个模型系列", "一系列模型")
    project(tmp_path, text)
    ran = run(tmp_path, "build", "--fail-on-change")
    assert ran == (1, "wrote README_zh.md\n", "")
    assert (tmp_path / "README.md").stat().st_mtime_ns == before


def test_a_readme_outside_the_project_is_refused(tmp_path: Path) -> None:
    folder = project(tmp_path / "p")
    outside = tmp_path / "outside.md"
    outside.write_text("mine", encoding="utf-8")
    (folder / "README.md").symlink_to(outside)
    ran = run(folder, "build")
    assert (ran.status, ran.out) == (2, "")
    assert "leads out of the project" in ran.err
    assert outside.read_text(encoding="utf-8") == "mine"
    assert not (folder / "README_zh.md").exists()


def test_a_link_within_the_project_stays_a_link(tmp_path: Path) -> None:
    folder = project(tmp_path)
    (folder / "docs").mkdir()
    (folder / "docs" / "real.md").write_text("", encoding="utf-8")
    (folder / "docs" / "real.md").chmod(0o640)
    (folder / "README.md").symlink_to("docs/real.md")
    assert run(folder, "build").status == 0
    assert (folder / "README.md").is_symlink()
    assert (folder / "docs" / "real.md").read_text(encoding="utf-8").startswith("<!-- Generated")
    assert (folder / "docs" / "real.md").stat().st_mode & 0o777 == 0o640


def test_three_languages_and_one(tmp_path: Path) -> None:
    folder = project(
        tmp_path / "three", LIST.replace("一个模型系列。", "x\n\n<!-- [de] -->\n\nDeutsch.")
    )
    (folder / "awesomekit.yaml").write_text("languages: [en, zh, de]\n", encoding="utf-8")
    assert run(folder, "build").status == 0
    german = (folder / "README_de.md").read_text(encoding="utf-8")
    assert "[English](README.md) | [简体中文](README_zh.md) | **Deutsch**" in german
    assert "Deutsch.\n" in german
    assert "A family" not in german
