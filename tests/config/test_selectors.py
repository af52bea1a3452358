"""Selectors in a configuration that name no rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import awesomekit

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = """\
lint:
  select: [AK1, mojibake]
  extend-select: [AK101]
  ignore: [AK777]
  severity:
    missing-feild: error
    AK1: warning
  per-file-ignores:
    "x*": [nope]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "awesomekit.yaml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "README.md").write_text("# A\n", encoding="utf-8")
    return tmp_path


def test_every_selector_without_a_rule_is_named_with_its_place(project: Path) -> None:
    with pytest.raises(awesomekit.ConfigError) as caught:
        awesomekit.lint(["README.md"], base=project)
    assert str(caught.value).splitlines() == [
        'awesomekit.yaml:4:12: no rule is called "AK777"; did you mean "AK7"?',
        'awesomekit.yaml:6:5: no rule is called "missing-feild"; did you mean "missing-field"?',
        'awesomekit.yaml:9:12: no rule is called "nope"',
    ]


def test_rules_that_exist_pass(project: Path) -> None:
    text = "lint: {ignore: [AK1, mojibake, AK], severity: {empty-section: error}}\n"
    (project / "awesomekit.yaml").write_text(text, encoding="utf-8")
    assert awesomekit.lint(["README.md"], base=project).exit_status == 0
