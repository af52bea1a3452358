"""A title, a section or a text stands in one language only.

Every README shows the whole list. What has no text in a language would be missing there, or shown
in the wrong one. Names of entries need no translation. Text that stands in no language block is
shown in every README; where it has words, say which language they are in.

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

import re
from typing import TYPE_CHECKING

from awesomekit.model import Severity
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Block, Document, Heading, Prose, Translation


_WORDS = re.compile(r"[^\W\d_]{2}")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Check the title, each section and each text."""
    languages = context.config.languages
    if document.title is not None:
        yield from _heading(document.title, document.translations, languages, "title")
    yield from _texts(document, document.prose, languages)
    for section in document.sections:
        if section.heading is not None:
            yield from _heading(section.heading, section.translations, languages, "section")
        yield from _texts(document, section.prose, languages)
        for entry in section.entries:
            yield from _texts(document, entry.prose, languages)


def _heading(
    heading: Heading, translations: tuple[Translation, ...], languages: tuple[str, ...], what: str
) -> Iterator[Finding]:
    given = {languages[0], *(translation.language for translation in translations)}
    for language in languages:
        if language not in given:
            yield Finding(
                heading.content,
                f'{what} "{heading.text}" has no text in "{language}"; '
                f'add "<!-- [{language}] … -->" after it',
            )


def _texts(
    document: Document, prose: tuple[Prose, ...], languages: tuple[str, ...]
) -> Iterator[Finding]:
    given = {part.language for part in prose}
    written = [language for language in languages if language in given]
    if written:
        for language in languages:
            if language not in given:
                first = next(part for part in prose if part.language == written[0])
                yield Finding(
                    first.blocks[0].span,
                    f'this text is in "{written[0]}" only; add it in "{language}" '
                    f'after "<!-- [{language}] -->"',
                )
    for part in prose:
        if part.language is not None or len(languages) < 2:
            continue
        for block in part.blocks:
            if block.kind in _TEXTUAL and _WORDS.search(_literal(document, block)):
                yield Finding(
                    block.span,
                    f'this text is in no language; put it after "<!-- [{languages[0]}] -->", and '
                    'write "<!-- [common] -->" before what every language shows',
                )
                break


_TEXTUAL = frozenset({"paragraph", "bullet_list", "ordered_list", "blockquote", "heading"})


def _literal(document: Document, block: Block) -> str:
    return " ".join(text.plain for text in document.markdown.texts_in(block.span))


RULE = Rule(
    code="AK701",
    slug="missing-translation",
    severity=Severity.ERROR,
    scope=Scope.LIST,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
)
