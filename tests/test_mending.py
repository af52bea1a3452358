"""Fixes pass after pass: on real lists, on random ones, and where they go wrong."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import awesomekit
from awesomekit import rules
from awesomekit.errors import StaleSourceError
from awesomekit.markdown import read_markdown
from awesomekit.model import Fix, Markdown, Severity
from awesomekit.rules import Finding, FixKind, Rule, Scope
from awesomekit.source import Edit, Source, Span
from shared import SHARED, corpus_files, needs_shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

REAL = [*corpus_files(), *sorted((SHARED / "seeds").glob("0*.txt"))]


def mended(text: str, *, unsafe: bool = False) -> tuple[str, awesomekit.Mended]:
    result = awesomekit.fix(stdin=("README.md", text), unsafe=unsafe, base=Path("/"))
    return (result.after[0].source.text if result.after else text), result


@needs_shared
@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
@pytest.mark.parametrize("path", REAL, ids=lambda path: f"{path.parent.name}-{path.name[:12]}")
def test_a_second_run_changes_nothing(path: Path, unsafe: bool) -> None:
    text = path.read_bytes().decode("utf-8")
    after, result = mended(text, unsafe=unsafe)
    assert result.result.bugs == ()
    again, second = mended(after, unsafe=unsafe)
    assert again == after
    assert second.result.fixed == ()
    wanted = [d for d in second.result.diagnostics if d.fix and (unsafe or d.fix.safe)]
    assert wanted == []


@needs_shared
@pytest.mark.parametrize("path", REAL, ids=lambda path: f"{path.parent.name}-{path.name[:12]}")
def test_safe_fixes_keep_links_and_line_ends(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    after, _ = mended(text)
    before, now = (read_markdown(Source("x.md", t)) for t in (text, after))
    assert len(now.links) == len(before.links)
    assert len(now.headings) == len(before.headings)
    assert text.count("\n") - after.count("\n") <= 2 * len(before.definitions)


PIECES = st.sampled_from(
    [
        "# Title",
        "## 中文 heading",
        "Text with http://github.com/a/b in it.",
        "Two marks。。 and ,, more!!",
        "A [link](http://arxiv.org/pdf/2307.09288v2) and [x](https://a.example/?utm_source=b&c=d).",
        "- [A](https://github.com/a/b.git) - An item.\n- [B](https://github.com/a/b) - Another.",
        "> quoted [y](http://github.com/#readme)\n> more\u200btext",
        "| a | b |\n| - | - |\n| [c](http://github.com/x/y) | d\u00ad |",
        "[unused]: https://a.example",
        "[used]: http://github.com/used\n\n[used]",
        "![](https://img.shields.io/badge/a-b-c-d)",
        "```\nhttp://github.com\u200b\n```",
        "<!-- awesomekit: disable-next AK504 nothing -->",
        "- x <!-- awesomekit: disable-line AK505 -->",
        "CafÃ© and more",
        "中文English混排，half,width",
    ]
)


def words(markdown: Markdown) -> Counter[str]:
    """What a reader sees beside links, in letters and digits."""
    found: Counter[str] = Counter()
    for text in markdown.texts:
        found.update(re.findall(r"[^\W_]", text.plain.replace("http", "").replace("s://", "")))
    return found


@given(st.lists(PIECES, min_size=1, max_size=8), st.sampled_from(["\n", "\r\n", "\r"]))
@settings(max_examples=60, deadline=None)
def test_safe_fixes_keep_the_prose(pieces: list[str], newline: str) -> None:
    text = "\n\n".join(pieces).replace("\n", newline) + newline
    after, result = mended(text)
    assert result.result.bugs == ()
    assert mended(after)[0] == after
    assert set(re.findall(r"\r\n|\r|\n", after)) <= {newline}
    before, now = (read_markdown(Source("x.md", t)) for t in (text, after))
    assert len(now.links) == len(before.links)
    named = {found.span for found in awesomekit.lint_text(text) if found.fix and found.fix.safe}
    untouched = [
        link.url
        for link in before.links
        # a reference leads where its definition says, which a fix may name
        if not link.reference and not any(link.span.contains(span) for span in named)
    ]
    assert Counter(untouched) <= Counter(link.url for link in now.links)
    if "Ã©" not in text and "github" not in text and "arxiv" not in text:
        assert words(now) == words(before)


# ------------------------------------------------------------------ rules that go wrong


def artificial(check: Callable[..., Iterator[Finding]]) -> Rule:
    return Rule("AK101", "mojibake", Severity.ERROR, Scope.ANY, FixKind.SAFE, "A rule.\n", check)


def run_with(rule: Rule, monkeypatch: pytest.MonkeyPatch, text: str) -> awesomekit.Mended:
    monkeypatch.setattr(rules, "RULES", (rule,))
    return awesomekit.fix(stdin=("README.md", text), select=["AK101"], base=Path("/nowhere"))


def test_a_fix_that_changes_more_than_it_says_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(markdown: Markdown, _context: object) -> Iterator[Finding]:
        if markdown.source.text.startswith("bad"):
            edit = Edit(Span(0, 3), "<!--")
            yield Finding(Span(0, 3), "bad", Fix("Mend", (edit,), safe=True))

    result = run_with(artificial(check), monkeypatch, "bad\n\n# Heading\n")
    assert result.after == ()
    assert result.result.bugs == (
        "README.md:1:1: the fix of AK101 was left out: the heading in line 3 would be read "
        "differently; this is a bug of awesomekit; please report it",
    )
    assert len(result.result.diagnostics) == 1


def test_a_right_fix_beside_a_wrong_one_is_applied(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(markdown: Markdown, _context: object) -> Iterator[Finding]:
        text = markdown.source.text
        for word, made in (("bad", "<!--"), ("typo", "word")):
            at = text.find(word)
            if at >= 0:
                span = Span(at, at + len(word))
                yield Finding(span, word, Fix("Mend", (Edit(span, made),), safe=True))

    result = run_with(artificial(check), monkeypatch, "bad\n\ntypo\n\n# Heading\n")
    assert result.after[0].source.text == "bad\n\nword\n\n# Heading\n"
    assert len(result.result.bugs) == 1
    assert [(fixed.code, fixed.count) for fixed in result.result.fixed] == [("AK101", 1)]


def test_a_fix_that_leaves_its_finding_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(markdown: Markdown, _context: object) -> Iterator[Finding]:
        end = len(markdown.source.text) - 1
        edit = Edit(Span(end, end), "!")
        yield Finding(Span(0, 1), "again", Fix("Mend", (edit,), safe=True))

    result = run_with(artificial(check), monkeypatch, "text\n")
    assert result.after[0].source.text == "text!\n"
    assert "the finding is still there after it" in result.result.bugs[0]


def test_fixes_that_undo_each_other_end(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(markdown: Markdown, _context: object) -> Iterator[Finding]:
        text = markdown.source.text
        edit = Edit(Span(0, 1), "b" if text[0] == "a" else "a")
        count = text.count("x")
        more = Edit(Span(len(text) - 1, len(text) - 1), "x")
        yield Finding(Span(0, 1), f"swap {count}", Fix("Mend", (edit, more), safe=True))

    result = run_with(artificial(check), monkeypatch, "a\n")
    assert "undo each other" in result.result.bugs[-1]


# --------------------------------------------------------------------------- writing


def test_a_file_that_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text("# A\n\n[x](http://github.com/a/b)\n", encoding="utf-8")
    result = awesomekit.fix(["README.md"], base=tmp_path)
    path.write_text("# Mine\n", encoding="utf-8")
    with pytest.raises(StaleSourceError):
        awesomekit.write_mended(result)
    assert path.read_text(encoding="utf-8") == "# Mine\n"


def test_nothing_but_what_changes_is_written(tmp_path: Path) -> None:
    clean, other = tmp_path / "clean.md", tmp_path / "other.md"
    clean.write_bytes(b"# A\r\n\r\ntext\n")
    other.write_bytes(b"\xef\xbb\xbf# A\n\n[x](http://github.com/a/b)\n")
    before = clean.stat()
    result = awesomekit.fix(["clean.md", "other.md"], base=tmp_path, ignore=["AK102"])
    awesomekit.write_mended(result)
    assert clean.stat().st_mtime_ns == before.st_mtime_ns
    assert other.read_bytes() == b"\xef\xbb\xbf# A\n\n[x](https://github.com/a/b)\n"
    assert [file.shown for file in result.after] == ["other.md"]


def test_bytes_that_are_not_utf_8_are_not_fixed(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    data = b"# A\n\n[x](http://github.com/a/b) \xe9\n"
    path.write_bytes(data)
    awesomekit.write_mended(awesomekit.fix(["README.md"], base=tmp_path))
    assert path.read_bytes() == data
