"""Relative links, taken apart."""

from __future__ import annotations

import re
from urllib.parse import unquote

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|[wW]{3}\.")


def relative_path(url: str) -> str:
    """The decoded path of a relative link; empty for any other link and for ``#fragment``."""
    if _ABSOLUTE.match(url):
        return ""
    return unquote(url.partition("#")[0].partition("?")[0]).strip()


def fragment(url: str) -> str:
    """The decoded fragment, without ``#``; empty where there is none."""
    return unquote(url.partition("#")[2])


def is_relative(url: str) -> bool:
    """Whether a link leads to this file or to one beside it."""
    return not _ABSOLUTE.match(url)
