"""A language marker names no language of the project, or does nothing.

`<!-- [zh] -->` opens a block, `<!-- [zh] text -->` right after a heading translates it. A marker
in another language hides what follows from every README; one that is followed by nothing, that
says again what another said, or that stands where it means nothing, as within a paragraph or a
list, is a slip. So is a comment that is never closed, which hides all that follows.

Fails:

    ---
    schema: project
    ---

    # Tools

    <!-- [zh] 工具 -->

    ## Editors

    <!-- [zh] 编辑器 -->

    ### Example

    <!-- [en] -->

    An editor.

    <!-- [zn] -->

    一个编辑器。

Passes:

    ---
    schema: project
    ---

    # Tools

    <!-- [zh] 工具 -->

    ## Editors

    <!-- [zh] 编辑器 -->

    ### Example

    <!-- [en] -->

    An editor.

    <!-- [zh] -->

    一个编辑器。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.config.suggestion import did_you_mean
from awesomekit.model import InvalidValue, Severity
from awesomekit.reader import COMMON, read_marker
from awesomekit.rules.document_parts import language_span, parts
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Span
from awesomekit.values import parse_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesomekit.model import Document
    from awesomekit.rules.document_parts import Part

_LONGEST = 40


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Check every marker, and every comment for its end."""
    languages = context.config.languages
    for part in parts(document):
        yield from _markers(document, part, languages)
    yield from _within_blocks(document, languages)
    yield from _unclosed(document)


def _markers(document: Document, part: Part, languages: Sequence[str]) -> Iterator[Finding]:
    firsts = {t.language: t.span for t in reversed(part.translations)}
    translated = {translation.span for translation in part.translations}
    opening_nothing = {marker.span for marker in part.opening_nothing()}
    for marker in part.markers:
        language = marker.language
        if language == COMMON and marker.text:
            yield Finding(
                marker.span,
                f'"<!-- [{COMMON}] -->" has no text of its own; write what follows it below',
            )
        elif language not in languages and language != COMMON:
            shown = language if len(language) <= _LONGEST else f"{language[: _LONGEST - 1]}…"
            yield Finding(
                language_span(document.source, marker),
                f'"{shown}" is no language of the project{_hint(language, languages)}',
            )
        elif marker.text and marker.span not in translated:
            yield Finding(
                marker.span,
                "a marker with text translates a heading and must follow it directly; move it, "
                "or write its text below it",
            )
        elif marker.text and firsts[language] != marker.span:
            yield Finding(
                marker.span, f'"{part.name}" has a translation in "{language}" already; keep one'
            )
        elif marker.span in opening_nothing:
            yield Finding(
                marker.span,
                f'this marker opens a block of "{language}" with nothing in it; '
                "write the text after it, or remove it",
            )


def _hint(language: str, languages: Sequence[str]) -> str:
    """The language that is meant, or all there are."""
    try:
        meant: str | None = parse_value("languages", language).text
    except InvalidValue as error:
        meant = error.suggestion
        if meant is None and len(language) <= 3:
            alike = [known for known in languages if known[0] == language[:1]]
            meant = alike[0] if len(alike) == 1 else None
    if meant in languages:
        return f'; did you mean "{meant}"?'
    return did_you_mean(language, languages) or f"; there are {', '.join((*languages, COMMON))}"


def _within_blocks(document: Document, languages: Sequence[str]) -> Iterator[Finding]:
    """Markers that do not stand alone as a block."""
    source = document.source
    alone = {block.span for block in document.markdown.blocks if block.comment is not None}
    for html in document.markdown.html:
        start = source.text.find("<!--", html.start, html.end)
        while start >= 0:
            end = source.text.find("-->", start, html.end) + 3
            if end < 3:
                break
            span = Span(start, end)
            marker = read_marker(source.text[start + 4 : end - 3], span)
            if marker and span not in alone and marker.language in (*languages, COMMON):
                yield Finding(
                    span,
                    "a language marker must stand alone, outside of paragraphs and lists; "
                    "put blank lines around it",
                )
            start = source.text.find("<!--", end, html.end)


def _unclosed(document: Document) -> Iterator[Finding]:
    for block in document.markdown.blocks:
        if block.kind != "html":
            continue
        text = document.source.slice(block.span)
        if text.startswith("<!--") and "-->" not in text:
            start = block.span.start
            yield Finding(
                Span(start, start + 4),
                'this comment is never closed and hides all that follows; add "-->"',
            )


RULE = Rule(
    code="AK706",
    slug="unknown-language",
    severity=Severity.ERROR,
    scope=Scope.LIST,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
)
