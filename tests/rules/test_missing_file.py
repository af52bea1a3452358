"""AK503: what it finds, where, in which words, and what it leaves alone."""

from __future__ import annotations

import pytest

from rulecheck import Found, StaticFiles, diagnose, mended, shown

FILES = StaticFiles({"README.md": frozenset({"x"}), "code.py": None})

FINDS: dict[str, tuple[str, list[Found]]] = {
    "missing": (
        "[a](no.md) ![b](img/no.png)\n",
        [
            Found(1, 5, "no.md", 'there is no file "no.md"; correct the path'),
            Found(1, 17, "img/no.png", 'there is no file "img/no.png"; correct the path'),
        ],
    ),
    "other case": (
        "[a](readme.md#x)\n",
        [
            Found(
                1,
                5,
                "readme.md#x",
                'the file is called "README.md"; GitHub tells letter case apart, so write that',
            ),
        ],
    ),
    "outside": (
        "[a](../x.md)\n",
        [
            Found(1, 5, "../x.md", '"../x.md" leads out of the repository; link to its address'),
        ],
    ),
    "html": (
        '<img src="no.png">\n',
        [
            Found(1, 11, "no.png", 'there is no file "no.png"; correct the path'),
        ],
    ),
}

NOOP = [
    "[a](README.md) [b](#x) [c](https://e.com/no.md) [d](?tab=x)\n",
    "[a](../../issues)\n",
]


@pytest.mark.parametrize("name", FINDS)
def test_finds(name: str) -> None:
    text, wanted = FINDS[name]
    found = diagnose("AK503", text, kind="markdown", path="index.md", files=FILES)
    assert shown(found, text) == wanted


@pytest.mark.parametrize("text", NOOP)
def test_leaves_alone(text: str) -> None:
    assert diagnose("AK503", text, kind="markdown", path="index.md", files=FILES) == []


@pytest.mark.parametrize("name", FINDS)
def test_a_safe_fix_leaves_nothing_to_fix(name: str) -> None:
    text, _ = FINDS[name]
    found = diagnose("AK503", text, kind="markdown", path="index.md", files=FILES)
    after = mended(found, text)
    again = diagnose("AK503", after, kind="markdown", path="index.md", files=FILES)
    assert not [other for other in again if other.fix is not None and other.fix.safe]
