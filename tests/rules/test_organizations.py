"""The organizations that rules about owners know."""

from __future__ import annotations

import pytest

from awesomekit.rules.organizations import (
    organization_named,
    organization_of_link,
    organizations_in,
)


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        pytest.param("Meta AI", "Meta", id="a name"),
        pytest.param("meta-ai", "Meta", id="in another spelling"),
        pytest.param("QWen", "Alibaba", id="a brand"),
        pytest.param("零一万物", "01.AI", id="in Chinese"),
        pytest.param("Llama 2", None, id="a model is no organization"),
        pytest.param("Metadata", None, id="a longer word"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_whole_names(text: str, organization: str | None) -> None:
    assert organization_named(text) == organization


@pytest.mark.parametrize(
    ("text", "organizations"),
    [
        pytest.param("Meta, Microsoft", {"Meta", "Microsoft"}, id="with commas"),
        pytest.param("微软、谷歌", {"Microsoft", "Google"}, id="with Chinese commas"),
        pytest.param("Google and Somebody", {"Google"}, id="with one that nobody knows"),
        pytest.param("Phi-3.5-mini / Gemma 2", {"Microsoft", "Google"}, id="with versions"),
        pytest.param("01.AI", {"01.AI"}, id="digits that are no version"),
        pytest.param("AI2 & AI21", {"Allen Institute for AI", "AI21 Labs"}, id="so at the end"),
        pytest.param("Metadata 2", set(), id="none"),
        pytest.param("1" * 100_000, set(), id="too long for a name"),
    ],
)
def test_lists_of_names(text: str, organizations: set[str]) -> None:
    assert organizations_in(text) == organizations


@pytest.mark.parametrize(
    ("url", "organization"),
    [
        pytest.param("https://github.com/QwenLM/Qwen", "Alibaba", id="a repository"),
        pytest.param("https://huggingface.co/google/gemma-2b", "Google", id="a model"),
        pytest.param("https://huggingface.co/tiiuae", "Technology Innovation Institute", id="user"),
        pytest.param("https://azure.microsoft.com/en-us/blog/x", "Microsoft", id="a subdomain"),
        pytest.param("https://notmicrosoft.com/", None, id="another domain"),
        pytest.param("https://microsoft.com.example/", None, id="a domain within another"),
        pytest.param(
            "https://storage.googleapis.com/deepmind-media/a.pdf", "Google", id="a known folder"
        ),
        pytest.param("https://storage.googleapis.com/x/a.pdf", None, id="anybody's folder"),
        pytest.param("https://github.com/somebody/llama", None, id="somebody's copy"),
    ],
)
def test_links(url: str, organization: str | None) -> None:
    assert organization_of_link(url) == organization
