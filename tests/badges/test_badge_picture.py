"""The badge that a link deserves, and how it is written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomekit.badges import (
    DEFAULT_ORDER,
    KINDS,
    CanonicalBadge,
    badge_markdown,
    canonical_badge,
    claim,
    identify,
    identity_mismatch,
    is_canonical,
    kind_mismatch,
    parse_static,
    static_problem,
)
from awesomekit.markdown import read_markdown
from awesomekit.model import BadgeInfo
from awesomekit.source import Source

BASE = "https://img.shields.io/badge/"
FACE = "ffd21e?logo=huggingface"
COLLECTION = "https://huggingface.co/collections/01-ai/yi-15-663f3ecab5f815a3eaca7ca8"

CANONICAL = [
    ("https://arxiv.org/pdf/2307.09288v2", "", "arXiv", "arXiv-2307.09288-b31b1b.svg"),
    ("https://arxiv.org/abs/hep-th/9901001", "", "arXiv", "arXiv-hep--th%2F9901001-b31b1b.svg"),
    (
        "https://hf.co/papers/2403.07691",
        "",
        "Hugging Face paper",
        f"Hugging%20Face-2403.07691-{FACE}",
    ),
    (
        "https://aclanthology.org/P18-1234",
        "",
        "ACL Anthology",
        "ACL%20Anthology-P18--1234-ed1c24.svg",
    ),
    ("https://openreview.net/forum?id=a_b", "", "OpenReview", "OpenReview-a__b-8c1b13.svg"),
    ("https://doi.org/10.1145/3442188", "", "DOI", "DOI-10.1145%2F3442188-fab70c.svg"),
    ("https://a.example/x.pdf", "", "PDF", "PDF-a.example-ec1c24.svg"),
    ("https://a.example/x.pdf", "Gemma report", "PDF", "PDF-Gemma%20report-ec1c24.svg"),
    ("https://ai.meta.com/blog/", "", "Blog", "Blog-ai.meta.com-f59e0b.svg"),
    ("https://ai.meta.com/blog/", "Meta AI", "Blog", "Blog-Meta%20AI-f59e0b.svg"),
    ("https://ai.meta.com/blog/", "AI Blog", "Blog", "Blog-ai.meta.com-f59e0b.svg"),
    ("https://ai.meta.com/blog/", "  Meta\nAI  blog ", "Blog", "Blog-Meta%20AI-f59e0b.svg"),
    ("https://ai.meta.com/blog/", "old.example", "Blog", "Blog-ai.meta.com-f59e0b.svg"),
    ("https://huggingface.co/blog/rlhf", "", "Blog", "Blog-huggingface.co-f59e0b.svg"),
    (
        "https://github.com/meta-llama/llama",
        "Code",
        "GitHub",
        "GitHub-meta--llama%2Fllama-181717?logo=github",
    ),
    ("https://github.com/QwenLM", "", "GitHub profile", "GitHub-QwenLM-181717?logo=github"),
    ("https://hf.co/a/b_c", "", "Hugging Face model", f"Hugging%20Face-a%2Fb__c-{FACE}"),
    (COLLECTION, "Yi", "Hugging Face collection", f"Hugging%20Face-01--ai%2Fyi--15-{FACE}"),
    ("https://hf.co/datasets/squad", "", "Hugging Face dataset", f"Hugging%20Face-squad-{FACE}"),
    ("https://hf.co/spaces/a/b", "", "Hugging Face Space", f"Hugging%20Face-a%2Fb-{FACE}"),
    ("https://a-b.hf.space", "", "Hugging Face Space", f"Hugging%20Face-a--b.hf.space-{FACE}"),
    ("https://huggingface.co/Qwen", "", "Hugging Face profile", f"Hugging%20Face-Qwen-{FACE}"),
    ("https://modelscope.cn/models/a/b", "", "ModelScope", "ModelScope-a%2Fb-624aff.svg"),
    (
        "https://paperswithcode.com/sota/x",
        "arc easy",
        "Papers with Code",
        "Papers%20with%20Code-arc%20easy-21cbce.svg",
    ),
    ("https://qwen.readthedocs.io/en/", "QWen AI", "Documentation", "Docs-QWen%20AI-2563eb.svg"),
    ("https://demo.a.example/", "", "Demo", "Demo-demo.a.example-16a34a.svg"),
    (
        "https://www.例子.测试/x",
        "",
        "Website",
        "Website-%E4%BE%8B%E5%AD%90.%E6%B5%8B%E8%AF%95-4b5563.svg",
    ),
    ("javascript:alert(1)", "", "Website", "Website-website-4b5563.svg"),
]


@pytest.mark.parametrize(
    ("url", "text", "alt", "path"), CANONICAL, ids=[f"{row[0]} {row[1]}" for row in CANONICAL]
)
def test_canonical_badge(url: str, text: str, alt: str, path: str) -> None:
    info = identify(url)
    badge = canonical_badge(info, url, text=text)
    assert badge == CanonicalBadge(alt, BASE + path)
    assert is_canonical(badge.alt, badge.picture, info, url)


def test_every_kind_has_a_row() -> None:
    assert {identify(row[0]).kind for row in CANONICAL} == set(KINDS) == set(DEFAULT_ORDER)


def test_another_style_is_a_parameter() -> None:
    github, arxiv = "https://github.com/a/b", "https://arxiv.org/abs/2307.09288"
    assert canonical_badge(identify(github), github, style="for-the-badge").picture == (
        f"{BASE}GitHub-a%2Fb-181717?logo=github&style=for-the-badge"
    )
    assert canonical_badge(identify(arxiv), arxiv, style="flat-square").picture == (
        f"{BASE}arXiv-2307.09288-b31b1b.svg?style=flat-square"
    )


@pytest.mark.parametrize(
    ("alt", "path", "url", "style"),
    [
        pytest.param(
            "ArXiv",
            "arXiv-2307.09288-b31b1b.svg",
            "https://arxiv.org/abs/2307.09288",
            "flat",
            id="alternative text",
        ),
        pytest.param(
            "arXiv",
            "arXiv-2307.09288-red.svg",
            "https://arxiv.org/abs/2307.09288",
            "flat",
            id="color",
        ),
        pytest.param(
            "arXiv",
            "arXiv-2307.09288-b31b1b",
            "https://arxiv.org/abs/2307.09288",
            "flat",
            id="extension",
        ),
        pytest.param(
            "arXiv",
            "arXiv-2307.09289-b31b1b.svg",
            "https://arxiv.org/abs/2307.09288",
            "flat",
            id="identity",
        ),
        pytest.param(
            "arXiv",
            "arXiv-2307.09288-b31b1b.svg",
            "https://arxiv.org/abs/2307.09288",
            "plastic",
            id="style",
        ),
        pytest.param(
            "Blog",
            "Blog-old.example-f59e0b.svg",
            "https://ai.meta.com/blog/",
            "flat",
            id="host of another link",
        ),
        pytest.param(
            "Blog",
            "Blog-Meta_AI-f59e0b.svg",
            "https://ai.meta.com/blog/",
            "flat",
            id="another spelling",
        ),
        pytest.param("arXiv", "", "https://arxiv.org/abs/2307.09288", "flat", id="no static badge"),
    ],
)
def test_not_canonical(alt: str, path: str, url: str, style: str) -> None:
    assert not is_canonical(alt, BASE + path, identify(url), url, style=style)


# ------------------------------------------------------------------------------ properties

NAME = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_-]{0,8}", fullmatch=True)
REPOSITORY = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,11}", fullmatch=True).map(
    lambda name: f"{name}0"  # ".git" would be no part of it
)
ARXIV = st.from_regex(r"[0-9]{2}(?:0[1-9]|1[0-2])\.[0-9]{4,5}", fullmatch=True)
KEY = st.from_regex(r"[0-9a-f]{24}", fullmatch=True)
URLS = st.one_of(
    ARXIV.map("https://arxiv.org/abs/{}".format),
    st.tuples(
        st.sampled_from(["hep-th", "math"]), st.from_regex(r"990[1-9][0-9]{3}", fullmatch=True)
    ).map(lambda parts: f"https://arxiv.org/abs/{parts[0]}/{parts[1]}"),
    ARXIV.map("https://huggingface.co/papers/{}".format),
    st.tuples(NAME, REPOSITORY).map(lambda n: f"https://github.com/x{n[0]}/{n[1]}"),
    NAME.map("https://github.com/x0{}".format),
    NAME.map("https://huggingface.co/x0{}".format),
    st.tuples(NAME, REPOSITORY).map(lambda n: f"https://huggingface.co/x0{n[0]}/{n[1]}"),
    st.tuples(NAME, REPOSITORY).map(lambda n: f"https://huggingface.co/datasets/{n[0]}/{n[1]}"),
    st.tuples(NAME, REPOSITORY).map(lambda n: f"https://huggingface.co/spaces/{n[0]}/{n[1]}"),
    st.tuples(NAME, NAME, KEY).map(
        lambda n: f"https://huggingface.co/collections/{n[0]}/{n[1]}-{n[2]}"
    ),
    st.tuples(NAME, REPOSITORY).map(lambda n: f"https://modelscope.cn/models/{n[0]}/{n[1]}"),
    REPOSITORY.map("https://doi.org/10.1000/{}".format),
    NAME.map("https://openreview.net/forum?id={}".format),
    st.sampled_from([row[0] for row in CANONICAL]),
)


@given(URLS, st.text(max_size=12))
@settings(max_examples=400, deadline=None)
def test_a_canonical_badge_says_what_its_link_is(url: str, text: str) -> None:
    info = identify(url)
    badge = canonical_badge(info, url, text=text)
    shown = parse_static(badge.picture)
    assert shown is not None
    assert shown.label == KINDS[info.kind].label
    assert static_problem(badge.picture, info.identity) is None
    assert is_canonical(badge.alt, badge.picture, info, url)
    said = claim(badge.alt, badge.picture)
    assert said.kind == said.alt_kind == info.kind
    assert said.identity in {None, info.identity, shown.message}
    assert kind_mismatch(said, info) is None
    assert identity_mismatch(said, info) is None


@given(URLS, URLS)
@settings(max_examples=200, deadline=None)
def test_a_badge_of_another_link_is_found(first: str, second: str) -> None:
    info, other = identify(first), identify(second)
    badge = canonical_badge(info, first)
    if badge == canonical_badge(other, second):
        return
    assert not is_canonical(badge.alt, badge.picture, other, second)


@given(st.text(), st.text(max_size=40), st.text(max_size=12))
@settings(max_examples=200, deadline=None)
def test_any_link_has_a_badge(url: str, tail: str, text: str) -> None:
    for link in (url, f"https://github.com/{tail}", f"https://{tail}"):
        badge = canonical_badge(identify(link), link, text=text)
        assert parse_static(badge.picture) is not None
        assert is_canonical(badge.alt, badge.picture, identify(link), link)


# -------------------------------------------------------------------------------- Markdown


@pytest.mark.parametrize(
    ("alt", "url", "written"),
    [
        pytest.param(
            "arXiv", "https://a.example/b", "[![arXiv](p)](https://a.example/b)", id="plain"
        ),
        pytest.param("a]b*c", "u", "[![a\\]b\\*c](p)](u)", id="alternative text is escaped"),
        pytest.param("a\nb", "u", "[![a b](p)](u)", id="alternative text is one line"),
        pytest.param("a", "u_(v)", "[![a](p)](u_(v))", id="balanced parentheses stay"),
        pytest.param("a", "u(v", "[![a](p)](u\\(v)", id="others are escaped"),
        pytest.param("a", "u\\(v", "[![a](p)](u\\(v)", id="escapes in a text stay"),
        pytest.param("a", "<u v>", "[![a](p)](<u v>)", id="angle brackets in a text stay"),
        pytest.param("a", "u v`<", "[![a](p)](u%20v%60%3C)", id="what cannot stand there"),
        pytest.param("a", "", "[![a](p)]()", id="no link"),
    ],
)
def test_markdown(alt: str, url: str, written: str) -> None:
    assert badge_markdown(CanonicalBadge(alt, "p"), url) == written


@given(st.text(alphabet="ab[]()<>\\ `!*_&;#%é", max_size=12), st.text(max_size=8))
@settings(max_examples=200, deadline=None)
def test_markdown_is_one_badge_whatever_the_link(tail: str, alt: str) -> None:
    badge = CanonicalBadge(f"x{alt}", f"{BASE}a-b-blue")
    markdown = read_markdown(Source("a.md", badge_markdown(badge, f"https://a.example/{tail}")))
    link, image = markdown.links
    assert (link.image, image.image) == (False, True)
    assert link.url.startswith("https://a.example/")
    assert image.url == badge.picture


def test_markdown_of_an_info_that_names_nothing() -> None:
    badge = canonical_badge(BadgeInfo("website", ""), "")
    assert badge_markdown(badge, "") == f"[![Website]({BASE}Website-website-4b5563.svg)]()"
