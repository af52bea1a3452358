from __future__ import annotations

import pytest

from rulecheck import Found, diagnose, mended, shown
from small_lists import entry, small_list

DATE_HINT = 'write "2023-07" or "2023-07-18"'


def listed(*bullets: str, schema: str = "model") -> str:
    return small_list(entry("A", *bullets), front=f"schema: {schema}")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            listed("**Date:** 2023-13"),
            [Found(13, 18, "13", f'"13" is not a month (1 to 12); {DATE_HINT}')],
            id="the first wrong characters",
        ),
        pytest.param(
            listed("**Date:** 2023"),
            [Found(13, 16, "3", f"the date lacks its month; {DATE_HINT}")],
            id="something is missing after the last character",
        ),
        pytest.param(
            listed("**发布日期：**　2023年13月"),
            [Found(13, 18, "13", f'"13" is not a month (1 to 12); {DATE_HINT}')],
            id="columns count code points",
        ),
        pytest.param(
            listed("**Date:** 2023-00", "**Language:** en", "**Parameter Size:** 7"),
            [
                Found(13, 18, "00", f'"00" is not a month (1 to 12); {DATE_HINT}'),
                Found(
                    *(15, 23, "7"),
                    '"7" lacks its unit, one of K, M, B and T; write sizes such as "7B/13B/70B", '
                    '"8x7B" or "unknown"',
                ),
            ],
            id="two values",
        ),
        pytest.param(
            listed("**Pretrain Data Scale:** same as [Llama 2](https://a.example)"),
            [
                Found(
                    *(13, 36, "[Llama 2](https://a.example)"),
                    '"[Llama 2](https://a.example)" does not link to an entry; write "same as '
                    "[Llama 2](#llama-2)\" with the entry's name and anchor",
                )
            ],
            id="a reference with a link is no placeholder",
        ),
        pytest.param(
            listed("**Date:** 2023-07", "**Aliases:** a,,b"),
            [Found(14, 18, ",", 'there is no name before this ","; write names and commas')],
            id="names",
        ),
    ],
)
def test_finds(text: str, wanted: list[Found]) -> None:
    assert shown(diagnose("AK305", text), text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(listed("**Date:** 2023-07", "**Language:** en"), id="right"),
        pytest.param(listed("**Date:** 2023年7月"), id="not canonical"),
        pytest.param(listed("**Date:** unknown"), id="unknown"),
        pytest.param(listed("**Date:**"), id="empty"),
        pytest.param(listed("**Date:** TBD", "**Parameter Size:** -"), id="placeholders"),
        pytest.param(listed("**Pretrain Data Scale:** same as Llama 2"), id="a mere reference"),
        pytest.param(listed("**Date:** 2023-07", "**Stars:** many"), id="no such field"),
        pytest.param(listed("**Date:** 2023-07", "2023-13"), id="no label"),
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK305", text) == []


@pytest.mark.parametrize(
    ("value", "mend"),
    [
        ("**Pretrain Data Scale:** 0. 8T～3T", "**Pretrain Data Scale:** 0.8T-3T"),
        ("**Date:** 18th July 2023", "**Date:** 2023-07-18"),
        ("**License:** Apacch 2.0", "**License:** Apache-2.0"),
    ],
    ids=["data", "date", "license"],
)
def test_the_likely_reading_is_an_unsafe_fix(value: str, mend: str) -> None:
    text = listed(value)
    diagnostics = diagnose("AK305", text)
    assert [d.fix.title for d in diagnostics if d.fix] == [f'Write "{mend.split("** ")[1]}"']
    assert mended(diagnostics, text) == text
    result = mended(diagnostics, text, safe=False)
    assert result == listed(mend)
    assert diagnose("AK305", result) == []


def test_no_fix_where_there_is_no_one_reading() -> None:
    (diagnostic,) = diagnose("AK305", listed("**Date:** 05/06/2023"))
    assert diagnostic.fix is None
