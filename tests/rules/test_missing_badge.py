from __future__ import annotations

from dataclasses import replace

import pytest

from awesomekit.badges import KINDS
from rulecheck import CONFIG, Found, diagnose, shown
from small_lists import BADGE, entry, small_list

WANTED = (
    '"模型" has no arXiv, ACL Anthology, OpenReview, DOI, PDF, Blog, GitHub, Hugging Face model '
    "or Hugging Face collection badge; add one"
)


def model(badges: str, name: str = "模型") -> str:
    return small_list(entry(name, badges=badges), front="schema: model")


@pytest.mark.parametrize(
    "badges",
    [
        pytest.param("", id="no badge"),
        pytest.param("[Llama](https://llama.meta.com)", id="a website is no primary source"),
        pytest.param("[HF](https://huggingface.co/meta-llama)", id="a profile is none either"),
        pytest.param("![arXiv](https://arxiv.org/abs/2307.09288)", id="a picture leads nowhere"),
        pytest.param(f"See {BADGE}.", id="a link within a sentence is no badge"),
    ],
)
def test_finds(badges: str) -> None:
    text = model(badges)
    assert shown(diagnose("AK401", text), text) == [Found(11, 5, "模型", WANTED)]


@pytest.mark.parametrize(
    "badges",
    [
        pytest.param(BADGE, id="a plain link counts"),
        pytest.param(f"[a](https://x.example)\n{BADGE}", id="one of many is enough"),
        pytest.param("[a](https://github.com/a/b)", id="the kind is the link's, not the label's"),
    ],
)
def test_noop(badges: str) -> None:
    assert diagnose("AK401", model(badges)) == []


def test_a_schema_that_asks_for_nothing() -> None:
    assert diagnose("AK401", small_list(entry("A"))) == []
    assert diagnose("AK401", small_list(entry("A"), front="schema: nothing")) == []


def test_each_group_is_asked_for() -> None:
    groups = (("arxiv",), (), ("github", "demo"), tuple(KINDS))
    schema = replace(CONFIG.schemas["model"], badges=groups)
    config = replace(CONFIG, schemas={"model": schema})
    text = model("[a](https://x.example)", name='A "quoted" name')
    assert shown(diagnose("AK401", text, config=config), text) == [
        Found(11, 5, 'A "quoted" name', f'"A "quoted" name" has no {kinds} badge; add one')
        for kinds in ("arXiv", "GitHub or Demo")
    ]
