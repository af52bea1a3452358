from __future__ import annotations

from dataclasses import replace

import pytest

from awesomekit.model import FieldSpec, Schema
from rulecheck import CONFIG, Found, diagnose, shown
from small_lists import BADGE, PROSE, entry, small_list

DATE, DATA, LANGUAGE, SIZE = (
    "**Date:** 2023-07",
    "**Pretrain Data Scale:** 2T",
    "**Language:** en",
    "**Parameter Size:** 7B",
)


def models(*bullets: str, name: str = "A") -> str:
    return small_list(entry(name, *bullets), front="schema: model")


def absent(label: str) -> Found:
    return Found(12 - 1, 5, "A", f'"A" has no field "{label}"; add "- **{label}:** …"')


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(models(DATE, DATA, LANGUAGE), [absent("Parameter Size")], id="one absent"),
        pytest.param(
            models(),
            [
                *map(absent, ["Date", "Pretrain Data Scale", "Language", "Parameter Size"]),
            ],
            id="no field list: one finding a field",
        ),
        pytest.param(
            models(DATE, DATA, "**Language:**", SIZE),
            [
                Found(
                    *(15, 5, "Language"),
                    'field "Language" of "A" is empty; write its value, or "unknown"',
                )
            ],
            id="empty: at its label",
        ),
        pytest.param(
            models(DATE, DATA, "**语言：**", SIZE),
            [
                Found(
                    *(15, 5, "语言"),
                    'field "Language" of "A" is empty; write its value, or "unknown"',
                )
            ],
            id="empty, under a Chinese label",
        ),
        pytest.param(
            models(DATE, DATA, LANGUAGE, "**Size:** 7B"),
            [absent("Parameter Size")],
            id="an unknown label that is like no other",
        ),
    ],
)
def test_finds(text: str, wanted: list[Found]) -> None:
    assert shown(diagnose("AK301", text), text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(models(DATE, DATA, LANGUAGE, SIZE), id="all there"),
        pytest.param(models(SIZE, LANGUAGE, DATA, DATE), id="in any order"),
        pytest.param(models("**日期:** x", DATA, LANGUAGE, SIZE), id="a value that does not parse"),
        pytest.param(models(DATE, DATA, LANGUAGE, "**Parameter Size:** TBD"), id="a placeholder"),
        pytest.param(
            models(DATE, DATA, LANGUAGE, "**Paramter Size:** 7B"),
            id="a misspelt label",
        ),
        pytest.param(models(DATE, DATA, LANGUAGE, "7B"), id="a bullet without its label"),
        pytest.param(
            models("Date: 2023-07", "Tokens: 2T", "Language: en", "Params: 7B"),
            id="labels that are not bold",
        ),
        pytest.param(small_list(entry("A")), id="a schema that requires nothing"),
        pytest.param(small_list(entry("A"), front="schema: nothing"), id="an unknown schema"),
        pytest.param(small_list(front="schema: model"), id="no entry"),
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK301", text) == []


def test_a_text_cannot_be_unknown() -> None:
    schema = Schema("own", (FieldSpec("Task", "text", required=True),))
    config = replace(CONFIG, schemas={"own": schema})
    text = small_list(entry("A", "**Task:**", badges=BADGE, prose=PROSE), front="schema: own")
    assert [d.message for d in diagnose("AK301", text, config=config)] == [
        'field "Task" of "A" is empty; write its value'
    ]
