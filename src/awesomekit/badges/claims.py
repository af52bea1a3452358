"""What an existing badge claims, and where that is not so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesomekit.badges.identify import same_identity
from awesomekit.badges.kinds import KINDS
from awesomekit.badges.papers import arxiv_id, doi_name
from awesomekit.badges.picture import shown_identity
from awesomekit.badges.services import claim_of_picture
from awesomekit.badges.shields import parse_static
from awesomekit.badges.words import (
    CODE,
    HUGGING_FACE,
    PAPER,
    kind_in_words,
    kind_on_hugging_face,
    name_in_words,
)
from awesomekit.model import BadgeInfo

if TYPE_CHECKING:
    from awesomekit.badges.shields import StaticBadge

_OWNER_AND_NAME = re.compile(r"[A-Za-z0-9][\w.-]*/[\w.-]+", re.ASCII)
# "7B/13B" and "Base/Chat" list variants
_VARIANT = re.compile(
    r"\d+(?:\.\d+)?[bmkt]?|awq|base|chat|cn|en|fp8|gguf|gptq|instruct|int[48]|zh", re.IGNORECASE
)
_ACL_ID = re.compile(r"\d{4}\.[\w-]+\.\d+|[A-Z]\d{2}-\d{4,5}", re.ASCII)
_ON_HUGGING_FACE = frozenset(kind for kind in KINDS if kind.startswith("hf-"))
_PAPERS = frozenset(["arxiv", "hf-paper", "acl", "openreview", "doi", "pdf"])
_WITH_OWNER = (_ON_HUGGING_FACE | {HUGGING_FACE, "github", "modelscope"}) - {"hf-paper", "hf-user"}
_PLAINLY = {PAPER: "paper", CODE: "code", HUGGING_FACE: "Hugging Face"}
# which links a badge may stand over without saying anything wrong, besides its own kind
_FITS: dict[str, frozenset[str]] = {
    PAPER: _PAPERS | {"paperswithcode", "website"},
    CODE: frozenset(["github", "github-user", "website"]),
    HUGGING_FACE: _ON_HUGGING_FACE | {"blog", "docs", "website"},
    "github": frozenset(["github-user"]),
    "pdf": _PAPERS,
    "doi": frozenset(["acl", "arxiv", "openreview", "pdf", "website"]),
    "blog": frozenset(["docs", "website"]),
    "docs": frozenset(["blog", "github", "website"]),
    "demo": frozenset(["github", "hf-space", "modelscope", "website"]),
    "website": frozenset(KINDS) - _PAPERS,
}
# which more exact claims of the alternative text a picture leaves open
_LEAVES_OPEN: dict[str, frozenset[str]] = {
    PAPER: _PAPERS,
    CODE: frozenset(["github"]),
    HUGGING_FACE: _ON_HUGGING_FACE,
    "github": frozenset(["github-user"]),
}


@dataclass(frozen=True, slots=True)
class BadgeClaim:
    """What a picture and its alternative text say that the link is.

    A kind is one of :data:`~awesomekit.badges.KINDS`, or ``paper``, ``code`` or ``hugging-face``
    where no more is said.

    Attributes:
        kind: the kind that both together name: the picture's, unless the alternative text is
            more exact.
        identity: what the picture names within that kind.
        owner: the organization that the picture names.
        alt_kind: the kind that the alternative text names.
        picture_kind: the kind that the picture names.
        alt: the alternative text.
        shown: the picture's text as a reader sees it; empty where it is not known.
        text: what the author calls the link; empty where the badge holds no name.
    """

    kind: str | None
    identity: str | None
    owner: str | None
    alt_kind: str | None
    picture_kind: str | None
    alt: str
    shown: str
    text: str


def claim(alt: str, picture_url: str) -> BadgeClaim:
    """Read what a badge claims.

    Args:
        alt: the picture's alternative text, or the label of a plain link.
        picture_url: the picture's address; empty for a plain link.
    """
    alt_kind = kind_in_words(alt)
    static = parse_static(picture_url)
    if static is not None:
        return _static_claim(alt, alt_kind, static)
    picture_kind, named = claim_of_picture(picture_url)
    kind = _together(picture_kind, alt_kind)
    text = name_in_words(alt) if not picture_url else ""
    owner = named.partition("/")[0] if kind == "github" else ""
    return BadgeClaim(kind, named or None, owner or None, alt_kind, picture_kind, alt, "", text)


def _static_claim(alt: str, alt_kind: str | None, static: StaticBadge) -> BadgeClaim:
    message = static.message.strip()
    picture_kind = _picture_kind(static.label, message, static.parameter("logo"))
    if alt_kind == "hf-user" and picture_kind in _ON_HUGGING_FACE:
        # "Space" may be an organization's name
        picture_kind = HUGGING_FACE
    kind = _together(picture_kind, alt_kind)
    identity = _identity(kind, message)
    if kind == PAPER and identity:
        kind = "arxiv"
    owner = ""
    if identity and kind in _WITH_OWNER:
        owner = identity.partition("/")[0]
    elif kind == "blog":
        owner = name_in_words(message)
    shown = f"{static.label} {message}".strip()
    return BadgeClaim(
        kind,
        identity or None,
        owner or None,
        alt_kind,
        picture_kind,
        alt,
        shown,
        name_in_words(message),
    )


def _picture_kind(label: str, message: str, logo: str) -> str | None:
    kind = kind_in_words(label)
    # what has an owner is a name, and names hold any word
    words = "" if "/" in message else message
    if kind == HUGGING_FACE:
        return kind_on_hugging_face(words) or kind
    if kind is not None:
        return kind
    if logo.casefold() == "huggingface":
        return kind_on_hugging_face(label) or kind_on_hugging_face(words) or HUGGING_FACE
    return kind_in_words(words if label else message)


def _together(picture_kind: str | None, alt_kind: str | None) -> str | None:
    if picture_kind is None:
        return alt_kind
    return alt_kind if alt_kind in _LEAVES_OPEN.get(picture_kind, ()) else picture_kind


def _identity(kind: str | None, message: str) -> str:
    if kind in {"arxiv", "hf-paper", PAPER}:
        return arxiv_id(message)
    if kind == "doi":
        return doi_name(message)
    if kind == "acl":
        return message if _ACL_ID.fullmatch(message) else ""
    if kind in _WITH_OWNER and _OWNER_AND_NAME.fullmatch(message):
        variants = all(_VARIANT.fullmatch(part) for part in message.split("/"))
        return "" if variants else name_in_words(message)
    return ""


# ------------------------------------------------------------------------- comparisons


def kind_mismatch(said: BadgeClaim, info: BadgeInfo) -> str | None:
    """What a badge says wrongly of its link's kind; ``None`` if nothing."""
    link = KINDS[info.kind].noun
    if not _fits(said.picture_kind, info.kind):
        shown = said.shown or _title(said.picture_kind)
        return f'the picture says "{_short(shown)}" but the link is {link}'
    if not _fits(said.alt_kind, info.kind):
        return f'the alternative text says "{_short(said.alt)}" but the link is {link}'
    return None


def identity_mismatch(said: BadgeClaim, info: BadgeInfo) -> str | None:
    """What a picture names other than its link; ``None`` if nothing, or if it cannot be told."""
    if said.identity is None or not info.identity or said.kind is None:
        return None
    if said.kind not in _COMPARABLE.get(info.kind, {info.kind}):
        return None
    named = shown_identity(BadgeInfo(info.kind, said.identity))
    linked = shown_identity(info)
    if same_identity(BadgeInfo(info.kind, named), BadgeInfo(info.kind, linked)):
        return None
    return f'the picture names "{_short(named)}" but the link leads to "{_short(linked)}"'


_COMPARABLE: dict[str, frozenset[str]] = {
    "arxiv": frozenset(["arxiv", "hf-paper"]),
    "hf-paper": frozenset(["arxiv", "hf-paper"]),
} | {kind: frozenset([kind, HUGGING_FACE]) for kind in _ON_HUGGING_FACE & _WITH_OWNER}


def _fits(said: str | None, kind: str) -> bool:
    return said is None or said == kind or kind in _FITS.get(said, ())


def _title(kind: str | None) -> str:
    return KINDS[kind].title if kind in KINDS else _PLAINLY.get(kind or "", "")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
