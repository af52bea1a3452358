"""The badge that a link deserves, and what an existing picture claims."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from awesomekit.badges.identify import host_of
from awesomekit.badges.kinds import KINDS
from awesomekit.badges.shields import build_static, parse_static

if TYPE_CHECKING:
    from awesomekit.model import BadgeInfo

_HEX_TAIL = re.compile(r"-[0-9a-f]{16,}\Z")
_ARXIV_ID = re.compile(r"\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7}")
_OWNER_AND_NAME = re.compile(r"[\w.-]+/[\w.-]+")
_ALT_ESCAPES = re.compile(r"([\\\[\]!`*_<&])")


@dataclass(frozen=True, slots=True)
class CanonicalBadge:
    """A picture and its alternative text."""

    alt: str
    picture: str


@dataclass(frozen=True, slots=True)
class BadgeClaim:
    """What a picture and its alternative text say that the link is.

    Attributes:
        alt_kind: the kind that the alternative text names.
        picture_kind: the kind that the picture names.
        identity: what the picture names within that kind; empty where it names nothing.
        owner: the organization that a blog badge names; empty where it names none.
    """

    alt_kind: str
    picture_kind: str
    identity: str = ""
    owner: str = ""


def canonical_badge(info: BadgeInfo, url: str, *, style: str = "flat") -> CanonicalBadge:
    """The badge of a link in the project's style."""
    kind = KINDS[info.kind]
    message = _message(info, url)
    query: list[tuple[str, str]] = []
    if kind.logo:
        query.append(("logo", kind.logo))
    if style != "flat":
        query.append(("style", style))
    extension = "" if query else ".svg"
    picture = build_static(kind.label, message, kind.color, extension=extension, query=tuple(query))
    return CanonicalBadge(kind.title, picture)


def badge_markdown(badge: CanonicalBadge, url: str) -> str:
    """The badge as Markdown; ``url`` is a destination as it stands in the text."""
    alt = _ALT_ESCAPES.sub(r"\\\1", badge.alt)
    return f"[![{alt}]({badge.picture})]({url})"


def is_canonical(alt: str, picture: str, info: BadgeInfo, url: str, *, style: str = "flat") -> bool:
    """Whether a picture badge is the one that its link deserves."""
    return CanonicalBadge(alt, picture) == canonical_badge(info, url, style=style)


def _message(info: BadgeInfo, url: str) -> str:
    if info.kind == "hf-collection":
        return _HEX_TAIL.sub("", info.identity)
    return info.identity if info.identity and info.kind not in {"blog", "docs"} else host_of(url)


# ------------------------------------------------------------------------------ claims


def claim(alt: str, picture_url: str) -> BadgeClaim:
    """Read what a badge claims; what it says in no known way is an empty claim."""
    alt_kind = _kind_in_words(alt)
    static = parse_static(picture_url)
    if static is None:
        picture_kind, identity = _dynamic(picture_url)
        return BadgeClaim(alt_kind, picture_kind, identity)
    picture_kind = _picture_kind(static.label, static.message)
    kind = picture_kind or (alt_kind if alt_kind.startswith("hf-") else "")
    return BadgeClaim(
        alt_kind,
        picture_kind,
        _identity(kind, static.message),
        _owner(picture_kind, static.message),
    )


_WORDS = (
    (r"hugging\s*face.*collection", "hf-collection"),
    (r"hugging\s*face.*dataset", "hf-dataset"),
    (r"hugging\s*face.*space", "hf-space"),
    (r"hugging\s*face.*organi[sz]ation", "hf-user"),
    (r"hugging\s*face.*paper", "hf-paper"),
    (r"hugging\s*face.*model", "hf-model"),
    (r"papers?\s*with\s*code", "paperswithcode"),
    (r"\barxiv\b", "arxiv"),
    (r"\bgithub organi[sz]ation\b", "github-user"),
    (r"\bgithub\b", "github"),
    (r"\bblog\b", "blog"),
    (r"\bacl anthology\b", "acl"),
    (r"\bopenreview\b", "openreview"),
    (r"\bmodelscope\b", "modelscope"),
    (r"\bdoi\b", "doi"),
    (r"\bpdf\b", "pdf"),
    (r"\bdoc(?:s|umentation)\b", "docs"),
)
_KIND_WORDS = tuple((re.compile(pattern, re.IGNORECASE), kind) for pattern, kind in _WORDS)


def _kind_in_words(text: str) -> str:
    return next((kind for words, kind in _KIND_WORDS if words.search(text[:200])), "")


def _picture_kind(label: str, message: str) -> str:
    """The kind that a picture names: in its label, or for Hugging Face in its message."""
    if re.search(r"hugging\s*face", label, re.IGNORECASE):
        named = f"Hugging Face {message}"
        return _kind_in_words(named) if message.casefold().rstrip("s") in _THINGS else ""
    return _kind_in_words(label) or ("" if label else _kind_in_words(message))


_THINGS = frozenset({"collection", "dataset", "space", "organization", "paper", "model"})


def _identity(kind: str, message: str) -> str:
    if kind == "arxiv":
        return message if _ARXIV_ID.fullmatch(message) else ""
    if kind == "github" or kind.startswith("hf-"):
        return message if _OWNER_AND_NAME.fullmatch(message) else ""
    return ""


def _owner(kind: str, message: str) -> str:
    return message if kind == "blog" and "." not in message else ""


def _dynamic(url: str) -> tuple[str, str]:
    """Kind and identity of a picture that is drawn from live data."""
    try:
        pieces = urlsplit(url)
    except ValueError:
        return "", ""
    parts = [unquote(part) for part in pieces.path.split("/") if part]
    host = pieces.hostname or ""
    if host.endswith("shields.io") and len(parts) >= 3 and parts[0] == "github":
        names = parts[2:] if parts[1] != "actions" else parts[4:]
        identity = "/".join(names[:2]) if len(names) >= 2 else ""
        return "github", identity.removesuffix(".svg")
    if host == "badges.aleen42.com" and parts[-1:] == ["github.svg"]:
        return "github", ""
    return "", ""


# ------------------------------------------------------------------------- comparisons

_PAPERS = {"arxiv", "hf-paper", "acl", "openreview", "doi", "pdf"}
_PAGES = {"blog", "docs", "website", "github-user", "hf-user"}


def kind_mismatch(said: BadgeClaim, info: BadgeInfo) -> str | None:
    """What a badge says wrongly of its link's kind, as one sentence; ``None`` if nothing."""
    for where, kind in (("picture", said.picture_kind), ("alternative text", said.alt_kind)):
        if kind and kind != info.kind and not _compatible(kind, info.kind):
            return (
                f'the {where} says "{KINDS[kind].title}", but the link is '
                f"{_article(KINDS[info.kind].title)}"
            )
    return None


def identity_mismatch(said: BadgeClaim, info: BadgeInfo) -> str | None:
    """What a picture names other than its link, as one sentence; ``None`` if nothing."""
    if not said.identity or not info.identity:
        return None
    kind = said.picture_kind or said.alt_kind
    if kind and kind != info.kind and not {kind, info.kind} <= {"arxiv", "hf-paper"}:
        return None
    named, linked = said.identity.casefold(), info.identity.casefold()
    if info.kind == "hf-collection":
        linked = _HEX_TAIL.sub("", linked)
        named = _HEX_TAIL.sub("", named)
    if named == linked:
        return None
    return f'the picture names "{said.identity}", but the link leads to "{info.identity}"'


def _compatible(said: str, is_: str) -> bool:
    """Whether one kind's badge may stand for another's link."""
    if {said, is_} <= _PAPERS or said == "docs":
        return said != "pdf" or is_ in _PAPERS
    return said == "blog" and is_ in _PAGES


def _article(title: str) -> str:
    return f"{'an' if title[0] in 'aAO' or title.startswith('ACL') else 'a'} {title}" + (
        "" if title[-1] != "F" else " file"
    )
