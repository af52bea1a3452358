"""What a link is, told from its address."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomekit.badges import KINDS, host_of, identify, same_identity
from awesomekit.model import BadgeInfo

PAPERS = [
    ("abstract", "https://arxiv.org/abs/2307.09288", "arxiv", "2307.09288"),
    ("version is stripped", "https://arxiv.org/abs/2307.09288v2", "arxiv", "2307.09288"),
    ("pdf with extension", "https://arxiv.org/pdf/2311.11045.pdf", "arxiv", "2311.11045"),
    ("pdf with version", "https://arxiv.org/pdf/2311.11045v1.pdf", "arxiv", "2311.11045"),
    ("pdf alone", "https://arxiv.org/pdf/1907.10641", "arxiv", "1907.10641"),
    ("html", "https://arxiv.org/html/2405.04434v5#S2", "arxiv", "2405.04434"),
    ("mirror", "http://export.arxiv.org/abs/2307.09288?context=cs", "arxiv", "2307.09288"),
    ("ar5iv", "https://ar5iv.labs.arxiv.org/html/2307.09288", "arxiv", "2307.09288"),
    ("prefix", "https://arxiv.org/abs/arXiv:2307.09288", "arxiv", "2307.09288"),
    ("slash at the end", "https://www.arxiv.org/abs/2307.09288/", "arxiv", "2307.09288"),
    ("four digits", "https://arxiv.org/abs/0704.0001", "arxiv", "0704.0001"),
    ("old style", "https://arxiv.org/abs/hep-th/9901001", "arxiv", "hep-th/9901001"),
    ("old style pdf", "https://arxiv.org/pdf/hep-th/9901001v3", "arxiv", "hep-th/9901001"),
    ("subject class", "https://arxiv.org/abs/math.GT/0309136", "arxiv", "math/0309136"),
    ("DOI of arXiv", "https://doi.org/10.48550/arXiv.2307.09288", "arxiv", "2307.09288"),
    ("no such month", "https://arxiv.org/abs/2313.09288", "website", ""),
    ("a listing", "https://arxiv.org/list/cs.CL/recent", "website", ""),
    ("home", "https://arxiv.org/", "website", ""),
    ("Hugging Face", "https://huggingface.co/papers/2403.07691", "hf-paper", "2403.07691"),
    ("Hugging Face version", "https://hf.co/papers/2403.07691v2", "hf-paper", "2403.07691"),
    ("paper index", "https://huggingface.co/papers", "website", ""),
    ("papers of a day", "https://huggingface.co/papers/date/2024-03-11", "website", ""),
    ("DOI", "https://doi.org/10.1038/S41586-021-03819-2", "doi", "10.1038/s41586-021-03819-2"),
    ("DOI, old host", "http://dx.doi.org/10.1145/3442188", "doi", "10.1145/3442188"),
    ("DOI, escaped", "https://doi.org/10.1000/a%28b%29", "doi", "10.1000/a(b)"),
    ("no DOI", "https://doi.org/the-identifier", "website", ""),
    ("forum", "https://openreview.net/forum?id=rJXMpikCZ", "openreview", "rJXMpikCZ"),
    ("forum pdf", "https://openreview.net/pdf?id=a_b-C1&x=2", "openreview", "a_b-C1"),
    ("group", "https://openreview.net/group?id=ICLR.cc/2024", "website", ""),
    ("ACL", "https://aclanthology.org/2023.acl-long.1/", "acl", "2023.acl-long.1"),
    ("ACL pdf", "https://aclanthology.org/2023.acl-long.1v2.pdf", "acl", "2023.acl-long.1"),
    ("ACL, old number", "https://www.aclweb.org/anthology/P18-1234", "acl", "P18-1234"),
    ("ACL venue", "https://aclanthology.org/venues/acl/", "website", ""),
    ("pdf elsewhere", "https://example.org/a/Report.PDF?dl=1", "pdf", ""),
]
GITHUB = [
    (
        "repository",
        "https://github.com/meta-llama/llama",
        "github",
        "meta-llama/llama",
        "meta-llama",
    ),
    ("clone address", "https://github.com/QwenLM/Qwen.git", "github", "QwenLM/Qwen", "QwenLM"),
    ("readme", "https://github.com/01-ai/Yi/#readme", "github", "01-ai/Yi", "01-ai"),
    ("branch", "http://www.github.com/a/b/tree/main/c?x=1", "github", "a/b", "a"),
    (
        "case is kept",
        "https://GitHub.com/EleutherAI/GPT-neo",
        "github",
        "EleutherAI/GPT-neo",
        "EleutherAI",
    ),
    (
        "dot in front",
        "https://github.com/microsoft/.github",
        "github",
        "microsoft/.github",
        "microsoft",
    ),
    ("raw file", "https://raw.githubusercontent.com/a/b/main/c.md", "github", "a/b", "a"),
    ("pdf in it", "https://github.com/QwenLM/Qwen3/blob/main/a/R.pdf", "pdf", "", "QwenLM"),
    ("raw pdf in it", "https://raw.githubusercontent.com/a/b/main/c.pdf", "pdf", "", "a"),
    ("named like a pdf", "https://github.com/a/b.pdf", "github", "a/b.pdf", "a"),
    ("owner", "https://github.com/QwenLM/", "github-user", "QwenLM", "QwenLM"),
    ("orgs", "https://github.com/orgs/QwenLM/repositories", "github-user", "QwenLM", "QwenLM"),
    ("topics", "https://github.com/topics/llm", "website", "", ""),
    ("features", "https://github.com/features/copilot", "website", "", ""),
    ("sponsors", "https://github.com/sponsors/sindresorhus", "website", "", ""),
    ("reserved in capitals", "https://github.com/Trending/python", "website", "", ""),
    ("home", "https://github.com", "website", "", ""),
    ("no name", "https://github.com/a/..", "website", "", ""),
    ("bracket left over", "https://github.com/a/b）", "website", "", ""),
    ("escaped slash", "https://github.com/a%2Fb/c", "website", "", ""),
    ("gist", "https://gist.github.com/veekaybee/be375ab3", "website", "", ""),
    ("project page", "https://qwenlm.github.io/", "website", "", "qwenlm"),
]
HUGGING_FACE = [
    ("model", "https://huggingface.co/microsoft/phi-2", "hf-model", "microsoft/phi-2", "microsoft"),
    ("model files", "https://hf.co/a/b.c/tree/main", "hf-model", "a/b.c", "a"),
    ("model without owner", "https://huggingface.co/t5-11b", "hf-model", "t5-11b", ""),
    ("its files", "https://huggingface.co/anything/tree/main", "hf-model", "anything", ""),
    ("pdf in a model", "https://huggingface.co/a/b/resolve/main/r.pdf", "pdf", "", "a"),
    ("data set", "https://huggingface.co/datasets/a/b", "hf-dataset", "a/b", "a"),
    ("data set without owner", "https://huggingface.co/datasets/squad", "hf-dataset", "squad", ""),
    ("its viewer", "https://huggingface.co/datasets/squad/viewer", "hf-dataset", "squad", ""),
    ("Space", "https://huggingface.co/spaces/a/b_c", "hf-space", "a/b_c", "a"),
    ("running Space", "https://qwen-qwen1-5.hf.space/?x", "hf-space", "", ""),
    (
        "collection",
        "https://huggingface.co/collections/01-ai/yi-15-663f3ecab5f815a3eaca7ca8",
        "hf-collection",
        "01-ai/yi-15-663f3ecab5f815a3eaca7ca8",
        "01-ai",
    ),
    ("owner", "https://huggingface.co/Qwen", "hf-user", "Qwen", "Qwen"),
    ("owner's models", "https://huggingface.co/Qwen/models", "hf-user", "Qwen", "Qwen"),
    ("organization", "https://huggingface.co/organizations/Qwen/a", "hf-user", "Qwen", "Qwen"),
    ("collections of one", "https://huggingface.co/collections/Qwen", "hf-user", "Qwen", "Qwen"),
    ("blog", "https://huggingface.co/blog/falcon-180b", "blog", "falcon-180b", ""),
    ("blog in Chinese", "https://huggingface.co/blog/zh/cosmopedia", "blog", "zh/cosmopedia", ""),
    ("blog index", "https://huggingface.co/blog", "blog", "", ""),
    ("docs", "https://huggingface.co/docs/trl/index", "docs", "", ""),
    ("learn", "https://huggingface.co/learn/nlp-course/chapter1", "website", "", ""),
    ("models", "https://huggingface.co/models?language=code", "website", "", ""),
    ("data sets", "https://huggingface.co/datasets", "website", "", ""),
    ("Spaces", "https://huggingface.co/spaces", "website", "", ""),
    ("collections", "https://huggingface.co/collections", "website", "", ""),
    ("home", "https://huggingface.co/", "website", "", ""),
    ("no name", "https://huggingface.co/a/（b", "website", "", ""),
]
OTHERS = [
    (
        "ModelScope",
        "https://modelscope.cn/models/qwen/Qwen-7B/summary",
        "modelscope",
        "qwen/Qwen-7B",
    ),
    ("ModelScope data", "https://www.modelscope.cn/datasets/a/b", "modelscope", "datasets/a/b"),
    ("ModelScope owner", "https://modelscope.cn/organization/qwen", "modelscope", "qwen"),
    ("ModelScope page", "https://modelscope.cn/mcp", "website", ""),
    (
        "leaderboard",
        "https://paperswithcode.com/sota/x-on-y?tag=1",
        "paperswithcode",
        "sota/x-on-y",
    ),
    ("blog segment", "https://ai.meta.com/blog/", "blog", ""),
    ("blog host", "https://blog.google/technology/ai/", "blog", ""),
    ("news", "https://mistral.ai/news/mixtral-8x22b/", "blog", ""),
    ("dated path", "https://crfm.stanford.edu/2023/03/13/alpaca.html", "blog", ""),
    ("Medium", "https://medium.com/@a/b", "blog", ""),
    ("under a blog host", "https://a.substack.com/p/b", "blog", ""),
    ("OpenAI", "https://openai.com/index/deliberative-alignment", "blog", ""),
    ("OpenAI home", "https://openai.com/index", "website", ""),
    ("no blog, a word with it", "https://blogger-tools.com/weblogs2", "website", ""),
    ("a year in a path", "https://nips.cc/2023/12", "website", ""),
    ("readthedocs", "https://qwen.readthedocs.io/en/latest/", "docs", ""),
    ("docs host", "https://docs.mistral.ai/models", "docs", ""),
    ("docs path", "https://a.com/en/docs/b", "docs", ""),
    ("a spreadsheet", "https://docs.google.com/spreadsheets/d/1", "website", ""),
    ("demo host", "https://demo.allennlp.org/", "demo", ""),
    ("Gradio", "https://0123.gradio.live", "demo", ""),
    ("website", "https://falconllm.tii.ae/", "website", ""),
]
HOSTILE = [
    ("empty", ""),
    ("relative", "docs/format.md"),
    ("fragment", "#github.com"),
    ("script", "javascript:alert('https://github.com/a/b')"),
    ("mail", "mailto:a@github.com"),
    ("no scheme", "github.com/a/b"),
    ("protocol-relative", "//github.com/a/b"),
    ("another host behind user information", "https://github.com@evil.example/a/b"),
    ("another host behind a backslash", "https://evil.example\\@github.com/a/b"),
    ("lookalike letters", "https://gіthub.com/a/b"),
    ("host that only ends so", "https://notgithub.com/a/b"),
    ("host that only starts so", "https://github.com.evil.example/a/b"),
    ("foreign port", "https://github.com:8080/a/b"),
    ("port that is none", "https://github.com:x/a/b"),
    ("port too large", "https://github.com:99999999/a/b"),
    ("bracket in the host", "https://[github.com/a/b"),
    ("bracket closed only", "https://github.com]/a/b"),
    ("no host", "https:///a/b"),
    ("characters that NFKC makes slashes", "https://github.com℀/a/b"),
    ("escapes that are none", "https://github.com/%/%zz"),
    ("not UTF-8", "https://github.com/%ff/%fe"),
    ("control characters", "https://github.com/\x00/\x01"),
    ("lone surrogate", "https://github.com/\ud800/b"),
    ("100 KB", "https://github.com/a/" + "b" * 100_000),
    ("100 KB of segments", "https://arxiv.org/abs" + "/a" * 50_000),
]


@pytest.mark.parametrize(
    ("url", "kind", "identity"), [row[1:] for row in PAPERS], ids=[row[0] for row in PAPERS]
)
def test_papers(url: str, kind: str, identity: str) -> None:
    assert identify(url) == BadgeInfo(kind, identity)


ROWS = [
    *((f"GitHub: {row[0]}", *row[1:]) for row in GITHUB),
    *((f"HF: {row[0]}", *row[1:]) for row in HUGGING_FACE),
]


@pytest.mark.parametrize(
    ("url", "kind", "identity", "owner"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS]
)
def test_what_has_an_owner(url: str, kind: str, identity: str, owner: str) -> None:
    assert identify(url) == BadgeInfo(kind, identity, owner)


@pytest.mark.parametrize(
    ("url", "kind", "identity"), [row[1:] for row in OTHERS], ids=[row[0] for row in OTHERS]
)
def test_other_sites(url: str, kind: str, identity: str) -> None:
    found = identify(url)
    assert (found.kind, found.identity) == (kind, identity)


@pytest.mark.parametrize("url", [row[1] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
def test_no_address_is_taken_for_what_it_is_not(url: str) -> None:
    assert identify(url) == BadgeInfo("website", "")


def test_user_information_and_default_ports_do_not_hide_the_host() -> None:
    assert identify("https://me:secret@github.com:443/a/b") == BadgeInfo("github", "a/b", "a")


@pytest.mark.parametrize(
    ("url", "host"),
    [
        pytest.param("https://www.example.org/a", "example.org", id="www is left out"),
        pytest.param("HTTPS://Example.ORG.", "example.org", id="case and the root's dot"),
        pytest.param("https://例子.测试/a", "例子.测试", id="international"),
        pytest.param("https://example.org:8080", "example.org:8080", id="a port stays"),
        pytest.param("mailto:a@example.org", "", id="another scheme"),
        pytest.param("https://[::1", "", id="does not parse"),
    ],
)
def test_host(url: str, host: str) -> None:
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("https://github.com/A/b", "https://github.com/a/B.git", True),
        ("https://hf.co/Qwen/Qwen-7B", "https://huggingface.co/qwen/qwen-7b/tree/main", True),
        ("https://arxiv.org/pdf/2307.09288v2", "https://arxiv.org/abs/2307.09288", True),
        ("https://doi.org/10.1/A", "https://doi.org/10.1/A", False),
        ("https://github.com/a/b", "https://huggingface.co/a/b", False),
        ("https://arxiv.org/abs/2307.09288", "https://huggingface.co/papers/2307.09288", False),
        ("https://openreview.net/forum?id=aB", "https://openreview.net/forum?id=ab", False),
        ("https://openreview.net/forum?id=aB", "https://openreview.net/pdf?id=aB", True),
        ("https://example.org/a", "https://example.org/a", False),
    ],
    ids=[
        "letter case on GitHub",
        "letter case on Hugging Face",
        "version",
        "no DOI",
        "another site",
        "another page about it",
        "letter case on OpenReview",
        "forum and pdf",
        "websites have no identity",
    ],
)
def test_same_identity(first: str, second: str, *, same: bool) -> None:
    assert same_identity(identify(first), identify(second)) is same


HOSTS = ["github.com", "huggingface.co", "arxiv.org", "doi.org", "openreview.net", "a.example"]
SEGMENT = st.sampled_from(
    ["abs", "papers", "collections", "blob", "..", "%2e", "10.1000", "a b", "b.pdf", ""]
) | st.text(max_size=6)


@given(st.sampled_from(HOSTS), st.lists(SEGMENT, max_size=5), st.text(max_size=5))
@settings(max_examples=200, deadline=None)
def test_every_address_has_a_known_kind(host: str, parts: list[str], tail: str) -> None:
    info = identify(f"https://{host}/{'/'.join(parts)}{tail}")
    assert info.kind in KINDS
    assert "/" not in info.owner
    if info.kind in {"github", "hf-model", "hf-space", "hf-collection"} and info.owner:
        assert info.identity.startswith(f"{info.owner}/")
        assert info.identity.count("/") == 1


@given(st.text())
@settings(max_examples=200, deadline=None)
def test_any_text_is_taken(text: str) -> None:
    assert identify(text).kind in KINDS
    assert identify(f"https://{text}").kind in KINDS
