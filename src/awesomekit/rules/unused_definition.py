"""A reference is defined and never used, or used and never defined.

A definition that no link uses is left over from a link that is gone, and readers never see it; nor
do they see a second definition of one label, as the first one counts. The fix removes the
definition's line. A reference that is defined nowhere is an error: readers see its brackets. It is
reported where brackets can mean nothing else, in images and in files that use other references.
Definitions that serve as comments, `[//]: # (text)`, are left alone.

Fails:

    # Tools

    See [the manual][manual].

    [manual]: https://example.com/manual
    [guide]: https://example.com/guide

Passes:

    # Tools

    See [the manual][manual] and [the guide][guide].

    [manual]: https://example.com/manual
    [guide]: https://example.com/guide
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.model import Fix, Related, Severity
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from awesomekit.model import Block, Definition, Markdown, Text
    from awesomekit.source import Source

# of these the latter may become a part of the former where nothing stands between them
_MAY_JOIN = frozenset({"bullet_list", "code", "footnote", "ordered_list"})
_LONGEST_TEXT = 1000
_BRACKET = re.compile(r"[\[\]]")
_REFERENCE = re.compile(r"\[(?P<label>(?:[^\[\]\\]|\\.){0,200})\]", re.DOTALL)
_LETTER = re.compile(r"[^\W\d_]")
# as in ``values[i][j]``, ``f(x)[i][j]``, chains of tags such as ``[free][Mac][iOS]`` and links of
# other languages, ``[[file][text]]``
_BEFORE_INDEX = re.compile(r"[\w\[\])`]")
_MOST_COMPARED = 500
_MOST_SUGGESTIONS = 50


def check(markdown: Markdown, _context: Context) -> Iterator[Finding]:
    """Compare the definitions of a file with the references in it."""
    if markdown.definitions:
        yield from _unused(markdown)
    if "][" in markdown.source.text:
        yield from _undefined(markdown)


# ---------------------------------------------------------------------- never used


def _unused(markdown: Markdown) -> Iterator[Finding]:
    source = markdown.source
    neighbours = _neighbours(markdown.blocks)
    used = {link.reference for link in markdown.links if link.reference}
    first: dict[str, Definition] = {}
    for definition in markdown.definitions:
        label = " ".join(source.slice(definition.label).split())
        earlier = first.setdefault(definition.reference, definition)
        if definition.reference not in used:
            if not _is_comment(definition):
                message = f'the reference "{label}" is never used; remove its definition'
                yield Finding(definition.span, message, _removal(source, definition, neighbours))
        elif earlier is not definition:
            same = earlier.url == definition.url
            yield Finding(
                definition.span,
                f'the reference "{label}" is already defined'
                + ("" if same else " with another address")
                + " and the first definition counts; remove one of them",
                _removal(source, definition, neighbours) if same else None,
                (Related(source.path, earlier.span, "the first definition"),),
            )


def _is_comment(definition: Definition) -> bool:
    return definition.url in {"", "#"} or definition.reference.strip() == "//"


def _neighbours(blocks: Sequence[Block]) -> dict[Span, tuple[str, str]]:
    """The kinds of block before and after each definition at the top level, others aside."""
    found: dict[Span, tuple[str, str]] = {}
    before = ""
    waiting: list[Span] = []
    for block in blocks:
        if block.kind == "definition":
            waiting.append(block.span)
            continue
        found |= dict.fromkeys(waiting, (before, block.kind))
        waiting.clear()
        before = block.kind
    return found | dict.fromkeys(waiting, (before, ""))


def _removal(
    source: Source, definition: Definition, neighbours: Mapping[Span, tuple[str, str]]
) -> Fix | None:
    """Take the definition's lines out; ``None`` where that could change what is around them."""
    around = neighbours.get(definition.span)
    if around is None or _MAY_JOIN.issuperset(around):
        return None
    first = source.position(definition.span.start).line
    last = source.position(definition.span.end).line
    start, end = source.line_span(first).start, source.line_span(last).end
    if source.text[start : definition.span.start].strip(" \t"):
        return None
    if _is_blank(source, first - 1) and _is_blank(source, last + 1) and first > 1:
        start = source.line_span(first - 1).start
    lines = source.line_starts
    end = lines[last] if last < len(lines) else len(source.text)
    return Fix("Remove the definition", (Edit(Span(start, end), ""),), safe=True)


def _is_blank(source: Source, line: int) -> bool:
    """Whether a line is blank; the ends of the file count as blank lines."""
    if not 1 <= line <= len(source.line_starts):
        return True
    return not source.slice(source.line_span(line)).strip(" \t")


# -------------------------------------------------------------------- never defined


class _Reference(NamedTuple):
    label: Span
    image: bool


def _undefined(markdown: Markdown) -> Iterator[Finding]:
    source = markdown.source
    by_reference = any(link.kind in {"full", "collapsed"} for link in markdown.links)
    labels = list({source.slice(definition.label) for definition in markdown.definitions})
    suggestions: dict[str, str] = {}
    for one in markdown.texts:
        if not any("][" in run for _, run in one.runs):
            continue
        for found in _references(markdown, one):
            if not found.image and not by_reference:
                continue
            label = " ".join(source.slice(found.label).split())
            if label not in suggestions and len(suggestions) < _MOST_SUGGESTIONS:
                suggestions[label] = _suggestion(label, labels)
            hint = suggestions.get(label) or f"add [{label}]: with its address"
            yield Finding(
                found.label,
                f'the reference "{label}" is defined nowhere; {hint}',
                severity=Severity.ERROR,
            )


def _suggestion(label: str, labels: list[str]) -> str:
    if len(labels) > _MOST_COMPARED:
        return ""
    folded = {known.casefold(): known for known in labels}
    close = get_close_matches(label.casefold(), folded, n=1, cutoff=0.75)
    return f'did you mean "{" ".join(folded[close[0]].split())}"?' if close else ""


def _references(markdown: Markdown, one: Text) -> Iterator[_Reference]:
    """What is for certain a full or collapsed reference and stayed literal text."""
    source = markdown.source.text
    math = source.find("$", *one.span) >= 0
    openings: list[int] = []
    for span, run in one.runs:
        if source[span.start] in "\\&" and span.end - span.start > len(run):
            continue  # an escaped character
        for bracket in _BRACKET.finditer(source, *span):
            at = bracket.start()
            if bracket[0] == "[":
                openings.append(at)
                continue
            opening = openings.pop() if openings else None
            if opening is None or at - opening > _LONGEST_TEXT or source[at + 1 : at + 2] != "[":
                continue
            match = _REFERENCE.match(source, at + 1, one.span.end)
            if match is None or source[match.end() : match.end() + 1] in {"[", "(", ":"}:
                continue
            text, label = Span(opening + 1, at), Span(*match.span("label"))
            if not source[label.start : label.end].strip():
                label = text
            before = source[opening - 1] if opening > one.span.start else ""
            image = before == "!"
            if (
                (image or not (math or _BEFORE_INDEX.match(before)))
                and source[label.start] not in "^@"
                and _LETTER.search(source, *label)
                and _LETTER.search(source, *text)
                and all(link.image for link in markdown.links_in(text))
            ):
                yield _Reference(label, image)


RULE = Rule(
    code="AK512",
    slug="unused-definition",
    severity=Severity.WARNING,
    scope=Scope.ANY,
    fix=FixKind.SAFE,
    documentation=__doc__,
    check=check,
)
