"""A project's configuration as typed values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from awesomekit.model import Schema

Collation = Literal["pinyin", "codepoint"]
BadgeStyle = Literal["flat", "flat-square", "plastic", "for-the-badge", "social"]


@dataclass(frozen=True, slots=True)
class LintSettings:
    """Which rules run; entries are rule codes, families such as ``AK4``, or slugs."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Config:
    """A project's configuration; every part has a default.

    Attributes:
        root: the project's folder, absolute.
        path: the configuration file, or ``None`` where there is none.
        languages: ISO 639-1 codes; the first is the language of headings in lists.
        lists: the folder of the canonical lists, relative to ``root``, POSIX.
        skeleton: the README skeleton, relative to ``root``, POSIX.
        readmes: language → README file, relative to ``root``, POSIX.
        schemas: built-in and project schemas by name.
        schema: the schema of a list whose front matter names none.
        collation: how names are ordered: Chinese by pinyin (GB 18030 order) or by code point.
        badge_style: the shields.io style of canonical picture badges.
        badge_order: badge kinds in canonical order; empty means the built-in order.
        lint: which rules run.
    """

    root: Path
    path: Path | None
    languages: tuple[str, ...]
    lists: str
    skeleton: str
    readmes: Mapping[str, str]
    schemas: Mapping[str, Schema]
    schema: str
    collation: Collation
    badge_style: BadgeStyle
    badge_order: tuple[str, ...]
    lint: LintSettings = field(default_factory=LintSettings)

    @property
    def primary(self) -> str:
        """The language that headings in lists are written in."""
        return self.languages[0]
