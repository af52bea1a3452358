"""docs/configuration.md: its example loads, and it names what there is."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import awesomekit
from awesomekit.badges import KINDS
from awesomekit.config.config_file import parse_config
from awesomekit.config.json_schema import schema_text
from awesomekit.config.yaml_reader import read_yaml

PAGE = Path(__file__).parents[2] / "docs" / "configuration.md"
SHIPPED = Path(awesomekit.__file__).parent / "config" / "awesomekit.schema.json"


def blocks() -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("text", blocks())
def test_examples_load_and_fit_the_json_schema(text: str) -> None:
    config = parse_config(text, Path("/p"), Path("/p/awesomekit.yaml"), "awesomekit.yaml")
    assert config.schemas["dataset"].fields[1].type == "token-count"
    schema = json.loads(SHIPPED.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert not list(Draft202012Validator(schema).iter_errors(read_yaml(text, "x").data))


def test_page_names_every_kind_of_badge() -> None:
    listed = PAGE.read_text(encoding="utf-8").split("## Kinds of badges")[1]
    assert re.findall(r"`([a-z-]+)`", listed.split("##")[0]) == list(KINDS)


def test_shipped_json_schema_is_fresh() -> None:
    assert SHIPPED.read_text(encoding="utf-8") == schema_text()


@pytest.mark.parametrize(
    "data",
    [{"langauges": ["en"]}, {"lists": 3}, {"collation": "x"}, {"badges": {"order": ["arxv"]}}],
    ids=["unknown key", "wrong type", "wrong value", "unknown badge"],
)
def test_shipped_json_schema_rejects(data: object) -> None:
    schema = json.loads(SHIPPED.read_text(encoding="utf-8"))
    assert list(Draft202012Validator(schema).iter_errors(data))
