"""A title, a section or a text stands in one language only.

Every README shows the whole list. What has no text in a language would be missing there, or shown
in the wrong one. Names of entries need no translation, and headings without letters neither.
Words that stand in no language block are shown in every README: say which language they are in.
Code, tables, pictures and lists of links may stand there. The rule does not look at the language
of a text, and says nothing of parts whose markers are wrong (AK706).

Fails:

    ---
    schema: project
    ---

    # Tools

    <!-- [zh] 工具 -->

    ## Editors

    ### Example

    <!-- [en] -->

    An editor.

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

from typing import TYPE_CHECKING

from awesomekit.model import Severity
from awesomekit.reader import COMMON
from awesomekit.rules.document_parts import is_shown, parts
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.rules.written_language import (
    CHINESE,
    is_chinese,
    is_mostly_letters,
    outer_links,
    own_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesomekit.model import Document, Marker, Prose
    from awesomekit.rules.document_parts import Part
    from awesomekit.source import Span

_TEXTUAL = frozenset(["paragraph", "bullet_list", "ordered_list", "blockquote", "heading"])


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Check the title, each section and each text."""
    languages = context.config.languages
    if len(languages) < 2:
        return
    links: list[Span] | None = None
    for part in parts(document):
        unknown = [marker for marker in part.markers if marker.language not in (*languages, COMMON)]
        if part.what != "entry" and not any(marker.text for marker in unknown):
            yield from _heading(part, languages)
        if all(marker.text for marker in unknown):
            yield from _prose(part, languages)
        for prose in part.prose:
            if prose.language is None:
                links = outer_links(document.markdown) if links is None else links
                yield from _unmarked(document, prose, languages, links)


def _heading(part: Part, languages: Sequence[str]) -> Iterator[Finding]:
    heading = part.heading
    if heading is None or not any(char.isalpha() for char in heading.text):
        return
    given = {languages[0], *(translation.language for translation in part.translations)}
    for language in languages:
        if language not in given:
            yield Finding(
                heading.content,
                f'{part.what} "{heading.text}" has no translation in "{language}"; '
                f'add "<!-- [{language}] … -->" after it',
            )


def _prose(part: Part, languages: Sequence[str]) -> Iterator[Finding]:
    shown = {prose.language: prose for prose in reversed(part.prose) if _any_shown(prose)}
    written = [language for language in languages if language in shown]
    if not written or len(written) == len(languages):
        return
    empty = {marker.language for marker in part.opening_nothing()}
    opening: Marker = part.opened_by(shown[written[0]])
    for language in languages:
        if language not in shown and language not in empty:
            yield Finding(
                opening.span,
                f'"{part.name}" has a text in "{written[0]}" but none in "{language}"; '
                f'add it after "<!-- [{language}] -->"',
            )


def _any_shown(prose: Prose) -> bool:
    return any(is_shown(block) for block in prose.blocks)


def _unmarked(
    document: Document, prose: Prose, languages: Sequence[str], links: Sequence[Span]
) -> Iterator[Finding]:
    """The first text of some prose that has words in no language."""
    for block in prose.blocks:
        if block.kind not in _TEXTUAL:
            continue
        for text in document.markdown.texts_in(block.span):
            words = own_words(text, links)
            if is_mostly_letters(words):
                likely = _likely_language(words, languages)
                yield Finding(
                    text.span,
                    f'this text is in no language block; put "<!-- [{likely}] -->" before it',
                )
                return


def _likely_language(words: str, languages: Sequence[str]) -> str:
    if is_chinese(words) and CHINESE in languages:
        return CHINESE
    return next(language for language in languages if language != CHINESE)


RULE = Rule(
    code="AK701",
    slug="missing-translation",
    severity=Severity.ERROR,
    scope=Scope.LIST,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
)
