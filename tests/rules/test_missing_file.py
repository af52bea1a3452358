from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from awesomekit.api import lint
from rulecheck import Found, StaticFiles, diagnose, shown

if TYPE_CHECKING:
    from pathlib import Path

FILES = StaticFiles({"docs/Guide.md": frozenset({"a"}), "a b.png": None, "目录.md": frozenset()})


def missing(path: str) -> str:
    return f'there is no file "{path}"; correct the path'


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("文 [a](b.md)", [Found(1, 7, "b.md", missing("b.md"))], id="a link"),
        pytest.param(
            '![a](<b c.png> "t")', [Found(1, 7, "b c.png", missing("b c.png"))], id="an image"
        ),
        pytest.param(
            "[a](docs/b%20c.md?raw=1#d)",
            [Found(1, 5, "docs/b%20c.md?raw=1#d", missing("docs/b c.md"))],
            id="escapes are decoded, query and fragment are no path",
        ),
        pytest.param(
            "<img src='a.png'>", [Found(1, 11, "a.png", missing("a.png"))], id="an attribute"
        ),
        pytest.param(
            "[a][b] [c][b]\r\n\r\n[b]: /d\r\n",
            [Found(3, 6, "/d", missing("/d"))],
            id="a definition",
        ),
        pytest.param(
            "[a](docs/guide.md#a)",
            [
                Found(
                    1,
                    5,
                    "docs/guide.md#a",
                    'the file is called "docs/Guide.md"; GitHub tells letter case apart, '
                    "so write that",
                )
            ],
            id="other letters",
        ),
        pytest.param(
            "[a](../b/c.md)",
            [
                Found(
                    1,
                    5,
                    "../b/c.md",
                    '"../b/c.md" leads out of the repository; link to its address',
                )
            ],
            id="outside",
        ),
        pytest.param(
            "[a](github.com/b/c)",
            [
                Found(
                    1,
                    5,
                    "github.com/b/c",
                    'there is no file "github.com/b/c"; correct the path, '
                    'or begin it with "https://"',
                )
            ],
            id="a host without a scheme",
        ),
    ],
)
def test_finds(text: str, wanted: list[Found]) -> None:
    assert shown(diagnose("AK503", text, kind="markdown", files=FILES), text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[a](docs/Guide.md#b) ![c](a%20b.png) <a href='目录.md'>d</a>", id="files"),
        pytest.param("[a](%E7%9B%AE%E5%BD%95.md)", id="an escaped name"),
        pytest.param("[a](#b) [c](?d) [e]()", id="this file"),
        pytest.param("[a](https://b.example/c.md) <d@e.example> //f", id="addresses"),
        pytest.param("[a](//b.example/c.md) [d](mailto:e)", id="other addresses"),
        pytest.param("[a](../../issues) [b](../../issues/new?c=d)", id="GitHub's issues"),
        pytest.param("![a](../../actions/workflows/b.yml/badge.svg)", id="GitHub's badges"),
        pytest.param("[a](../../../releases/latest) [b](../..) [c](../../)", id="GitHub's pages"),
        pytest.param("[a](docs\\b.md) [c](www.d.example) [e](http//f)", id="no addresses: AK502"),
        pytest.param("`[a](b.md)`", id="code"),
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK503", text, kind="markdown", files=FILES) == []


def test_the_disk_is_asked(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a b.md").write_text("# A\n", encoding="utf-8")
    links = [
        "docs",
        "docs/",
        "docs/a%20b.md",
        "/docs",
        "DOCS/a%20b.md",
        "x%00.md",
        f"{'y' * 300}.md",
    ]
    text = "# T\n\n" + "\n".join(f"[l]({link})" for link in [*links, "../z.md", "%FF.md"])
    (tmp_path / "README.md").write_text(text, encoding="utf-8")
    result = lint(["README.md"], base=tmp_path, select=["AK5"])
    assert [(d.code, d.message) for d in result.diagnostics] == [
        (
            "AK503",
            'the file is called "docs/a b.md"; GitHub tells letter case apart, so write that',
        ),
        ("AK503", missing("x\0.md")),
        ("AK503", missing(f"{'y' * 300}.md")),
        ("AK503", '"../z.md" leads out of the repository; link to its address'),
        ("AK503", missing("\ufffd.md")),
    ]
