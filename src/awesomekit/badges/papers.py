"""The names that papers have."""

from __future__ import annotations

import re

# https://info.arxiv.org/help/arxiv_identifier.html
_ARXIV = re.compile(
    r"(?:arxiv:\s*)?"
    r"(?:(?P<new>\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})"
    r"|(?P<archive>[a-z]+(?:-[a-z]+)?)(?:\.[a-z]{2})?/(?P<old>\d{2}(?:0[1-9]|1[0-2])\d{3}))"
    r"(?:v\d+)?(?:\.pdf)?/?",
    re.IGNORECASE | re.ASCII,
)
# https://www.doi.org/doi-handbook/HTML/doi-name-syntax.html
_DOI = re.compile(r"(?:doi:\s*)?(?P<name>10\.\d{4,9}(?:\.\d+)*/[^\s/]\S*)", re.IGNORECASE)


def arxiv_id(text: str) -> str:
    """The arXiv identifier that a text consists of, without version; empty if it is none.

    An old identifier loses its subject class: ``math.GT/0309136`` is ``math/0309136``.
    """
    match = _ARXIV.fullmatch(text.strip())
    if match is None:
        return ""
    return match["new"] or f"{match['archive'].lower()}/{match['old']}"


def doi_name(text: str) -> str:
    """The DOI that a text consists of, in lower case as DOIs compare; empty if it is none."""
    match = _DOI.fullmatch(text.strip())
    return match["name"].lower().rstrip("/") if match else ""
