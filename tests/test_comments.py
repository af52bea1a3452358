"""Comments that silence findings: what, where, and how far."""

from __future__ import annotations

from pathlib import Path

import pytest

import awesomekit
from awesomekit.config.config_file import parse_config
from projects import LIST, project, run

BROKEN = "[x](#none)"


def left(text: str) -> list[int]:
    """The lines of broken anchors that are left."""
    source = awesomekit.Source("x.md", text)
    found = awesomekit.lint_text(text, "x.md", select=["AK504"])
    return [source.position(one.span.start).line for one in found]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"<!-- awesomekit: disable-next AK504 -->\n\n{BROKEN}\n\n{BROKEN}\n", [5]),
        (f"<!-- awesomekit: disable-next AK504 -->\n{BROKEN}\n{BROKEN}\n\n{BROKEN}\n", [5]),
        (f"<!-- awesomekit: disable-next AK504 -->\n\n- {BROKEN}\n- {BROKEN}\n", []),
        (f"- a <!-- awesomekit: disable-next AK504 --> {BROKEN}\n- {BROKEN}\n- {BROKEN}\n", [3]),
        (f"- {BROKEN} <!-- awesomekit: disable-line AK504 -->\n- {BROKEN}\n", [2]),
        (f"{BROKEN}\n\n<!-- awesomekit: disable-file AK504 -->\n\n{BROKEN}\n", []),
        (
            f"{BROKEN}\n\n<!-- awesomekit: disable AK504 -->\n\n{BROKEN}\n\n"
            f"<!-- awesomekit: enable AK504 -->\n\n{BROKEN}\n",
            [1, 9],
        ),
        (
            f"<!-- awesomekit: disable AK504, AK101 -->\n\n{BROKEN}\n\n"
            f"<!-- awesomekit: enable -->\n\n{BROKEN}\n",
            [7],
        ),
        (f"<!-- awesomekit: disable-file broken-anchor some reason -->\n\n{BROKEN}\n", []),
        (f"<!-- awesomekit: disable-file ak5 -->\n\n{BROKEN}\n", []),
        (f"<!-- awesomekit: DISABLE-FILE AK -->\n\n{BROKEN}\n", []),
        (f"<!-- awesomekit:disable-file AK101,AK504 why-not -->\n\n{BROKEN}\n", []),
        (f"<!-- awesomekit: disable-file AK101 AK504 is wrong -->\n\n{BROKEN}\n", []),
        (f"<!-- awesomekit: disable-file AK101 because AK504 -->\n\n{BROKEN}\n", [3]),
        (f"`<!-- awesomekit: disable-file AK504 -->`\n\n{BROKEN}\n", [3]),
        (f"```\n<!-- awesomekit: disable-file AK504 -->\n```\n\n{BROKEN}\n", [5]),
        (f"<!-- disable-file AK504 -->\n\n{BROKEN}\n", [3]),
        (f"<!-- awesomekit: disable-next AK504 -->\r\n\r\n{BROKEN}\r\n\r\n{BROKEN}\r\n", [5]),
        (f"> <!-- awesomekit: disable-next AK504 -->\n> {BROKEN}\n>\n> {BROKEN}\n", [4]),
        (
            f"| a |\n| - |\n| {BROKEN} <!-- awesomekit: disable-line AK504 --> |\n| {BROKEN} |\n",
            [4],
        ),
        (
            "<!-- awesomekit: disable-next AK504 -->\n\n<!-- another -->\n\n" + BROKEN + "\n",
            [],
        ),
    ],
)
def test_region(text: str, lines: list[int]) -> None:
    assert left(text) == lines


def test_how_many_were_silenced(tmp_path: Path) -> None:
    text = f"# A\n\n<!-- awesomekit: disable-next AK504 -->\n\n{BROKEN} {BROKEN}\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    result = awesomekit.lint(["a.md"], base=tmp_path)
    assert (result.diagnostics, result.suppressed) == ((), 2)


def test_comments_of_lists_silence_rules_for_projects(tmp_path: Path) -> None:
    second = LIST[LIST.index("### ") :]
    project(tmp_path, LIST + "\n<!-- awesomekit: disable AK212 on purpose -->\n\n" + second)
    codes = {d.code for d in awesomekit.lint(["lists"], base=tmp_path).diagnostics}
    assert "AK212" not in codes
    assert "AK903" not in codes


def test_comments_are_kept_by_fmt_and_left_out_of_readmes(tmp_path: Path) -> None:
    comment = "<!-- awesomekit: disable-next AK310 a reason -->"
    at = LIST.index("### ")
    project(tmp_path, f"{LIST[:at]}{comment}\n\n{LIST[at:]}")
    path = tmp_path / "lists" / "models.md"
    assert run(tmp_path, "fmt").status == 0
    assert comment in path.read_text(encoding="utf-8")
    assert run(tmp_path, "build").status == 0
    assert "disable-next" not in (tmp_path / "README.md").read_text(encoding="utf-8")


def linted(yaml: str, text: str, **options: object) -> list[tuple[str, str]]:
    config = parse_config(yaml, Path("/p"), Path("/p/awesomekit.yaml"), "awesomekit.yaml")
    found = awesomekit.lint_text(text, config=config, **options)  # type: ignore[arg-type]
    return [(one.code, one.severity.value) for one in found]


def test_severity_of_rules_and_families() -> None:
    text = f"# A\n\n### B\n\n{BROKEN}\n"
    assert linted("", text) == [("AK203", "warning"), ("AK504", "error")]
    yaml = "lint: {severity: {AK: information, AK5: warning, heading-increment: error}}"
    assert linted(yaml, text) == [("AK203", "error"), ("AK504", "warning")]


def test_rules_that_are_off_are_selected_in_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# 标题\n\n中文English混排\n", encoding="utf-8")
    assert awesomekit.lint(["a.md"], base=tmp_path).diagnostics == ()
    for options in ({"extend_select": ["AK107"]}, {"select": ["cjk-spacing"]}):
        result = awesomekit.lint(["a.md"], base=tmp_path, **options)  # type: ignore[arg-type]
        assert {d.code for d in result.diagnostics} == {"AK107"}
    config = tmp_path / "awesomekit.yaml"
    config.write_text("lint: {extend-select: [AK107]}\n", encoding="utf-8")
    assert {d.code for d in awesomekit.lint(["a.md"], base=tmp_path).diagnostics} == {"AK107"}
    config.write_text(
        'lint: {extend-select: [AK107], per-file-ignores: {"a*": [AK1]}}\n', encoding="utf-8"
    )
    assert awesomekit.lint(["a.md"], base=tmp_path).diagnostics == ()


def test_many_comments_take_linear_time() -> None:
    text = f"{BROKEN} <!-- awesomekit: disable-line AK504 -->\n" * 8_000
    assert left(text) == []
