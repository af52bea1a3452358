"""Rules of any Markdown file on well-kept lists: what they find there is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from awesomekit.engine import LoadedFile, lint_file, read
from awesomekit.rules import select_rules
from awesomekit.source import Source
from rulecheck import CONFIG, StaticFiles
from shared import corpus_files, needs_shared

if TYPE_CHECKING:
    from pathlib import Path

CODES = ["AK101", "AK102", "AK202", "AK203", "AK204", "AK206", "AK405", "AK501", "AK502", "AK504"]
FOUND = {
    # a logo for a title; a level skipped; contents that differ from the headings in letter case
    "WangRongsheng__awesome-LLM-resourses": {"AK202": 1, "AK203": 1, "AK504": 39},
    # "# Resources" at the end
    "avelino__awesome-go": {"AK202": 1},
    # contents that differ from their headings
    "jaywcjlove__awesome-mac": {"AK504": 2},
    # a logo for a title
    "sindresorhus__awesome-nodejs": {"AK202": 1},
}


@needs_shared
@pytest.mark.parametrize("path", corpus_files(), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_findings_in_clean_documents(path: Path) -> None:
    source = Source(path.name, path.read_bytes().decode("utf-8"))
    file = read(LoadedFile(source, "markdown"), CONFIG)
    found = [d.code for d in lint_file(file, CONFIG, StaticFiles(), select_rules(CODES))]
    assert {code: found.count(code) for code in found} == FOUND.get(path.parent.name, {})
