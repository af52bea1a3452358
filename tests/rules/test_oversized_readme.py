from __future__ import annotations

import pytest

from awesomekit.model import Severity
from awesomekit.rules import Generated
from rulecheck import Found, diagnose_project, shown

LIMIT = 500 * 1024


@pytest.mark.parametrize(
    ("wanted", "size"),
    [
        pytest.param("a" * (LIMIT + 1), 500, id="one byte more"),
        pytest.param("中" * (200 * 1024), 600, id="bytes of UTF-8 count, not letters"),
    ],
)
def test_finds(wanted: str, size: int) -> None:
    present = "# 工具\n\nAn old list.\n"
    generated = [Generated("docs/README.md", wanted, present), Generated("b.md", "", "")]
    diagnostics = diagnose_project("AK902", {}, generated=generated)
    message = f"docs/README.md has {size} KiB and GitHub shows 512 at most; split the list"
    assert shown(diagnostics, present) == [Found(1, 1, "# 工具", message)]
    assert diagnostics[0].path == "docs/README.md"
    assert diagnostics[0].severity is Severity.WARNING


def test_a_readme_that_was_never_built() -> None:
    generated = [Generated("README.md", "a" * (LIMIT + 1), None)]
    (found,) = diagnose_project("AK902", {}, generated=generated)
    assert found.span == (0, 0)


@pytest.mark.parametrize(
    ("wanted", "present"),
    [
        pytest.param("a" * LIMIT, None, id="exactly 500 KiB"),
        pytest.param("", "a" * (LIMIT + 1), id="what is there is not what is built"),
    ],
)
def test_noop(wanted: str, present: str | None) -> None:
    generated = [Generated("README.md", wanted, present)]
    assert diagnose_project("AK902", {}, generated=generated) == []
