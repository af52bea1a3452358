"""A language marker names no language of the project, or does nothing.

`<!-- [zh] -->` opens a block, `<!-- [zh] text -->` right after a heading translates it. A marker
in another language hides what follows from every README; one that is followed by nothing, or that
stands where it means nothing, is a slip. So is a comment that is never closed, which hides all
that follows.

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

    <!-- [zh] -->

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

from bisect import bisect_left
from typing import TYPE_CHECKING

from awesomekit.config.suggestion import did_you_mean
from awesomekit.model import Severity
from awesomekit.reader import COMMON
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Document, Marker, Prose, Translation

    _Part = tuple[tuple[Marker, ...], tuple[Translation, ...], tuple[Prose, ...]]


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Check every marker, and every comment for its end."""
    languages = context.config.languages
    parts: list[_Part] = [(document.markers, document.translations, document.prose)]
    for section in document.sections:
        parts.append((section.markers, section.translations, section.prose))
        parts += [(e.markers, e.translations, e.prose) for e in section.entries]
    for markers, translations, prose in parts:
        yield from _markers(markers, translations, prose, languages)
    yield from _unclosed(document)


def _markers(
    markers: tuple[Marker, ...],
    translations: tuple[Translation, ...],
    prose: tuple[Prose, ...],
    languages: tuple[str, ...],
) -> Iterator[Finding]:
    translated = {translation.span for translation in translations}
    starts = sorted(block.span.start for part in prose for block in part.blocks)
    opening = [marker for marker in markers if not marker.text]
    for marker in markers:
        language = marker.language
        if language not in languages and (language != COMMON or marker.text):
            known = ", ".join([*languages, COMMON])
            hint = did_you_mean(language, languages) or f"; there are {known}"
            yield Finding(marker.span, f'"{language}" is no language of the project{hint}')
        elif marker.text and marker.span not in translated:
            yield Finding(
                marker.span,
                "a marker with text translates a heading and must follow it directly; move it, "
                "or take its text out",
            )
        elif not marker.text:
            after = [other.span.start for other in opening if other.span.start > marker.span.start]
            end = min(after, default=None)
            index = bisect_left(starts, marker.span.end)
            if index == len(starts) or (end is not None and starts[index] > end):
                yield Finding(
                    marker.span,
                    f'this marker opens a block of "{language}" with nothing in it; '
                    "write the text after it or remove it",
                )


def _unclosed(document: Document) -> Iterator[Finding]:
    for block in document.markdown.blocks:
        text = document.source.slice(block.span)
        if block.kind == "html" and text.startswith("<!--") and "-->" not in text:
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
