"""Rules about entries on lists in other people's styles."""

from __future__ import annotations

import pytest

from rulecheck import Found, diagnose, shown

BADGE = "[![GitHub](https://img.shields.io/badge/GitHub-x-blue)](https://github.com/a/b)"
SPACE = (
    "[![Hugging Face](https://img.shields.io/badge/Hugging%20Face-Spaces-blue)]"
    "(https://huggingface.co/a/b)"
)
ENTRY = """\
### Llama

Prose first.

{badge}

- **Date:** 2023-07
- {unlabelled}
- **Language Support:** en
- **Parameter Size:** {size}
"""
TABLE = """\
| Model | Parameters | Date | Links |
| --- | --- | --- | --- |
| A | | 2023-07 | [paper](https://arxiv.org/abs/2307.09288) \\| none |
| B | 7B | 2023-08 | [a](https://a.example) / none of these |
"""


def entry(badge: str = BADGE, unlabelled: str = "**Tokens:** 2T", size: str = "7B") -> str:
    return ENTRY.format(badge=badge, unlabelled=unlabelled, size=size)


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        (
            "AK301",
            entry(unlabelled="**Note:** x"),
            Found(
                1,
                5,
                "Llama",
                '"Llama" has no field "Pretrain Data Scale"; add "- **Pretrain Data Scale:** …"',
            ),
        ),
        (
            "AK301",
            TABLE,
            Found(
                3,
                6,
                "",
                'field "Parameter Size" of "A" is empty; write its value, or "unknown"',
            ),
        ),
        (
            "AK304",
            entry(unlabelled="2T"),
            Found(
                8,
                3,
                "2T",
                'a bullet of a field list has no label; write "- **Pretrain Data Scale:** 2T"',
            ),
        ),
        (
            "AK305",
            entry(size="seven"),
            Found(
                10,
                23,
                "seven",
                '"seven" is not a parameter count; write sizes such as "7B/13B/70B", "8x7B" or '
                '"unknown"',
            ),
        ),
        (
            "AK308",
            TABLE,
            Found(3, 64, "none", '"none" is a placeholder; write what is meant, or nothing'),
        ),
        (
            "AK310",
            entry().replace("Prose first.\n", ""),
            Found(1, 5, "Llama", '"Llama" has no description; add one'),
        ),
    ],
    ids=["absent", "empty cell", "unlabelled", "invalid", "placeholder in a row", "no prose"],
)
def test_finds(code: str, text: str, expected: Found) -> None:
    assert shown(diagnose(code, text, kind="markdown"), text) == [expected]


def test_badges_are_looked_at_wherever_they_stand() -> None:
    text = entry(badge=f"{BADGE}\n{SPACE}")
    (found,) = diagnose("AK402", text, kind="markdown")
    assert "Hugging Face" in found.message


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("AK301", "### ARC\n\n" + BADGE + "\n\n" + entry()),
        ("AK302", entry(unlabelled="**Note:** x")),
        ("AK310", TABLE),
        ("AK306", entry(size="7 b")),
        ("AK701", entry()),
    ],
    ids=["badges alone", "labels of their own", "rows", "canonical form", "translations"],
)
def test_noop(code: str, text: str) -> None:
    assert diagnose(code, text, kind="markdown") == []
