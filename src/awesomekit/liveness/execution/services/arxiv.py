"""arXiv's Atom API: a hundred papers in one request. Pure.

https://info.arxiv.org/help/api/user-manual.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote
from xml.etree import ElementTree

from awesomekit.badges.papers import arxiv_id
from awesomekit.model.liveness import Facts

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 100
"""Papers in one request."""
MOST_BYTES = 4 * 1024 * 1024
"""Of an answer that are read."""

_ATOM = "{http://www.w3.org/2005/Atom}"
_IDENTITY = re.compile(r"https?://[^/]+/abs/(?P<id>.{4,40}?)(?P<version>v\d{1,3})?\Z")


def address(api: str, names: Sequence[str]) -> str:
    """The address that answers for papers, such as ``2307.09288`` or ``2307.09288v1``."""
    listed = ",".join(quote(name, safe="/") for name in names)
    return f"{api}/api/query?id_list={listed}&max_results={len(names)}"


def read(body: bytes, names: Sequence[str], web: str) -> dict[str, Facts] | None:
    """What an answer tells, by the name that was asked for; ``None`` for what is no answer.

    Papers that there are none of are missing, as the API leaves them out.

    Args:
        body: of the answer.
        names: as they were asked for.
        web: the base address of pages.
    """
    if b"<!DOCTYPE" in body[:4096] or b"<!ENTITY" in body:
        return None  # Atom has neither, but entities can grow without end
    try:
        feed = ElementTree.fromstring(body)  # noqa: S314 - without a DOCTYPE there are no entities
    except ElementTree.ParseError:
        return None
    if feed.tag != f"{_ATOM}feed":
        return None
    told: set[str] = set()
    for entry in feed.iterfind(f"{_ATOM}entry"):
        match = _IDENTITY.match((entry.findtext(f"{_ATOM}id") or "").strip())
        identity = arxiv_id(match["id"]) if match is not None else ""
        if identity and match is not None:
            told |= {identity, identity + (match["version"] or "")}
    return {name: Facts(name=name, url=f"{web}/abs/{name}") for name in names if name in told}
