from __future__ import annotations

import pytest

from rulecheck import Found, diagnose, shown
from small_lists import entry, small_list


def listed(*bullets: str) -> str:
    return small_list(entry("A", *bullets))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            listed("**Date:** 2023-07", "**License:** MIT", "**Date:** 2023-08"),
            [Found(15, 5, "Date", '"A" has the field "Date" twice; keep one')],
            id="one label twice",
        ),
        pytest.param(
            listed("**Date:** 2023-07", "**发布日期：** 2023-07"),
            [Found(14, 5, "发布日期", '"A" has the field "Date" twice; keep one')],
            id="one field in two languages, even with one value",
        ),
        pytest.param(
            listed("**Date:** 2023-07", "**Date:** 2023-08", "**Date:** 2023-09"),
            [
                Found(14, 5, "Date", '"A" has the field "Date" twice; keep one'),
                Found(15, 5, "Date", '"A" has the field "Date" twice; keep one'),
            ],
            id="three times: the second and the third",
        ),
        pytest.param(
            listed("**Date:** 2023-07", "**Stars:** 1", "**stars:** 2"),
            [Found(15, 5, "stars", '"A" has the field "stars" twice; keep one')],
            id="a label that the schema does not know",
        ),
    ],
)
def test_finds(text: str, wanted: list[Found]) -> None:
    assert shown(diagnose("AK303", text), text) == wanted


def test_the_first_place_is_told() -> None:
    text = listed("**License:** MIT", "**Date:** 2023-07", "**Date:** 2023-08", "**Date:** 2023-09")
    related = [one for found in diagnose("AK303", text) for one in found.related]
    first = text.index("Date")
    assert [(*one.span, one.path, one.message) for one in related] == [
        (first, first + 4, "lists/x.md", "it is here first")
    ] * 2


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(listed("**Date:** 2023-07", "**License:** MIT"), id="two fields"),
        pytest.param(listed("**Date:** 2023-07", "2023-07", "2023-07"), id="bullets without label"),
        pytest.param(
            small_list(entry("A", "**Date:** 2023-07"), entry("B", "**Date:** 2023-07")),
            id="one field of each of two entries",
        ),
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK303", text) == []
