"""AK501: what it finds, where, in which words, and what it leaves alone."""

from __future__ import annotations

import pytest

from rulecheck import Found, StaticFiles, diagnose, mended, shown

FILES = StaticFiles({"README.md": frozenset({"x"}), "code.py": None})

FINDS: dict[str, tuple[str, list[Found]]] = {
    "space in the address": (
        "# T\n\n[a](https://e.com/b c)\n",
        [
            Found(3, 20, " ", 'the address of this link holds a space; write it as "%20"'),
        ],
    ),
    "never closed": (
        "# T\n\n[a](https://e.com/b\n",
        [
            Found(3, 5, "https://e.com/b", 'the address of this link is never closed; add ")"'),
        ],
    ),
    "link within a link": (
        "# T\n\n[a [b](c) d](e)\n",
        [
            Found(3, 12, "](e)", "a link cannot hold another link; take one of them out"),
        ],
    ),
    "title with quotes": (
        '# T\n\n[a](b "c "d" e")\n',
        [
            Found(
                3,
                7,
                '"c "d" e"',
                'quotes within the title of this link end it early; write them as \\"',
            ),
        ],
    ),
    "wrong way round": (
        "# T\n\n(a)[https://e.com]\n",
        [
            Found(
                3,
                3,
                ")[",
                "text and address of this link are the wrong way round; write [text](address)",
            ),
        ],
    ),
    "space between": (
        "# T\n\n[a] (https://e.com)\n",
        [
            Found(
                3,
                3,
                "] (",
                "white space separates text and address of this link; write [text](address)",
            ),
        ],
    ),
}

NOOP = [
    '[a](b "c")\n',
    "`[a](b c)`\n",
    "\\[a](b c)\n",
    "- [ ] (later)\n",
    "see [1] (page 3)\n",
    "f(x)[0]\n",
]


@pytest.mark.parametrize("name", FINDS)
def test_finds(name: str) -> None:
    text, wanted = FINDS[name]
    found = diagnose("AK501", text, kind="markdown", path="index.md", files=FILES)
    assert shown(found, text) == wanted


@pytest.mark.parametrize("text", NOOP)
def test_leaves_alone(text: str) -> None:
    assert diagnose("AK501", text, kind="markdown", path="index.md", files=FILES) == []


@pytest.mark.parametrize("name", FINDS)
def test_a_safe_fix_leaves_nothing_to_fix(name: str) -> None:
    text, _ = FINDS[name]
    found = diagnose("AK501", text, kind="markdown", path="index.md", files=FILES)
    after = mended(found, text)
    again = diagnose("AK501", after, kind="markdown", path="index.md", files=FILES)
    assert not [other for other in again if other.fix is not None and other.fix.safe]
