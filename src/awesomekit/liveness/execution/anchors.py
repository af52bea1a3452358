"""Whether a page of HTML holds fragments. Pure."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MOST_BYTES = 2 * 1024 * 1024
"""Of a page that are looked through."""

_ID = re.compile(
    r"""[\s"'](?:id|name)\s{0,9}=\s{0,9}(?:"([^"]{0,500})"|'([^']{0,500})'|([^\s"'<>=`]{1,500}))""",
    re.IGNORECASE,
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9._-]{1,40})", re.IGNORECASE)
# a page with anchors of its own has them on headings; others are made by programs as one reads
_OWN_ANCHOR = re.compile(r"<h[1-6]\b[^>]{0,500}\sid\s*=|<a\s+(?:name|id)\s*=", re.IGNORECASE)


def missing(
    fragments: Iterable[str], body: bytes, headers: Mapping[str, str], *, complete: bool
) -> frozenset[str]:
    """The fragments that a page surely does not hold.

    None where that cannot be told: for what is no HTML, for pages that were not read to their
    end, and for those that programs fill with anchors.

    Args:
        fragments: percent-decoded.
        body: of the page.
        headers: with names in lower case.
        complete: whether the body is all of it.
    """
    kind = headers.get("content-type", "").lower()
    if "html" not in kind or not complete:
        return frozenset()
    charset = _CHARSET.search(kind)
    try:
        text = body.decode(charset[1] if charset else "utf-8", "replace")
    except LookupError:
        text = body.decode("utf-8", "replace")
    if _OWN_ANCHOR.search(text) is None:
        return frozenset()
    found = {unescape(next(filter(None, match.groups()), "")) for match in _ID.finditer(text)}
    return frozenset(
        fragment
        for fragment in fragments
        if not {fragment, quote(fragment), f"user-content-{fragment}"} & found
        and f"user-content-{fragment.lower()}" not in found
    )
