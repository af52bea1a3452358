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

CODES = [
    *("AK101", "AK102", "AK103", "AK104", "AK105", "AK106", "AK202", "AK203", "AK204", "AK206"),
    *("AK405", "AK501", "AK502", "AK504"),
]
FOUND = {
    # "知乎: 原石人类"; a logo for a title; a level skipped; contents that differ from the headings
    # in letter case
    "WangRongsheng__awesome-LLM-resourses/README.md": {
        "AK106": 2,
        "AK202": 1,
        "AK203": 1,
        "AK504": 39,
    },
    # "connections.."; "LangGraph，with"; "# Resources" at the end
    "avelino__awesome-go/README.md": {"AK105": 2, "AK106": 1, "AK202": 1},
    # "图标。。"; "输入法,弥补"; contents that differ from their headings
    "jaywcjlove__awesome-mac/README-zh.md": {"AK105": 1, "AK106": 9, "AK504": 2},
    # "系列讲座:每周"
    "luban-agi__Awesome-AIGC-Tutorials/README_zh.md": {"AK106": 1},
    # a logo for a title
    "sindresorhus__awesome-nodejs/readme.md": {"AK202": 1},
}


@needs_shared
@pytest.mark.parametrize("path", corpus_files(), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_findings_in_clean_documents(path: Path) -> None:
    source = Source(path.name, path.read_bytes().decode("utf-8"))
    file = read(LoadedFile(source, "markdown"), CONFIG)
    name = f"{path.parent.name}/{path.name}"
    found = [d.code for d in lint_file(file, CONFIG, StaticFiles(), select_rules(CODES))]
    assert {code: found.count(code) for code in found} == FOUND.get(name, {})
