"""Broken, empty, huge and hostile files: a clear message, no traceback, no partial output."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from projects import LIST, project, run

if TYPE_CHECKING:
    from pathlib import Path


def lint(folder: Path, *arguments: str) -> tuple[int, str, str]:
    ran = run(folder, "lint", *arguments, "--output-format", "concise")
    assert "Traceback" not in ran.err + ran.out
    return ran


def test_empty_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"")
    status, out, _ = lint(tmp_path, "a.md")
    assert (status, out.splitlines()[0].split(" ")[2]) == (1, "AK202")


def test_empty_list(tmp_path: Path) -> None:
    project(tmp_path, "")
    status, out, _ = lint(tmp_path, "lists/models.md")
    assert status == 1
    assert {line.split(" ")[2] for line in out.splitlines()[:-1]} == {"AK201", "AK202"}


def test_empty_directory(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    assert lint(tmp_path, "docs") == (
        2,
        "",
        "error: there is no Markdown file to check here; name one\n",
    )


def test_missing_path(tmp_path: Path) -> None:
    assert lint(tmp_path, "no.md")[2] == (
        "error: no.md: no such file; check the spelling of the path\n"
    )


def test_binary_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(bytes(range(256)) * 10)
    status, _, err = lint(tmp_path, "a.md")
    assert (status, err) == (2, "error: a.md: the file is binary; name a Markdown file\n")


def test_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("# Café\n".encode("latin-1"))
    status, out, _ = lint(tmp_path, "a.md")
    assert status == 1
    assert out.startswith("a.md:1:6: error AK102 ")
    assert "0xE9" in out


def test_unreadable_and_special_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    status, _, err = lint(tmp_path, "pipe.md")
    assert (status, err) == (2, "error: pipe.md: not a regular file; name a Markdown file\n")


def test_huge_file_is_refused_at_once(tmp_path: Path) -> None:
    with (tmp_path / "a.md").open("wb") as file:
        file.write(b"# A\n\n" + b"word " * 10_000_000)
    start = time.monotonic()
    status, _, err = lint(tmp_path, "a.md")
    assert (status, err) == (
        2,
        "error: a.md: the file has 48 MiB; awesomekit reads Markdown files up to 10 MiB, so "
        "split it\n",
    )
    assert time.monotonic() - start < 20  # far from the minute that parsing would take


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("> " * 10_000 + "a", 2),
        ("[" * 10_000, 1),
        ("![" * 10_000 + "](" * 10_000, 1),
        ("*a_ " * 10_000, 1),
        ("`" * 5_000 + " " + "``" * 5_000, 1),
        ("<!--" * 10_000, 1),
        ("<a " * 10_000, 1),
        ("&#" * 10_000, 1),
        ("|" * 10_000 + "\n|" + "-|" * 9_999, 1),
        ("http://" * 10_000, 1),
        ("(" * 10_000 + "http://a.b" + ")" * 10_000, 1),
        ("[a]: " * 10_000, 1),
        ("a@" * 10_000, 1),
        ("\n" * 100_000, 1),
        ("\r" * 100_000, 1),
        ("- a\n" * 10_000, 1),
        ("Ã©" * 30_000, 1),
        ("[a](b c)" * 5_000, 1),
    ],
    ids=lambda value: repr(value[:8]) if isinstance(value, str) else "",
)
def test_hostile_text_ends_soon_with_words(tmp_path: Path, text: str, status: int) -> None:
    (tmp_path / "a.md").write_text(text, encoding="utf-8", newline="")
    start = time.monotonic()
    ran = lint(tmp_path, "a.md")
    assert ran[0] == status
    # a guard against quadratic time, not a measurement: these take well under a second
    assert time.monotonic() - start < 30


LISTS = {
    "front matter that is no mapping": (
        LIST.replace("schema: model\nsort: [-date, name]", "- a"),
        "AK201",
    ),
    "front matter that is no YAML": (LIST.replace("schema: model", "schema: [model"), "AK201"),
    "unterminated comment": (LIST.replace("<!-- [zh] -->", "<!-- [zh]", 1), "AK706"),
    "two entries with one name": (LIST.replace("### Llama 1", "### LLaMA-2"), "AK212"),
    "heading with only an emoji": (LIST.replace("### Llama 1", "### 🦙"), None),
    "ragged table": (LIST.replace("A family of models.", "| a |\n|---|\n| b | c |\n| |"), None),
    "marker inside a code block": (
        LIST.replace("A family of models.", "A family.\n\n```html\n<!-- [zh] -->\n```"),
        None,
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_broken_lists_are_reported_and_never_built_wrong(tmp_path: Path, name: str) -> None:
    text, code = LISTS[name]
    project(tmp_path, text)
    _, out, _ = lint(tmp_path, "lists/models.md")
    found = {line.split(" ")[2] for line in out.splitlines()[:-1]}
    if code is not None:
        assert code in found
    built = run(tmp_path, "build")
    assert "Traceback" not in built.err
    assert built.status in {0, 1, 2}
    readmes = [(tmp_path / readme).exists() for readme in ("README.md", "README_zh.md")]
    assert readmes == [built.status == 0] * 2
    assert (tmp_path / "lists" / "models.md").read_bytes().decode() == text


@pytest.mark.parametrize("name", LISTS)
def test_formatting_broken_lists_loses_nothing(tmp_path: Path, name: str) -> None:
    text, _ = LISTS[name]
    project(tmp_path, text)
    ran = run(tmp_path, "fmt")
    assert ran.status in {0, 2}
    assert "Traceback" not in ran.err
    after = (tmp_path / "lists" / "models.md").read_bytes().decode()
    for line in text.splitlines():
        assert line.strip("<!-> ") in after


def test_names_and_texts_cannot_control_the_terminal(tmp_path: Path) -> None:
    name = "a\x1b]0;owned\x07\n.md"
    (tmp_path / name).write_text("# A\n\n### \x1b[31mred\u202e\n\nx\n", encoding="utf-8")
    for output_format in ("text", "concise", "github"):
        ran = run(tmp_path, "lint", "--output-format", output_format)
        assert not {"\x1b", "\x07", "\u202e"} & set(ran.out + ran.err)
        assert "\\x1b[31mred\\u202e" in ran.out
