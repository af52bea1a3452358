"""``awesomekit.yaml`` as it may be written; the JSON Schema is derived from these types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct, field

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
from awesomekit.config.settings import BadgeStyle, Collation, Config, LintSettings
from awesomekit.config.yaml_reader import read_yaml
from awesomekit.errors import ConfigError
from awesomekit.model import FieldSpec, Schema

if TYPE_CHECKING:
    from pathlib import Path

Language = Annotated[str, Meta(pattern="^[a-z]{2}$", description="An ISO 639-1 code.")]
FieldType = Literal[
    "date", "parameter-count", "token-count", "languages", "license", "text", "names"
]
BadgeKind = Annotated[str, Meta(extra_json_schema={"enum": sorted(KINDS)})]
Selector = Annotated[
    str,
    Meta(
        pattern="^(AK[0-9]{0,3}|[a-z]+(-[a-z]+)*)$",
        description="A rule's code, a family such as AK4, or a rule's name.",
    ),
]
RelativePath = Annotated[
    str, Meta(min_length=1, description="Relative to the project, with forward slashes.")
]


class FieldFile(Struct, forbid_unknown_fields=True, rename="kebab"):
    """One field of a schema."""

    label: Annotated[str, Meta(min_length=1, description="The canonical label.")]
    type: Annotated[FieldType, Meta(description="How the value is read.")] = "text"
    required: Annotated[bool, Meta(description="Whether every entry must have it.")] = False
    labels: Annotated[
        dict[str, str], Meta(description="Language code: the label for its readers.")
    ] = field(default_factory=dict)
    aliases: Annotated[list[str], Meta(description="Other spellings that are read.")] = field(
        default_factory=list
    )
    column: Annotated[bool, Meta(description="Whether the at-a-glance table shows it.")] = False


class SchemaFile(Struct, forbid_unknown_fields=True, rename="kebab"):
    """What an entry of a list looks like."""

    extends: Annotated[str | None, Meta(description="A schema whose fields come first.")] = None
    fields: Annotated[list[FieldFile], Meta(description="In canonical order.")] = field(
        default_factory=list
    )
    badges: Annotated[
        list[list[BadgeKind]] | None,
        Meta(description="Groups of badge kinds; an entry needs one of each group."),
    ] = None
    prose: Annotated[
        bool | None, Meta(description="Whether an entry is expected to have a description.")
    ] = None


class BadgesFile(Struct, forbid_unknown_fields=True, rename="kebab"):
    """How badges look."""

    style: Annotated[BadgeStyle, Meta(description="The shields.io style.")] = "flat"
    order: Annotated[list[BadgeKind], Meta(description="Kinds in canonical order.")] = field(
        default_factory=list
    )


class LintFile(Struct, forbid_unknown_fields=True, rename="kebab"):
    """Which rules run."""

    select: Annotated[list[Selector], Meta(description="Only these; all if empty.")] = field(
        default_factory=list
    )
    ignore: Annotated[list[Selector], Meta(description="All but these.")] = field(
        default_factory=list
    )
    per_file_ignores: Annotated[
        dict[str, list[Selector]],
        Meta(description="Glob of paths relative to the project: rules to leave out there."),
    ] = field(default_factory=dict)


class ConfigFile(Struct, forbid_unknown_fields=True, rename="kebab"):
    """The configuration of an awesome list."""

    languages: Annotated[
        list[Language],
        Meta(min_length=1, description="The first is the language of headings in lists."),
    ] = field(default_factory=lambda: list(DEFAULT_LANGUAGES))
    lists: Annotated[RelativePath, Meta(description="The folder of the lists.")] = DEFAULT_LISTS
    skeleton: Annotated[RelativePath | None, Meta(description="The README skeleton.")] = None
    readmes: Annotated[
        dict[str, RelativePath], Meta(description="Language code: the README to build.")
    ] = field(default_factory=dict)
    schema: Annotated[str, Meta(description="The schema of lists that name none.")] = DEFAULT_SCHEMA
    schemas: Annotated[
        dict[str, SchemaFile], Meta(description="Schemas of the project, by name.")
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


def parse_config(text: str, root: Path, path: Path, shown: str) -> Config:
    """The configuration that a text says.

    Raises:
        ConfigError: every mistake in it.
    """
    document = read_yaml(text, shown)
    if document.problems:
        raise ConfigError(tuple(document.problems))
    data = {} if document.data is None else document.data
    written: ConfigFile | None
    try:
        written = msgspec.convert(data, ConfigFile)
    except msgspec.ValidationError:
        written = None
    if written is None:
        # msgspec stops at the first mistake; the JSON Schema names all of them
        from awesomekit.config.shape import shape_problems

        raise ConfigError(shape_problems(document, json_schema(), shown))
    problems = check_config(data, document, shown)
    if problems:
        raise ConfigError(problems)
    return _config(written, root, path)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of the file (draft 2020-12)."""
    schema = msgspec.json.schema(ConfigFile)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "awesomekit.yaml",
    }
    return {**head, **schema}


def _config(written: ConfigFile, root: Path, path: Path) -> Config:
    languages = tuple(written.languages)
    schemas = dict(BUILT_IN)
    for name, schema in written.schemas.items():
        schemas[name] = _schema(name, schema, schemas)
    lint = written.lint
    return Config(
        root=root,
        path=path,
        languages=languages,
        lists=written.lists.rstrip("/"),
        skeleton=written.skeleton or default_skeleton(written.lists),
        readmes={**default_readmes(languages), **written.readmes},
        schemas=schemas,
        schema=written.schema,
        collation=written.collation,
        badge_style=written.badges.style,
        badge_order=tuple(written.badges.order)
        + tuple(kind for kind in DEFAULT_ORDER if kind not in written.badges.order)
        if written.badges.order
        else (),
        lint=LintSettings(
            tuple(lint.select),
            tuple(lint.ignore),
            {glob: tuple(rules) for glob, rules in lint.per_file_ignores.items()},
        ),
    )


def _schema(name: str, written: SchemaFile, known: dict[str, Schema]) -> Schema:
    base = known[written.extends] if written.extends else None
    own = tuple(
        FieldSpec(f.label, f.type, f.required, f.labels, tuple(f.aliases), f.column)
        for f in written.fields
    )
    replaced = {spec.key for spec in own}
    inherited = tuple(spec for spec in (base.fields if base else ()) if spec.key not in replaced)
    badges = base.badges if base else ()
    if written.badges is not None:
        badges = tuple(tuple(group) for group in written.badges)
    prose = base.prose if base else True
    return Schema(name, inherited + own, badges, prose if written.prose is None else written.prose)
