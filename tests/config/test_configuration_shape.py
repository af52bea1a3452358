"""The shape of awesomekit.yaml: unknown keys, wrong types, wrong words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from awesomekit.config.config_file import parse_config
from awesomekit.errors import ConfigError

if TYPE_CHECKING:
    from awesomekit.config.settings import Config

ROOT = Path("/p")
KEYS = (
    "languages, lists, skeleton, readmes, schema, schemas, collation, badges, lint, links, import"
)


def parse(text: str) -> Config:
    return parse_config(text, ROOT, ROOT / "awesomekit.yaml", "awesomekit.yaml")


def mistakes(text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        parse(text)
    return str(caught.value).replace("awesomekit.yaml:", "").splitlines()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "langauges: [en]",
            ['1:1: unknown key "langauges"; did you mean "languages"?'],
            id="unknown key near a known one",
        ),
        pytest.param(
            "zzz: 1", [f'1:1: unknown key "zzz"; there are {KEYS}'], id="unknown key like no other"
        ),
        pytest.param(
            '"a\\n\\nb": 1',
            [f'1:1: unknown key "a b"; there are {KEYS}'],
            id="a message is one line whatever the key",
        ),
        pytest.param(
            "- en", ["1:1: the configuration must be a mapping, not a list"], id="a list on top"
        ),
        pytest.param(
            "# x\nen", ["2:1: the configuration must be a mapping, not a text"], id="a text on top"
        ),
        pytest.param(
            "languages: en",
            ['1:12: "languages" must be a list of texts, not a text'],
            id="text for a list",
        ),
        pytest.param(
            "languages:\nlists: here",
            ['1:11: "languages" has no value; write a list of texts, or remove it'],
            id="nothing for a list",
        ),
        pytest.param(
            "skeleton: ~",
            ['1:11: "skeleton" has no value; write a text, or remove it'],
            id="null for a text with a default",
        ),
        pytest.param(
            "languages: []", ['1:12: "languages" must not be empty'], id="no language at all"
        ),
        pytest.param("lists: ''", ['1:8: "lists" must not be empty'], id="an empty path"),
        pytest.param(
            "lists: 3", ['1:8: "lists" must be a text, not a number; quote it'], id="number"
        ),
        pytest.param(
            "schema: true",
            ['1:9: "schema" must be a text, not true or false; quote it'],
            id="boolean",
        ),
        pytest.param(
            "readmes: [README.md]", ['1:10: "readmes" must be a mapping, not a list'], id="mapping"
        ),
        pytest.param(
            "schemas: {x: {fields: [a], prose: 'no', badges: [arxiv]}}",
            [
                '1:24: "schemas.x.fields[0]" must be a mapping, not a text',
                '1:35: "schemas.x.prose" must be true or false, not a text',
                '1:50: "schemas.x.badges[0]" must be a list of texts, not a text',
            ],
            id="wrong types deep inside",
        ),
        pytest.param(
            "schemas: {x: {fields: {a: 1}, badges: arxiv}}",
            [
                '1:23: "schemas.x.fields" must be a list of mappings, not a mapping',
                '1:39: "schemas.x.badges" must be a list of lists, not a text',
            ],
            id="lists of what",
        ),
        pytest.param(
            "collation: pinyn",
            ['1:12: "collation" cannot be "pinyn"; did you mean "pinyin"?'],
            id="a word near a known one",
        ),
        pytest.param(
            "collation: stroke",
            ['1:12: "collation" cannot be "stroke"; there are codepoint, pinyin'],
            id="a word like no other",
        ),
        pytest.param(
            "collation: [pinyin]",
            ['1:12: "collation" must be a text, not a list'],
            id="a list for a word",
        ),
        pytest.param(
            "languages: [zh-CN, EN, 1]",
            [
                '1:13: "languages[0]" cannot be "zh-CN"; write it like "en"',
                '1:20: "languages[1]" cannot be "EN"; write it like "en"',
                '1:24: "languages[2]" must be a text, not a number; quote it',
            ],
            id="language codes",
        ),
        pytest.param(
            "readmes: {EN: README.md}",
            ['1:11: key "EN" in "readmes" is not allowed; write it like "en"'],
            id="language code as a key",
        ),
        pytest.param(
            "schemas: {'': {}}", ['1:11: key "" in "schemas" must not be empty'], id="empty name"
        ),
        pytest.param(
            "lint: {select: [ak305, AK3055, Invalid Value]}",
            [
                '1:17: "lint.select[0]" cannot be "ak305"; write it like "AK305"',
                '1:24: "lint.select[1]" cannot be "AK3055"; write it like "AK305"',
                '1:32: "lint.select[2]" cannot be "Invalid Value"; write it like "AK305"',
            ],
            id="selectors",
        ),
        pytest.param(
            "lint: {per-file-ignores: {x.md: AK3}}",
            [
                '1:33: "lint.per-file-ignores.x.md" must be a list of texts, not a text',
            ],
            id="one rule for a glob",
        ),
        pytest.param(
            "badges: {order: [arxiv, hf], stile: flat}",
            [
                '1:25: "badges.order[1]" cannot be "hf"; there are acl, arxiv, blog, demo, docs, '
                "doi, github, github-user, hf-collection, hf-dataset, hf-model, hf-paper, "
                "hf-space, hf-user, modelscope, openreview, paperswithcode, pdf, website",
                '1:30: unknown key "stile" in "badges"; did you mean "style"?',
            ],
            id="badges",
        ),
        pytest.param(
            "schemas: {x: {badges: [[arxv], []], fields: [{type: dat}]}}",
            [
                '1:25: "schemas.x.badges[0][0]" cannot be "arxv"; did you mean "arxiv"?',
                '1:32: "schemas.x.badges[1]" must not be empty',
                '1:46: "schemas.x.fields[0]" needs the key "label"',
                '1:53: "schemas.x.fields[0].type" cannot be "dat"; did you mean "date"?',
            ],
            id="a schema",
        ),
        pytest.param(
            f"schemas: {{{'x' * 50}: 1}}",
            [f'1:63: "schemas.{"x" * 39}…" must be a mapping, not a number'],
            id="a long name is shortened",
        ),
    ],
)
def test_shape(text: str, wanted: list[str]) -> None:
    assert mistakes(text) == wanted
