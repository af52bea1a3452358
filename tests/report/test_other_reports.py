"""GitLab, JUnit, Markdown, grouped and statistics."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from xml.etree import ElementTree

from hostile import PATH, hostile_result
from markdown_it import MarkdownIt
from mdit_py_plugins.gfm import gfm_plugin

from awesomekit.findings import LintResult
from awesomekit.report import gitlab, grouped, junit, markdown, statistics
from awesomekit.report.look import Look, shows_links


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
    assert "\\x1b[31m]]> <b>" in (failure.text or "")
    assert suite[2][0].tag == "system-out"
    assert [case.get("name") for case in clean] == ["no findings"]
    assert "]]>" not in report.replace("]]&gt;", "")


def test_markdown_is_only_what_we_wrote() -> None:
    report = markdown.report(hostile_result())
    html = MarkdownIt("commonmark").use(gfm_plugin).render(report)
    assert html.count("<table>") == 2
    assert "<b>" not in html
    assert "<script" not in html
    assert "<code>" not in html
    assert "@me" not in html
    links = set(re.findall(r'href="([^"]*)"', html))
    assert all(link.startswith("https://github.com/awesomekit/awesomekit/") for link in links)
    cells = re.findall(r"<tr>\s*(.*?)\s*</tr>", html, re.DOTALL)
    assert all(row.count("<t") == 4 for row in cells[4:])
    assert "1 error, 1 warning, 1 note" in report


def test_markdown_is_bounded() -> None:
    one = replace(hostile_result().diagnostics[0], message="x" * 5000)
    result = LintResult((one,) * 1000, hostile_result().sources, 1)
    report = markdown.report(result)
    assert len(report.encode()) < 1024 * 1024
    assert report.rstrip().endswith("… and 800 more.")


def test_markdown_of_nothing() -> None:
    assert markdown.report(LintResult((), {}, 1)) == (
        "## awesomekit\n\n1 file checked: no problems found.\n"
    )


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
