"""The summary in Markdown: only what we wrote is Markdown, and GitHub takes it."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from hostile import MESSAGE, failed_result, hostile_result
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.gfm import gfm_plugin

from awesomekit.findings import LintResult
from awesomekit.report import markdown
from awesomekit.report.terminal import visible
from awesomekit.source import Source


def rendered(report: str) -> str:
    html: str = MarkdownIt("commonmark").use(gfm_plugin).render(report)
    return html


def test_markdown_is_only_what_we_wrote() -> None:
    html = rendered(markdown.report(hostile_result()))
    tags = set(re.findall(r"<(\w+)", html))
    assert tags == {"h2", "p", "table", "thead", "tbody", "tr", "th", "td", "a", "span"}
    assert re.findall(r"<span>(.*?)</span>", html) == ["$", "$"]
    links = set(re.findall(r'href="([^"]*)"', html))
    assert all(link.startswith("https://github.com/awesomekit/awesomekit/") for link in links)
    rows = re.findall(r"<tr>\s*(.*?)\s*</tr>", html, re.DOTALL)
    assert [len(re.findall("<t[hd]", row)) for row in rows] == [4] * 8
    # what GitHub looks for in the text that is left
    text = unescape(re.sub(r"<[^>]*>", "", html))
    assert not re.search(r"@\w|#\d|GH-\d|\b0123abc|:[\w+-]+:|:100:", text)
    # and all of it is there to read
    assert " ".join(visible(MESSAGE).split())[:299] in text.replace("\u200b", "")


PRINTABLE = "".join(map(chr, range(0x21, 0x7F)))
PIECES = (
    r"https://e.example www.e.example <b> &lt; ` | \ ](x) [ @me #1 GH-2 * _ ~~ $ :tada: # 0123abc !"
)
FORGING = st.one_of(
    st.text(alphabet=PRINTABLE + " 中🦙\t\n", max_size=30),
    st.lists(
        st.sampled_from([*PIECES.split(), " ", "- ", "1. "]),
        max_size=8,
    ).map("".join),
)


@given(FORGING)
@example(PRINTABLE)
@example("_www..")
@settings(max_examples=150, deadline=None)
def test_markdown_shows_every_text_as_it_is(message: str) -> None:
    one = replace(hostile_result().diagnostics[1], message=f"x {message} x")
    html = rendered(markdown.report(replace(hostile_result(), diagnostics=(one,))))
    cell = html.rsplit("<td>", 1)[1].split("</td>")[0]
    assert set(re.findall(r"<[^>]*>", cell)) <= {"<span>", "</span>"}
    text = unescape(re.sub(r"</?span>", "", cell)).replace("\u200b", "")
    assert text == " ".join(visible(f"x {message} x").split())


def test_markdown_tells_what_could_not_be_read() -> None:
    html = rendered(markdown.report(failed_result()))
    assert html.count("<li>") == 2
    assert "<li>error: big.md: the file has 11 MiB | &lt;b&gt;</li>" in html


def test_markdown_shows_a_number_of_findings_only() -> None:
    one = replace(hostile_result().diagnostics[0], message="x" * 5000)
    result = LintResult((one,) * 1000, hostile_result().sources, 1)
    report = markdown.report(result)
    assert report.count("| AK305 |") == markdown.MOST_ROWS
    assert report.rstrip().endswith("… and 800 more.")


def test_markdown_is_shorter_than_github_takes() -> None:
    path = "$" * 400
    one = replace(hostile_result().diagnostics[1], path=path, message="$" * 400)
    result = LintResult((one,) * 250, {path: Source(path, "x")}, 1, ("$" * 400,) * 250)
    report = markdown.report(result)
    assert 800 * 1024 < len(report.encode()) <= markdown.MOST_BYTES + 100
    shown = report.count("| AK101 |")
    assert 0 < shown < markdown.MOST_ROWS
    assert report.rstrip().endswith(f"… and {250 - shown} more.")


def test_markdown_of_nothing() -> None:
    assert markdown.report(LintResult((), {}, 1)) == (
        "## awesomekit\n\n1 file checked: no problems found.\n"
    )


def test_statistics_as_markdown() -> None:
    assert markdown.counts_report(hostile_result()).splitlines()[2] == (
        "| [AK101](https://github.com/awesomekit/awesomekit/blob/main/docs/rules.md"
        "#ak101-mojibake) mojibake | warning | 1 | 0 |"
    )
    assert markdown.counts_report(LintResult((), {}, 1)) == "1 file checked: no problems found.\n"
