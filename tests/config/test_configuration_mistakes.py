"""What awesomekit.yaml means: paths, names and languages that do not fit together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from awesomekit.config.config_file import parse_config
from awesomekit.errors import ConfigError

if TYPE_CHECKING:
    from awesomekit.config.settings import Config

ROOT = Path("/p")


def parse(text: str) -> Config:
    return parse_config(text, ROOT, ROOT / "awesomekit.yaml", "awesomekit.yaml")


def mistakes(text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        parse(text)
    return str(caught.value).replace("awesomekit.yaml:", "").splitlines()


OUT = 'leads out of the project; write a path relative to it, like "docs/list"'


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "languages: [en, de, en, en]",
            [
                '1:21: language "en" is already in the list; keep one',
                '1:25: language "en" is already in the list; keep one',
            ],
            id="a language twice",
        ),
        pytest.param(
            'languages: ["en\\n"]',
            ['1:13: "en" must be one line of text without white space around it'],
            id="a line end that a pattern does not see",
        ),
        pytest.param(
            "schemas: {' x': {fields: [{label: \"a\\tb\"}]}}",
            [
                '1:11: "x" must be one line of text without white space around it',
                '1:35: "a b" must be one line of text without white space around it',
            ],
            id="white space in keys and values",
        ),
        pytest.param(
            "languages: [en, de]\nreadmes: {fr: README_fr.md}",
            ['2:11: "fr" is no language of the project; there are en, de'],
            id="README of an unknown language",
        ),
        pytest.param(
            "lists: /etc\nskeleton: ../x.md\nreadmes: {en: a/../../x.md, zh: 'C:x.md'}",
            [
                f'1:8: "/etc" {OUT}',
                f'2:11: "../x.md" {OUT}',
                f'3:15: "a/../../x.md" {OUT}',
                f'3:33: "C:x.md" {OUT}',
            ],
            id="paths out of the project",
        ),
        pytest.param(
            "lists: a\\b",
            ['1:8: "a\\b" has a backslash; separate folders with "/"'],
            id="backslash",
        ),
        pytest.param(
            "lists: ./",
            ['1:8: "./" is the project itself; name a folder in it, like "lists"'],
            id="the project as the folder of lists",
        ),
        pytest.param(
            "skeleton: docs/\nreadmes: {en: awesomekit.yaml}",
            [
                '1:11: "docs/" is no Markdown file; let its name end with ".md"',
                '2:15: "awesomekit.yaml" is no Markdown file; let its name end with ".md"',
            ],
            id="READMEs are Markdown",
        ),
        pytest.param(
            "readmes: {zh: ./readme.MD}",
            ['1:15: "./readme.MD" is already the README of "en"; name another file'],
            id="the default README in another spelling",
        ),
        pytest.param(
            "readmes: {en: a.md, zh: docs/../a.md}\nlists: x",
            [f'1:25: "docs/../a.md" {OUT}'],
            id="no dots that lead up and down again",
        ),
        pytest.param(
            "readmes: {en: a.md, zh: a.md}",
            ['1:25: "a.md" is already the README of "en"; name another file'],
            id="one README for two languages",
        ),
        pytest.param(
            "readmes: {zh: lists/README.base.md}",
            ['1:15: "lists/README.base.md" is the skeleton; name another file'],
            id="README over the default skeleton",
        ),
        pytest.param(
            "skeleton: README_zh.md",
            ['1:11: "README_zh.md" is the README of "zh"; name another file'],
            id="skeleton where the default README is written",
        ),
        pytest.param(
            "skeleton: a.md\nreadmes: {en: a.md}",
            ['2:15: "a.md" is the skeleton; name another file'],
            id="skeleton and README",
        ),
        pytest.param(
            "lists: docs/lists/\nreadmes: {zh: docs/lists/models.md}",
            [
                '2:15: "docs/lists/models.md" would be read as a list; name a file outside of '
                '"docs/lists/"'
            ],
            id="README over a list",
        ),
        pytest.param(
            "lint: {per-file-ignores: {'/x': [AK1], 'a\\b': [AK1], ../y: []}}",
            [
                f'1:27: "/x" {OUT}',
                '1:40: "a\\b" has a backslash; separate folders with "/"',
                f'1:54: "../y" {OUT}',
            ],
            id="globs",
        ),
        pytest.param(
            "badges: {order: [arxiv, blog, arxiv]}",
            ['1:31: kind "arxiv" is already in the list; keep one'],
            id="a kind of badge twice",
        ),
        pytest.param(
            "schemas: {x: {badges: [[blog], [blog, pdf, blog]]}}",
            ['1:44: kind "blog" is already in the list; keep one'],
            id="a kind twice in one group",
        ),
        pytest.param(
            "schema: modle",
            ['1:9: no schema is called "modle"; did you mean "model"?'],
            id="default schema",
        ),
        pytest.param(
            "schema: zzz",
            [
                '1:9: no schema is called "zzz"; there are model, benchmark, platform, method, '
                "project"
            ],
            id="default schema like no other",
        ),
        pytest.param(
            "schemas: {b: {extends: c}, c: {extends: c}, d: {extends: modl}}",
            [
                '1:24: no earlier schema is called "c"; there are model, benchmark, platform, '
                "method, project",
                '1:41: no earlier schema is called "c"; there are model, benchmark, platform, '
                "method, project, b",
                '1:58: no earlier schema is called "modl"; did you mean "model"?',
            ],
            id="schemas that extend later ones, themselves, none",
        ),
        pytest.param(
            "schemas: {x: {fields: [{label: A b, aliases: [a-B, C]}, {label: c}, {label: ＡＢ}]}}",
            [
                '1:65: "c" already names the field "A b"; choose another name',
                '1:77: "ＡＢ" already names the field "A b"; choose another name',
            ],
            id="one name of two fields",
        ),
        pytest.param(
            "schemas: {x: {extends: model, fields: [{label: Amount, aliases: [Params]}]}}",
            [
                '1:66: "Params" already names the field "Parameter Size" of schema "model"; '
                "choose another name"
            ],
            id="a name of an inherited field",
        ),
        pytest.param(
            "schemas:\n"
            "  a: {fields: [{label: Stars, aliases: [S]}]}\n"
            "  b: {extends: a, fields: [{label: Stars, aliases: [T]}]}\n"
            "  c: {extends: b, fields: [{label: S}, {label: U, labels: {zh: T}}]}\n",
            [
                '4:64: "T" already names the field "Stars" of schema "b"; choose another name',
            ],
            id="a replaced field takes its names along",
        ),
        pytest.param(
            "schemas: {x: {fields: [{label: 'Date:'}, {label: '**B**'}, {label: '!?'}]}}",
            [
                '1:32: "Date:" cannot be a label; leave out colons and the signs of bold',
                '1:50: "**B**" cannot be a label; leave out colons and the signs of bold',
                '1:68: "!?" has neither letters nor digits; write a name',
            ],
            id="labels that cannot be written",
        ),
        pytest.param(
            "schemas: {x: {fields: [{label: Name}]}}",
            ['1:32: "Name" means the heading of an entry in "sort"; choose another name'],
            id="the label that sorting has taken",
        ),
        pytest.param(
            "languages: [en]\nschemas: {x: {fields: [{label: A, labels: {zh: 甲}}]}}",
            ['2:44: "zh" is no language of the project; there are en'],
            id="label of an unknown language",
        ),
    ],
)
def test_meaning(text: str, wanted: list[str]) -> None:
    assert mistakes(text) == wanted


def test_all_kinds_of_mistakes_at_once() -> None:
    text = """\
langauges: [en]
lists: 3
lists: 4
skeleton: &a /x.md
readmes: {zh: *a, en: ../a.md}
schemas:
  x:
    extends: modle
    fields:
      - {label: A, typ: date}
      - {label: a}
lint: {select: [AK9999]}
"""
    assert mistakes(text) == [
        '1:1: unknown key "langauges"; did you mean "languages"?',
        '2:8: "lists" must be a text, not a number; quote it',
        '3:1: key "lists" is already on line 2; keep one',
        '4:11: anchor "&a" is not allowed; remove it, or quote the text',
        '5:15: alias "*a" is not allowed; write the value out, or quote it',
        f'5:23: "../a.md" {OUT}',
        '8:14: no earlier schema is called "modle"; did you mean "model"?',
        '10:20: unknown key "typ" in "schemas.x.fields[0]"; did you mean "type"?',
        '11:17: "a" already names the field "A"; choose another name',
        '12:17: "lint.select[0]" cannot be "AK9999"; write it like "AK305"',
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "languages: [en, deu]\nreadmes: {de: README_de.md}",
            ['1:17: "languages[1]" cannot be "deu"; write it like "en"'],
            id="languages that are not known do not make others unknown",
        ),
        pytest.param(
            "schemas: [x]\nschema: mine",
            ['1:10: "schemas" must be a mapping, not a list'],
            id="schemas that are not known do not make a name unknown",
        ),
        pytest.param(
            "lists: 3\nskeleton: 4",
            [
                '1:8: "lists" must be a text, not a number; quote it',
                '2:11: "skeleton" must be a text, not a number; quote it',
            ],
            id="paths that are no texts are not compared",
        ),
        pytest.param(
            "skeleton: README.md\nreadmes: docs",
            ['2:10: "readmes" must be a mapping, not a text'],
            id="READMEs that are not known are not compared",
        ),
    ],
)
def test_one_mistake_is_not_reported_twice(text: str, wanted: list[str]) -> None:
    assert mistakes(text) == wanted


def test_problems_are_objects_with_places() -> None:
    with pytest.raises(ConfigError) as caught:
        parse("\nlists: 3")
    (problem,) = caught.value.problems
    assert (problem.path, problem.line, problem.column) == ("awesomekit.yaml", 2, 8)
