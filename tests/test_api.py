"""The public functions, used as docs/api.md shows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import awesomekit
from projects import LIST, project

if TYPE_CHECKING:
    from awesomekit import Diagnostic

DOCS = Path(__file__).parents[1] / "docs"


def test_every_public_name_is_there_and_documented() -> None:
    page = (DOCS / "api.md").read_text(encoding="utf-8")
    for name in awesomekit.__all__:
        assert getattr(awesomekit, name).__doc__, name
    for name in re.findall(r"^\| `(\w+)", page, re.MULTILINE):
        assert name in awesomekit.__all__


def test_no_other_name_is_public() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        awesomekit.nothing  # noqa: B018


def test_lint_text_gives_typed_diagnostics() -> None:
    (found,) = awesomekit.lint_text("# A\n\n### B\n\nx\n", select=["AK203"])
    diagnostic: Diagnostic = found
    assert diagnostic.code == "AK203"
    assert diagnostic.severity is awesomekit.Severity.WARNING
    assert diagnostic.span == awesomekit.Span(5, 10)


def test_a_fix_is_applied_to_the_text() -> None:
    text = "\ufeff# A\n\nx\n"
    (found,) = awesomekit.lint_text(text)
    assert found.fix is not None
    assert found.fix.safe
    assert awesomekit.apply_edits(text, found.fix.edits) == "# A\n\nx\n"


def test_lint_build_and_format_a_project(tmp_path: Path) -> None:
    project(tmp_path, LIST.replace("2023-07", "2023年7月"))
    result = awesomekit.lint(base=tmp_path, ignore=["AK901"])
    assert [(found.code, found.path) for found in result.diagnostics] == [
        ("AK306", "lists/models.md")
    ]
    formatted = awesomekit.format_files(base=tmp_path)
    assert [file.after for file in formatted.files] == [LIST]
    awesomekit.write_formatted(formatted.files, tmp_path)
    assert (tmp_path / "lists" / "models.md").read_text(encoding="utf-8") == LIST
    built = awesomekit.build_readmes(tmp_path)
    assert [file.present for file in built.generated] == [None, None]
    awesomekit.write_readmes(built)
    assert awesomekit.lint(base=tmp_path).exit_status == 0


def test_a_file_that_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    project(tmp_path, LIST.replace("2023-07", "2023年7月"))
    formatted = awesomekit.format_files(base=tmp_path)
    (tmp_path / "lists" / "models.md").write_text("mine", encoding="utf-8")
    with pytest.raises(awesomekit.AwesomekitError) as caught:
        awesomekit.write_formatted(formatted.files, tmp_path)
    assert str(caught.value) == (
        "models.md: the file changed while awesomekit was at work; nothing was written, run it "
        "again"
    )
    assert (tmp_path / "lists" / "models.md").read_text(encoding="utf-8") == "mine"
