"""What is wrong with an address, without asking the network.

Addresses are read as browsers read them (https://url.spec.whatwg.org/#concept-basic-url-parser),
but for what browsers only mend because people mistype it: slashes, white space, backslashes.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from urllib.parse import unquote, urlsplit

# nearly every address; looked at first, as the rest costs ten times as much
_PLAIN = re.compile(
    r"https?://(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z0-9-]{1,63}(?:[/?#][!-;=?-\[^-~]*)?\Z"
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)")
_BAD_CHARACTER = re.compile(r"[\x00-\x1f\x7f\\<>]|\]\(")
_SPACE = re.compile(r"\s")
_BEFORE_SCHEME = re.compile(r"[^\w/.?#%&+~@-]+(?=https?://)", re.IGNORECASE)
_DOUBLED = re.compile(r"https?:/*https?(?::/|//)", re.IGNORECASE)
_NO_COLON = re.compile(r"https?(?:[;,.]?//|;)", re.IGNORECASE)
_NOWHERE = frozenset({"about", "file", "javascript", "vbscript"})
# what nobody types into an address, but may well type after one
_AFTER = re.compile("[，。；：、！？（）《》「」【】“”]")
_JOINERS = frozenset("\u200c\u200d\u00b7\u30fb\u0375\u05f3\u05f4")
_LONGEST_LABEL = 63
_QUOTED = 80


def bare_url_problem(url: str) -> str | None:
    """Why an address without brackets is longer than it should be."""
    found = _AFTER.search(url)
    if found is None or "://" not in url[: found.start()]:
        return None
    return f'the address runs on into "{found[0]}" and what follows; put "<" and ">" around it'


def url_problem(url: str, *, image: bool) -> str | None:
    """What is wrong with an address, as one sentence; ``None`` if nothing is.

    Args:
        url: the address, entities and backslash escapes decoded.
        image: whether a picture is shown from it, so that ``data:`` is fine.
    """
    if _PLAIN.match(url):
        return None
    if not url.strip():
        return "the link has no address; add one"
    if bad := _BAD_CHARACTER.search(url):
        return _character_problem(bad[0])
    scheme = _SCHEME.match(url)
    if (scheme is not None or url.startswith("//")) and _SPACE.search(url):
        return 'the address holds white space; write a space as "%20", or remove it'
    if (before := _BEFORE_SCHEME.match(url)) is not None:
        return f'"{before[0][:_QUOTED]}" stands before the scheme of this address; remove it'
    if _NO_COLON.match(url):
        return 'a colon and two slashes end the scheme of an address; write "https://"'
    if scheme is None:
        if url.lower().startswith("www."):
            return 'the address has no scheme; begin it with "https://"'
        return _host_problem(url) if url.startswith("//") else None
    return _scheme_problem(url, scheme[0].lower(), image=image)


def _character_problem(found: str) -> str:
    if found == "](":
        return 'the address holds "](", so two links run into one; take them apart'
    if found == "\\":
        return 'the address holds a backslash; write "/" or remove it'
    if found in "<>":
        return f'the address holds "{found}"; write it as "%{ord(found):02X}" or remove it'
    return f"the address holds a control character (U+{ord(found):04X}); remove it"


def _scheme_problem(url: str, name: str, *, image: bool) -> str | None:
    rest = url[len(name) + 1 :]
    if name in _NOWHERE or (name == "data" and not image):
        return f'"{name}:" leads no reader anywhere; give the address of the page itself'
    if name in {"http", "https"}:
        if _DOUBLED.match(url):
            return "the address begins twice; keep one scheme"
        if not rest.startswith("//"):
            return f'"{name}:" needs two slashes; write "{name}://"'
        return _host_problem(url)
    if not rest:
        return f'nothing follows "{name}:"; complete the address'
    if rest.startswith("//") and get_close_matches(name, ("http", "https"), cutoff=0.75):
        return f'no scheme is called "{name}"; write "https"'
    return None


def _host_problem(url: str) -> str | None:
    try:
        pieces = urlsplit(url)
        host = pieces.hostname
    except ValueError:
        return "the host of this address is not valid; correct it"
    try:
        pieces.port  # noqa: B018 - reading it checks it
    except ValueError:
        return "the port of this address is no number up to 65535; correct or remove it"
    if not host:
        return "the address has no host; add it"
    if ":" in host:
        return None  # an IPv6 address, which urlsplit checks
    if not all(_is_label(label) for label in unquote(host).removesuffix(".").split(".")):
        return f'"{host[:_QUOTED]}" is no host; correct it'
    return None


def _is_label(label: str) -> bool:
    """Whether browsers take it for a part of a host name; beyond ASCII they are generous."""
    if not label or (label.isascii() and len(label) > _LONGEST_LABEL):
        return False
    return all(
        char.isalnum() or char in "-_" if char.isascii() else _is_host_character(char)
        for char in label
    )


def _is_host_character(char: str) -> bool:
    return char in _JOINERS or unicodedata.category(char)[0] in "LMNS"
