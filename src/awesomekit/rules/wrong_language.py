"""A paragraph stands in the block of another language.

The reader of one README would find a paragraph in the other language. A paragraph counts as
Chinese when at least three in ten of its letters are Han characters, and as not Chinese when Han
characters are fewer than three in ten of its words; what lies between is not judged. Code, tables,
quotes, addresses and the names of links are left aside, and so are names, titles and other texts
of fewer than eight Han characters or five words.

The unsafe fix corrects the marker where a whole block is in the other language and nothing
else is, or where two blocks are exchanged.

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

    这是一个功能很多、但也很容易学会使用的文本编辑器，适合所有人。

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

from typing import TYPE_CHECKING, NamedTuple

from awesomekit.model import Fix, Severity
from awesomekit.rules.document_parts import language_span, parts
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.rules.written_language import CHINESE, is_chinese, outer_links, own_words
from awesomekit.source import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesomekit.model import Document, Prose
    from awesomekit.rules.document_parts import Part
    from awesomekit.source import Source, Span

_JUDGED = frozenset(["paragraph", "bullet_list", "ordered_list", "heading"])


class _Judged(NamedTuple):
    """Some prose and the verdict on each text in it that can be told."""

    prose: Prose
    texts: tuple[tuple[Span, bool], ...]

    @property
    def all_wrong(self) -> bool:
        chinese = self.prose.language == CHINESE
        return bool(self.texts) and all(verdict != chinese for _, verdict in self.texts)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Judge each paragraph of each language block."""
    languages = context.config.languages
    if CHINESE not in languages:
        return
    links = outer_links(document.markdown)
    for part in parts(document):
        runs = [
            _Judged(prose, tuple(_verdicts(document, prose, links)))
            for prose in part.prose
            if prose.language in languages
        ]
        for run in runs:
            language = run.prose.language
            fix = _corrected_marker(document.source, part, run, runs, languages)
            for span, verdict in run.texts:
                if verdict != (language == CHINESE):
                    found = "Chinese" if verdict else "not Chinese"
                    yield Finding(
                        span,
                        f'this text is {found} but stands in a block of "{language}"; '
                        "move it to its own language, or correct the marker",
                        fix,
                    )
                    fix = None


def _verdicts(
    document: Document, prose: Prose, links: Sequence[Span]
) -> Iterator[tuple[Span, bool]]:
    for block in prose.blocks:
        if block.kind in _JUDGED:
            for text in document.markdown.texts_in(block.span):
                verdict = is_chinese(own_words(text, links))
                if verdict is not None:
                    yield text.span, verdict


def _corrected_marker(
    source: Source, part: Part, run: _Judged, runs: Sequence[_Judged], languages: Sequence[str]
) -> Fix | None:
    """The other language for a block that is wholly in it, unless that language has its own."""
    language = run.prose.language
    others = [other for other in languages if other != language]
    if language != CHINESE:
        others = [CHINESE]
    opening = [marker for marker in part.opening if marker.language == language]
    of_other = [other for other in runs if other.prose.language in others]
    if len(others) != 1 or len(opening) != 1 or not all(r.all_wrong for r in (run, *of_other)):
        return None
    place = language_span(source, part.opened_by(run.prose))
    return Fix(f'Mark the block as "{others[0]}"', (Edit(place, others[0]),), safe=False)


RULE = Rule(
    code="AK702",
    slug="wrong-language",
    severity=Severity.ERROR,
    scope=Scope.LIST,
    fix=FixKind.UNSAFE,
    documentation=__doc__,
    check=check,
)
