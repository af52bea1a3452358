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
        (
            "[arXiv](https://github.com/a/b)\n",
            2,
            "arXiv",
            'the label says "arXiv" but the link is a GitHub repository; correct one',
        ),
        (
            "[blog](https://arxiv.org/abs/2307.09288)\n",
            2,
            "blog",
            'the label says "blog" but the link is an arXiv paper; correct one',
        ),
        (
            "[GitHub](https://huggingface.co/a/b)\n",
            2,
            "GitHub",
            'the label says "GitHub" but the link is a Hugging Face model; correct one',
        ),
        (
            "[PDF](https://github.com/a/b)\n",
            2,
            "PDF",
            'the label says "PDF" but the link is a GitHub repository; correct one',
        ),
        (
            "[论文](https://huggingface.co/a)\n",
            2,
            "论文",
            'the label says "论文" but the link is a Hugging Face profile; correct one',
        ),
        ("see [123](#phi3)\n", 6, "123", nothing("123")),
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
        "[paper](https://www.biorxiv.org/content/early/2018/01/12/123456)\n",
        "[paper](https://docs.lib.example.edu/view?article=1014)\n",
        "[paper](https://github.com/a/b/blob/main/paper.md)\n",
        "[Demo](https://app.example.com/blog/) [demo](https://huggingface.co/a/b)\n",
        "[docs](https://example.com/manual.pdf)\n",
        "[blog](https://github.com/a/blog) [blog](https://huggingface.co/spaces/a/blogpost)\n",
        "[code](https://huggingface.co/a/b/blob/main/modeling_b.py)\n",
        "[code](https://paperswithcode.com/paper/b) [code](https://huggingface.co/spaces/a/b)\n",
        "[GitHub](https://github.blog/a/) [GitHub](https://docs.github.com/en/a)\n",
        "[pdf](https://example.com/news/download?file=a.pdf)\n",
        "of [2023](#2023), the game [2048](https://github.com/a/2048)\n",
        "| Name | Stars |\n| --- | --- |\n| a | [1234](https://github.com/a/b/stargazers) |\n",
        "see [Link](#link) below\n",
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
        "a preprint with a date",
        "a library of papers",
        "a paper in a repository",
        "a blog may be what a demo shows, and a model what it is of",
        "documentation as PDF",
        "blogs that are repositories",
        "a file of code beside a model",
        "pages with code",
        "GitHub's own pages",
        "a page that gives a PDF file",
        "the address says the number",
        "a column of numbers",
        "a heading of that name",
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
