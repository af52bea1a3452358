"""What an existing badge claims, and where that is not so."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomekit.badges import KINDS, BadgeClaim, claim, identify, identity_mismatch, kind_mismatch

BASE = "https://img.shields.io/badge/"
LIVE = "https://img.shields.io/github/"
FACE = "%F0%9F%A4%97%20Hugging%20Face"
COLLECTION = "https://huggingface.co/collections/01-ai/yi-15-663f3ecab5f815a3eaca7ca8"


@pytest.mark.parametrize(
    ("alt", "picture", "expected"),
    [
        pytest.param(
            "arXiv",
            f"{BASE}arXiv-2307.09288-b31b1b.svg",
            BadgeClaim(
                "arxiv",
                "2307.09288",
                None,
                "arxiv",
                "arxiv",
                "arXiv",
                "arXiv 2307.09288",
                "2307.09288",
            ),
            id="arXiv",
        ),
        pytest.param(
            "GitHub",
            "https://badges.aleen42.com/src/github.svg",
            BadgeClaim("github", None, None, "github", "github", "GitHub", "", ""),
            id="a logo",
        ),
        pytest.param(
            "Hugging Face collection",
            f"{BASE}{FACE}-models-blue",
            BadgeClaim(
                "hf-model",
                None,
                None,
                "hf-collection",
                "hf-model",
                "Hugging Face collection",
                "🤗 Hugging Face models",
                "",
            ),
            id="alternative text and picture disagree",
        ),
        pytest.param(
            "AI Blog",
            f"{BASE}AI%20Blog-Phi%20AI-orange.svg",
            BadgeClaim(
                "blog", None, "Phi AI", "blog", "blog", "AI Blog", "AI Blog Phi AI", "Phi AI"
            ),
            id="an organization's blog",
        ),
        pytest.param(
            "stars",
            f"{LIVE}stars/QwenLM/Qwen.svg?style=social",
            BadgeClaim("github", "QwenLM/Qwen", "QwenLM", None, "github", "stars", "", ""),
            id="live data",
        ),
        pytest.param(
            "Qwen2 Technical Report",
            "",
            BadgeClaim(
                "paper",
                None,
                None,
                "paper",
                None,
                "Qwen2 Technical Report",
                "",
                "Qwen2 Technical Report",
            ),
            id="a plain link",
        ),
        pytest.param("", "", BadgeClaim(None, None, None, None, None, "", "", ""), id="nothing"),
    ],
)
def test_whole_claim(alt: str, picture: str, expected: BadgeClaim) -> None:
    assert claim(alt, picture) == expected


CLAIMS = [
    ("spaces", "", f"{BASE}{FACE}-Spaces-blue", "hf-space", None),
    ("collections", "", f"{BASE}{FACE}-collections-blue", "hf-collection", None),
    ("data sets", "", f"{BASE}{FACE}-Datasets-blue", "hf-dataset", None),
    ("paper page", "", f"{BASE}{FACE}-Paper-blue", "hf-paper", None),
    ("logo says where", "", f"{BASE}Model-a%2Fb-ffd21e?logo=huggingface", "hf-model", "a/b"),
    (
        "logo says where, words what",
        "",
        f"{BASE}Qwen-Models-ffd21e?logo=huggingface",
        "hf-model",
        None,
    ),
    ("emoji", "", f"{BASE}%F0%9F%A4%97-Open%20in%20Spaces-blue", "hf-space", None),
    ("HF", "", f"{BASE}HF-qwen/models-blue", "hugging-face", "qwen/models"),
    ("name with a kind in it", "", f"{BASE}{FACE}-diffusion--models-blue", "hugging-face", None),
    (
        "alternative text is more exact",
        "Hugging Face model",
        f"{BASE}{FACE}-a%2Fb-blue",
        "hf-model",
        "a/b",
    ),
    (
        "a profile named like a kind",
        "Hugging Face profile",
        f"{BASE}{FACE}-Space-blue",
        "hf-user",
        None,
    ),
    ("Hugging Face blog", "", f"{BASE}Hugging_Face-Blog-blue", "blog", None),
    (
        "Papers with Code",
        "Paper with Code",
        f"{BASE}Paper%20with%20Code-arc%20easy-blue.svg",
        "paperswithcode",
        None,
    ),
    ("arXiv in the message", "", f"{BASE}Paper-arXiv-red", "paper", None),
    ("arXiv id on a paper", "", f"{BASE}Paper-arXiv:2307.09288v2-red", "arxiv", "2307.09288"),
    ("arXiv id alone", "", f"{BASE}arXiv:2307.09288-red", "arxiv", "2307.09288"),
    ("old arXiv id", "", f"{BASE}arXiv-hep--th/9901001-red", "arxiv", "hep-th/9901001"),
    ("report", "", f"{BASE}Tech%20Report-PDF-red", "paper", None),
    ("DOI", "", f"{BASE}DOI-10.1145%2F3442188-blue", "doi", "10.1145/3442188"),
    ("ACL", "", f"{BASE}ACL_Anthology-P18--1234-blue", "acl", "P18-1234"),
    ("a conference", "", f"{BASE}ACL-2023-blue", None, None),
    ("code", "", f"{BASE}Code-PyTorch/JAX-blue", "code", None),
    ("GitHub", "", f"{BASE}GitHub-a__b%2Fc-181717?logo=github", "github", "a_b/c"),
    ("GitHub, no name", "", f"{BASE}GitHub-Code-181717", "github", None),
    ("GitHub profile", "GitHub organization", f"{BASE}GitHub-QwenLM-181717", "github-user", None),
    ("GitHub Pages", "", f"{BASE}GitHub%20Pages-live-blue", "website", None),
    ("only words", "", f"{BASE}Hugging%20Face-Models%2FDatasets-blue", "hugging-face", None),
    (
        "ModelScope",
        "",
        f"{BASE}ModelScope-qwen%2FQwen--7B-624aff.svg",
        "modelscope",
        "qwen/Qwen-7B",
    ),
    ("sizes", "", f"{BASE}{FACE}-7B/13B-blue", "hugging-face", None),
    ("variants", "", f"{BASE}{FACE}-Base/Chat-blue", "hugging-face", None),
    ("a size in a name", "", f"{BASE}{FACE}-qwen/7B-blue", "hugging-face", "qwen/7B"),
    ("Chinese", "论文", "", "paper", None),
    ("homepage", "", f"{BASE}Project%20Page-a-blue", "website", None),
    ("says nothing", "Llama 2", f"{BASE}Level-Easy-green", None, None),
    ("other picture", "a cat", "https://a.example/cat.png", None, None),
    ("live, release", "", f"{LIVE}v/release/a/b", "github", "a/b"),
    ("live, workflow", "", f"{LIVE}actions/workflow/status/a/b/ci.yml", "github", "a/b"),
    ("live, languages", "", f"{LIVE}languages/top/a/b.svg", "github", "a/b"),
    ("live, followers", "", f"{LIVE}followers/a", "github-user", None),
    ("live, cut short", "", f"{LIVE}stars", "github", None),
    (
        "workflow of GitHub",
        "CI",
        "https://github.com/a/b/actions/workflows/ci.yml/badge.svg",
        "github",
        "a/b",
    ),
    ("badgen", "", "https://badgen.net/github/stars/a/b", "github", "a/b"),
    ("live, arXiv", "", "https://img.shields.io/arxiv/2307.09288.svg", "arxiv", "2307.09288"),
    ("live, another service", "", "https://img.shields.io/npm/v/awesome-mac.svg", None, None),
    (
        "badges of Hugging Face",
        "",
        "https://huggingface.co/datasets/huggingface/badges/resolve/main/model-on-hf-sm.svg",
        "hf-model",
        None,
    ),
]


@pytest.mark.parametrize(
    ("alt", "picture", "kind", "identity"),
    [row[1:] for row in CLAIMS],
    ids=[row[0] for row in CLAIMS],
)
def test_claim(alt: str, picture: str, kind: str | None, identity: str | None) -> None:
    said = claim(alt, picture)
    assert (said.kind, said.identity) == (kind, identity)


@pytest.mark.parametrize(
    ("path", "owner", "text"),
    [
        ("AI%20Blog-QWen%20AI-orange.svg", "QWen AI", "QWen AI"),
        ("Blog-ai.meta.com-f59e0b.svg", None, ""),
        ("Blog-Read%20more-orange", None, ""),
        ("Blog-Qwen1.5-orange", "Qwen1.5", "Qwen1.5"),
        ("GitHub-a%2Fb-181717", "a", "a/b"),
        ("PDF-Gemma-red", None, "Gemma"),
    ],
    ids=[
        "organization",
        "a host is no owner",
        "words are no owner",
        "name with a dot",
        "account",
        "no owner",
    ],
)
def test_owner_and_text(path: str, owner: str | None, text: str) -> None:
    said = claim("", BASE + path)
    assert (said.owner, said.text) == (owner, text)


KIND_MISMATCHES = [
    (
        "Spaces over a collection",
        ("Hugging Face Space", f"{BASE}{FACE}-Spaces-blue", COLLECTION),
        'the picture says "🤗 Hugging Face Spaces" but the link is a Hugging Face collection',
    ),
    (
        "models over a profile",
        ("Hugging Face model", f"{BASE}{FACE}-models-blue", "https://huggingface.co/Qwen"),
        'the picture says "🤗 Hugging Face models" but the link is a Hugging Face profile',
    ),
    (
        "only the alternative text is wrong",
        ("Hugging Face\nSpace", f"{BASE}{FACE}-models-blue", "https://huggingface.co/a/b"),
        'the alternative text says "Hugging Face Space" but the link is a Hugging Face model',
    ),
    (
        "blog over a PDF",
        ("AI Blog", f"{BASE}AI%20Blog-Phi%20AI-orange.svg", "https://a.example/gemma.pdf"),
        'the picture says "AI Blog Phi AI" but the link is a PDF file',
    ),
    (
        "a logo over another site",
        ("GitHub", "https://badges.aleen42.com/src/github.svg", "https://huggingface.co/a/b"),
        'the picture says "GitHub" but the link is a Hugging Face model',
    ),
    (
        "Hugging Face over GitHub",
        ("", f"{BASE}{FACE}-a/b-blue", "https://github.com/a/b"),
        'the picture says "🤗 Hugging Face a/b" but the link is a GitHub repository',
    ),
    (
        "a badge of Hugging Face without words",
        (
            "",
            "https://huggingface.co/datasets/huggingface/badges/resolve/main/x.svg",
            "https://a.example",
        ),
        None,
    ),
    (
        "paper over a repository",
        ("Paper", f"{BASE}Paper-x-red", "https://github.com/a/b"),
        'the picture says "Paper x" but the link is a GitHub repository',
    ),
    (
        "a long text is cut",
        (f"GitHub {'a' * 80}", "", "https://arxiv.org/abs/2307.09288"),
        f'the alternative text says "GitHub {"a" * 52}…" but the link is an arXiv paper',
    ),
    ("paper over arXiv", ("Paper", "", "https://arxiv.org/abs/2307.09288"), None),
    ("paper over OpenReview", ("Paper", "", "https://openreview.net/forum?id=a"), None),
    ("paper over a DOI", ("Paper", "", "https://doi.org/10.1145/3442188"), None),
    ("paper over a PDF", ("Paper", "", "https://a.example/a.pdf"), None),
    ("blog over docs", ("Blog", f"{BASE}AI%20Blog-Q-red", "https://q.readthedocs.io/"), None),
    ("blog over a website", ("Blog", "", "https://a.example/"), None),
    ("GitHub over a profile", ("GitHub", "", "https://github.com/QwenLM"), None),
    ("code over a repository", ("code", "", "https://github.com/a/b"), None),
    ("demo over a Space", ("Demo", "", "https://hf.co/spaces/a/b"), None),
    ("homepage over a repository", ("Homepage", "", "https://github.com/a/b"), None),
    ("Hugging Face over its blog", ("Hugging Face", "", "https://hf.co/blog/rlhf"), None),
    ("no claim", ("Llama 2", f"{BASE}Level-Easy-green", "https://github.com/a/b"), None),
]


@pytest.mark.parametrize(
    ("badge", "message"),
    [row[1:] for row in KIND_MISMATCHES],
    ids=[row[0] for row in KIND_MISMATCHES],
)
def test_kind_mismatch(badge: tuple[str, str, str], message: str | None) -> None:
    alt, picture, url = badge
    assert kind_mismatch(claim(alt, picture), identify(url)) == message


IDENTITY_MISMATCHES = [
    (
        "arXiv",
        f"{BASE}arXiv-2403.04652-b31b1b.svg",
        "https://arxiv.org/abs/2407.10671",
        '"2403.04652" but the link leads to "2407.10671"',
    ),
    (
        "arXiv over Hugging Face",
        f"{BASE}arXiv-2403.04652-red",
        "https://hf.co/papers/2407.10671",
        '"2403.04652" but the link leads to "2407.10671"',
    ),
    (
        "paper",
        f"{BASE}Paper-2403.04652-red",
        "https://arxiv.org/abs/2407.10671",
        '"2403.04652" but the link leads to "2407.10671"',
    ),
    (
        "repository",
        f"{BASE}GitHub-a%2Fb-red",
        "https://github.com/a/c",
        '"a/b" but the link leads to "a/c"',
    ),
    ("stars", f"{LIVE}stars/a/b", "https://github.com/c/b", '"a/b" but the link leads to "c/b"'),
    ("model", f"{BASE}{FACE}-a%2Fb-blue", "https://hf.co/a/c", '"a/b" but the link leads to "a/c"'),
    (
        "collection",
        f"{BASE}{FACE}-01--ai%2Fyi-blue",
        COLLECTION,
        '"01-ai/yi" but the link leads to "01-ai/yi-15"',
    ),
    ("same paper", f"{BASE}arXiv-2403.04652v3-red", "https://arxiv.org/pdf/2403.04652v1", None),
    ("letter case", f"{BASE}GitHub-A%2Fb-red", "https://github.com/a/B", None),
    ("collection's key", f"{BASE}{FACE}-01--ai%2Fyi--15-blue", COLLECTION, None),
    ("another kind", f"{BASE}GitHub-a%2Fb-red", "https://huggingface.co/c/d", None),
    (
        "picture without a name",
        "https://badges.aleen42.com/src/github.svg",
        "https://github.com/a/b",
        None,
    ),
    ("words", f"{BASE}{FACE}-Models%2FDatasets-blue", "https://hf.co/a/b", None),
    ("link without identity", f"{BASE}{FACE}-a%2Fb-blue", "https://a-b.hf.space", None),
    ("libraries, not a repository", f"{BASE}Code-PyTorch/JAX-red", "https://github.com/a/b", None),
]


@pytest.mark.parametrize(
    ("picture", "url", "tail"),
    [row[1:] for row in IDENTITY_MISMATCHES],
    ids=[row[0] for row in IDENTITY_MISMATCHES],
)
def test_identity_mismatch(picture: str, url: str, tail: str | None) -> None:
    message = None if tail is None else f"the picture names {tail}"
    assert identity_mismatch(claim("", picture), identify(url)) == message


@given(
    st.text(max_size=30),
    st.text(max_size=30),
    st.sampled_from(["", BASE, LIVE, "https://", "https://badges.aleen42.com/"]),
)
@settings(max_examples=200, deadline=None)
def test_any_badge_can_be_compared(alt: str, tail: str, start: str) -> None:
    said = claim(alt, start + tail)
    for key in KINDS:
        info = identify(
            {"github": "https://github.com/a/b", "arxiv": "https://arxiv.org/abs/2307.09288"}.get(
                key, ""
            )
        )
        assert kind_mismatch(said, info) is None or said.kind
        assert identity_mismatch(said, info) is None or said.identity


def test_100_kb_are_no_claim() -> None:
    long = "a-" * 50_000
    assert claim("", f"{BASE}{long}blue") == BadgeClaim(None, None, None, None, None, "", "", "")
    assert claim(long, "").text == ""
