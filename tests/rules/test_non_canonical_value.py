from __future__ import annotations

import pytest

from rulecheck import Found, diagnose, mended, shown
from small_lists import entry, small_list


def listed(*bullets: str, schema: str = "model") -> str:
    return small_list(entry("A", *bullets), front=f"schema: {schema}")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            listed("**Date:** 2023年7月"),
            [Found(13, 13, "2023年7月", '"2023年7月" is canonically "2023-07"')],
            id="value",
        ),
        pytest.param(
            listed("**发布日期:** 2023-07"),
            [Found(13, 5, "发布日期", 'the label "发布日期" is canonically "Date"')],
            id="label in another language",
        ),
        pytest.param(
            listed("**release date:** 2023-07"),
            [Found(13, 5, "release date", 'the label "release date" is canonically "Date"')],
            id="label by another name",
        ),
        pytest.param(
            listed("**date:** 2023/7"),
            [
                Found(13, 5, "date", 'the label "date" is canonically "Date"'),
                Found(13, 13, "2023/7", '"2023/7" is canonically "2023-07"'),
            ],
            id="both",
        ),
        pytest.param(
            listed("**Date:** 2023-07", "**语言:** TBD"),
            [Found(14, 5, "语言", 'the label "语言" is canonically "Language"')],
            id="a label with a placeholder",
        ),
        pytest.param(
            listed("**Date:** 2023-07", "**Aliases:** " + "长" * 39 + "、b"),
            [
                Found(
                    *(14, 16, "长" * 39 + "、b"),
                    f'"{"长" * 39}…" is canonically "{"长" * 39}…"',
                )
            ],
            id="long values are shortened",
        ),
    ],
)
def test_finds(text: str, wanted: list[Found]) -> None:
    assert shown(diagnose("AK306", text), text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            listed("**Date:** 2023-07", "**Language:** en,zh", "**Parameter Size:** 7B/13B"),
            id="canonical",
        ),
        pytest.param(listed("**Date:** 2023-13"), id="does not parse"),
        pytest.param(listed("**Date:** unknown"), id="unknown"),
        pytest.param(listed("**Language:** NA"), id="a placeholder that parses: not Nauru"),
        pytest.param(listed("**Language:** na"), id="Nauru"),
        pytest.param(listed("**Date:** 2023-07", "**stars:** 1"), id="no such field"),
        pytest.param(listed("**Date:**"), id="empty"),
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK306", text) == []


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_canonical_texts_are_a_safe_fix(newline: str) -> None:
    text = listed(
        *("**机构：** 某 ", "**发布日期：**  2023年7月18日", "**Tokens:** 2 trillion tokens  "),
        *("**Language:** Ch & En", "**参数量**: 7/13/70 B", "**License:** Apache 2.0"),
    ).replace("\n", newline)
    diagnostics = diagnose("AK306", text)
    result = mended(diagnostics, text)
    wanted = listed(
        *("**Organization：** 某 ", "**Date：**  2023-07-18", "**Pretrain Data Scale:** 2T  "),
        *("**Language:** en,zh", "**Parameter Size**: 7B/13B/70B", "**License:** Apache-2.0"),
    ).replace("\n", newline)
    assert result == wanted
    assert diagnose("AK306", result) == []
