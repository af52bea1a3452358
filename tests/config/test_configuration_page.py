"""The documentation of the configuration: its examples load, and it names what there is."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import awesomekit
from awesomekit.badges import KINDS
from awesomekit.config.builtin import BUILT_IN
from awesomekit.config.config_file import SCHEMA_ID, parse_config
from awesomekit.config.yaml_reader import read_yaml

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ["configuration.md", "configuration_zh.md"]
SHIPPED = Path(awesomekit.__file__).parent / "config" / "awesomekit.schema.json"


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def blocks(name: str) -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", page(name), re.DOTALL)


def json_schema() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(SHIPPED.read_text(encoding="utf-8"))
    return schema


def words(part: dict[str, Any]) -> list[str]:
    """The rows of a mapping's keys in the table, with a dot for keys within."""
    schema = json_schema()
    found = []
    for key, value in part["properties"].items():
        inner = schema["$defs"].get(value.get("$ref", "").rpartition("/")[2])
        found += [f"{key}.{word}" for word in words(inner)] if inner else [key]
    return found


@pytest.mark.parametrize("name", PAGES)
def test_examples_load_and_fit_the_json_schema(name: str) -> None:
    assert len(blocks(name)) == 2
    for text in blocks(name):
        parse_config(text, Path("/p"), Path("/p/awesomekit.yaml"), "awesomekit.yaml")
        data = read_yaml(text, "x").data
        assert list(Draft202012Validator(json_schema()).iter_errors(data)) == []


def test_the_first_example_says_what_it_seems_to_say() -> None:
    text = blocks(PAGES[0])[0]
    config = parse_config(text, Path("/p"), Path("/p/awesomekit.yaml"), "awesomekit.yaml")
    assert config.schemas["dataset"].fields[1].type == "token-count"
    assert set(read_yaml(text, "x").data) == set(json_schema()["$defs"]["ConfigFile"]["properties"])
    assert text.startswith(f"# yaml-language-server: $schema={SCHEMA_ID}\n")


def test_both_languages_have_the_same_examples() -> None:
    first, second = ([re.sub("(?m)^# .*\n", "", text) for text in blocks(name)] for name in PAGES)
    assert first == second


@pytest.mark.parametrize("name", PAGES)
def test_page_names_every_key(name: str) -> None:
    rows = re.findall(r"(?m)^\| `([a-z.-]+)` \|", page(name))
    defs = json_schema()["$defs"]
    parts = ("ConfigFile", "SchemaFile", "FieldFile", "OverrideFile")
    wanted = [word for part in parts for word in words(defs[part])]
    assert sorted(rows) == sorted([*wanted, *BUILT_IN])


@pytest.mark.parametrize("name", PAGES)
def test_page_names_every_kind_of_badge(name: str) -> None:
    sections = page(name).split("\n## ")
    (section,) = [text for text in sections if "`paperswithcode`" in text]
    assert re.findall(r"`([a-z-]+)`", section) == list(KINDS)


@pytest.mark.parametrize("name", PAGES)
def test_page_tells_the_built_in_schemas(name: str) -> None:
    for key, schema in BUILT_IN.items():
        (row,) = re.findall(rf"(?m)^\| `{key}` \| (.*) \| .*\|$", page(name))
        assert re.split("[,、] ?", row) == [spec.label for spec in schema.fields]


# ---------------------------------------------------------------------------- JSON Schema


def test_shipped_json_schema_is_fresh() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "awesomekit.config.json_schema"], capture_output=True, check=True
    )
    assert SHIPPED.read_bytes() == done.stdout


def test_shipped_json_schema_is_one() -> None:
    schema = json_schema()
    Draft202012Validator.check_schema(schema)
    assert (schema["$id"], schema["title"]) == (SCHEMA_ID, "awesomekit.yaml")
    for name, part in schema["$defs"].items():
        assert part["description"], name
        for key, value in part["properties"].items():
            assert value["description"], (name, key)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param({"langauges": ["en"]}, id="unknown key"),
        pytest.param({"lint": {"selct": []}}, id="unknown key inside"),
        pytest.param({"lists": 3}, id="wrong type"),
        pytest.param({"lists": None}, id="null"),
        pytest.param({"collation": "x"}, id="wrong value"),
        pytest.param({"languages": []}, id="no language"),
        pytest.param({"languages": ["english"]}, id="language code"),
        pytest.param({"readmes": {"EN": "README.md"}}, id="language code as a key"),
        pytest.param({"badges": {"order": ["arxv"]}}, id="unknown badge"),
        pytest.param({"schemas": {"x": {"badges": [[]]}}}, id="empty group of badges"),
        pytest.param({"schemas": {"x": {"fields": [{"type": "date"}]}}}, id="no label"),
        pytest.param({"schemas": {"x": {"fields": [{"label": "A", "type": "dat"}]}}}, id="type"),
        pytest.param({"lint": {"ignore": ["ak1"]}}, id="selector"),
        pytest.param([], id="a list"),
    ],
)
def test_shipped_json_schema_rejects(data: object) -> None:
    assert len(list(Draft202012Validator(json_schema()).iter_errors(data))) == 1


@pytest.mark.parametrize(
    "data",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"languages": ["no"], "readmes": {"no": "README.md"}}, id="languages"),
        pytest.param({"lint": {"select": ["AK", "AK3", "AK305", "invalid-value"]}}, id="selectors"),
        pytest.param({"schemas": {"x": {"extends": "model", "badges": []}}}, id="a schema"),
    ],
)
def test_shipped_json_schema_accepts(data: object) -> None:
    assert list(Draft202012Validator(json_schema()).iter_errors(data)) == []
