"""docs/rules.md is what the rules say of themselves."""

from __future__ import annotations

from pathlib import Path

from awesomekit.markdown import read_markdown
from awesomekit.rules import RULES
from awesomekit.rules.pages import rules_page
from awesomekit.source import Source

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


def test_page_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == rules_page()


def test_every_rule_has_a_section_and_its_link_works() -> None:
    markdown = read_markdown(Source("rules.md", rules_page()))
    anchors = {heading.anchor for heading in markdown.headings}
    links = {link.url for link in markdown.links}
    for rule in RULES:
        anchor = f"{rule.code.lower()}-{rule.slug}"
        assert anchor in anchors
        assert f"#{anchor}" in links
