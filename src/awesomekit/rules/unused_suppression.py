"""A comment that silences findings silences nothing, or cannot be followed.

A comment such as `<!-- awesomekit: disable-next AK504 the page is generated -->` outlives what it
was written for, and then hides the next real mistake. Comments that cannot be followed, because
they name no rule or a rule that does not exist, silence nothing either. A rule that did not run is
not held against a comment. The safe fix removes the comment, or the one rule of it.

The comments are `disable-file`, `disable` up to `enable`, `disable-next` for the next block and
`disable-line` for the line that it stands on. Each names rules by code, family or name; what
follows is the reason, for readers.

Fails:

    # Tools

    <!-- awesomekit: disable-next AK101 the name is spelt like this -->

    A paragraph without a mistake.

Passes:

    # Tools

    <!-- awesomekit: disable-next AK101 a quotation of a misread text -->

    ä¸­æ–‡ is how this program shows Chinese.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from awesomekit.model import Fix, Severity
from awesomekit.rules.rule import Finding, FixKind, Rule, Scope
from awesomekit.source import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Suppression
    from awesomekit.rules.rule import Context
    from awesomekit.source import Source


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Report what the engine found no use for."""
    if context.comments is None:
        return
    for mistake in context.comments.mistakes:
        yield Finding(mistake.span, mistake.message)
    whole = {
        comment: len(list(found))
        for comment, found in groupby(context.comments.suppressions, lambda found: found.comment)
    }
    for comment, found in groupby(context.unused, lambda found: found.comment):
        unused = list(found)
        if len(unused) == whole[comment]:
            yield _unused_comment(source, comment, unused)
        else:
            yield from (_unused_selector(source, one) for one in unused)


def _unused_comment(source: Source, comment: Span, unused: list[Suppression]) -> Finding:
    names = ", ".join(one.selector for one in unused)
    fix = Fix("Remove the comment", (Edit(_removed(source, comment), ""),), safe=True)
    return Finding(comment, f"this comment silences no finding of {names}; remove it", fix)


def _unused_selector(source: Source, unused: Suppression) -> Finding:
    start, end = unused.span
    before = source.text[:start].rstrip(" \t,")
    after = source.text[end:]
    rest = len(after) - len(after.lstrip(" \t,"))
    # the white space before the first selector stays, that after it goes
    span = Span(start, end + rest)
    if source.text[len(before) : start].strip() and not after[:rest].strip():
        span = Span(len(before), end)
    fix = Fix(f"Remove {unused.selector} from the comment", (Edit(span, ""),), safe=True)
    message = f"this comment silences no finding of {unused.selector}; remove it from the comment"
    return Finding(unused.span, message, fix)


def _removed(source: Source, comment: Span) -> Span:
    """The comment, with its line where nothing else stands on it, and a blank line."""
    text = source.text
    start, end = comment
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    while end < len(text) and text[end] in " \t":
        end += 1
    alone = (start == 0 or text[start - 1] in "\r\n") and (end == len(text) or text[end] in "\r\n")
    if not alone:
        # one of the spaces around stays, unless nothing follows
        keeps = end < len(text) and text[end] not in "\r\n" and start < comment.start
        return Span(start, comment.end if keeps else end)
    end = _line_end(text, end)
    blank_before = (
        start == 0 or source.line_span(source.position(start - 1).line).start == start - 1
    )
    following = _line_end(text, end)
    if blank_before and following > end and not text[end:following].strip():
        end = following
    return Span(start, end)


def _line_end(text: str, at: int) -> int:
    """The offset after the next line end, if nothing else comes before it."""
    if text.startswith("\r\n", at):
        return at + 2
    return at + 1 if at < len(text) and text[at] in "\r\n" else at


RULE = Rule(
    code="AK903",
    slug="unused-suppression",
    severity=Severity.WARNING,
    scope=Scope.ANY,
    fix=FixKind.SAFE,
    documentation=__doc__,
    check=check,
    last=True,
)
