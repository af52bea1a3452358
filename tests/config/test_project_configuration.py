"""awesomekit.yaml: defaults, every mistake at once with its place, hostile YAML."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomekit.config.builtin import BUILT_IN
from awesomekit.config.config_file import parse_config
from awesomekit.config.discover import default_config, find_project
from awesomekit.errors import ConfigError

if TYPE_CHECKING:
    from awesomekit.config.settings import Config

ROOT = Path("/p")


def parse(text: str) -> Config:
    return parse_config(text, ROOT, ROOT / "awesomekit.yaml", "awesomekit.yaml")


def mistakes(text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        parse(text)
    return str(caught.value).splitlines()


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "{}", "\ufeff"])
def test_an_empty_file_is_the_defaults(text: str) -> None:
    config = parse(text)
    wanted = default_config(ROOT)
    for name in ("languages", "lists", "skeleton", "readmes", "schemas", "schema", "collation"):
        assert getattr(config, name) == getattr(wanted, name), name
    assert config.readmes == {"en": "README.md", "zh": "README_zh.md"}


def test_model_requires_what_a_model_needs() -> None:
    assert [spec.label for spec in BUILT_IN["model"].fields if spec.required] == [
        "Date",
        "Pretrain Data Scale",
        "Language",
        "Parameter Size",
    ]
    assert set(BUILT_IN) == {"model", "benchmark", "platform", "method", "project"}


def test_labels_in_every_spelling_name_their_field() -> None:
    schema = BUILT_IN["model"]
    for label in ("Date", "release date", "发布日期", "发布时间"):
        found = schema.find(label)
        assert found is not None
        assert found.key == "date"
    assert schema.find("Dates") is None


def test_languages_that_look_like_booleans() -> None:
    assert parse("languages: [no, en]").readmes == {"no": "README.md", "en": "README_en.md"}


def test_schemas_extend_others() -> None:
    config = parse(
        "schemas:\n"
        "  small:\n"
        "    extends: platform\n"
        "    prose: false\n"
        "    fields:\n"
        "      - {label: Date, type: date, required: true}\n"
        "      - {label: Stars}\n"
    )
    schema = config.schemas["small"]
    assert [(spec.label, spec.required) for spec in schema.fields] == [
        ("Organization", False),
        ("Aliases", False),
        ("License", False),
        ("Date", True),
        ("Stars", False),
    ]
    assert schema.prose is False


def test_every_mistake_of_shape_is_reported_at_once() -> None:
    text = """\
langauges: [en]
lists: 3
collation: pinyinn
badges: {style: flatt, order: [arxv]}
lint:
  select: [AK9999]
schemas:
  x:
    fields:
      - {label: A, typ: date}
      - {type: dat}
"""
    assert mistakes(text) == [
        'awesomekit.yaml:1:1: unknown key "langauges"; did you mean "languages"?',
        'awesomekit.yaml:2:8: "lists" must be a text, not a number',
        'awesomekit.yaml:3:12: "collation" cannot be "pinyinn"; did you mean "pinyin"?',
        'awesomekit.yaml:4:17: "badges.style" cannot be "flatt"; did you mean "flat"?',
        'awesomekit.yaml:4:32: "badges.order[0]" cannot be "arxv"; did you mean "arxiv"?',
        'awesomekit.yaml:6:12: "lint.select[0]" cannot be "AK9999"; write it like "AK305"',
        'awesomekit.yaml:10:20: unknown key "typ" in "schemas.x.fields[0]"; did you mean "type"?',
        'awesomekit.yaml:11:9: "schemas.x.fields[1]" needs the key "label"',
        'awesomekit.yaml:11:16: "schemas.x.fields[1].type" cannot be "dat"; did you mean "date"?',
    ]


def test_every_mistake_of_meaning_is_reported_at_once() -> None:
    text = """\
languages: [en, de, en]
readmes: {fr: ../x.md, de: /etc/passwd}
schema: modle
schemas: {y: {extends: mdel, fields: [{label: A, aliases: [a, B]}, {label: b}]}}
"""
    assert mistakes(text) == [
        'awesomekit.yaml:1:21: language "en" is already in the list; keep one',
        'awesomekit.yaml:2:15: "../x.md" leads out of the project; write a path relative to it, '
        'like "docs/list"',
        'awesomekit.yaml:2:15: "fr" is no language of the project; there are en, de, en',
        'awesomekit.yaml:2:28: "/etc/passwd" leads out of the project; write a path relative to '
        'it, like "docs/list"',
        'awesomekit.yaml:3:9: no schema is called "modle"; did you mean "model"?',
        'awesomekit.yaml:4:24: no earlier schema is called "mdel"; did you mean "model"?',
        'awesomekit.yaml:4:76: "b" already names the field "A"',
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a: &x [1]", ['1:4: anchor "&x" is not allowed; remove it']),
        (
            "a: &x [*x]",
            [
                '1:4: anchor "&x" is not allowed; remove it',
                '1:8: alias "*x" is not allowed; write the value out',
            ],
        ),
        (
            "a: !!python/object:os.system x",
            ['1:4: tag "tag:yaml.org,2002:python/object:os.system" is not allowed; remove it'],
        ),
        ("<<: {a: 1}", ['1:1: merge key "<<" is not allowed; write the values out']),
        ("lists: a\nlists: b", ['2:1: key "lists" is already on line 1; keep one']),
        ("a: 1\n---\nb: 2", ["2:1: a second document starts here; keep one"]),
        ("[a]: 1", ["1:1: a key must be a plain text"]),
        ("[" * 100_000, ["1:34: nested more than 32 deep"]),
        ("{a: " * 100_000, ["1:133: nested more than 32 deep"]),
        ("a: \x01", ["1:4: a character that YAML does not allow; remove it"]),
        ("#" * 1_100_000, ["1:1: the file has more than a million characters"]),
    ],
    ids=[
        "anchor",
        "alias",
        "tag",
        "merge key",
        "key twice",
        "two documents",
        "key that is no text",
        "deep lists",
        "deep mappings",
        "control character",
        "large",
    ],
)
def test_dangerous_yaml_is_refused(text: str, wanted: list[str]) -> None:
    start = time.monotonic()
    assert mistakes(text) == [f"awesomekit.yaml:{message}" for message in wanted]
    assert time.monotonic() - start < 10  # against exponential time, not a measurement


def test_broken_yaml_has_its_place() -> None:
    (message,) = mistakes("languages: [en\nlists: x")
    assert message.startswith("awesomekit.yaml:2:6: not valid YAML: ")


@given(st.text(alphabet=st.sampled_from("ab:-[]{}#&*!|>'\"%@, \n\t0.~?"), max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(ConfigError):
        assert parse(text).languages


# ------------------------------------------------------------------------------ finding it


def test_the_nearest_project_is_found(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    (inner / "c").mkdir(parents=True)
    assert find_project(inner / "c") is None
    (tmp_path / "awesomekit.yaml").write_text("lists: here\n", encoding="utf-8")
    (tmp_path / "a" / "lists").mkdir()
    found = find_project(inner / "c")
    assert found is not None
    assert (found.root, found.lists) == (tmp_path, "here")
    (tmp_path / "a" / "lists" / "x.md").write_text("# x\n", encoding="utf-8")
    found = find_project(inner / "c")
    assert found is not None
    assert (found.root, found.path) == (tmp_path / "a", None)


def test_the_other_ending_is_pointed_out(tmp_path: Path) -> None:
    (tmp_path / "awesomekit.yml").write_text("", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        find_project(tmp_path)
    assert str(caught.value) == (
        'awesomekit.yml:1:1: the configuration is called "awesomekit.yaml"; rename this file'
    )


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "awesomekit.yaml").write_bytes(b"a: 1\nb: \xe9\n")
    with pytest.raises(ConfigError) as caught:
        find_project(tmp_path)
    assert str(caught.value) == ("awesomekit.yaml:2:1: not UTF-8; save the file in that encoding")


def test_nothing_heavy_is_imported_without_a_configuration(tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "x.md").write_text("# x\n", encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from awesomekit.config.discover import find_project;"
        "assert find_project(Path('.'));"
        "print({'yaml', 'msgspec', 'jsonschema'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"
