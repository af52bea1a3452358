"""SARIF: valid, with UTF-16 columns, and without anything that a list forged."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hostile import failed_result, hostile_result
from jsonschema import Draft4Validator

from awesomekit.findings import LintResult
from awesomekit.report import sarif
from awesomekit.rules import RULES
from awesomekit.source import Source

SCHEMA = json.loads(Path(__file__).with_name("sarif-schema-2.1.0.json").read_text(encoding="utf-8"))


def log(result: LintResult) -> Any:
    data = json.loads(sarif.report(result))
    assert [error.message for error in Draft4Validator(SCHEMA).iter_errors(data)] == []
    return data


def test_a_hostile_result_is_a_valid_log() -> None:
    (run,) = log(hostile_result())["runs"]
    assert run["columnKind"] == "utf16CodeUnits"
    first, second, third = run["results"]
    assert [one["level"] for one in run["results"]] == ["error", "warning", "note"]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {
        "uri": "a%20b/%E4%B8%AD%7C%5D%5D%3E&'%22.md",
        "uriBaseId": "%SRCROOT%",
    }
    # the llama before it is two code units
    assert place["region"] == {"startLine": 1, "startColumn": 5, "endLine": 1, "endColumn": 6}
    assert second["locations"][0]["physicalLocation"]["region"]["endLine"] == 2
    assert "\x1b" not in first["message"]["text"]
    there, gone = first["relatedLocations"]
    assert there["physicalLocation"]["region"]["startColumn"] == 1
    assert "region" not in gone["physicalLocation"]
    (change,) = first["fixes"][0]["artifactChanges"]
    assert [one.get("insertedContent") for one in change["replacements"]] == [None, {"text": "é"}]
    assert change["replacements"][1]["deletedRegion"]["startColumn"] == 5
    assert first["fixes"][0]["properties"] == {"safe": True}
    assert "fixes" not in third
    assert run["invocations"] == [{"executionSuccessful": True}]


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("[x](1) a\\b", "\\[x\\](1) a\\\\b"),
        ("[x\\](https://evil.example)", "\\[x\\\\\\](https://evil.example)"),
        ("write {0} and {x} and {{1}}", "write {{0}} and {x} and {{{1}}}"),
        ('"[x]" is no (link) \\ here', '"[x]" is no (link) \\ here'),
    ],
    ids=["link", "link escaped by the list", "placeholder", "neither"],
)
def test_messages_hold_no_links_or_placeholders(message: str, text: str) -> None:
    one = replace(hostile_result().diagnostics[1], message=message)
    (run,) = log(replace(hostile_result(), diagnostics=(one,)))["runs"]
    assert run["results"][0]["message"] == {"text": text}


def test_what_could_not_be_read_is_told() -> None:
    (run,) = log(failed_result())["runs"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [one["message"]["text"] for one in invocation["toolExecutionNotifications"]] == [
        "big.md: the file has 11 MiB | <b>",
        "gone.md: no such file",
        "a fix of AK101 was left out",
    ]


def test_rules_of_the_results_are_described() -> None:
    (run,) = log(hostile_result())["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["AK101", "AK305", "AK503"]
    assert [run["results"][n]["ruleIndex"] for n in range(3)] == [1, 0, 2]
    assert rules[0]["name"] == "Mojibake"
    assert rules[1]["name"] == "InvalidValue"
    assert rules[1]["helpUri"].endswith("/docs/rules.md#ak305-invalid-value")
    assert "Fails:" in rules[1]["help"]["markdown"]
    assert rules[1]["defaultConfiguration"] == {"level": "error", "enabled": True}
    assert rules[1]["properties"] == {
        "tags": ["awesome-list", "invalid-value"],
        "precision": "very-high",
        "problem.severity": "error",
    }


def test_every_rule_makes_a_valid_log() -> None:
    source = Source("x.md", "text")
    template = hostile_result().diagnostics[1]
    found = tuple(replace(template, path="x.md", code=r.code, slug=r.slug) for r in RULES)
    (run,) = log(LintResult(found, {"x.md": source}, 1))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in RULES]
    for rule in rules:
        # GitHub cuts longer texts; say it in fewer words
        assert len(rule["shortDescription"]["text"]) <= 1024, rule["id"]
        assert len(rule["fullDescription"]["text"]) <= 1024, rule["id"]


def test_no_findings() -> None:
    (run,) = log(LintResult((), {}, 1, paths=("x.md",)))["runs"]
    assert run["results"] == []
