"""Comments to awesomekit, read: what they silence, and those that cannot be followed.

``disable-file`` speaks for the whole file, ``disable`` for what follows up to ``enable`` or the
end, ``disable-next`` for the next block of the file, ``disable-line`` for its own line. Rules
are named by code, family or name; what follows the last of them is the reason.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from difflib import get_close_matches
from typing import TYPE_CHECKING

from awesomekit.model import CommentMistake, Comments, Suppression
from awesomekit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from awesomekit.model import Control, Markdown

ACTIONS = ("disable-line", "disable-next", "disable", "enable", "disable-file")
DIRECTIVES = ("languages", "toc", "table", "entries", "translates")
"""What other comments to awesomekit begin with; they silence nothing."""

_WORD = re.compile(r"\s*(?P<word>[^\s,]+)(?P<comma>\s*,)?")
_CODE = re.compile(r"AK\d{0,3}\Z", re.IGNORECASE)


def read_comments(markdown: Markdown, names: Mapping[str, frozenset[str]]) -> Comments:
    """Everything that the comments of a file silence.

    Args:
        markdown: the file.
        names: selector, codes and families in upper case and slugs in lower case: the codes of
            the rules that it names.
    """
    if not markdown.controls:
        return Comments()
    reader = _CommentReader(markdown, names)
    for control in markdown.controls:
        reader.take(control)
    suppressions = sorted(reader.done(), key=lambda found: (found.comment, found.span))
    return Comments(tuple(suppressions), tuple(reader.mistakes))


class _CommentReader:
    """One pass over the comments of one file."""

    def __init__(self, markdown: Markdown, names: Mapping[str, frozenset[str]]) -> None:
        self.markdown = markdown
        self.names = names
        self.mistakes: list[CommentMistake] = []
        self._found: list[Suppression] = []
        self._open: list[Suppression] = []
        self._end = len(markdown.source.text)

    def take(self, control: Control) -> None:
        first = _WORD.match(control.text)
        action = first["word"].lower() if first is not None else ""
        if action in DIRECTIVES:
            return
        if first is None or action not in ACTIONS:
            close = get_close_matches(action, (*ACTIONS, *DIRECTIVES), n=1)
            known = ", ".join(f'"{name}"' for name in ACTIONS)
            hint = f'write "{close[0]}"' if close else f"write one of {known}"
            self._mistake(control.span, f'a comment to awesomekit cannot say "{action}"; {hint}')
            return
        selectors, reason = self._selectors(control, first.end())
        if action == "enable":
            self._enable(control, selectors)
        elif not selectors:
            message = f'"{action}" names no rule; add its code, for example "{action} AK504"'
            self._mistake(control.span, message)
        else:
            self._disable(control, action, selectors, reason)

    def done(self) -> list[Suppression]:
        """All that was found; what is still disabled is so up to the end of the file."""
        return [*self._found, *self._open]

    def _mistake(self, span: Span, message: str) -> None:
        self.mistakes.append(CommentMistake(span, message))

    def _selectors(self, control: Control, at: int) -> tuple[list[tuple[str, Span]], str]:
        """The rules that a comment names, with their places, and the reason."""
        source = self.markdown.source
        text = control.text
        offset = source.text.index(text, control.span.start)
        found: list[tuple[str, Span]] = []
        expected = True
        while (match := _WORD.match(text, at)) is not None:
            word = match["word"]
            if not (expected or self._codes(word)):
                break
            found.append((word, Span(offset + match.start("word"), offset + match.end("word"))))
            expected = match["comma"] is not None
            at = match.end()
        return found, text[at:].strip(" \t\r\n-–—:")

    def _codes(self, word: str) -> frozenset[str]:
        key = word.upper() if _CODE.match(word) else word.lower()
        return self.names.get(key, frozenset())

    def _disable(
        self, control: Control, action: str, selectors: list[tuple[str, Span]], reason: str
    ) -> None:
        region = self._region(control, action)
        for word, span in selectors:
            codes = self._codes(word)
            if not codes:
                close = get_close_matches(word, self.names, n=1)
                hint = f'; did you mean "{close[0]}"?' if close else ""
                self._mistake(span, f'no rule is called "{word}"{hint}')
                continue
            found = Suppression(
                action,  # type: ignore[arg-type]  # one of the actions that disable
                word,
                span,
                control.span,
                codes,
                region,
                reason,
            )
            (self._open if action == "disable" else self._found).append(found)

    def _enable(self, control: Control, selectors: list[tuple[str, Span]]) -> None:
        """End what is disabled; without a rule, all of it."""
        wanted = frozenset[str]().union(*(self._codes(word) for word, _ in selectors))
        ended = [
            found for found in self._open if not selectors or found.codes & wanted == found.codes
        ]
        if not ended:
            what = '"enable" ends nothing: no "disable" for it stands before; remove the comment'
            self._mistake(control.span, what)
            return
        for found in ended:
            self._open.remove(found)
            region = Span(found.region.start, control.span.start)
            self._found.append(
                Suppression(
                    found.action,
                    found.selector,
                    found.span,
                    found.comment,
                    found.codes,
                    region,
                    found.reason,
                )
            )

    def _region(self, control: Control, action: str) -> Span:
        if action == "disable-file":
            return Span(0, self._end)
        if action == "disable":
            return Span(control.span.end, self._end)
        source = self.markdown.source
        line = source.position(control.span.start).line
        if action == "disable-line":
            return source.line_span(line)
        if control.block:
            return Span(control.span.end, self._next_block_end(control))
        last = min(source.position(control.span.end).line + 1, len(source.line_starts))
        return Span(control.span.end, source.line_span(last).end)

    def _next_block_end(self, control: Control) -> int:
        blocks = self.markdown.blocks
        at = bisect_left(blocks, control.span.end, key=lambda block: block.span.start)
        following: Iterator[int] = (b.span.end for b in blocks[at:] if b.comment is None)
        return next(following, self._end)
