"""Half-width punctuation stands between Chinese characters, or full-width in a Latin text.

A half-width comma clings to the character before it, and a full-width one tears a hole into an
English sentence. A mark is between Chinese characters if one stands on either side of it, a space
aside; parentheses are judged in pairs. Full-width punctuation is reported in whole sentences of
Latin words only, as a Chinese list may well hold an item of two English words. Decimal points,
times, ratios, versions, addresses and code are left alone. The fix is unsafe, as a mark can be a
part of a name.

Fails:

    # Tools

    一个编辑器,很小,也很快。

Passes:

    # Tools

    一个编辑器，很小，也很快。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesomekit.model import Fix, Severity
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.rules.scripts import CJK_MARKS, HAN, HANGUL, KANA
from awesomekit.rules.written_language import is_chinese, outer_links, own_words
from awesomekit.source import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Markdown


_FULL_WIDTH = dict(zip(",.:;!?()", "，。：；！？（）", strict=True))
_HALF_WIDTH = {full: half for half, full in _FULL_WIDTH.items()}
# a full stop between few characters may separate the parts of a name: 鹏程.盘古
_HALF_WIDTH_MARK = re.compile(
    f"(?<=[{HAN}》」』】）])([,:;!?])( ?)(?=[{HAN}《「『【（])"
    rf"|(?<=[{HAN}]{{3}})(\.)( ?)(?=[{HAN}]{{3}})"
)
_HALF_WIDTH_PAIR = re.compile(
    rf"(?<=[{HAN}])\((?=[{HAN}])[^()（）\n]{{1,200}}\)"
    rf"|\([^()（）\n]{{0,200}}[{HAN}]\)(?=[{HAN}])"
)
_LETTERS = rf"{HAN}{KANA}{HANGUL}\u3000-\u303f"
_CJK = f"{HAN}{KANA}{HANGUL}{CJK_MARKS}"
_FULL_WIDTH_MARK = re.compile(rf"(?<=[^\s{_CJK}]|）)[，。：；！？](?!(?!（)[{_CJK}]|\s[{_CJK}]|//)")
_FULL_WIDTH_PAIR = re.compile(
    f"(?<![{_LETTERS}])（[^{_CJK}（）()\n]{{1,200}}）(?!(?!。)[{_LETTERS}])"
)
_ANY_HALF_WIDTH = re.compile(f"[{HAN}》」』】）][,.:;!?()]|[)][{HAN}]")
_ANY_FULL_WIDTH = re.compile("[，。：；！？（]")
_KANA = re.compile(f"[{KANA}]")


def check(markdown: Markdown, _context: Context) -> Iterator[Finding]:
    """Look at the marks in literal text that stand in the company of the other width."""
    source = markdown.source.text
    if source.isascii():
        return
    if _ANY_HALF_WIDTH.search(source) is None and _ANY_FULL_WIDTH.search(source) is None:
        return
    links: list[Span] | None = None
    for text in markdown.texts:
        found: list[Finding] = []
        wrong_in_latin: list[Finding] = []
        for span, run in text.runs:
            # escapes and entities are there on purpose
            if span.end - span.start != len(run) or run.isascii():
                continue
            if _ANY_HALF_WIDTH.search(run):
                found += _half_width(span, run)
            if _ANY_FULL_WIDTH.search(run):
                wrong_in_latin += _full_width(span, run)
        if not found and not wrong_in_latin:
            continue
        links = outer_links(markdown) if links is None else links
        if is_chinese(own_words(text, links)) is False:
            yield from wrong_in_latin
        elif _KANA.search(text.plain) is None:
            yield from found


def _half_width(span: Span, run: str) -> Iterator[Finding]:
    for match in _HALF_WIDTH_MARK.finditer(run):
        mark = match[1] or match[3]
        edit = Edit(_place(span, match.start(), match.end()), _FULL_WIDTH[mark])
        yield Finding(
            _place(span, match.start(), match.start() + 1),
            f'"{mark}" between Chinese characters is half-width; write "{_FULL_WIDTH[mark]}"',
            Fix("Write the full-width mark", (edit,), safe=False),
        )
    for match in _HALF_WIDTH_PAIR.finditer(run):
        first = _place(span, match.start(), match.start() + 1)
        last = _place(span, match.end() - 1, match.end())
        yield Finding(
            Span(first.start, last.end),
            'the parentheses between Chinese characters are half-width; write "（" and "）"',
            Fix("Write full-width ones", (Edit(first, "（"), Edit(last, "）")), safe=False),
        )


def _full_width(span: Span, run: str) -> Iterator[Finding]:
    for match in _FULL_WIDTH_MARK.finditer(run):
        mark = _HALF_WIDTH[match[0]]
        before, after = run[match.start() - 1], run[match.end() : match.end() + 1]
        spaced = after.isalnum() and not (before.isdigit() and after.isdigit())
        place = _place(span, match.start(), match.end())
        yield Finding(
            place,
            f'"{match[0]}" in a text of Latin letters is full-width; write "{mark}"',
            Fix(
                "Write the half-width mark",
                (Edit(place, f"{mark} " if spaced else mark),),
                safe=False,
            ),
        )
    for match in _FULL_WIDTH_PAIR.finditer(run):
        before, after = run[match.start() - 1 : match.start()], run[match.end() : match.end() + 1]
        first = _place(span, match.start(), match.start() + 1)
        last = _place(span, match.end() - 1, match.end())
        edits = (
            Edit(first, " (" if before.strip() else "("),
            Edit(last, ") " if after.isalnum() else ")"),
        )
        yield Finding(
            Span(first.start, last.end),
            'the parentheses in a text of Latin letters are full-width; write "(" and ")"',
            Fix("Write half-width ones", edits, safe=False),
        )


def _place(span: Span, start: int, end: int) -> Span:
    return Span(span.start + start, span.start + end)


RULE = Rule(
    code="AK106",
    slug="cjk-punctuation",
    severity=Severity.WARNING,
    scope=Scope.ANY,
    fix=FixKind.UNSAFE,
    documentation=__doc__,
    check=check,
)
