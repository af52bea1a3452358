"""What a badge picture names whose text is drawn from live data, or by another service."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesomekit.badges.address import read_address
from awesomekit.badges.papers import arxiv_id
from awesomekit.badges.words import HUGGING_FACE, kind_in_words

if TYPE_CHECKING:
    from awesomekit.badges.address import Address

_NAME = re.compile(r"(?!\.+\Z)[\w.-]+", re.ASCII)
_EXTENSION = re.compile(r"\.(?:svg|png|json)\Z")
# https://shields.io/badges: how many segments stand between "github" and the owner; one elsewhere
_BEFORE_OWNER = {
    ("actions", "workflow", "status"): 3,
    ("commit-activity",): 2,
    ("hacktoberfest",): 2,
    ("issues", "detail"): 3,
    ("languages",): 2,
    ("manifest-json",): 2,
    ("milestones",): 2,
    ("package-json",): 2,
    ("pipenv", "locked"): 3,
    ("pulls", "detail"): 3,
    ("status", "s"): 3,
    ("v", "release"): 2,
    ("v", "tag"): 2,
    ("workflow", "status"): 2,
}
_PROFILES = frozenset(["followers", "sponsors"])
_HUGGING_FACE_BADGES = ("datasets", "huggingface", "badges")
_HUGGING_FACE_FILES = (
    ("dataset-on-hf", "hf-dataset"),
    ("model-on-hf", "hf-model"),
    ("open-in-hf-spaces", "hf-space"),
    ("open-a-discussion", HUGGING_FACE),
    ("paper-page", "hf-paper"),
)


def claim_of_picture(url: str) -> tuple[str | None, str]:
    """The kind that a picture shows, or ``None``, and what it names within that kind, or nothing.

    Known are the live badges of shields.io and badgen.net about GitHub and arXiv, the workflow
    badges of GitHub, the badges of Hugging Face, and the logos of badges.aleen42.com.
    """
    address = read_address(url)
    if address is None or not address.parts:
        return None, ""
    host, parts = address.host, address.parts
    if host in {"img.shields.io", "raster.shields.io", "badgen.net"}:
        return _live(parts)
    if host == "badges.aleen42.com":
        return kind_in_words(_EXTENSION.sub("", parts[-1])), ""
    if host == "huggingface.co" and parts[:3] == _HUGGING_FACE_BADGES:
        found = (kind for start, kind in _HUGGING_FACE_FILES if parts[-1].startswith(start))
        return next(found, HUGGING_FACE), ""
    if host == "github.com" and _is_workflow_badge(address):
        return "github", _joined(parts[:2])
    return None, ""


def _live(parts: tuple[str, ...]) -> tuple[str | None, str]:
    parts = (*parts[:-1], _EXTENSION.sub("", parts[-1]))
    if parts[0] == "arxiv":
        return "arxiv", arxiv_id(parts[-1])
    if parts[0] != "github":
        return None, ""
    rest = parts[1:]
    if rest and rest[0] in _PROFILES:
        return "github-user", ""
    before = next((n for start, n in _BEFORE_OWNER.items() if rest[: len(start)] == start), 1)
    return "github", _joined(rest[before : before + 2])


def _is_workflow_badge(address: Address) -> bool:
    parts = address.parts
    return len(parts) > 4 and parts[-1] == "badge.svg" and parts[2] in {"actions", "workflows"}


def _joined(names: tuple[str, ...]) -> str:
    fits = len(names) == 2 and all(_NAME.fullmatch(name) for name in names)
    return "/".join(names) if fits else ""
