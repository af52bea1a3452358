"""Every format of one hostile result, whole: nothing of a list breaks out of its report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hostile import MESSAGE, PATH, hostile_result

from awesomekit.report.formats import FORMATS
from awesomekit.report.look import Look
from awesomekit.report.terminal import json_text

GOLDEN = Path(__file__).with_name("golden")


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"sarif"}))
def test_whole_report(name: str) -> None:
    report = FORMATS[name].render(hostile_result(), Look())
    assert written(report) == GOLDEN.joinpath(f"{name}.txt").read_bytes()


def test_whole_sarif_without_rules() -> None:
    data = json.loads(FORMATS["sarif"].render(hostile_result(), Look()))
    del data["runs"][0]["tool"]
    assert written(json_text(data)) == GOLDEN.joinpath("sarif.txt").read_bytes()


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_reports_do_not_change_from_run_to_run(name: str) -> None:
    render = FORMATS[name].render
    assert render(hostile_result(), Look()) == render(hostile_result(), Look())


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_no_report_holds_what_acts_on_a_terminal(name: str) -> None:
    report = FORMATS[name].render(hostile_result(), Look())
    for char in "\x1b\r\x85\x9b\u2028\u202e\U000e0041\udce9":
        assert char not in report


def test_json_keeps_the_characters_themselves() -> None:
    data = json.loads(FORMATS["json"].render(hostile_result(), Look()))
    assert data["diagnostics"][0]["message"] == MESSAGE
    assert data["diagnostics"][0]["path"] == PATH


def test_names_are_those_of_the_registry() -> None:
    assert [one.name for one in FORMATS.values()] == list(FORMATS)
    assert list(FORMATS) == (
        ["text", "concise", "grouped", "json", "sarif", "github", "gitlab", "junit", "markdown"]
    )


def written(text: str) -> bytes:
    """What a file gets; no report holds a lone surrogate."""
    return text.encode()
