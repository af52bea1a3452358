"""SARIF: valid, with UTF-16 columns, and fingerprints that stay."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hostile import PATH, hostile_result
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from awesomekit.api import lint_text
from awesomekit.findings import LintResult
from awesomekit.report import sarif
from awesomekit.report.fingerprints import fingerprints
from awesomekit.rules import RULES
from awesomekit.source import Source

SCHEMA = json.loads(Path(__file__).with_name("sarif-schema-2.1.0.json").read_text(encoding="utf-8"))


def log(result: LintResult) -> Any:
    data = json.loads(sarif.report(result))
    assert [error.message for error in Draft4Validator(SCHEMA).iter_errors(data)] == []
    return data


def linted(text: str) -> LintResult:
    return LintResult(lint_text(text, "x.md"), {"x.md": Source("x.md", text)}, 1, paths=("x.md",))


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
    assert [one["insertedContent"]["text"] for one in change["replacements"]] == ["", "é"]
    assert change["replacements"][1]["deletedRegion"]["startColumn"] == 5
    assert first["fixes"][0]["properties"] == {"safe": True}
    assert "fixes" not in third


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


def test_every_rule_makes_a_valid_log() -> None:
    source = Source("x.md", "text")
    template = hostile_result().diagnostics[1]
    from dataclasses import replace

    found = tuple(replace(template, path="x.md", code=r.code, slug=r.slug) for r in RULES)
    (run,) = log(LintResult(found, {"x.md": source}, 1))["runs"]
    assert len(run["tool"]["driver"]["rules"]) == len(RULES)


def test_no_findings() -> None:
    (run,) = log(LintResult((), {}, 1, paths=("x.md",)))["runs"]
    assert run["results"] == []


BODY = "# A\n\n[x](#none)\n\n[x](#none)\n\n- [y](http://github.com/a/b)\n"


@given(
    st.lists(st.sampled_from(["", "text", "> q", "- item", "1. one"]), max_size=4),
    st.integers(0, 3),
)
@settings(max_examples=30, deadline=None)
def test_fingerprints_survive_moved_lines(lines: list[str], at: int) -> None:
    before = linted(BODY)
    parts = BODY.split("\n\n")
    parts[at:at] = lines
    after = linted("\n\n".join(parts))
    wanted = set(fingerprints(before))
    assert wanted <= set(fingerprints(after))
    assert len(wanted) == len(before.diagnostics)


def test_fingerprints_differ_by_file_and_rule() -> None:
    result = hostile_result()
    names = fingerprints(result)
    assert len(set(names)) == 3
    assert all(len(name) == 32 for name in names)
    assert PATH in result.sources
