"""Every badge of two real lists: what its link is, what it claims, and where that is wrong."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from awesomekit.badges import (
    canonical_badge,
    claim,
    identify,
    identity_mismatch,
    is_canonical,
    kind_mismatch,
    parse_static,
    static_problem,
)
from awesomekit.model import BadgeInfo
from shared import needs_shared, seed

BASE = "https://img.shields.io/badge/"
FACE = "%F0%9F%A4%97%20Hugging%20Face"
_BADGE = re.compile(r"\[!\[([^\]]*)\]\(([^)]*)\)\]\(([^)]*)\)")

ARXIV = {
    "1905.07830": "abs/1905.07830",
    "1907.10641": "pdf/1907.10641",
    "2009.03300": "abs/2009.03300",
    "2109.07958": "abs/2109.07958",
    "2304.01373": "abs/2304.01373",
    "2305.18354": "pdf/2305.18354",
    "2307.09288": "abs/2307.09288",
    "2309.03450": "abs/2309.03450",
    "2309.16609": "abs/2309.16609",
    "2310.06825": "abs/2310.06825",
    "2310.16944": "abs/2310.16944",
    "2311.11045": "pdf/2311.11045.pdf",
    "2312.00752": "abs/2312.00752",
    "2403.04652": "abs/2403.04652",
    "2404.14219": "abs/2404.14219",
}
GITHUB = """
    01-ai/Yi 01-ai/Yi-1.5 EleutherAI/pythia QwenLM/Qwen QwenLM/Qwen1.5 allenai/winogrande
    falconry/falcon fchollet/ARC google-deepmind/gemma hendrycks/test
    huggingface/alignment-handbook lm-sys/FastChat meta-llama/llama meta-llama/llama3
    microsoft/dstoolkit-phi2-finetune mistralai/mistral-common openai/grade-school-math
    persimmon-ai-labs/adept-inference rowanz/hellaswag salesforce/xGen state-spaces/mamba
    sylinrl/TruthfulQA togethercomputer/stripedhyena
"""
# the picture's last word, the alternative text, and the links below them
HUGGING_FACE = {
    ("Spaces", "Hugging Face Space"): """
        Qwen Salesforce/xgen-7b-4k-base lmsys microsoft/phi-2 tiiuae
        collections/meta-llama/llama-2-family-661da1f90a9d678b6f55773b
        collections/meta-llama/meta-llama-3-66214712577ca38149ebb2b6
        collections/microsoft/phi-3-6626e15e9585a200d2d761e3
    """,
    ("models", "Hugging Face model"): """
        Qwen Salesforce/xgen-7b-4k-base adept/persimmon-8b-chat lmsys microsoft/phi-2 mistralai
        state-spaces tiiuae
        collections/EleutherAI/pythia-scaling-suite-64fb5dfa8c21ebb3db7ad2e1
        collections/google/gemma-release-65d5efbccdbb8c4202ec078b
        collections/meta-llama/llama-2-family-661da1f90a9d678b6f55773b
        collections/meta-llama/meta-llama-3-66214712577ca38149ebb2b6
        collections/microsoft/phi-3-6626e15e9585a200d2d761e3
    """,
    ("models", "Hugging Face collection"): """
        collections/microsoft/orca-65bbeef1980f5719cccc89a3
    """,
    ("collections", "Hugging Face collections"): """
        collections/01-ai/yi-15-2024-05-663f3ecab5f815a3eaca7ca8
        collections/01-ai/yi-2023-11-663f3f19119ff712e176720f
        collections/HuggingFaceH4/zephyr-7b-6538c6d6d5ddd1cbb1744a66
        collections/HuggingFaceH4/zephyr-7b-gemma-65e1fd82d26b426e3e63d956
        collections/HuggingFaceH4/zephyr-orpo-6617eba2c5c0e2cc3c151524
        collections/togethercomputer/stripedhyena-65d8e6e77540dd1da932dbe1
    """,
}
SAID = {"Spaces": "hf-space", "models": "hf-model", "collections": "hf-collection"}
NOUNS = {
    "hf-collection": "a Hugging Face collection",
    "hf-model": "a Hugging Face model",
    "hf-user": "a Hugging Face profile",
}
PHI_2 = "phi-2-the-surprising-power-of-small-language-models/"
BLOGS = [
    ("Falcon AI", "https://huggingface.co/blog/falcon-180b", BadgeInfo("blog", "falcon-180b")),
    ("Meta AI", "https://ai.meta.com/blog/", BadgeInfo("blog", "")),
    ("Phi AI", f"https://www.microsoft.com/en-us/research/blog/{PHI_2}", BadgeInfo("blog", "")),
    ("Phi AI", "https://www.adept.ai/blog/persimmon-8b", BadgeInfo("blog", "")),
    ("Phi AI", "https://www.together.ai/blog/stripedhyena-7b", BadgeInfo("blog", "")),
    (
        "Phi AI",
        "https://storage.googleapis.com/deepmind-media/gemma/gemma-report.pdf",
        BadgeInfo("pdf", ""),
    ),
    ("QWen AI", "https://qwen.readthedocs.io/en/latest/", BadgeInfo("docs", "")),
    ("Vicuna AI", "https://lmsys.org/blog/2023-03-30-vicuna/", BadgeInfo("blog", "")),
]
LEADERBOARDS = {
    "GSM8K": "dataset/gsm8k",
    "MMLU": "sota/multi-task-language-understanding-on-mmlu?tag_filter=183",
    "Winogrande": "sota/common-sense-reasoning-on-winogrande",
    "arc challenge": "sota/common-sense-reasoning-on-arc-challenge",
    "arc easy": "sota/common-sense-reasoning-on-arc-easy",
    "hellaswag": "sota/sentence-completion-on-hellaswag",
    "truthfulqa": "sota/question-answering-on-truthfulqa",
}


class Row(NamedTuple):
    alt: str
    picture: str
    url: str
    info: BadgeInfo
    kind: str
    identity: str | None = None
    owner: str | None = None
    mismatch: str | None = None


def hugging_face_row(word: str, alt: str, path: str) -> Row:
    parts = path.split("/")
    if parts[0] == "collections":
        info = BadgeInfo("hf-collection", f"{parts[1]}/{parts[2]}", parts[1])
    else:
        info = BadgeInfo("hf-model" if len(parts) == 2 else "hf-user", path, parts[0])
    right = SAID[word] == info.kind
    message = f'the picture says "🤗 Hugging Face {word}" but the link is {NOUNS[info.kind]}'
    return Row(
        alt,
        f"{BASE}{FACE}-{word}-blue",
        f"https://huggingface.co/{path}",
        info,
        SAID[word],
        mismatch=None if right else message,
    )


ROWS = [
    *(
        Row(
            "arXiv",
            f"{BASE}arXiv-{identity}-b31b1b.svg",
            f"https://arxiv.org/{path}",
            BadgeInfo("arxiv", identity),
            "arxiv",
            identity,
        )
        for identity, path in ARXIV.items()
    ),
    *(
        Row(
            "GitHub",
            "https://badges.aleen42.com/src/github.svg",
            f"https://github.com/{name}",
            BadgeInfo("github", name, name.partition("/")[0]),
            "github",
        )
        for name in GITHUB.split()
    ),
    *(
        hugging_face_row(word, alt, path)
        for (word, alt), paths in HUGGING_FACE.items()
        for path in paths.split()
    ),
    *(
        Row(
            "AI Blog",
            f"{BASE}AI%20Blog-{owner.replace(' ', '%20')}-orange.svg",
            url,
            info,
            "blog",
            owner=owner,
            mismatch='the picture says "AI Blog Phi AI" but the link is a PDF file'
            if info.kind == "pdf"
            else None,
        )
        for owner, url, info in BLOGS
    ),
    *(
        Row(
            "Paper with Code",
            f"{BASE}Paper%20with%20Code-{name.replace(' ', '%20')}-blue.svg",
            f"https://paperswithcode.com/{path}",
            BadgeInfo("paperswithcode", path.partition("?")[0]),
            "paperswithcode",
        )
        for name, path in LEADERBOARDS.items()
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.picture[-24:]} {row.url[8:]}" for row in ROWS])
def test_badge_of_a_seed(row: Row) -> None:
    info = identify(row.url)
    assert info == row.info
    said = claim(row.alt, row.picture)
    assert (said.kind, said.identity, said.owner) == (row.kind, row.identity, row.owner)
    assert kind_mismatch(said, info) == row.mismatch
    assert identity_mismatch(said, info) is None
    assert static_problem(row.picture) is None
    assert is_canonical(row.alt, row.picture, info, row.url) is (info.kind == "arxiv")
    shown = parse_static(canonical_badge(info, row.url, text=said.text).picture)
    assert shown is not None
    if row.kind in {"blog", "paperswithcode"}:
        assert shown.message == said.text


@needs_shared
@pytest.mark.parametrize(("name", "count"), [("000", 28), ("001", 75)])
def test_the_table_is_the_seeds(name: str, count: int) -> None:
    text = seed(name)
    found = _BADGE.findall(text)
    assert len(found) == count == text.count("[![")
    assert set(found) <= {row[:3] for row in ROWS}


@needs_shared
def test_the_table_has_nothing_else() -> None:
    found = set(_BADGE.findall(seed("000") + seed("001")))
    assert found == {row[:3] for row in ROWS}
