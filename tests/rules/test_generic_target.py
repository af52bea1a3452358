"""AK509: an organization's page or a blog's index instead of the entry's own page."""

from __future__ import annotations

import pytest

from rulecheck import Found, diagnose, shown

HEAD = "---\nschema: {schema}\n---\n\n# M\n\n## S\n\n### {name}\n\n"


def text(url: str, schema: str = "model", name: str = "Qwen") -> str:
    return f"{HEAD.format(schema=schema, name=name)}[x]({url})\n"


@pytest.mark.parametrize(
    ("url", "what"),
    [
        ("https://huggingface.co/Qwen", "a Hugging Face profile"),
        ("https://github.com/QwenLM", "a GitHub profile"),
        ("https://ai.meta.com/blog/", "the index of a site"),
        ("https://example.org/en-us/research?page=2", "the index of a site"),
        ("https://blog.example.org/", "the index of a site"),
        ("https://modelscope.cn/organization/qwen", "a ModelScope profile"),
    ],
    ids=[
        "Hugging Face",
        "GitHub",
        "a blog",
        "in a language, with parameters",
        "the host is a blog",
        "ModelScope",
    ],
)
def test_finds(url: str, what: str) -> None:
    source = text(url)
    message = (
        f'this is {what}, where the page of "Qwen" itself is probably meant; link that if there '
        "is one"
    )
    assert shown(diagnose("AK509", source), source) == [Found(11, 5, url, message)]


@pytest.mark.parametrize(
    ("url", "schema", "name"),
    [
        ("https://huggingface.co/Qwen/Qwen-7B", "model", "Qwen"),
        ("https://github.com/QwenLM/Qwen", "model", "Qwen"),
        ("https://ai.meta.com/blog/meta-llama-3/", "model", "Llama 3"),
        ("https://lmarena.ai/", "platform", "Arena"),
        ("https://github.com/EleutherAI", "project", "EleutherAI"),
        ("https://blog.example.org/qwen", "model", "Qwen"),
        ("https://modelscope.cn/models/qwen/Qwen-7B", "model", "Qwen"),
    ],
    ids=[
        "a model",
        "a repository",
        "a post",
        "a site of its own",
        "about the organization",
        "a post on a host of posts",
        "a model on ModelScope",
    ],
)
def test_noop(url: str, schema: str, name: str) -> None:
    assert diagnose("AK509", text(url, schema, name)) == []


@pytest.mark.parametrize(
    ("own", "profile", "found"),
    [
        ("https://huggingface.co/Qwen/Qwen-7B", "https://huggingface.co/Qwen", 0),
        ("https://github.com/QwenLM/Qwen", "https://github.com/QwenLM", 0),
        ("https://github.com/QwenLM/Qwen", "https://huggingface.co/Qwen", 1),
    ],
    ids=["a model and its owner", "a repository and its owner", "on different sites"],
)
def test_a_profile_may_stand_beside_the_own_page(own: str, profile: str, found: int) -> None:
    source = text(own).rstrip() + f" [y]({profile})\n"
    assert len(diagnose("AK509", source)) == found


def test_rows_of_tables_are_looked_at() -> None:
    table = (
        "| Model | Tokens | Date | Link |\n| --- | --- | --- | --- |\n"
        "| A | 2T | 2023-03 | [hf](https://huggingface.co/lmsys) |\n"
    )
    assert len(diagnose("AK509", table, kind="markdown")) == 1
