"""``awesomekit.yaml`` as it may be written; the JSON Schema is derived from these types."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType, field

from awesomekit.badges import DEFAULT_ORDER, KINDS
from awesomekit.config.builtin import BUILT_IN
from awesomekit.config.checks import check_config
from awesomekit.config.discover import (
    DEFAULT_LANGUAGES,
    DEFAULT_LISTS,
    DEFAULT_SCHEMA,
    default_readmes,
    default_skeleton,
)
from awesomekit.config.import_settings import ImportSettings
from awesomekit.config.links_file import LinksFile, link_settings
from awesomekit.config.settings import (
    BadgeStyle,
    CjkSpacingOptions,
    CjkSpacingStyle,
    Collation,
    Config,
    HeadingStyleOptions,
    InsecureUrlOptions,
    LintSettings,
    NameVariantOptions,
    RawHtmlOptions,
    RuleOptions,
    SeverityName,
    TrackingUrlOptions,
)
from awesomekit.config.yaml_reader import read_yaml
from awesomekit.errors import ConfigError, ConfigProblem
from awesomekit.model import FieldSpec, Schema

if TYPE_CHECKING:
    from pathlib import Path

    BadgeKind = str
else:
    BadgeKind = Literal[tuple(KINDS)]

SCHEMA_ID = (
    "https://raw.githubusercontent.com/awesomekit/awesomekit/main/src/awesomekit/config/"
    "awesomekit.schema.json"
)

Text = Annotated[str, Meta(min_length=1)]
Language = Annotated[
    str, Meta(pattern="^[a-z]{2}$", description="An ISO 639-1 code.", examples=["en"])
]
FieldType = Literal[
    "date", "parameter-count", "token-count", "languages", "license", "text", "names"
]
Selector = Annotated[
    str,
    Meta(
        pattern="^(AK[0-9]{0,3}|[a-z]+(-[a-z]+)*)$",
        description="A rule's code, a family such as AK4, or a rule's name.",
        examples=["AK305", "AK4", "invalid-value"],
    ),
]
RelativePath = Annotated[
    str, Meta(min_length=1, description="Relative to the project, with forward slashes.")
]


class FieldFile(Struct, forbid_unknown_fields=True, rename="kebab"):
    """One field of a schema."""

    label: Annotated[Text, Meta(description="The canonical label.")]
    type: Annotated[FieldType, Meta(description="How the value is read.")] = "text"
    required: Annotated[bool, Meta(description="Whether every entry must have it.")] = False
    labels: Annotated[
        dict[Language, Text], Meta(description="Language code: the label for its readers.")
    ] = field(default_factory=dict)
    aliases: Annotated[list[Text], Meta(description="Other spellings that are read.")] = field(
        default_factory=list
    )
    column: Annotated[bool, Meta(description="Whether the at-a-glance table shows it.")] = False


class SchemaFile(Struct, forbid_unknown_fields=True, rename="kebab"):
    """What an entry of a list looks like."""

    extends: Annotated[
        Text | UnsetType,
        Meta(description="A schema that stands earlier, or is built in; its fields come first."),
    ] = UNSET
    fields: Annotated[
        list[FieldFile],
        Meta(description="In canonical order; one of an inherited label takes its place."),
    ] = field(default_factory=list)
    badges: Annotated[
        list[Annotated[list[BadgeKind], Meta(min_length=1)]] | UnsetType,
        Meta(description="Groups of badge kinds; an entry needs one of each group."),
    ] = UNSET
    prose: Annotated[
        bool | UnsetType,
        Meta(description="Whether an entry is expected to have a description; true if left out."),
    ] = UNSET


class BadgesFile(Struct, forbid_unknown_fields=True, rename="kebab"):
    """How badges look."""

    style: Annotated[BadgeStyle, Meta(description="The shields.io style.")] = "flat"
    order: Annotated[list[BadgeKind], Meta(description="Kinds in canonical order.")] = field(
        default_factory=list
    )


class CjkSpacingFile(Struct, forbid_unknown_fields=True, rename="kebab"):
    """Options of AK107."""

    style: Annotated[
        CjkSpacingStyle,
        Meta(description="Whether a space stands where Han characters meet Latin ones or digits."),
    ] = "spaced"


class HeadingStyleFile(Struct, forbid_unknown_fields=True, rename="kebab"):
    """Options of AK205."""

    emoji: Annotated[bool, Meta(description="Whether headings may hold emoji.")] = True


class InsecureUrlFile(Struct, forbid_unknown_fields=True, rename="kebab"):
    """Options of AK505."""

    hosts: Annotated[
        list[Text], Meta(description="Hosts that serve https, beside those that are known.")
    ] = field(default_factory=list)


class NameVariantFile(Struct, forbid_unknown_fields=True, rename="kebab"):
    """Options of AK109."""

    names: Annotated[
        list[Text], Meta(description="Names of technologies as they are to be spelt.")
    ] = field(default_factory=list)


class RawHtmlFile(Struct, forbid_unknown_fields=True, rename="kebab"):
    """Options of AK208."""

    allow: Annotated[
        list[Text], Meta(description="Elements that are allowed beside those that GitHub shows.")
    ] = field(default_factory=list)


class TrackingUrlFile(Struct, forbid_unknown_fields=True, rename="kebab"):
    """Options of AK506."""

    parameters: Annotated[
        list[Text], Meta(description="Query parameters that only track, beside the known ones.")
    ] = field(default_factory=list)


class OptionsFile(Struct, forbid_unknown_fields=True, rename="kebab"):
    """Options of single rules."""

    cjk_spacing: Annotated[CjkSpacingFile, Meta(description="Options of AK107.")] = field(
        default_factory=CjkSpacingFile
    )
    heading_style: Annotated[HeadingStyleFile, Meta(description="Options of AK205.")] = field(
        default_factory=HeadingStyleFile
    )
    insecure_url: Annotated[InsecureUrlFile, Meta(description="Options of AK505.")] = field(
        default_factory=InsecureUrlFile
    )
    name_variant: Annotated[NameVariantFile, Meta(description="Options of AK109.")] = field(
        default_factory=NameVariantFile
    )
    raw_html: Annotated[RawHtmlFile, Meta(description="Options of AK208.")] = field(
        default_factory=RawHtmlFile
    )
    tracking_url: Annotated[TrackingUrlFile, Meta(description="Options of AK506.")] = field(
        default_factory=TrackingUrlFile
    )


class LintFile(Struct, forbid_unknown_fields=True, rename="kebab"):
    """Which rules run, and how."""

    select: Annotated[list[Selector], Meta(description="Only these; all if empty.")] = field(
        default_factory=list
    )
    extend_select: Annotated[
        list[Selector], Meta(description="These as well, for rules that are off by default.")
    ] = field(default_factory=list)
    ignore: Annotated[list[Selector], Meta(description="All but these.")] = field(
        default_factory=list
    )
    per_file_ignores: Annotated[
        dict[Text, list[Selector]],
        Meta(description="Glob of paths relative to the project: rules to leave out there."),
    ] = field(default_factory=dict)
    severity: Annotated[
        dict[Selector, SeverityName],
        Meta(description="Selector: how much its findings matter; the more exact one wins."),
    ] = field(default_factory=dict)
    options: Annotated[OptionsFile, Meta(description="Rule: its options.")] = field(
        default_factory=OptionsFile
    )


class ImportFile(Struct, forbid_unknown_fields=True, rename="kebab"):
    """How other people's lists are read."""

    fields: Annotated[
        dict[Text, Text],
        Meta(
            description="Label or column title: a field such as parameter-size, or name, badges, "
            "prose or drop."
        ),
    ] = field(default_factory=dict)
    sections: Annotated[
        dict[Text, Text],
        Meta(description="Words in a section's title: the schema of its entries."),
    ] = field(default_factory=dict)
    aliases: Annotated[
        dict[Text, Annotated[list[Text], Meta(min_length=1)]],
        Meta(description="Name: other names under which sources have the same entry."),
    ] = field(default_factory=dict)


class ConfigFile(Struct, forbid_unknown_fields=True, rename="kebab"):
    """The configuration of an awesome list."""

    languages: Annotated[
        list[Language],
        Meta(min_length=1, description="The first is the language of headings in lists."),
    ] = field(default_factory=lambda: list(DEFAULT_LANGUAGES))
    lists: Annotated[RelativePath, Meta(description="The folder of the lists.")] = DEFAULT_LISTS
    skeleton: Annotated[
        RelativePath | UnsetType,
        Meta(description="The README skeleton; README.base.md in the folder if left out."),
    ] = UNSET
    readmes: Annotated[
        dict[Language, RelativePath], Meta(description="Language code: the README to build.")
    ] = field(default_factory=dict)
    schema: Annotated[Text, Meta(description="The schema of lists that name none.")] = (
        DEFAULT_SCHEMA
    )
    schemas: Annotated[
        dict[Text, SchemaFile], Meta(description="Schemas of the project, by name.")
    ] = field(default_factory=dict)
    collation: Annotated[
        Collation, Meta(description="How names are ordered: Chinese by pinyin or by code point.")
    ] = "pinyin"
    badges: Annotated[BadgesFile, Meta(description="How badges look.")] = field(
        default_factory=BadgesFile
    )
    lint: Annotated[LintFile, Meta(description="Which rules run.")] = field(
        default_factory=LintFile
    )
    links: Annotated[LinksFile, Meta(description="How links are checked.")] = field(
        default_factory=LinksFile
    )
    import_: Annotated[ImportFile, Meta(description="How other lists are imported.")] = field(
        default_factory=ImportFile, name="import"
    )


def parse_config(text: str, root: Path, path: Path, shown: str) -> Config:
    """The configuration that a text says.

    Raises:
        ConfigError: every mistake in it.
    """
    document = read_yaml(text, shown)
    problems = list(document.problems)
    written: ConfigFile | None = None
    if document.complete:
        data = {} if document.data is None else document.data
        found: list[ConfigProblem] = []
        try:
            written = msgspec.convert(data, ConfigFile)
        except msgspec.ValidationError as error:
            # msgspec stops at the first mistake; the JSON Schema names all of them
            from awesomekit.config.shape import check_shape

            shape = check_shape(document, json_schema(), shown)
            found = list(shape.problems) or [ConfigProblem(shown, 1, 1, f"{error}")]
            data = shape.sound
        found += check_config(data, document, shown)
        # what was refused while reading is no value to find mistakes in
        refused = {(problem.line, problem.column) for problem in problems}
        problems += [p for p in found if (p.line, p.column) not in refused]
    if problems or written is None:
        in_order = sorted(set(problems), key=lambda p: (p.line, p.column, p.message))
        raise ConfigError(tuple(in_order))
    return _config(written, root, path)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of the file (draft 2020-12)."""
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "awesomekit.yaml",
    }
    return {**head, **msgspec.json.schema(ConfigFile)}


def _config(written: ConfigFile, root: Path, path: Path) -> Config:
    languages = tuple(written.languages)
    lists = posixpath.normpath(written.lists)
    skeleton = default_skeleton(lists) if written.skeleton is UNSET else written.skeleton
    readmes = {**default_readmes(languages), **written.readmes}
    schemas = dict(BUILT_IN)
    for name, schema in written.schemas.items():
        schemas[name] = _schema(name, schema, schemas)
    first = tuple(written.badges.order)
    rest = tuple(kind for kind in DEFAULT_ORDER if kind not in first)
    return Config(
        root=root,
        path=path,
        languages=languages,
        lists=lists,
        skeleton=posixpath.normpath(skeleton),
        readmes={language: posixpath.normpath(readme) for language, readme in readmes.items()},
        schemas=schemas,
        schema=written.schema,
        collation=written.collation,
        badge_style=written.badges.style,
        badge_order=first + rest if first else (),
        lint=_lint(written.lint),
        links=link_settings(written.links),
        imports=ImportSettings(
            fields=dict(written.import_.fields),
            sections=dict(written.import_.sections),
            aliases={name: tuple(other) for name, other in written.import_.aliases.items()},
        ),
    )


def _lint(written: LintFile) -> LintSettings:
    options = written.options
    return LintSettings(
        select=tuple(written.select),
        extend_select=tuple(written.extend_select),
        ignore=tuple(written.ignore),
        per_file_ignores={
            glob.removeprefix("./"): tuple(rules)
            for glob, rules in written.per_file_ignores.items()
        },
        severity=dict(written.severity),
        options=RuleOptions(
            cjk_spacing=CjkSpacingOptions(options.cjk_spacing.style),
            heading_style=HeadingStyleOptions(options.heading_style.emoji),
            insecure_url=InsecureUrlOptions(tuple(options.insecure_url.hosts)),
            name_variant=NameVariantOptions(tuple(options.name_variant.names)),
            raw_html=RawHtmlOptions(tuple(options.raw_html.allow)),
            tracking_url=TrackingUrlOptions(tuple(options.tracking_url.parameters)),
        ),
    )


def _schema(name: str, written: SchemaFile, known: dict[str, Schema]) -> Schema:
    base = Schema(name, ()) if written.extends is UNSET else known[written.extends]
    own = {
        spec.key: spec
        for f in written.fields
        for spec in (FieldSpec(f.label, f.type, f.required, f.labels, tuple(f.aliases), f.column),)
    }
    inherited = tuple(own.pop(spec.key, spec) for spec in base.fields)
    groups = base.badges
    if written.badges is not UNSET:
        groups = tuple(tuple(group) for group in written.badges)
    prose = base.prose if written.prose is UNSET else written.prose
    return Schema(name, inherited + tuple(own.values()), groups, prose)
