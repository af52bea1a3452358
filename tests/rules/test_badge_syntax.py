"""AK405: what it finds, where, in which words, and what it leaves alone."""

# ruff: noqa: E501 - a message stands on one line, to be found as it is printed

from __future__ import annotations

import pytest

from rulecheck import Found, StaticFiles, diagnose, mended, shown

FILES = StaticFiles({"README.md": frozenset({"x"}), "code.py": None})

FINDS: dict[str, tuple[str, list[Found]]] = {
    "too many parts": (
        "![a](https://img.shields.io/badge/GitHub-meta-llama-181717)\n",
        [
            Found(
                1,
                35,
                "GitHub-meta-llama-181717",
                'the badge has 4 parts where "/badge/LABEL-MESSAGE-COLOR" has three; write a hyphen as "--"',
            ),
        ],
    ),
    "no color": (
        "![a](https://img.shields.io/badge/arXiv)\n",
        [
            Found(
                1,
                35,
                "arXiv",
                '"arXiv" is no color; write "/badge/LABEL-MESSAGE-COLOR", and a hyphen in a text as "--"',
            ),
        ],
    ),
    "percent": (
        "![a](https://img.shields.io/badge/a-50%-red)\n",
        [
            Found(1, 39, "%", '"%" starts no escape here; write a percent sign as "%25"'),
        ],
    ),
}

NOOP = [
    "![a](https://img.shields.io/badge/GitHub-meta--llama-181717.svg?logo=github)\n",
    "[a](https://img.shields.io/badge/x)\n",
    "![a](https://e.com/badge/x)\n",
]


@pytest.mark.parametrize("name", FINDS)
def test_finds(name: str) -> None:
    text, wanted = FINDS[name]
    found = diagnose("AK405", text, kind="markdown", path="index.md", files=FILES)
    assert shown(found, text) == wanted


@pytest.mark.parametrize("text", NOOP)
def test_leaves_alone(text: str) -> None:
    assert diagnose("AK405", text, kind="markdown", path="index.md", files=FILES) == []


@pytest.mark.parametrize("name", FINDS)
def test_a_safe_fix_leaves_nothing_to_fix(name: str) -> None:
    text, _ = FINDS[name]
    found = diagnose("AK405", text, kind="markdown", path="index.md", files=FILES)
    after = mended(found, text)
    again = diagnose("AK405", after, kind="markdown", path="index.md", files=FILES)
    assert not [other for other in again if other.fix is not None and other.fix.safe]
