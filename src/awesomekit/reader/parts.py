"""What a title, a section or an entry consists of: markers, translations and blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from awesomekit.model import Marker, Prose, Translation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesomekit.model import Block, Entry, Heading
    from awesomekit.source import Span

COMMON = "common"

# a link or a definition that is commented out is no marker
_MARKER = re.compile(r"\s*\[(?P<language>[^\[\]]*)\](?![(\[:])(?P<text>.*)\Z", re.DOTALL)


def read_marker(comment: str, span: Span) -> Marker | None:
    """The language marker that a comment is, ``<!-- [zh] … -->``, or ``None``."""
    match = _MARKER.match(comment)
    if match is None:
        return None
    return Marker(match["language"].strip().lower(), match["text"].strip(), span)


def is_control(block: Block) -> bool:
    """Whether a block is a comment to awesomekit, which is no part of what a list says."""
    return block.comment is not None and block.comment.lstrip().startswith("awesomekit:")


@dataclass(slots=True)
class Part:
    """What has been read of a title, a section or an entry so far."""

    heading: Heading | None = None
    translations: list[Translation] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)
    blocks: list[tuple[str | None, Block]] = field(default_factory=list)
    language: str | None = None
    entries: list[Entry] = field(default_factory=list)

    def add(self, block: Block) -> None:
        """Take a block that is no heading of a part."""
        marker = read_marker(block.comment, block.span) if block.comment is not None else None
        if marker is None:
            self.blocks.append((self.language, block))
            return
        self.markers.append(marker)
        if not marker.text:
            self.language = None if marker.language == COMMON else marker.language
        elif not self.blocks and self.language is None:
            text = " ".join(marker.text.split())
            self.translations.append(Translation(marker.language, text, marker.span))

    def end(self) -> int:
        """The offset after the last thing in it."""
        assert self.heading is not None or self.entries or self.blocks
        ends = [self.heading.span.end] if self.heading else []
        ends += [marker.span.end for marker in self.markers]
        ends += [block.span.end for _, block in self.blocks]
        ends += [entry.span.end for entry in self.entries]
        return max(ends)


def prose_of(blocks: Sequence[tuple[str | None, Block]]) -> tuple[Prose, ...]:
    """Runs of blocks of one language."""
    runs: list[tuple[str | None, list[Block]]] = []
    for language, block in blocks:
        if runs and runs[-1][0] == language:
            runs[-1][1].append(block)
        else:
            runs.append((language, [block]))
    return tuple(Prose(language, tuple(run)) for language, run in runs)
