from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomekit.model import Severity
from awesomekit.rules import Generated
from awesomekit.source import Source, apply_edits
from rulecheck import Found, diagnose_project, shown

README = "# 工具\n\nA list.\n\n## A\n"


def found_in(present: str | None, wanted: str = README) -> list[Found]:
    diagnostics = diagnose_project("AK901", {}, generated=[Generated("README.md", wanted, present)])
    assert all(found.path == "README.md" for found in diagnostics)
    assert all(found.severity is Severity.ERROR for found in diagnostics)
    for found in diagnostics:
        if present is None:
            assert found.fix is None
        else:
            assert found.fix is not None
            assert found.fix.safe
            assert apply_edits(present, found.fix.edits) == wanted
    return shown(diagnostics, present or "")


def stale(line: int) -> str:
    return (
        f'README.md is not what "awesomekit build" writes (first difference at line {line}); '
        'run "awesomekit build"'
    )


@pytest.mark.parametrize(
    ("present", "wanted"),
    [
        pytest.param("# 工坊\n\nA list.\n\n## A\n", Found(1, 4, "坊", stale(1)), id="one letter"),
        pytest.param(
            "# 工具\n\nA long list.\n\n## A\n", Found(3, 4, "ong list.", stale(3)), id="in a line"
        ),
        pytest.param("# 工具\n\n", Found(3, 1, "", stale(3)), id="the rest is missing"),
        pytest.param(README + "\nMine.\n", Found(6, 1, "", stale(6)), id="more at the end"),
        pytest.param("", Found(1, 1, "", stale(1)), id="empty"),
        pytest.param(README.replace("\n", "\r\n"), Found(1, 5, "", stale(1)), id="other line ends"),
    ],
)
def test_finds_the_first_difference(present: str, wanted: Found) -> None:
    assert found_in(present) == [wanted]


def test_a_missing_readme() -> None:
    message = 'README.md does not exist; run "awesomekit build"'
    assert found_in(None) == [Found(1, 1, "", message)]


def test_fresh_readmes_and_none_at_all() -> None:
    assert found_in(README) == []
    assert found_in("", "") == []
    assert diagnose_project("AK901", {}) == []


def test_every_readme_is_compared() -> None:
    generated = [
        Generated("README_zh.md", "b", "c"),
        Generated("README.md", "a", "a"),
        Generated("docs/README.md", "a", None),
    ]
    found = diagnose_project("AK901", {}, generated=generated)
    assert [diagnostic.path for diagnostic in found] == ["README_zh.md", "docs/README.md"]


lines = st.text(alphabet="a中\n", max_size=12)


@settings(max_examples=100, deadline=None)
@given(lines, lines)
def test_the_place_is_the_first_difference(present: str, wanted: str) -> None:
    found = diagnose_project("AK901", {}, generated=[Generated("r", wanted, present)])
    if present == wanted:
        assert found == []
        return
    (diagnostic,) = found
    start, end = diagnostic.span
    assert present[:start] == wanted[:start]
    assert present[start : start + 1] != wanted[start : start + 1]
    assert "\n" not in present[start:end]
    assert f"at line {Source('', present).position(start).line})" in diagnostic.message
