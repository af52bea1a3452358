"""Comments written into old lists, so that only new mistakes are reported from then on."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from awesomekit.engine import LoadedFile
from awesomekit.errors import SourceError
from awesomekit.fixing import choose
from awesomekit.linting import with_text
from awesomekit.mending import Mended
from awesomekit.silencing import silence
from awesomekit.source import Edit, Span, apply_edits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from awesomekit.findings import Checked
    from awesomekit.linting import Linter
    from awesomekit.model import Block, Diagnostic, Markdown
    from awesomekit.workspace import File

_LISTS = frozenset({"bullet_list", "ordered_list"})
_OF_COMMENTS = frozenset({"AK903"})
"""What is said about comments is not silenced by more of them."""


def adopt(linter: Linter, reason: str = "") -> Mended:
    """Write a comment for each finding of the workspace; writes no file.

    A finding in a list is silenced in its line, any other in its block, and what neither
    silences in the whole file.

    Args:
        linter: with the files.
        reason: what the comments say after the codes.

    Raises:
        UsageError: a selector names no rule.
    """
    adopter = _Adopter(linter, reason)
    work = linter.work
    checked = linter.check(work.files)
    project = linter.check_project(work.files)
    before: list[File] = []
    after: list[File] = []
    for file in work.files:
        found = linter.settle(file, checked[file.shown], project)[0]
        # what is said about comments is not silenced by more of them
        found = [
            one for one in found if one.code in checked[file.shown].findings.ran or one in project
        ]
        changed = adopter.adopt(file, found) if found else None
        if changed is not None:
            before.append(file)
            after.append(changed)
            checked[file.shown] = adopter.check(changed)
    files = [next((a for a in after if a.shown == file.shown), file) for file in work.files]
    result = linter.result(files, checked, linter.check_project(files))
    return Mended(work.root or work.base, result, tuple(before), tuple(after))


class _Adopter:
    def __init__(self, linter: Linter, reason: str) -> None:
        self.linter = linter
        self.reason = reason

    def adopt(self, file: File, found: Iterable[Diagnostic]) -> File | None:
        """The file with comments, ``None`` where none can be written."""
        try:
            read = self.linter.checker.read(LoadedFile(file.source, file.kind))
        except SourceError:
            return None
        if read.file.undecoded:
            return None
        found = list(found)
        changed, useless = self._with_comments(file, read.markdown, found, frozenset())
        if useless:
            # a comment in a line can take from its text what was found there
            changed, _ = self._with_comments(file, read.markdown, found, useless)
        left = self._left(changed)
        if left:
            codes = sorted({one.code for one in left})
            markdown = self.linter.checker.read(LoadedFile(changed.source, file.kind)).markdown
            comment = _comment("disable-file", codes, self.reason)
            changed = with_text(file, _with_first_comment(markdown, comment))
            # what the whole file silences needs no comment of its own
            cleanup = choose(self._comment_findings(changed), unsafe=False)
            changed = with_text(file, cleanup.apply(changed.source.text))
        return changed

    def _with_comments(
        self, file: File, markdown: Markdown, found: list[Diagnostic], blocks: frozenset[str]
    ) -> tuple[File, frozenset[str]]:
        """The file with comments, and the codes of those that silence nothing.

        Args:
            file: the file.
            markdown: the same, read.
            found: what is to be silenced.
            blocks: the codes that are silenced in blocks only.
        """
        edits = _Comments(markdown, self.reason, blocks).edits(found)
        changed = with_text(file, apply_edits(file.source.text, edits))
        suppressions = silence(self.check(changed).findings).unused
        ran = {one.code for one in found}
        useless = frozenset[str]().union(*(one.codes for one in suppressions))
        return changed, useless & ran

    def check(self, file: File) -> Checked:
        return self.linter.checker.check(
            self.linter.checker.read(LoadedFile(file.source, file.kind))
        )

    def _comment_findings(self, file: File) -> list[Diagnostic]:
        return [one for one in self._settled(file) if one.code in _OF_COMMENTS]

    def _left(self, file: File) -> list[Diagnostic]:
        return [one for one in self._settled(file) if one.code not in _OF_COMMENTS]

    def _settled(self, file: File) -> list[Diagnostic]:
        others = [one for one in self.linter.work.files if one.shown != file.shown]
        project = self.linter.check_project([*others, file])
        return self.linter.settle(file, self.check(file), project)[0]


class _Comments:
    """Where comments go in one file."""

    def __init__(self, markdown: Markdown, reason: str, in_blocks: frozenset[str]) -> None:
        self._markdown = markdown
        self._in_blocks = in_blocks
        self._source = markdown.source
        self._reason = reason
        self._starts = [block.span.start for block in markdown.blocks]

    def edits(self, found: Iterable[Diagnostic]) -> Iterator[Edit]:
        lines: defaultdict[int, set[str]] = defaultdict(set)
        blocks: defaultdict[int, set[str]] = defaultdict(set)
        for one in found:
            number = bisect_right(self._starts, one.span.start) - 1
            block = self._markdown.blocks[number] if number >= 0 else None
            if block is None or block.kind == "front_matter":
                continue
            end = None if one.code in self._in_blocks else self._line_end(block, one)
            if end is None:
                blocks[number].add(one.code)
            else:
                lines[end].add(one.code)
        for end, codes in lines.items():
            comment = _comment("disable-line", sorted(codes), self._reason)
            yield Edit(Span(end, end), f" {comment}")
        for number, codes in blocks.items():
            yield self._before(self._markdown.blocks[number], sorted(codes))

    def _line_end(self, block: Block, found: Diagnostic) -> int | None:
        """The end of the words in the line of a finding, if a comment there stays one."""
        if block.kind not in _LISTS:
            return None
        line = self._source.line_span(self._source.position(found.span.start).line)
        for item in self._markdown.items_in(block.span):
            if item.content.start <= found.span.start <= item.content.end:
                text = self._source.slice(line).rstrip()
                end = line.start + len(text)
                inside = end <= item.content.end and not text.endswith("\\")
                return end if inside and not self._in_code(end) else None
        return None

    def _in_code(self, at: int) -> bool:
        return any(span.start < at < span.end for span in self._markdown.code)

    def _before(self, block: Block, codes: list[str]) -> Edit:
        source = self._source
        start = source.line_span(source.position(block.span.start).line).start
        if not start and source.text.startswith("\ufeff"):
            start = 1
        comment = _comment("disable-next", codes, self._reason)
        return Edit(Span(start, start), f"{comment}{source.newline * 2}")


def _comment(action: str, codes: Iterable[str], reason: str) -> str:
    tail = f" {reason}" if reason else ""
    return f"<!-- awesomekit: {action} {', '.join(codes)}{tail} -->"


def _with_first_comment(markdown: Markdown, comment: str) -> str:
    """The text with a comment of its own after a byte order mark and the front matter."""
    source = markdown.source
    text, newline = source.text, source.newline
    front = markdown.front_matter
    if front is not None:
        end = source.line_span(source.position(front.end).line).end
        return f"{text[:end]}{newline * 2}{comment}{text[end:]}"
    start = 1 if text.startswith("\ufeff") else 0
    return f"{text[:start]}{comment}{newline * 2}{text[start:]}"
