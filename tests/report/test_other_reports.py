"""GitLab, JUnit, grouped, statistics, and links on terminals."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hostile import PATH, failed_result, hostile_result

from awesomekit.findings import LintResult
from awesomekit.report import gitlab, grouped, junit, statistics
from awesomekit.report.formats import FORMATS
from awesomekit.report.look import Look, shows_links
from awesomekit.report.terminal import width


def test_gitlab() -> None:
    first, second, third = json.loads(gitlab.report(hostile_result()))
    assert first["location"]["lines"] == {"begin": 1, "end": 1}
    assert second == {
        "description": "AK101 two lines",
        "check_name": "mojibake",
        "fingerprint": second["fingerprint"],
        "severity": "minor",
        "location": {"path": PATH, "lines": {"begin": 1, "end": 2}},
    }
    assert (first["severity"], third["severity"]) == ("major", "info")
    assert len({first["fingerprint"], second["fingerprint"], third["fingerprint"]}) == 3
    assert re.fullmatch("[0-9a-f]{32}", second["fingerprint"])


def test_junit() -> None:
    report = junit.report(hostile_result())
    root = ElementTree.fromstring(report.encode())  # noqa: S314 - our own report
    assert (root.get("tests"), root.get("failures")) == ("4", "2")
    suite, clean = root
    assert (suite.get("name"), clean.get("name")) == (PATH, "clean.md")
    assert [case.get("name") for case in suite] == [
        "AK305 invalid-value at 1:4",
        "AK101 mojibake at 1:4",
        "AK503 missing-file at 1:1",
    ]
    failure = suite[0][0]
    assert failure.get("type") == "error"
    assert "\\x1b[31m]]> <script>" in (failure.text or "")
    assert suite[2][0].tag == "system-out"
    assert [case.get("name") for case in clean] == ["no findings"]
    assert "]]>" not in report.replace("]]&gt;", "")


def test_junit_passes_nothing_that_could_not_be_read() -> None:
    root = ElementTree.fromstring(junit.report(failed_result()).encode())  # noqa: S314
    assert root.attrib == {"name": "awesomekit", "tests": "4", "failures": "0", "errors": "3"}
    clean, errors = root
    assert (clean.get("name"), clean.get("tests")) == ("clean.md", "1")
    assert (errors.get("tests"), errors.get("errors")) == ("3", "3")
    assert [case[0].get("message") for case in errors] == [
        "big.md: the file has 11 MiB | <b>",
        "gone.md: no such file",
        "a fix of AK101 was left out",
    ]


@pytest.mark.parametrize("code", [0x0, 0x8, 0xB, 0x1F, 0x7F, 0x85, 0xD800, 0xDCE9, 0xFFFE, 0xFFFF])
def test_junit_holds_no_character_that_xml_forbids(code: int) -> None:
    one = replace(hostile_result().diagnostics[1], message=f"a{chr(code)}b")
    report = junit.report(replace(hostile_result(), diagnostics=(one,)))
    assert chr(code) not in report
    root = ElementTree.fromstring(report.encode())  # noqa: S314 - our own report
    message = root[0][0][0].get("message") or ""
    assert (message[0], message[-1]) == ("a", "b")
    assert len(message) > 2


def test_grouped() -> None:
    result = hostile_result()
    diagnostics = (replace(result.diagnostics[0], message="word " * 20), result.diagnostics[2])
    report = grouped.report(replace(result, diagnostics=diagnostics))
    assert report.splitlines() == [
        "a b/中|]]>&'\".md",
        "  1:4  error        AK305  word word word word word word word word word word",
        "                           word word word word word word word word word word ",
        "  1:1  information  AK503  note",
        "",
        "2 files checked: 1 error, 1 note; 1 with a safe fix",
    ]
    assert max(map(len, report.splitlines())) <= 80


def test_statistics() -> None:
    assert statistics.table(hostile_result()) == (
        "1  AK101  [ ]  mojibake (warning)\n"
        "1  AK305  [*]  invalid-value (error)\n"
        "1  AK503  [ ]  missing-file (information)\n"
    )
    assert json.loads(statistics.as_json(hostile_result()))["rules"][1] == {
        "code": "AK305",
        "slug": "invalid-value",
        "severity": "error",
        "count": 1,
        "fixable": 1,
    }


def test_statistics_begin_with_the_most_frequent() -> None:
    first, second, third = hostile_result().diagnostics
    many = replace(hostile_result(), diagnostics=(first, *[third] * 10, second, second))
    assert statistics.table(many) == (
        "10  AK503  [ ]  missing-file (information)\n"
        " 2  AK101  [ ]  mojibake (warning)\n"
        " 1  AK305  [*]  invalid-value (error)\n"
    )
    assert statistics.table(LintResult((), {}, 1)) == ""


@pytest.mark.parametrize("name", ["text", "grouped"])
@pytest.mark.parametrize("columns", [50, 80, 120])
def test_reports_for_people_are_as_wide_as_they_are_told(name: str, columns: int) -> None:
    one = replace(hostile_result().diagnostics[0], message="word " * 60 + "中文 " * 30)
    result = replace(hostile_result(), diagnostics=(one, hostile_result().diagnostics[1]))
    lines = FORMATS[name].render(result, Look(columns=columns)).splitlines()
    longest = max(width(line) for line in lines if "checked:" not in line and '"' not in line)
    assert columns - 12 < longest <= columns


def test_links_on_terminals() -> None:
    look = Look(links=True)
    assert look.link("AK101", "https://a.example") == (
        "\x1b]8;;https://a.example\x1b\\AK101\x1b]8;;\x1b\\"
    )
    assert Look().link("AK101", "https://a.example") == "AK101"


def test_which_terminals_show_links() -> None:
    assert shows_links({"VTE_VERSION": "6003"}, terminal=True)
    assert shows_links({"TERM_PROGRAM": "WezTerm"}, terminal=True)
    assert shows_links({"WT_SESSION": "x"}, terminal=True)
    assert shows_links({"FORCE_HYPERLINK": "1"}, terminal=False)
    assert not shows_links({"FORCE_HYPERLINK": "0", "WT_SESSION": "x"}, terminal=True)
    assert not shows_links({"VTE_VERSION": "4999"}, terminal=True)
    assert not shows_links({"WT_SESSION": "x"}, terminal=False)
    assert not shows_links({"WT_SESSION": "x", "CI": "true"}, terminal=True)
    assert not shows_links({"TERM": "dumb", "WT_SESSION": "x"}, terminal=True)
    assert not shows_links({}, terminal=True)
