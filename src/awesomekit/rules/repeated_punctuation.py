"""A punctuation mark stands twice or more.

One mark says it all. An ellipsis, `!?`, `::`, `..` in paths, code, and names that end in marks,
such as links and headings may be, are left alone. The fix keeps one mark; it is unsafe where two
full stops or three commas may stand for an ellipsis, and where the sentence goes on after the
marks, as they may belong to a name.

Fails:

    # Tools

    It is fast!!

    它很快，，也很小。

Passes:

    # Tools

    It is fast!

    它很快，也很小……
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.model import Fix, Severity
from awesomekit.rules.ordered_spans import is_covered
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.rules.scripts import CJK_MARKS, HAN, HANGUL, KANA
from awesomekit.source import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Markdown, Text


_REPEATED = re.compile("[!！?？,，、。;；:：.]{2,}")
_HALF_WIDTH = {"！": "!", "？": "?", "，": ",", "；": ";", "：": ":"}
_FULL_WIDTH = {half: full for full, half in _HALF_WIDTH.items()}
_CJK = re.compile(f"[{HAN}{KANA}{HANGUL}{CJK_MARKS}]")
# a word, or what ends one: a bracket, a quotation mark, markup
_BEFORE = re.compile(r"[\w)\]}»”’\"'*~`）】》」』]")
# an operator, a path, a list of values
_GOES_ON = re.compile(r"[\w=/\\&|@#$%^+<>{-]", re.ASCII)
_NEXT_WORD = re.compile(r"[*_~]{0,3}[ \t\r\n]+[*_~]{0,3}[a-z]")
_LAST_WORD = re.compile(r"\S+\Z")
# factorials, moves in chess, names that end in a mark
_NO_WORD = re.compile(
    r"(?<![\w'’])(?:[A-Za-z]|[KQRBN]?[a-h]?[1-8]?x?[a-h][1-8](?:=[QRBN])?[+#]?"
    r"|Yahoo|Joomla|Jeopardy)\Z"
)
_OPERATION = re.compile(r"\s*[=+*/^<>]")
_MARKS = frozenset("!！?？")
_LOOK = 40


def check(markdown: Markdown, _context: Context) -> Iterator[Finding]:
    """Look for repeated marks in literal text."""
    if _REPEATED.search(markdown.source.text) is None:
        return
    names: _Names | None = None
    for text in markdown.texts:
        for span, run in text.runs:
            # escapes and entities are there on purpose
            if span.end - span.start != len(run):
                continue
            for match in _REPEATED.finditer(run):
                mark = _one_mark(match[0])
                if mark is None:
                    continue
                at = Span(span.start + match.start(), span.start + match.end())
                marks = _Marks.read(markdown, text, span, at)
                if not _is_punctuation(marks, mark):
                    continue
                if names is None:
                    names = _Names(markdown)
                if mark in "!?" and names.hold(marks):
                    continue
                yield _finding(marks, mark, safe=_is_safe(marks, mark) and not names.refer(at))


class _Marks(NamedTuple):
    """Repeated marks and what stands around them in their text.

    Attributes:
        span: where they stand.
        chars: the marks.
        before: what stands before them, at most forty characters, markup included.
        after: likewise after them.
        ends_run: whether markup, code or the end of the text follows.
    """

    span: Span
    chars: str
    before: str
    after: str
    ends_run: bool

    @classmethod
    def read(cls, markdown: Markdown, text: Text, run: Span, at: Span) -> _Marks:
        source = markdown.source.text
        before = source[max(text.span.start, at.start - _LOOK) : at.start]
        after = source[at.end : min(text.span.end, at.end + _LOOK)]
        return cls(at, source[at.start : at.end], before, after, at.end == run.end)


def _one_mark(chars: str) -> str | None:
    """The half-width form of the mark that is repeated; ``None`` if they are different marks."""
    marks = {_HALF_WIDTH.get(char, char) for char in chars}
    if len(marks) > 1:
        return None
    mark = marks.pop()
    if mark in ".。":
        return mark if len(chars) == 2 else None  # three are an ellipsis
    if mark in ":;":
        return mark if set(chars) != {mark} else None  # "::" and ";;" are code
    return mark


def _is_punctuation(marks: _Marks, mark: str) -> bool:
    """Whether the marks end a word, and are no operator or path."""
    if not marks.before or _BEFORE.match(marks.before[-1]) is None:
        return False
    if mark == ".":
        return not marks.after.strip("*_~") or marks.after.lstrip("*_~")[0] in "\r\n"
    if not marks.chars.isascii():
        return True
    if mark in "!?" and _NO_WORD.search(marks.before):
        return False
    if not marks.ends_run and _GOES_ON.match(marks.after):
        return False
    return not (mark == "!" and marks.before[-1].isdigit() and _OPERATION.match(marks.after))


def _is_safe(marks: _Marks, mark: str) -> bool:
    if mark == "." or (mark in ",、" and len(marks.chars) > 2):
        return False
    return mark not in "!?" or _NEXT_WORD.match(marks.after) is None


def _finding(marks: _Marks, mark: str, *, safe: bool) -> Finding:
    kept = marks.chars[0]
    if set(marks.chars) != {kept}:
        kept = _FULL_WIDTH[mark] if _CJK.match(marks.before[-1]) else mark
    fix = Fix("Keep one mark", (Edit(marks.span, kept),), safe=safe)
    shown = marks.chars if len(marks.chars) <= 10 else f"{marks.chars[:10]}…"
    return Finding(marks.span, f'"{shown}" repeats a mark; write "{kept}" once', fix)


class _Names:
    """What may be the name of something: links and headings."""

    def __init__(self, markdown: Markdown) -> None:
        labels = [
            (link.label, link.kind in {"collapsed", "shortcut"})
            for link in markdown.links
            if link.label is not None and not link.image and link.kind != "html"
        ]
        self._links = [label for label, _ in labels]
        self._references = [label for label, refers in labels if refers]
        self._headings = [heading.content for heading in markdown.headings]
        shown = (*(link.text for link in markdown.links), *(h.text for h in markdown.headings))
        self._last_words = {
            word[0] for text in shown if text[-1:] in _MARKS and (word := _LAST_WORD.search(text))
        }

    def hold(self, marks: _Marks) -> bool:
        """Whether the marks stand in a name or end the last word of one."""
        if is_covered(marks.span, self._links) or is_covered(marks.span, self._headings):
            return True
        word = _LAST_WORD.search(marks.before.rstrip("*_~"))
        if word is None:
            return False
        name = word[0].lstrip("*_~[(（")
        return any(name + marks.chars[:end] in self._last_words for end in (-1, None))

    def refer(self, span: Span) -> bool:
        """Whether a place is the key of a definition, so that another text must be the same."""
        return is_covered(span, self._references)


RULE = Rule(
    code="AK105",
    slug="repeated-punctuation",
    severity=Severity.WARNING,
    scope=Scope.ANY,
    fix=FixKind.BOTH,
    documentation=__doc__,
    check=check,
)
