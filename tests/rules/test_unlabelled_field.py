from __future__ import annotations

import pytest

from rulecheck import Found, diagnose, mended, shown
from small_lists import entry, small_list

MESSAGE = "a bullet of a field list has no label; write "
DATE, DATA, LANGUAGE = "**Date:** 2023-07", "**Pretrain Data Scale:** 2T", "**Language:** en"


def listed(*bullets: str, schema: str = "project") -> str:
    return small_list(entry("A", *bullets), front=f"schema: {schema}")


def found(line: int, text: str, wanted: str) -> Found:
    return Found(line, 3, text, f'{MESSAGE}"- {wanted}"')


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            listed("**Organization:** X", "2023-07"),
            [found(14, "2023-07", "**Date:** 2023-07")],
            id="one type reads it",
        ),
        pytest.param(
            listed("**Organization:** X", "some words"),
            [found(14, "some words", "**Label:** value")],
            id="no type reads it",
        ),
        pytest.param(
            listed(DATE, LANGUAGE, "7B", schema="model"),
            [found(15, "7B", "**Label:** value")],
            id="two missing fields read it",
        ),
        pytest.param(
            listed(DATE, DATA, LANGUAGE, "7B", schema="model"),
            [found(16, "7B", "**Parameter Size:** 7B")],
            id="one of two such fields is there",
        ),
        pytest.param(
            listed(DATE, DATA, LANGUAGE, "unknown", schema="model"),
            [found(16, "unknown", "**Parameter Size:** unknown")],
            id="a required field goes before an optional one",
        ),
        pytest.param(
            listed(DATE, "2023-07"),
            [found(14, "2023-07", "**Label:** value")],
            id="the field that reads it is there",
        ),
        pytest.param(
            listed("**License:** MIT", "2023-07", *"wxyz"),
            [
                found(14, "2023-07", "**Label:** value"),
                *(found(15 + at, text, "**Label:** value") for at, text in enumerate("wxyz")),
            ],
            id="more bullets than missing fields: no telling",
        ),
        pytest.param(
            listed(DATE, "[MIT](https://a.example)"),
            [found(14, "[MIT](https://a.example)", "**Label:** value")],
            id="a link may be anything",
        ),
        pytest.param(
            listed(DATE, "N/A"),
            [found(14, "N/A", "**Label:** value")],
            id="a placeholder may be anything",
        ),
        pytest.param(
            listed(DATE, "Organization: X"),
            [found(14, "Organization: X", "**Organization:** X")],
            id="a label that is not bold",
        ),
        pytest.param(
            listed(DATE, "机构：某 某"),
            [found(14, "机构：某 某", "**Organization:** 某 某")],
            id="a Chinese label with a full-width colon",
        ),
        pytest.param(
            listed(DATE, "**Organization** X: Y"),
            [found(14, "**Organization** X: Y", "**Organization:** X: Y")],
            id="a bold label without a colon",
        ),
        pytest.param(
            listed(DATE, "**Organization: X**"),
            [found(14, "**Organization: X**", "**Organization:** X")],
            id="bold around label and value",
        ),
        pytest.param(
            listed(DATE, "*Organization:* _X_"),
            [found(14, "*Organization:* _X_", "**Organization:** _X_")],
            id="an italic label",
        ),
        pytest.param(
            listed("Date: 2023-07", "License: MIT", "fast"),
            [
                found(13, "Date: 2023-07", "**Date:** 2023-07"),
                found(14, "License: MIT", "**License:** MIT"),
            ],
            id="a list without any bold label: bullets that name a field",
        ),
        pytest.param(
            listed(DATE, "MIT", "Apache-2.0"),
            [
                found(14, "MIT", "**License:** MIT"),
                found(15, "Apache-2.0", "**Label:** value"),
            ],
            id="one field is suggested once",
        ),
        pytest.param(
            listed(DATE, ""),
            [Found(14, 2, "", f'{MESSAGE}"- **Label:** value"')],
            id="empty",
        ),
    ],
)
def test_finds(text: str, wanted: list[Found]) -> None:
    assert shown(diagnose("AK304", text), text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(listed(DATE, LANGUAGE), id="labelled"),
        pytest.param(listed("**日期**：2023-07", "__机构:__ X"), id="labelled in other ways"),
        pytest.param(
            small_list(entry("A", DATE, prose="<!-- [en] -->\n\n- one\n- Date: x\n")),
            id="a list of the prose",
        ),
        pytest.param(listed("one", "two: three"), id="a list that names no field"),
        pytest.param(
            small_list(entry("A", DATE, "x"), front="schema: nothing"), id="an unknown schema"
        ),
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK304", text) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("**Organization:** X", "2023-07"), ("**Organization:** X", "**Date:** 2023-07")),
        (("Date: 2023-07", "License: MIT"), ("**Date:** 2023-07", "**License:** MIT")),
        (("**Date:** 2023-07", "**机构** 某"), ("**Date:** 2023-07", "**Organization:** 某")),
    ],
    ids=["a value alone", "a whole list without bold", "no colon"],
)
def test_the_likely_label_is_an_unsafe_fix(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    text = listed(*before).replace("\n", "\r\n")
    diagnostics = diagnose("AK304", text)
    assert mended(diagnostics, text) == text
    result = mended(diagnostics, text, safe=False)
    assert result == listed(*after).replace("\n", "\r\n")
    assert diagnose("AK304", result) == []
