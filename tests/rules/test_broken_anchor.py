"""AK504: what it finds, where, in which words, and what it leaves alone."""

# ruff: noqa: E501 - a message stands on one line, to be found as it is printed

from __future__ import annotations

import pytest

from rulecheck import Found, StaticFiles, diagnose, mended, shown

FILES = StaticFiles({"README.md": frozenset({"x"}), "code.py": None})

FINDS: dict[str, tuple[str, list[Found]]] = {
    "near miss": (
        "# T\n\n[a](#edtors)\n\n## Editors\n\nx\n",
        [
            Found(3, 5, "#edtors", 'no heading has the anchor "edtors"; did you mean "editors"?'),
        ],
    ),
    "letter case": (
        "# T\n\n[a](#Editors)\n\n## Editors\n\nx\n",
        [
            Found(
                3,
                5,
                "#Editors",
                'the anchor is "editors" in lower case; not all readers find "Editors", so write that',
            ),
        ],
    ),
    "no such": (
        "# T\n\n[a](#nothing-like-it)\n",
        [
            Found(
                3, 5, "#nothing-like-it", 'no heading has the anchor "nothing-like-it"; correct it'
            ),
        ],
    ),
    "encoded": (
        "# T\n\n[a](#%E7%9B%AE)\n\n## 目录\n\nx\n",
        [
            Found(3, 5, "#%E7%9B%AE", 'no heading has the anchor "目"; correct it'),
        ],
    ),
    "other file": (
        "[a](README.md#y)\n",
        [
            Found(1, 14, "#y", 'no heading has the anchor "y" in "README.md"; correct it'),
        ],
    ),
}

NOOP = [
    '# T\n\n[a](#t) [b](#top) [c](#) [d](#编辑器) [e](#named)\n\n## 编辑器\n\n<a name="named"></a>\n',
    "[a](README.md#x) [b](code.py#L10)\n",
    "[a](#user-content-fn-1)\n",
]


@pytest.mark.parametrize("name", FINDS)
def test_finds(name: str) -> None:
    text, wanted = FINDS[name]
    found = diagnose("AK504", text, kind="markdown", path="index.md", files=FILES)
    assert shown(found, text) == wanted


@pytest.mark.parametrize("text", NOOP)
def test_leaves_alone(text: str) -> None:
    assert diagnose("AK504", text, kind="markdown", path="index.md", files=FILES) == []


@pytest.mark.parametrize("name", FINDS)
def test_a_safe_fix_leaves_nothing_to_fix(name: str) -> None:
    text, _ = FINDS[name]
    found = diagnose("AK504", text, kind="markdown", path="index.md", files=FILES)
    after = mended(found, text)
    again = diagnose("AK504", after, kind="markdown", path="index.md", files=FILES)
    assert not [other for other in again if other.fix is not None and other.fix.safe]
