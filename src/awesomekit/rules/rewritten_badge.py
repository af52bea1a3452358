"""The fix that gives a badge the picture that its link deserves; the link stays."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from awesomekit.badges import (
    badge_markdown,
    canonical_badge,
    claim,
    host_of,
    identity_mismatch,
    parse_static,
)
from awesomekit.model import Fix
from awesomekit.source import Edit

if TYPE_CHECKING:
    from awesomekit.badges import BadgeClaim
    from awesomekit.config.settings import Config
    from awesomekit.model import Badge, Entry, Link
    from awesomekit.source import Source

_TOKEN = re.compile(r"[^\W_]+")
# whose pictures are logos; any other picture may show what nobody knows from its address
_LOGO_HOSTS = frozenset(["badges.aleen42.com", "huggingface.co"])


def rewrite(
    source: Source, entry: Entry, badge: Badge, said: BadgeClaim, config: Config, *, certain: bool
) -> Fix | None:
    """Rewrite a badge; ``None`` for one whose parts a rewritten badge has no place for.

    The fix is safe if it is certain that the picture is wrong and the link right, and if the
    canonical badge, its link and the entry's name still tell every number and every
    ``owner/name`` that the badge told before.
    """
    link = badge.link
    if link is None or link.destination is None or link.title or not only_picture(source, badge):
        return None
    if badge.image is not None and badge.image.title:
        return None
    picture = canonical_badge(badge.info, link.url, style=config.badge_style, text=said.text)
    # the destination as it is written, with angle brackets where it has them
    start = link.destination.start
    angle = link.kind == "inline" and source.text[start - 1 : start] == "<"
    written = source.slice(link.destination)
    markdown = badge_markdown(picture, f"<{written}>" if angle else written)
    shown = claim(picture.alt, picture.picture).shown
    safe = (
        certain
        and _same_thing(badge, said)
        and _keeps(_message(badge, link), f"{shown} {link.url} {entry.name}")
    )
    return Fix("Write the canonical badge", (Edit(badge.span, markdown),), safe=safe)


def only_picture(source: Source, badge: Badge) -> bool:
    """Whether nothing stands beside the picture within the link's label."""
    if badge.image is None or badge.link is None or badge.link.label is None:
        return True
    return source.slice(badge.link.label).strip() == source.slice(badge.image.span)


def _same_thing(badge: Badge, said: BadgeClaim) -> bool:
    """Whether a badge names what its link leads to, or nothing."""
    if said.identity is None:
        return True
    info = badge.info
    return bool(info.identity) and not identity_mismatch(replace(said, kind=info.kind), info)


def _message(badge: Badge, link: Link) -> str | None:
    """What a badge says beside its kind; ``None`` where nobody can tell."""
    image = badge.image
    if image is None:
        return "" if link.kind in {"autolink", "bare"} else link.text
    static = parse_static(image.url)
    if static is not None:
        return static.message
    return "" if host_of(image.url) in _LOGO_HOSTS else None


def _keeps(before: str | None, after: str) -> bool:
    """Whether no number and no ``owner/name`` of a text is missing in another."""
    if before is None:
        return False
    tokens = _TOKEN.findall(before.casefold())
    if "/" not in before:
        tokens = [token for token in tokens if any(char.isdigit() for char in token)]
    return set(tokens).issubset(_TOKEN.findall(after.casefold()))
