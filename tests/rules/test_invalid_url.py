"""AK502: what it finds, where, in which words, and what it leaves alone."""

from __future__ import annotations

import pytest

from rulecheck import Found, StaticFiles, diagnose, mended, shown

FILES = StaticFiles({"README.md": frozenset({"x"}), "code.py": None})

FINDS: dict[str, tuple[str, list[Found]]] = {
    "no host": (
        "[a](https:///x)\n",
        [
            Found(1, 5, "https:///x", "the address has no host; add it"),
        ],
    ),
    "no address": (
        "[a]()\n",
        [
            Found(1, 1, "[a]()", "the link has no address; add one"),
        ],
    ),
    "script": (
        "[a](<javascript:alert(1)>)\n",
        [
            Found(
                1,
                6,
                "javascript:alert(1",
                '"javascript:" leads no reader anywhere; give the address of the page itself',
            ),
        ],
    ),
    "blank page": (
        "[a](about:blank)\n",
        [
            Found(
                1,
                5,
                "about:blank",
                '"about:" leads no reader anywhere; give the address of the page itself',
            ),
        ],
    ),
    "space": (
        "[a](<https://e.com/a b>)\n",
        [
            Found(
                1,
                6,
                "https://e.com/a b",
                'the address holds white space; write a space as "%20", or remove it',
            ),
        ],
    ),
    "misspelt scheme": (
        "[a](htps://e.com)\n",
        [
            Found(1, 5, "htps://e.com", 'no scheme is called "htps"; write "https"'),
        ],
    ),
    "twice": (
        "[a](https://https://e.com)\n",
        [
            Found(1, 5, "https://https://e.com", "the address begins twice; keep one scheme"),
        ],
    ),
    "one slash": (
        "[a](https:/e.com)\n",
        [
            Found(1, 5, "https:/e.com", '"https:" needs two slashes; write "https://"'),
        ],
    ),
    "port": (
        "[a](https://e.com:99999/)\n",
        [
            Found(
                1,
                5,
                "https://e.com:99999/",
                "the port of this address is no number up to 65535; correct or remove it",
            ),
        ],
    ),
    "no scheme": (
        "[a](www.e.com)\n",
        [
            Found(1, 5, "www.e.com", 'the address has no scheme; begin it with "https://"'),
        ],
    ),
    "definition": (
        "[a][b]\n\n[b]: http://\n",
        [
            Found(3, 6, "http://", "the address has no host; add it"),
        ],
    ),
}

NOOP = [
    "[a](https://例.com/目录) [b](mailto:a@b.c) [c](//e.com/x) [d](x.md) [e](#f) <tel:+1>\n",
    "![a](data:image/png;base64,AA==)\n",
    "[a](https://[::1]:80/)\n",
]


@pytest.mark.parametrize("name", FINDS)
def test_finds(name: str) -> None:
    text, wanted = FINDS[name]
    found = diagnose("AK502", text, kind="markdown", path="index.md", files=FILES)
    assert shown(found, text) == wanted


@pytest.mark.parametrize("text", NOOP)
def test_leaves_alone(text: str) -> None:
    assert diagnose("AK502", text, kind="markdown", path="index.md", files=FILES) == []


@pytest.mark.parametrize("name", FINDS)
def test_a_safe_fix_leaves_nothing_to_fix(name: str) -> None:
    text, _ = FINDS[name]
    found = diagnose("AK502", text, kind="markdown", path="index.md", files=FILES)
    after = mended(found, text)
    again = diagnose("AK502", after, kind="markdown", path="index.md", files=FILES)
    assert not [other for other in again if other.fix is not None and other.fix.safe]
