"""A project's configuration as typed values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from awesomekit.config.import_settings import ImportSettings
from awesomekit.config.link_settings import LinkSettings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from awesomekit.model import Schema

Collation = Literal["pinyin", "codepoint"]
SeverityName = Literal["error", "warning", "information"]
CjkSpacingStyle = Literal["spaced", "joined"]
BadgeStyle = Literal["flat", "flat-square", "plastic", "for-the-badge", "social"]


@dataclass(frozen=True, slots=True)
class CjkSpacingOptions:
    """Whether a space stands between Han characters and Latin letters or digits."""

    style: CjkSpacingStyle = "spaced"


@dataclass(frozen=True, slots=True)
class HeadingStyleOptions:
    """Whether headings may hold emoji."""

    emoji: bool = True


@dataclass(frozen=True, slots=True)
class InsecureUrlOptions:
    """Hosts that serve https, beside those that are known."""

    hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NameVariantOptions:
    """Names of technologies in the spelling that the project wants."""

    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RawHtmlOptions:
    """HTML elements that are allowed beside those that GitHub shows."""

    allow: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TrackingUrlOptions:
    """Query parameters that only track, beside those that are known."""

    parameters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleOptions:
    """The options of each rule that has some, under the rule's name."""

    cjk_spacing: CjkSpacingOptions = CjkSpacingOptions()
    heading_style: HeadingStyleOptions = HeadingStyleOptions()
    insecure_url: InsecureUrlOptions = InsecureUrlOptions()
    name_variant: NameVariantOptions = NameVariantOptions()
    raw_html: RawHtmlOptions = RawHtmlOptions()
    tracking_url: TrackingUrlOptions = TrackingUrlOptions()


@dataclass(frozen=True, slots=True)
class LintSettings:
    """Which rules run and how; selectors are rule codes, families such as ``AK4``, or slugs.

    Attributes:
        select: only these rules; the default ones if empty.
        extend_select: these as well.
        ignore: not these.
        per_file_ignores: glob of paths relative to the project: rules to leave out there.
        severity: selector: the severity of its findings; the more exact selector wins.
        options: the options of single rules.
    """

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    severity: Mapping[str, SeverityName] = field(default_factory=dict)
    options: RuleOptions = RuleOptions()


@dataclass(frozen=True, slots=True)
class Selectors:
    """Which rules a caller asks for: codes, families and slugs.

    Attributes:
        select: only these; the configuration's if empty.
        extend: these as well.
        ignore: not these, beside the configuration's.
    """

    select: tuple[str, ...] = ()
    extend: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


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
        links: how links are checked over the network.
        imports: how other people's lists are read.
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
    links: LinkSettings = field(default_factory=LinkSettings)
    imports: ImportSettings = field(default_factory=ImportSettings)

    @property
    def primary(self) -> str:
        """The language that headings in lists are written in."""
        return self.languages[0]
