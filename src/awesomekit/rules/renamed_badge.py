"""The picture of a badge made to name the repository that its link leads to now."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesomekit.badges import identify, is_static
from awesomekit.rules.written_address import Change, edits, written_addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Markdown
    from awesomekit.rules.written_address import WrittenAddress
    from awesomekit.source import Edit

_SLASH = r"(/|%2[Ff])"


_KINDS = frozenset({"github", "hf-dataset", "hf-model", "hf-space"})


def renamed_picture(markdown: Markdown, address: WrittenAddress, new: str) -> tuple[Edit, ...]:
    """The edits that make the pictures within a link name what its new address names.

    Args:
        markdown: the file.
        address: of the link.
        new: its address from now on.
    """
    link = address.link
    before, after = identify(address.url), identify(new)
    if link is None or link.label is None or before.kind not in _KINDS:
        return ()
    if before.kind != after.kind or not before.identity or not after.identity:
        return ()
    made: list[Edit] = []
    for picture in written_addresses(markdown):
        if not picture.image or not link.label.contains(picture.span):
            continue
        changes = list(_changes(picture.url, before.identity, after.identity))
        if changes:
            made += edits(markdown.source, picture, changes) or ()
    return tuple(made)


def _changes(url: str, old: str, new: str) -> Iterator[Change]:
    """Where a badge names the old repository, and what it is to say."""
    static = is_static(url)
    owner, _, name = (_escaped(old) if static else old).partition("/")
    if not name:
        return
    # in a static badge a hyphen ends the message, elsewhere a name is a part of the path
    after = r"(?=-(?!-))" if static else r"(?=[/?#.&]|\Z)"
    before = r"(?<=[/-])" if static else r"(?<=[/=])"
    pattern = rf"{before}{re.escape(owner)}{_SLASH}{re.escape(name)}{after}"
    for match in re.finditer(pattern, url, re.IGNORECASE):
        written = (_escaped(new) if static else new).replace("/", match[1])
        yield Change(match.start(), match.end(), written)


def _escaped(name: str) -> str:
    """A name as static badges are written (https://shields.io/badges/static-badge)."""
    return name.replace("-", "--").replace("_", "__")
