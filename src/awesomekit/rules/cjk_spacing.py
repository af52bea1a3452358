"""Chinese characters and Latin letters or digits meet without a space, or with two.

Many projects set Latin words and numbers apart from Chinese characters by a space, others by
none; a reader notices where both styles mix. The rule is off unless selected. Dates, words such as
B站, files and addresses, code, the borders of links and markup, and Japanese are left alone. The
safe fix adds or removes the space; in headings and reference links there is none, as anchors
and keys would change, and the fields of a list are left to `awesomekit fmt`.

Options:

    style: `spaced` for one space, `joined` for none (default: `spaced`)

Fails:

    # 工具

    一个用Go写的编辑器。

Passes:

    # 工具

    一个用 Go 写的编辑器。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesomekit.model import Fix, Severity
from awesomekit.rules.ordered_spans import is_covered
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.rules.scripts import HAN, KANA
from awesomekit.source import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.config.settings import CjkSpacingStyle
    from awesomekit.model import Markdown


_LATIN = "0-9A-Za-zÀ-ÖØ-öø-ʯ"
_WANTED: dict[CjkSpacingStyle, str] = {"spaced": " ", "joined": ""}
_MEETING = re.compile(f"(?<=[{HAN}]) *(?=[{_LATIN}])|(?<=[{_LATIN}]) *(?=[{HAN}])")
_KANA = re.compile(f"[{KANA}]")
# a field of a canonical list, or what is to be one
_FIELD = re.compile(r"(?:\*\*|__)[^*_\n]{1,60}(?:[:：](?:\*\*|__)|(?:\*\*|__)[:：])")
_TOKEN = re.compile(r"[^\s，。、；：！？（）“”《》「」『』【】…,;!?()\"'|]+")
# addresses, paths, tags and files are one word
_ONE_WORD = re.compile(
    r"[/\\_@#=&]"
    r"|\.(?:pdf|md|txt|zip|rar|docx?|pptx?|xlsx?|csv|json|ya?ml|py|ipynb|html?|png|jpe?g|gif|epub"
    r"|mobi|dmg|exe|apk)\b",
    re.IGNORECASE | re.ASCII,
)
_WORD = re.compile(
    r"(?<!\d)(?:\d{2,4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日)"
    rf"|(?<![{_LATIN}])(?:[ABCGNV]站|[ABHN]股|T恤|X光|K歌|[A-Z]盘|Q群|C位|[ABN]卡|P图|AA制)"
    rf"|卡拉OK(?![{_LATIN}])|维生素[A-Z]\d{{0,2}}(?![{_LATIN}])"
)


def check(markdown: Markdown, context: Context) -> Iterator[Finding]:
    """Look at the places in literal text where the two scripts meet."""
    source = markdown.source.text
    if source.isascii() or _MEETING.search(source) is None:
        return
    style = context.config.lint.options.cjk_spacing.style
    headings = [heading.span for heading in markdown.headings]
    keys = [
        link.label
        for link in markdown.links
        if link.kind in {"collapsed", "shortcut"} and link.label is not None
    ]
    for text in markdown.texts:
        judged = False
        for span, run in text.runs:
            # escapes and entities are there on purpose
            if span.end - span.start != len(run) or not _MEETING.search(run):
                continue
            if not judged:
                judged = True
                field = context.kind == "list" and _FIELD.match(source, text.span.start)
                if field or _KANA.search(text.plain):
                    break
            fixed = is_covered(span, headings) or is_covered(span, keys)
            for start, end in _meetings(run, style):
                edit = Edit(Span(span.start + start, span.start + end), _WANTED[style])
                yield _finding(source, edit, fixable=not fixed)


def _meetings(run: str, style: CjkSpacingStyle) -> Iterator[tuple[int, int]]:
    """Where Chinese and Latin characters meet in another style, with the spaces between them."""
    kept: list[Span] | None = None
    for match in _MEETING.finditer(run):
        if match[0] == _WANTED[style]:
            continue
        start, end = match.span()
        if start == end:
            if kept is None:
                kept = list(_words(run))
            # the character before, as a word may end there
            if is_covered(Span(start - 1, end), kept) and is_covered(Span(start, end), kept):
                continue
        yield start, end


def _words(run: str) -> Iterator[Span]:
    """Words in which no space belongs, and files, paths and tags."""
    for token in _TOKEN.finditer(run):
        if _ONE_WORD.search(token[0]):
            yield Span(*token.span())
        else:
            for word in _WORD.finditer(run, *token.span()):
                yield Span(*word.span())


def _finding(source: str, edit: Edit, *, fixable: bool) -> Finding:
    start, end = edit.span
    between = f'between "{source[start - 1]}" and "{source[end]}"'
    if start == end:
        message, title = f"no space stands {between}; add one", "Add a space"
    elif edit.replacement:
        message, title = f"{end - start} spaces stand {between}; keep one", "Keep one space"
    else:
        spaces = "a space stands" if end - start == 1 else f"{end - start} spaces stand"
        them = "it" if end - start == 1 else "them"
        message, title = f"{spaces} {between}; remove {them}", f"Remove {them}"
    fix = Fix(title, (edit,), safe=True) if fixable else None
    return Finding(Span(start - 1, end + 1), message, fix)


RULE = Rule(
    code="AK107",
    slug="cjk-spacing",
    severity=Severity.INFORMATION,
    scope=Scope.ANY,
    fix=FixKind.SAFE,
    documentation=__doc__,
    check=check,
    default=False,
)
