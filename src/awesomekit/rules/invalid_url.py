"""The address of a link cannot lead anywhere.

It is empty, has no host, holds white space, begins with a misspelt scheme, or is a script that a
browser would run. International domain names and unescaped letters are fine.

Fails:

    # Tools

    [Home](https:///index.html)

Passes:

    # Tools

    [Home](https://example.com/index.html)
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from awesomekit.model import Severity
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Markdown


_SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):")
_BAD_CHARACTER = re.compile(r"[\x00-\x20\x7f\\<>]")
_DOUBLED = re.compile(r"https?:/*https?:/", re.IGNORECASE)
_SCRIPTS = frozenset({"javascript", "vbscript", "about"})
_HOST_LABEL = re.compile(r"[^\s/?#@:\[\]<>\"'(),;]+")


def check(markdown: Markdown, _context: Context) -> Iterator[Finding]:
    """Check the address of each link and of each definition."""
    for link in markdown.links:
        if link.destination is None and link.reference:
            continue
        message = url_problem(link.url, image=link.image)
        if message is not None:
            span = link.destination
            if span is None or span.start == span.end:
                span = link.span
            yield Finding(span, message)
    for definition in markdown.definitions:
        message = url_problem(definition.url, image=False)
        if message is not None:
            span = definition.destination
            yield Finding(span if span.end > span.start else definition.span, message)


def url_problem(url: str, *, image: bool) -> str | None:
    """What is wrong with an address, as one sentence; ``None`` if nothing is."""
    if not url.strip():
        return "the link has no address; add one"
    if bad := _BAD_CHARACTER.search(url):
        name = {" ": "a space", "\\": "a backslash"}.get(bad[0], "a character that is not allowed")
        escaped = "%20" if bad[0] == " " else f"%{ord(bad[0]):02X}"
        return f'the address holds {name}; write it as "{escaped}" or remove it'
    scheme = _SCHEME.match(url)
    if scheme is None:
        if url.lower().startswith("www."):
            return 'the address has no scheme; begin it with "https://"'
        return _host_problem(url) if url.startswith("//") else None
    name = scheme["scheme"].lower()
    if name in _SCRIPTS or (name == "data" and not image):
        return f'"{name}:" is no address to link to; give the page itself'
    if name in {"http", "https"}:
        if _DOUBLED.match(url):
            return "the address begins twice; keep one scheme"
        if not url[len(name) + 1 :].startswith("//"):
            return f'"{name}:" needs two slashes; write "{name}://"'
        return _host_problem(url)
    if "://" in url[: len(name) + 4] and get_close_matches(name, ("http", "https"), cutoff=0.75):
        return f'no scheme is called "{name}"; write "https"'
    return None


def _host_problem(url: str) -> str | None:
    try:
        pieces = urlsplit(url)
        host = pieces.hostname
        pieces.port  # noqa: B018 - reading it checks it
    except ValueError as error:
        words = "port" if "ort" in str(error) else "host"
        return f"the {words} of this address is not valid; correct it"
    if not host:
        return "the address has no host; add it"
    if ":" in host:
        return None  # an IPv6 address, checked by the parser
    labels = host.rstrip(".").split(".")
    if not all(len(label) <= 63 and _HOST_LABEL.fullmatch(label) for label in labels):
        return f'"{host[:80]}" is no valid host; correct it'
    return None


RULE = Rule(
    code="AK502",
    slug="invalid-url",
    severity=Severity.ERROR,
    scope=Scope.ANY,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
)
