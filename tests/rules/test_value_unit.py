"""AK309: bytes or items where tokens are expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from awesomekit.config.config_file import parse_config
from rulecheck import Found, diagnose, shown

HEAD = "---\nschema: {schema}\n---\n\n# M\n\n## S\n\n### A\n\n"
DATASET = """\
schemas:
  dataset:
    fields:
      - {label: Size, type: token-count}
"""


def model(value: str) -> str:
    return f"{HEAD.format(schema='model')}- **Pretrain Data Scale:** {value}\n"


@pytest.mark.parametrize(
    ("value", "unit"),
    [
        ("825GiB", "bytes"),
        ("1.7 TB(storage)", "bytes"),
        ("13K items", "items"),
        ("922 M item", "items"),
        ("1GB-2GB", "bytes"),
    ],
)
def test_finds(value: str, unit: str) -> None:
    text = model(value)
    message = (
        f'"{value}" counts {unit} where tokens are expected; give the number of tokens, or '
        '"unknown"'
    )
    assert shown(diagnose("AK309", text), text) == [Found(11, 28, value, message)]


@pytest.mark.parametrize(
    "value", ["2T", "3.3T-4.8T", "15T+", "unknown", "same as [B](#b)", "", "many", "TBD"]
)
def test_noop(value: str) -> None:
    assert diagnose("AK309", model(value)) == []


def test_a_field_that_does_not_speak_of_tokens_may_count_anything() -> None:
    root = Path("/p")
    config = parse_config(DATASET, root, root / "awesomekit.yaml", "awesomekit.yaml")
    text = f"{HEAD.format(schema='dataset')}- **Size:** 13K items\n"
    assert diagnose("AK309", text, config=config) == []


def test_other_styles_are_looked_at_too() -> None:
    text = "| Model | Tokens | Date |\n| --- | --- | --- |\n| A | 52 K item | 2023-03 |\n"
    (found,) = diagnose("AK309", text, kind="markdown")
    assert text[found.span.start : found.span.end] == "52 K item"
