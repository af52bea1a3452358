"""AK510: labels that say something else than the target, or nothing."""

from __future__ import annotations

import pytest

from rulecheck import Found, diagnose, shown


def nothing(label: str) -> str:
    return f'"{label}" says nothing about where the link leads; name the page'


@pytest.mark.parametrize(
    ("text", "column", "label", "message"),
    [
        ("see [here](https://a.example)\n", 6, "here", nothing("here")),
        ("[Click  here][x]\n\n[x]: https://a.example\n", 2, "Click  here", nothing("Click here")),
        ("中文见[这里](https://a.example)。\n", 5, "这里", nothing("这里")),
        ("see [12](https://a.example)\n", 6, "12", nothing("12")),
        (
            "[paper](https://openai.com/blog/x)\n",
            2,
            "paper",
            'the label says "paper" but the link is a blog post; correct one',
        ),
        (
            "a [Code](https://huggingface.co/a/b)\n",
            4,
            "Code",
            'the label says "Code" but the link is a Hugging Face model; correct one',
        ),
        (
            "[数据集](https://arxiv.org/abs/2307.09288)\n",
            2,
            "数据集",
            'the label says "数据集" but the link is an arXiv paper; correct one',
        ),
        (
            "[model](https://huggingface.co/datasets/a/b)\n",
            2,
            "model",
            'the label says "model" but the link is a Hugging Face dataset; correct one',
        ),
    ],
)
def test_finds(text: str, column: int, label: str, message: str) -> None:
    found = shown(diagnose("AK510", text, kind="markdown"), text)
    assert found == [Found(1, column, label, message)]


@pytest.mark.parametrize(
    "text",
    [
        "[paper](https://arxiv.org/abs/2307.09288) [code](https://github.com/a/b)\n",
        "[paper](https://a.example/x) [GitHub](https://desktop.github.com/)\n",
        "[The paper behind it](https://openai.com/blog/x)\n",
        "[Code Llama](https://huggingface.co/a/b)\n",
        "as shown [[90](https://a.example)] and <sup>[3](https://a.example)</sup>\n",
        "as shown ([90](https://a.example), [91](https://a.example))\n",
        "- [115](https://115.com) - An app.\n",
        "[model](https://github.com/a/b) [model](https://huggingface.co/collections/a/b-1)\n",
        "[![paper](https://img.shields.io/badge/a-b-red)](https://openai.com/blog/x)\n",
        "<https://a.example/here> `[here](x)` <a href='x'>here</a>\n",
        "[heretic](https://a.example) [thereafter](https://a.example)\n",
    ],
    ids=[
        "right",
        "nobody knows",
        "a longer label",
        "a name",
        "citations",
        "citations in parentheses",
        "an entry's name",
        "models are in many places",
        "a badge",
        "no label",
        "part of a word",
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK510", text, kind="markdown") == []


def test_badges_of_lists_belong_to_another_rule() -> None:
    text = "# A\n\n## B\n\n### C\n\n[paper](https://openai.com/blog/x)\n"
    assert diagnose("AK510", text) == []
    assert len(diagnose("AK510", text, kind="markdown")) == 1


def test_many_links_take_linear_time() -> None:
    assert len(diagnose("AK510", "[1](x) " * 30_000, kind="markdown")) == 30_000
