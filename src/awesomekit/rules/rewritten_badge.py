"""The fix that gives a badge the picture that its link deserves; the link stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.badges import badge_markdown, canonical_badge, claim
from awesomekit.model import Fix
from awesomekit.source import Edit

if TYPE_CHECKING:
    from awesomekit.config.settings import Config
    from awesomekit.model import Badge
    from awesomekit.source import Source


def rewrite(source: Source, badge: Badge, config: Config, *, safe: bool) -> Fix | None:
    """Rewrite a badge whose destination stands in it; ``None`` for any other."""
    link = badge.link
    if link is None or link.destination is None or link.title:
        return None
    image = badge.image
    text = claim(image.text, image.url).text if image is not None else ""
    picture = canonical_badge(badge.info, link.url, style=config.badge_style, text=text)
    # the destination as it is written, with angle brackets where it has them
    start = link.destination.start
    angle = link.kind == "inline" and source.text[start - 1 : start] == "<"
    written = source.slice(link.destination)
    markdown = badge_markdown(picture, f"<{written}>" if angle else written)
    return Fix("Write the canonical badge", (Edit(badge.span, markdown),), safe=safe)
