"""The part ``import`` of the configuration."""

from __future__ import annotations

from pathlib import Path

import pytest

from awesomekit.config.config_file import parse_config
from awesomekit.config.import_settings import ImportSettings
from awesomekit.errors import ConfigError


def read(text: str) -> ImportSettings:
    return parse_config(text, Path("/p"), Path("/p/awesomekit.yaml"), "awesomekit.yaml").imports


def test_all_parts() -> None:
    assert read(
        "schemas: {dataset: {fields: [{label: Rows}]}}\n"
        "import:\n"
        "  fields: {AVG: drop, 行数: rows, Sizes: parameter-size}\n"
        "  sections: {数据集: dataset}\n"
        "  aliases: {Qwen1.5: [Qwen-1.5-110B]}\n"
    ) == ImportSettings(
        {"AVG": "drop", "行数": "rows", "Sizes": "parameter-size"},
        {"数据集": "dataset"},
        {"Qwen1.5": ("Qwen-1.5-110B",)},
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            "import: {fields: {Sizes: parameter-sizes}}",
            '1:26: "parameter-sizes" is no field of a schema; did you mean "parameter-size"?',
            id="field",
        ),
        pytest.param(
            "import: {sections: {Tools: projekt}}",
            '1:28: no schema is called "projekt"; did you mean "project"?',
            id="schema",
        ),
        pytest.param(
            "import:\n  aliases:\n    A: [X]\n    B: [x]\n",
            '4:9: "x" already stands for "A"; choose one',
            id="one name for two",
        ),
        pytest.param(
            'import: {aliases: {A: ["-"]}}',
            '1:24: "-" has neither letters nor digits',
            id="no name",
        ),
        pytest.param(
            "import: {alias: {}}",
            '1:10: unknown key "alias" in "import"; did you mean "aliases"?',
            id="key",
        ),
    ],
)
def test_mistakes(text: str, message: str) -> None:
    with pytest.raises(ConfigError) as raised:
        read(text)
    assert str(raised.value) == f"awesomekit.yaml:{message}"
