from __future__ import annotations

import pytest

from rulecheck import Found, diagnose, shown
from small_lists import entry, small_list


def listed(*bullets: str, name: str = "A") -> str:
    return small_list(entry(name, *bullets), front="schema: model")


UNKNOWN = 'write the value, or "unknown"'
NOWHERE = "refers to nothing that can be looked up"


@pytest.mark.parametrize(
    "value",
    [
        *("TBD", "tbd.", "TBA", "TODO", "None", "null", "N/A", "n/a", "NA", "n.a", "-", "—", "–"),
        *("?", "???", "…", "...", "xxx", "not available", "Not Disclosed", "undisclosed"),
        *("to be announced", "coming soon", "待定", "待补充", "无", "暂无", "未公布", "未公开"),
        *("不详", "不明", "暂无。"),
    ],
)
def test_placeholders(value: str) -> None:
    for label in ("Date", "Pretrain Data Scale", "Language", "Parameter Size", "License"):
        text = listed(f"**{label}:** {value}")
        column = len(label) + 9
        message = f'"{value}" is a placeholder; {UNKNOWN}'
        assert shown(diagnose("AK308", text), text) == [Found(13, column, value, message)]
        assert diagnose("AK305", text) == []
        assert diagnose("AK306", text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            listed("**Organization:** TBD"),
            [
                Found(
                    *(13, 21, "TBD"),
                    '"TBD" is a placeholder; write the value, or leave the field out',
                )
            ],
            id="a text that is not required",
        ),
        pytest.param(
            listed("**Aliases:** 无"),
            [
                Found(
                    *(13, 16, "无"),
                    '"无" is a placeholder; write the value, or leave the field out',
                )
            ],
            id="names",
        ),
        pytest.param(
            listed("**License:**", "**Date:** 2023-07"),
            [
                Found(
                    *(13, 5, "License"),
                    'field "License" of "A" is empty; write its value, or leave the field out',
                )
            ],
            id="empty and not required",
        ),
        pytest.param(
            listed("**Pretrain Data Scale:** According to LLM"),
            [Found(13, 28, "According to LLM", f'"According to LLM" {NOWHERE}; {UNKNOWN}')],
            id="according to",
        ),
        pytest.param(
            listed("**参数量：** 见论文"),
            [Found(13, 12, "见论文", f'"见论文" {NOWHERE}; {UNKNOWN}')],
            id="see the paper, in Chinese",
        ),
        pytest.param(
            listed("**Pretrain Data Scale:** same as Llama 2"),
            [Found(13, 28, "same as Llama 2", f'"same as Llama 2" {NOWHERE}; {UNKNOWN}')],
            id="same as an entry that is not here",
        ),
        pytest.param(
            listed("**Tokens:** same as LLaMA-2, v2") + "\n" + entry("Llama 2 🦙"),
            [
                Found(
                    *(13, 15, "same as LLaMA-2, v2"),
                    f'"same as LLaMA-2, v2" {NOWHERE}; write "same as [Llama 2 🦙](#llama-2-)"',
                )
            ],
            id="same as an entry that is here, without its link",
        ),
        pytest.param(
            listed("**Tokens:** 同 L2") + "\n" + entry("Llama 2", "**Aliases:** L2"),
            [
                Found(
                    *(13, 15, "同 L2"),
                    f'"同 L2" {NOWHERE}; write "same as [Llama 2](#llama-2)"',
                )
            ],
            id="an alias of an entry, in Chinese",
        ),
        pytest.param(
            listed("**Date:** same as Llama 2") + "\n" + entry("Llama 2"),
            [Found(13, 13, "same as Llama 2", f'"same as Llama 2" {NOWHERE}; {UNKNOWN}')],
            id="a type that cannot refer to an entry",
        ),
    ],
)
def test_finds(text: str, wanted: list[Found]) -> None:
    assert shown(diagnose("AK308", text), text) == wanted


@pytest.mark.parametrize(
    "bullet",
    [
        pytest.param("**Date:** unknown", id="unknown"),
        pytest.param("**Date:** 未知", id="unknown in Chinese"),
        pytest.param("**Tokens:** same as [Llama 2](#llama-2)", id="a reference with a link"),
        pytest.param("**Language:** na", id="the language of Nauru"),
        pytest.param("**Language:** no", id="Norwegian"),
        pytest.param("**Organization:** 同济大学", id="a name that begins like a reference"),
        pytest.param("**Organization:** See Labs", id="an English name like a reference"),
        pytest.param("**Organization:** None Such Inc.", id="a name that begins like none"),
        pytest.param("**Organization:** 无问芯穹", id="a Chinese name that begins like none"),
        pytest.param("**Tokens:** 与羊驼相同", id="a Chinese reference that is like a name"),
        pytest.param("**Date:** 2023-13", id="a value that does not parse"),
        pytest.param("**Date:**", id="a required field that is empty"),
        pytest.param("**Stars:** TBD", id="no such field"),
        pytest.param("TBD", id="no label"),
    ],
)
def test_noop(bullet: str) -> None:
    assert diagnose("AK308", listed("**Parameter Size:** 7B", bullet)) == []
