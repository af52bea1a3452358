"""The files around a file, as far as rules may ask about them."""

from __future__ import annotations

from enum import Enum
from typing import Literal, Protocol

FileKind = Literal["list", "skeleton", "markdown"]


class Target(Enum):
    """What a relative link leads to."""

    FILE = "file"
    FOLDER = "folder"
    MISSING = "missing"
    OTHER_CASE = "other case"
    OUTSIDE = "outside"


class Files(Protocol):
    """The files around the one that is checked; the engine answers from the disk."""

    def target(self, from_path: str, url_path: str) -> tuple[Target, str]:
        """What a decoded relative (or ``/``-rooted) path leads to, seen from ``from_path``.

        The text is the path with the letter case that the disk has.
        """
        ...

    def anchors(self, from_path: str, url_path: str) -> frozenset[str] | None:
        """All anchors of a Markdown file; ``None`` if the target is none."""
        ...


class NothingAround:
    """The files around a text that stands for itself."""

    def target(self, from_path: str, url_path: str) -> tuple[Target, str]:
        """Nothing exists."""
        del from_path
        return Target.MISSING, url_path

    def anchors(self, from_path: str, url_path: str) -> frozenset[str] | None:
        """Nothing has anchors."""
        del from_path, url_path
        return None
