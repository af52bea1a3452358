"""awesomekit.yaml becomes a Config: defaults, every key, schemas that extend others."""

from __future__ import annotations

from pathlib import Path

import pytest

from awesomekit.badges import DEFAULT_ORDER
from awesomekit.config.builtin import BUILT_IN
from awesomekit.config.config_file import parse_config
from awesomekit.config.discover import default_config
from awesomekit.config.import_settings import ImportSettings
from awesomekit.config.link_settings import LinkSettings
from awesomekit.config.settings import (
    CjkSpacingOptions,
    Config,
    HeadingStyleOptions,
    InsecureUrlOptions,
    LintSettings,
    NameVariantOptions,
    RawHtmlOptions,
    RuleOptions,
    TrackingUrlOptions,
)
from awesomekit.model import FieldSpec, Schema

ROOT = Path("/p")
FILE = ROOT / "awesomekit.yaml"


def parse(text: str) -> Config:
    return parse_config(text, ROOT, FILE, "awesomekit.yaml")


def default() -> dict[str, object]:
    wanted = default_config(ROOT)
    return {name: getattr(wanted, name) for name in Config.__slots__ if name != "path"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("# nothing\n\n", id="comments only"),
        pytest.param("{}", id="an empty mapping"),
        pytest.param("---\n", id="an empty document"),
        pytest.param("\ufeff# x\n", id="byte order mark"),
        pytest.param("badges: {}\nlint: {}\nschemas: {}\nreadmes: {}", id="empty parts"),
        pytest.param("badges: {order: []}", id="no order of its own"),
        pytest.param("lists: ./lists/\nreadmes: {en: ./README.md}", id="other spellings of paths"),
    ],
)
def test_an_empty_file_is_the_defaults(text: str) -> None:
    config = parse(text)
    assert config.path == FILE
    assert {name: getattr(config, name) for name in default()} == default()


def test_the_defaults() -> None:
    assert default() == {
        "root": ROOT,
        "languages": ("en", "zh"),
        "lists": "lists",
        "skeleton": "lists/README.base.md",
        "readmes": {"en": "README.md", "zh": "README_zh.md"},
        "schemas": BUILT_IN,
        "schema": "project",
        "collation": "pinyin",
        "badge_style": "flat",
        "badge_order": (),
        "lint": LintSettings(),
        "links": LinkSettings(),
        "imports": ImportSettings(),
    }


def test_every_key() -> None:
    text = """\
languages: [zh, no, fr]
lists: docs/lists/
skeleton: docs/base.md
readmes: {no: docs/no/README.md}
schema: dataset
schemas:
  dataset:
    fields:
      - label: Size
        type: token-count
        required: true
        labels: {zh: 规模}
        aliases: [Tokens]
        column: true
      - label: Notes
    badges: [[arxiv, github], [hf-dataset]]
    prose: false
collation: codepoint
badges: {style: flat-square, order: [github, arxiv]}
lint:
  select: [AK, AK3]
  ignore: [AK302, missing-prose]
  extend-select: [AK107]
  per-file-ignores: {"./lists/*": [AK1], "*.md": []}
  severity: {AK1: information, mojibake: error}
  options:
    cjk-spacing: {style: joined}
    heading-style: {emoji: false}
    insecure-url: {hosts: [example.org]}
    name-variant: {names: [GitHub]}
    raw-html: {allow: [center]}
    tracking-url: {parameters: [src]}
"""
    size = FieldSpec("Size", "token-count", True, {"zh": "规模"}, ("Tokens",), True)
    dataset = Schema(
        "dataset",
        (size, FieldSpec("Notes", "text")),
        (("arxiv", "github"), ("hf-dataset",)),
        prose=False,
    )
    rest = tuple(kind for kind in DEFAULT_ORDER if kind not in {"github", "arxiv"})
    assert parse(text) == Config(
        root=ROOT,
        path=FILE,
        languages=("zh", "no", "fr"),
        lists="docs/lists",
        skeleton="docs/base.md",
        readmes={"zh": "README.md", "no": "docs/no/README.md", "fr": "README_fr.md"},
        schemas={**BUILT_IN, "dataset": dataset},
        schema="dataset",
        collation="codepoint",
        badge_style="flat-square",
        badge_order=("github", "arxiv", *rest),
        lint=LintSettings(
            select=("AK", "AK3"),
            extend_select=("AK107",),
            ignore=("AK302", "missing-prose"),
            per_file_ignores={"lists/*": ("AK1",), "*.md": ()},
            severity={"AK1": "information", "mojibake": "error"},
            options=RuleOptions(
                CjkSpacingOptions("joined"),
                HeadingStyleOptions(emoji=False),
                InsecureUrlOptions(("example.org",)),
                NameVariantOptions(("GitHub",)),
                RawHtmlOptions(("center",)),
                TrackingUrlOptions(("src",)),
            ),
        ),
    )


def test_the_skeleton_is_looked_for_among_the_lists() -> None:
    assert parse("lists: a/b").skeleton == "a/b/README.base.md"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("readmes: {zh: lists/README_zh.md}", id="README among the lists"),
        pytest.param("readmes: {en: docs/index.markdown}", id="the other ending"),
        pytest.param("readmes: {en: README_zh.md, zh: README.md}", id="READMEs exchanged"),
        pytest.param("lists: lists-en\nreadmes: {en: lists/x.md}", id="a folder of a like name"),
        pytest.param('lint: {per-file-ignores: {"**/a*.md": [AK1]}}', id="globs"),
        pytest.param("schemas: {x: {fields: [{label: A, aliases: [a, A]}]}}", id="own names twice"),
        pytest.param("schemas: {x: {badges: []}}", id="no badge required"),
        pytest.param("schemas: {x: {}}\nschema: x", id="a schema without fields"),
        pytest.param("schemas: {a: {fields: [{label: x}]}, b: {fields: [{label: x}]}}", id="two"),
    ],
)
def test_allowed(text: str) -> None:
    assert parse(text).path == FILE


# -------------------------------------------------------------------------------- schemas


def labels(schema: Schema) -> list[str]:
    return [spec.label for spec in schema.fields]


def test_own_fields_follow_inherited_ones_or_take_their_place() -> None:
    schema = parse(
        "schemas:\n"
        "  small:\n"
        "    extends: platform\n"
        "    fields:\n"
        "      - {label: Stars}\n"
        "      - {label: date, type: text, required: true}\n"
    ).schemas["small"]
    assert labels(schema) == ["Organization", "Aliases", "date", "License", "Stars"]
    assert schema.by_key("date") == FieldSpec("date", "text", required=True)
    assert schema.find("Release Date") is None


def test_a_schema_extends_an_earlier_one() -> None:
    schemas = parse(
        "schemas:\n"
        "  a: {fields: [{label: A}], badges: [[blog]], prose: false}\n"
        "  b: {extends: a, fields: [{label: B}]}\n"
        "  c: {extends: b, badges: [], prose: true}\n"
    ).schemas
    assert schemas["b"] == Schema(
        "b", (FieldSpec("A", "text"), FieldSpec("B", "text")), (("blog",),), prose=False
    )
    assert schemas["c"] == Schema("c", schemas["b"].fields)


def test_a_built_in_schema_is_extended_under_its_own_name() -> None:
    config = parse("schemas: {model: {extends: model, fields: [{label: Context, type: text}]}}")
    assert labels(config.schemas["model"]) == [*labels(BUILT_IN["model"]), "Context"]
    assert config.schemas["model"].badges == BUILT_IN["model"].badges


def test_a_built_in_schema_is_replaced() -> None:
    config = parse("schemas: {model: {fields: [{label: X}]}}")
    assert config.schemas["model"] == Schema("model", (FieldSpec("X", "text"),))
    assert config.schemas["benchmark"] == BUILT_IN["benchmark"]
