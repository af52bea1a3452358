from __future__ import annotations

import time

import pytest

from awesomekit.markdown import read_markdown
from awesomekit.model import Severity
from awesomekit.rules import Context
from awesomekit.rules.duplicate_link import check
from awesomekit.rules.linked_resource import page, resource
from awesomekit.source import Source
from rulecheck import CONFIG, Found, StaticFiles, diagnose, shown
from shared import corpus_files, needs_shared

A = "https://github.com/a/a"
B = "https://github.com/b/b"
PAPER = "https://arxiv.org/abs/2307.09288"
TWICE = "this entry leads there already; remove one of the two links"


def again(name: str) -> str:
    return f'"{name}" has an entry with this link already; keep one of the two'


def also(name: str) -> str:
    return f'"{name}" has this link too; correct it, or keep one of the two entries'


@pytest.mark.parametrize(
    ("text", "wanted", "first"),
    [
        pytest.param(
            f"文\n\n- [A]({A}) - One.\n- [B]({B})\n* 1. [a]({A}): Two.\n",
            [Found(5, 10, A, again("A"))],
            [3],
            id="one name",
        ),
        pytest.param(
            f"- [A]({A})\r\n- [C]({A})\r\n", [Found(2, 7, A, also("A"))], [1], id="two names"
        ),
        pytest.param(
            f"- [A][a]\n- **[C](<{A}>)**\n- ✨ [D]({A}.git)\n\n[a]: http://www.github.com/A/A/#readme\n",
            [
                Found(2, 10, A, also("A")),
                Found(3, 9, f"{A}.git", also("A")),
            ],
            [1, 1],
            id="spellings of one repository, decorated; a reference",
        ),
        pytest.param(
            f"- [A][a]\n- [C][a] c\n\n[a]: {A}\n",
            [Found(2, 3, "[C][a]", also("A"))],
            [1],
            id="two references",
        ),
        pytest.param(
            "- [A](https://a.dev/b/)\n- [C](http://WWW.a.dev:80/b)\n",
            [Found(2, 7, "http://WWW.a.dev:80/b", also("A"))],
            [1],
            id="spellings of one page",
        ),
        pytest.param(
            f"- A [[paper]({PAPER})] [[code]({A})]\n- C [[PDF](https://arxiv.org/pdf/2307.09288v2)]\n",
            [Found(2, 12, "https://arxiv.org/pdf/2307.09288v2", also("A"))],
            [1],
            id="one paper behind two names",
        ),
        pytest.param(
            f"- {A}\n- <{A}>\n",
            [Found(2, 4, A, again(A))],
            [1],
            id="addresses for names",
        ),
        pytest.param(
            f"- [A]({A})\n  - [C]({A})\n",
            [Found(2, 9, A, also("A"))],
            [1],
            id="an item within",
        ),
        pytest.param(
            f"- [A]({A}) - From [here]({B}) and [there]({A}/).\n",
            [Found(1, 81, f"{A}/", TWICE)],
            [1],
            id="twice in one entry",
        ),
        pytest.param(
            f"## [A]({A})\n\nOne.\n\n### [C]({A})\n\nTwo.\n",
            [Found(5, 9, A, also("A"))],
            [1],
            id="links in headings",
        ),
        pytest.param(
            f"### A\n\n<!-- [zh] 甲 -->\n\n[![P](p)]({PAPER}) [![C](c)]({A})\n\nOne.\n\n"
            f"### C\n\n[![C](c)]({A})\n[![P](p)]({PAPER})\n",
            [Found(11, 11, A, also("A"))],
            [5],
            id="the same badges under two headings",
        ),
    ],
)
def test_finds(text: str, wanted: list[Found], first: list[int]) -> None:
    found = diagnose("AK508", text, kind="markdown")
    assert shown(found, text) == wanted
    source = Source("", text)
    assert [source.position(one.related[0].span.start).line for one in found] == first
    assert {(one.related[0].message, one.fix) for one in found} == {("the first is here", None)}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"- [A]({A}) - One.\n- [B]({A}/tree/main/b) - Part.\n", id="a page within"),
        pytest.param(f"- [A]({A}#a)\n- [B]({A}#b)\n", id="fragments"),
        pytest.param("- [A](https://a.dev?b=1)\n- [B](https://a.dev?b=2)\n", id="parameters"),
        pytest.param(
            "- [A](https://a.dev/B)\n- [B](https://a.dev/b)\n", id="letter case of a path"
        ),
        pytest.param(
            f"- [Alpha]({A}) - An alpha.\n- [Alpha C]({B}) - Alpha.\n",
            id="names alone are no links",
        ),
        pytest.param("- [A](#a)\n- [B](#a)\n- [C](c.md)\n- [D](c.md)\n", id="contents"),
        pytest.param(
            f"- [Alpha]({A})\n- [b]({A}) - (part of alpha) A module.\n", id="a part of it"
        ),
        pytest.param(
            f"- [A-B]({A}) with alphas, alpha.\n- [Alpha]({A})\n", id="it speaks of its part"
        ),
        pytest.param(f"| a | b |\n| - | - |\n| [A]({A}) | [B]({A}) |\n", id="a table"),
        pytest.param(
            f"- [A]({A}) - One. [![Open][o]]({A}) ![x]({A})\n\n[o]: o.svg\n", id="a badge"
        ),
        pytest.param(f"- [Title]({PAPER}) ([PDF](https://arxiv.org/pdf/2307.09288))\n", id="both"),
        pytest.param(f"- One, see [A]({A}).\n- Two, see [A]({A}).\n", id="sentences"),
        pytest.param(
            f"- [Code]({A})\n- [code]({A})\n- [论文]({PAPER})\n- [Paper]({PAPER})\n", id="kinds"
        ),
        pytest.param(
            f"- A: [paper]({PAPER})\n- **B:** [arXiv]({PAPER})\n- C [code]({A})\n- D [code]({A})\n",
            id="fields, and code behind two names",
        ),
        pytest.param(
            f"## News\n\n- [A]({A}) is here\n\n## 最新\n\n- [A]({A})\n\n## B\n\n- [A]({A})\n",
            id="news",
        ),
        pytest.param(f"- [2024/01] [paper]({PAPER})\n- A [paper]({PAPER})\n", id="a date"),
        pytest.param(f"## [A]({A})\n\n- [A]({A})\n\n[A]({A})\n", id="heading, item and paragraph"),
        pytest.param(
            f"### A\n\n[P]({PAPER})\n\n### B\n\n[P]({PAPER})\n", id="two models of one paper"
        ),
        pytest.param(
            f"### A\n\n[P]({PAPER}) [C]({A})\n\n### B\n\n[C]({A})\n", id="some badges in common"
        ),
        pytest.param(
            f"### A\n\nSee [C]({A})\n\n### B\n\nSee [C]({A})\n", id="prose under headings"
        ),
        pytest.param("- [A](mailto:a@b.dev)\n- [B](mailto:a@b.dev)\n", id="no web address"),
        pytest.param(f"- `[A]({A})`\n- [A]({A})\n", id="code"),
        pytest.param(f"- [A][b]\n- [C][b]\n- [x] {A}\n", id="no definition; one task"),
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK508", text, kind="markdown") == []


def test_a_canonical_list_is_looked_at_too() -> None:
    entry = "### {}\n\n[![GitHub](https://img.shields.io/badge/x-y-red)](" + A + ")\n\n"
    text = "---\nschema: project\n---\n\n# T\n\n## S\n\n" + entry.format("A") + entry.format("B")
    assert [one.message for one in diagnose("AK508", text)] == [also("A")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("https://huggingface.co/A/b", "https://hf.co/a/B/tree/main"),
        ("https://doi.org/10.48550/arXiv.2307.09288", "https://arxiv.org/pdf/2307.09288v3.pdf"),
        ("https://GitHub.com/a/b", "http://github.com/A/B.git"),
        ("https://a.dev/%62", "https://a.dev/b/"),
    ],
)
def test_one_resource(first: str, second: str) -> None:
    assert resource(first) == resource(second) != None  # noqa: E711 - both are known


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("https://huggingface.co/a/b", "https://huggingface.co/datasets/a/b"),
        ("https://huggingface.co/papers/2307.09288", PAPER),
        ("https://openreview.net/forum?id=a", "https://openreview.net/forum?id=A"),
        (A, f"{A}?tab=repositories"),
        (A, f"{A}/issues"),
    ],
)
def test_two_resources(first: str, second: str) -> None:
    assert resource(first) != resource(second)
    assert page(first) != page(second)


def test_many_duplicates_take_linear_time() -> None:
    entries = "".join(f"- [A{n}]({A}) {'a ' * 400}\n" for n in range(2000))
    markdown = read_markdown(Source("", entries))
    context = Context("markdown", CONFIG, StaticFiles())
    begun = time.perf_counter()
    assert len(list(check(markdown, context))) == 1999
    assert time.perf_counter() - begun < 5


@needs_shared
def test_real_lists() -> None:
    """Each of them is right: one link, and no entry says that it is a part of the other."""
    found = {}
    for path in corpus_files():
        text = path.read_bytes().decode("utf-8")
        warnings = [
            one
            for one in diagnose("AK508", text, kind="markdown")
            if one.severity is Severity.WARNING
        ]
        if warnings:
            found[f"{path.parent.name}/{path.stem}"] = len(warnings)
    assert found == {
        "WangRongsheng__awesome-LLM-resourses/README": 23,
        "jaywcjlove__awesome-mac/README-zh": 9,
        "sindresorhus__awesome-nodejs/readme": 1,
        "vinta__awesome-python/README": 1,
    }


COPIED = """\
### Phi-3

[arXiv](https://arxiv.org/abs/2404.14219)
[HF](https://huggingface.co/collections/microsoft/phi-3)

### ARC

[arXiv](https://arxiv.org/abs/2404.14219)
[HF](https://huggingface.co/collections/microsoft/phi-3)
[site](https://allenai.org/data/arc)
"""


def test_two_badges_of_another_entry_are_a_copy() -> None:
    found = shown(diagnose("AK508", COPIED, kind="markdown"), COPIED)
    message = '"Phi-3" has this link too; correct it, or keep one of the two entries'
    assert found == [
        (8, 9, "https://arxiv.org/abs/2404.14219", message),
        (9, 6, "https://huggingface.co/collections/microsoft/phi-3", message),
    ]


def test_one_badge_of_another_entry_is_none() -> None:
    text = COPIED.replace("[HF](https://huggingface.co/collections/microsoft/phi-3)\n[site]", "[x]")
    assert diagnose("AK508", text, kind="markdown") == []


def test_the_page_of_an_organization_is_nobodys_own() -> None:
    text = (
        "### A\n\n[HF](https://huggingface.co/Qwen)\n\n### B\n\n[HF](https://huggingface.co/Qwen)\n"
    )
    assert diagnose("AK508", text, kind="markdown") == []
