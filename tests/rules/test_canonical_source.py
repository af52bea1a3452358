from __future__ import annotations

import pytest

from awesomekit.model import Severity
from rulecheck import Found, diagnose, mended, shown
from shared import corpus_files, needs_shared

PAPER = "https://arxiv.org/abs/2307.09288"
REPOSITORY = "https://github.com/a/b"
TAB = '"?tab=readme-ov-file" is where GitHub was left; remove it'
README = '"/#readme" is what the repository\'s page shows by itself; remove it'
FILES = "this is the list of files of a Hugging Face repository; link the page before it"


def paper(what: str, identity: str = "2307.09288") -> str:
    return f'this is {what} of an arXiv paper; link its page, "arxiv.org/abs/{identity}"'


def host(wanted: str, written: str) -> str:
    return f'the canonical host of this page is "{wanted}"; write it for "{written}"'


@pytest.mark.parametrize(
    ("url", "marked", "message", "after"),
    [
        ("https://arxiv.org/pdf/2307.09288", "pdf", paper("the PDF file"), PAPER),
        (
            "https://arxiv.org/pdf/2307.09288v2.pdf",
            "pdf/2307.09288v2.pdf",
            paper("the PDF file"),
            PAPER,
        ),
        ("https://arxiv.org/abs/2307.09288v2/", "v2/", paper("version 2"), PAPER),
        (
            "http://www.arxiv.org/pdf/math.GT/0309136v1",
            "www.arxiv.org/pdf/math.GT/0309136v1",
            paper("the PDF file", "math.GT/0309136"),
            "http://arxiv.org/abs/math.GT/0309136",
        ),
        (
            "https://cn.arxiv.org/abs/2307.09288",
            "cn.arxiv.org",
            host("arxiv.org", "cn.arxiv.org"),
            PAPER,
        ),
        (
            "https://huggingface.co/a/b/tree/main",
            "/tree/main",
            FILES,
            "https://huggingface.co/a/b",
        ),
        (
            "https://hf.co/datasets/a/b.c/tree/main/",
            "hf.co/datasets/a/b.c/tree/main/",
            FILES,
            "https://huggingface.co/datasets/a/b.c",
        ),
        (
            "https://hf.co/a?b#c",
            "hf.co",
            host("huggingface.co", "hf.co"),
            "https://huggingface.co/a?b#c",
        ),
        (
            "https://www.GitHub.com/a/b/issues/1",
            "www.GitHub.com",
            host("github.com", "www.GitHub.com"),
            "https://github.com/a/b/issues/1",
        ),
        (
            f"{REPOSITORY}.git",
            ".git",
            '".git" is for git, not for readers; remove it',
            REPOSITORY,
        ),
        (f"{REPOSITORY}?tab=readme-ov-file#c", "?tab=readme-ov-file", TAB, f"{REPOSITORY}#c"),
        (f"{REPOSITORY}/#readme", "/#readme", README, REPOSITORY),
        (
            f"{REPOSITORY}/?tab=readme-ov-file#readme",
            "/?tab=readme-ov-file#readme",
            TAB,
            REPOSITORY,
        ),
        (
            "https://zh.m.wikipedia.org/wiki/A_(b)",
            "zh.m.wikipedia.org",
            host("zh.wikipedia.org", "zh.m.wikipedia.org"),
            "https://zh.wikipedia.org/wiki/A_(b)",
        ),
        (
            "https://dx.doi.org/10.1000/182",
            "dx.doi.org",
            host("doi.org", "dx.doi.org"),
            "https://doi.org/10.1000/182",
        ),
        (
            "https://m.youtube.com/watch?v=a",
            "m.youtube.com",
            host("www.youtube.com", "m.youtube.com"),
            "https://www.youtube.com/watch?v=a",
        ),
    ],
)
def test_links(url: str, marked: str, message: str, after: str) -> None:
    text = f"文 [a]({url} 't')"
    found = diagnose("AK507", text, kind="markdown")
    assert shown(found, text) == [Found(1, 7 + url.index(marked), marked, message)]
    assert [one.severity for one in found] == [Severity.WARNING]
    assert mended(found, text) == f"文 [a]({after} 't')"
    assert diagnose("AK507", f"[a]({after})", kind="markdown") == []


@pytest.mark.parametrize(
    ("text", "after"),
    [
        pytest.param("1. https://arxiv.org/pdf/2307.09288v1.", f"1. {PAPER}.", id="a bare address"),
        pytest.param(
            "[https://arxiv.org/pdf/2307.09288](https://arxiv.org/pdf/2307.09288)",
            f"[{PAPER}]({PAPER})",
            id="the address as the link's text asks for nothing",
        ),
        pytest.param(
            "[a][b] ![c][d]\r\n\r\n[b]: <https://arxiv.org/pdf/2307.09288.pdf> 't'\r\n",
            f"[a][b] ![c][d]\r\n\r\n[b]: <{PAPER}> 't'\r\n",
            id="a definition",
        ),
        pytest.param(
            "[![a](https://b.dev/c.svg)](https://arxiv.org/pdf/2307.09288)",
            f"[![a](https://b.dev/c.svg)]({PAPER})",
            id="a badge",
        ),
        pytest.param(
            "[a](https://arxiv.org/pdf/2307.09288) [b](https://arxiv.org/pdf/2308.12950)",
            f"[a]({PAPER}) [b](https://arxiv.org/abs/2308.12950)",
            id="another PDF before it",
        ),
        pytest.param(
            "<a href='https://www.github.com/a'>b</a>",
            "<a href='https://github.com/a'>b</a>",
            id="raw HTML",
        ),
        pytest.param(
            "[a](https://arxiv.org\\/pdf/2307.09288)",
            "[a](https://arxiv.org\\/abs/2307.09288)",
            id="escapes stay",
        ),
    ],
)
def test_forms(text: str, after: str) -> None:
    found = diagnose("AK507", text, kind="markdown")
    assert mended(found, text) == after
    assert diagnose("AK507", after, kind="markdown") == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"[a]({PAPER}) [b]({REPOSITORY}/) [c]({REPOSITORY}#readme)", id="canonical"),
        pytest.param("[Paper (PDF)](https://arxiv.org/pdf/2307.09288)", id="the text says PDF"),
        pytest.param("[a](https://arxiv.org/pdf/2307.09288) (PDF)", id="PDF after it"),
        pytest.param("PDF: <https://arxiv.org/pdf/2307.09288>", id="PDF before it"),
        pytest.param(
            "[![PDF](https://b.dev/c.svg)](https://arxiv.org/pdf/2307.09288)", id="a PDF badge"
        ),
        pytest.param("[下载](https://arxiv.org/pdf/2307.09288)", id="a download"),
        pytest.param("[a](https://arxiv.org/pdf/2307.09288 'PDF')", id="the title says PDF"),
        pytest.param(
            "[PDF][a]\n\n[a]: https://arxiv.org/pdf/2307.09288", id="a reference to a PDF"
        ),
        pytest.param(
            "![x][a]\n\n[a]: https://arxiv.org/pdf/2307.09288", id="a picture's definition"
        ),
        pytest.param(
            f"[a]({PAPER}), [all of it](https://arxiv.org/pdf/2307.09288)", id="beside its abstract"
        ),
        pytest.param("[a](https://arxiv.org/pdf/2307.09288#page=3)", id="a page of it"),
        pytest.param("[a](https://arxiv.org/pdf/2307.09288?b)", id="parameters"),
        pytest.param("[a](https://arxiv.org/html/2307.09288v1)", id="HTML"),
        pytest.param("[first version](https://arxiv.org/abs/2307.09288v1)", id="a version"),
        pytest.param("[2307.09288v1](https://arxiv.org/abs/2307.09288v1)", id="named with it"),
        pytest.param(
            "[a](https://arxiv.org/pdf/2313.09288) [b](https://arxiv.org/list/cs)", id="none"
        ),
        pytest.param("<a href='https://arxiv.org/pdf/2307.09288'>PDF</a>", id="HTML has its text"),
        pytest.param("[weights](https://huggingface.co/a/b/tree/main)", id="files are meant"),
        pytest.param(
            "[a](https://huggingface.co/a/b/tree/main/c) [d](https://huggingface.co/a/b/tree/v2)",
            id="a folder, a branch",
        ),
        pytest.param(f"git clone {REPOSITORY}.git", id="an address for git"),
        pytest.param(f"[git clone]({REPOSITORY}.git)", id="a text for git"),
        pytest.param(
            "[a](https://www.github.io) [b](https://gist.github.com/a/b.git)", id="others"
        ),
        pytest.param(f"![a]({REPOSITORY}.git) ![b](https://www.github.com/a)", id="pictures"),
        pytest.param("[a](https://hf.co:444/b)", id="another port"),
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK507", text, kind="markdown") == []


@needs_shared
def test_real_lists() -> None:
    """Each of them is right."""
    found = {}
    for path in corpus_files():
        text = path.read_bytes().decode("utf-8")
        warnings = [
            one
            for one in diagnose("AK507", text, kind="markdown")
            if one.severity is Severity.WARNING
        ]
        if warnings:
            found[f"{path.parent.name}/{path.stem}"] = len(warnings)
    assert found == {
        "WangRongsheng__awesome-LLM-resourses/README": 6,
        "jaywcjlove__awesome-mac/README-zh": 1,
    }
