"""The Wayback Machine: the copy of a page that is nearest to now. Pure.

https://archive.org/help/wayback_api.php
"""

from __future__ import annotations

import json
import re
from urllib.parse import quote

MOST_BYTES = 64 * 1024
"""Of an answer that are read."""

_COPY = re.compile(r"https?://[^/\s]+(/web/\d{4,14}/https?://[!#-;=?-~]{1,2000})", re.ASCII)


def address(api: str, url: str) -> str:
    """The address that tells of copies of a page."""
    return f"{api}/wayback/available?url={quote(url, safe='')}"


def read(body: bytes, web: str) -> str | None:
    """The address of the copy, ``None`` where there is none.

    Args:
        body: of the answer.
        web: the base address of copies; no other is taken from an answer.
    """
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return None
    for part in ("archived_snapshots", "closest"):
        told = told.get(part) if isinstance(told, dict) else None
    if not isinstance(told, dict) or told.get("available") is not True:
        return None
    url = told.get("url")
    match = _COPY.fullmatch(url) if isinstance(url, str) else None
    return f"{web}{match[1]}" if match is not None else None
