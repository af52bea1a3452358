"""The badge that a link deserves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesomekit.badges.address import host_of
from awesomekit.badges.kinds import KINDS
from awesomekit.badges.shields import build_static, parse_static
from awesomekit.badges.words import name_in_words

if TYPE_CHECKING:
    from awesomekit.badges.kinds import Kind
    from awesomekit.model import BadgeInfo

_COLLECTION_KEY = re.compile(r"-[0-9a-f]{16,}\Z")
_ALT_ESCAPES = re.compile(r"[\\\[\]!`*_<>&~]")
# https://spec.commonmark.org/0.31.2/#link-destination
_ANGLED = re.compile(r"<(?:[^<>\n\r\\]|\\.)*>")
_UNSAFE = re.compile(r"[\x00-\x20\x7f<>`]")
_ENTITY = re.compile(r"&(?=#?[0-9A-Za-z]+;)")


@dataclass(frozen=True, slots=True)
class CanonicalBadge:
    """The alternative text and the address of a picture."""

    alt: str
    picture: str


def canonical_badge(
    info: BadgeInfo, url: str, *, style: str = "flat", text: str = ""
) -> CanonicalBadge:
    """The badge of a link in the project's style.

    Args:
        info: what the link is.
        url: the link.
        style: as shields.io takes it; ``flat`` is its default.
        text: what the author calls the link. Blogs, websites and the like show it if it holds a
            name, else their host; the other kinds always show their identity.
    """
    kind = KINDS[info.kind]
    query = {"logo": kind.logo} if kind.logo else {}
    if style != "flat":
        query["style"] = style
    message = (_name(text, kind) if kind.named else shown_identity(info)) or host_of(url)
    picture = build_static(
        kind.label,
        message or kind.title.lower(),
        kind.color,
        extension="" if kind.logo else ".svg",
        **query,
    )
    return CanonicalBadge(kind.title, picture)


def is_canonical(alt: str, picture: str, info: BadgeInfo, url: str, *, style: str = "flat") -> bool:
    """Whether a picture badge is the one that its link deserves, whatever name it gives it."""
    shown = parse_static(picture)
    text = shown.message if shown is not None else ""
    return CanonicalBadge(alt, picture) == canonical_badge(info, url, style=style, text=text)


def badge_markdown(badge: CanonicalBadge, url: str) -> str:
    """The badge as Markdown.

    ``url`` is a link destination as it stands in a text, with its angle brackets if it has any,
    and stays so; an address that cannot stand there is escaped.
    """
    alt = _ALT_ESCAPES.sub(r"\\\g<0>", " ".join(badge.alt.split()))
    return f"[![{alt}]({_destination(badge.picture)})]({_destination(url)})"


def shown_identity(info: BadgeInfo) -> str:
    """The identity as a reader needs it: a collection without the key after its name."""
    if info.kind == "hf-collection":
        return _COLLECTION_KEY.sub("", info.identity)
    return info.identity


def _name(text: str, kind: Kind) -> str:
    """The name in a text, without the kind that the badge's label says already."""
    name = name_in_words(text)
    for word in (kind.label, kind.title):
        while name.casefold().endswith(f" {word.casefold()}"):
            name = name_in_words(name[: -len(word)])
    return name


def _destination(url: str) -> str:
    if _ANGLED.fullmatch(url):
        return url
    if not _UNSAFE.search(url) and _balanced(url):
        return url
    written = url.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    written = _ENTITY.sub("&amp;", written)
    return _UNSAFE.sub(lambda match: f"%{ord(match[0]):02X}", written)


def _balanced(url: str) -> bool:
    depth = 0
    escaped = False
    for char in url:
        if escaped:
            escaped = False
        elif char == "\\":
            escaped = True
        elif char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
        # parsers may stop at 32 levels
        if not 0 <= depth <= 32:
            return False
    return depth == 0 and not escaped
