from __future__ import annotations

from dataclasses import replace

import pytest

from rulecheck import CONFIG, Found, diagnose, shown
from small_lists import BADGE, entry, small_list


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(entry("模型", prose=""), id="a heading alone"),
        pytest.param(entry("模型", "**Date:** 2023-07", badges=BADGE, prose=""), id="facts only"),
        pytest.param(entry("模型", prose="<!-- TODO: write -->\n"), id="a comment"),
        pytest.param(entry("模型", prose="<!-- [en] -->\n\n<!-- [zh] -->\n"), id="empty blocks"),
        pytest.param(entry("模型", prose="#### Use\n\n---\n"), id="a heading and a line"),
        pytest.param(entry("模型", prose="[a]: https://a.example\n"), id="a definition"),
    ],
)
def test_finds(body: str) -> None:
    text = small_list(body, entry("B"))
    message = '"模型" has no description; add one in each language'
    assert shown(diagnose("AK310", text), text) == [Found(11, 5, "模型", message)]


@pytest.mark.parametrize(
    "prose",
    [
        pytest.param("<!-- [en] -->\n\nText.\n", id="one language: the other is another rule's"),
        pytest.param("Text.\n", id="no language"),
        pytest.param("#### Use\n\n```\ncode\n```\n", id="code"),
        pytest.param("| a |\n| - |\n| b |\n", id="a table"),
    ],
)
def test_noop(prose: str) -> None:
    assert diagnose("AK310", small_list(entry("A", prose=prose))) == []


def test_a_schema_may_do_without() -> None:
    text = small_list(entry("A", prose=""))
    assert len(diagnose("AK310", text)) == 1
    schemas = {"project": replace(CONFIG.schemas["project"], prose=False)}
    assert diagnose("AK310", text, config=replace(CONFIG, schemas=schemas)) == []
    assert diagnose("AK310", text.replace("schema: project", "schema: nothing")) == []
