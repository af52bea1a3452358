from __future__ import annotations

import pytest

from awesomekit.model import Severity
from rulecheck import Found, diagnose, mended, shown
from small_lists import BADGE, entry, small_list

SHIELD = "https://img.shields.io/badge"
COLLECTION = "https://huggingface.co/collections/meta-llama/llama-2-family-661da1f90a9d678b6f55773b"
COLLECTION_BADGE = (
    f"[![Hugging Face collection]({SHIELD}/Hugging%20Face-meta--llama%2Fllama--2--family-ffd21e"
    f"?logo=huggingface)]({COLLECTION})"
)
ARXIV_BADGE = f"[![arXiv]({SHIELD}/arXiv-2307.09288-b31b1b.svg)](https://arxiv.org/abs/2307.09288)"
CORRECT = "correct the badge or the link"


def badge(alt: str, message: str, url: str) -> str:
    return f"[![{alt}]({SHIELD}/{message})]({url})"


def listed(badges: str) -> str:
    return small_list(entry("Llama 2", badges=badges), front="schema: model")


@pytest.mark.parametrize(
    ("before", "found", "after"),
    [
        pytest.param(
            badge("Hugging Face collection", "Hugging%20Face-Spaces-blue", COLLECTION),
            Found(
                *(13, 29, f"{SHIELD}/Hugging%20Face-Spaces-blue"),
                'the picture says "Hugging Face Spaces" but the link is a Hugging Face collection; '
                f"{CORRECT}",
            ),
            COLLECTION_BADGE,
            id="the picture is wrong",
        ),
        pytest.param(
            COLLECTION_BADGE.replace("Face collection", "Face Space"),
            Found(
                *(13, 4, "Hugging Face Space"),
                'the alternative text says "Hugging Face Space" but the link is a Hugging Face '
                f"collection; {CORRECT}",
            ),
            COLLECTION_BADGE,
            id="the alternative text is wrong",
        ),
        pytest.param(
            badge("Hugging Face models", "Hugging%20Face-models-blue", COLLECTION),
            Found(
                *(13, 25, f"{SHIELD}/Hugging%20Face-models-blue"),
                'the picture says "Hugging Face models" but the link is a Hugging Face collection; '
                f"{CORRECT}",
            ),
            COLLECTION_BADGE,
            id="both are wrong",
        ),
        pytest.param(
            f"{BADGE} [Hugging Face Space]({COLLECTION})",
            Found(
                *(13, 44, "Hugging Face Space"),
                'the label says "Hugging Face Space" but the link is a Hugging Face collection; '
                f"{CORRECT}",
            ),
            f"{BADGE} {COLLECTION_BADGE}",
            id="a plain link",
        ),
        pytest.param(
            badge("Blog", "AI%20Blog-Phi%20AI-orange.svg", "https://x.example/gemma.pdf"),
            Found(
                *(13, 10, f"{SHIELD}/AI%20Blog-Phi%20AI-orange.svg"),
                f'the picture says "AI Blog Phi AI" but the link is a PDF file; {CORRECT}',
            ),
            f"[![PDF]({SHIELD}/PDF-Phi%20AI-ec1c24.svg)](https://x.example/gemma.pdf)",
            id="a name stays",
        ),
        pytest.param(
            badge("GitHub", "GitHub-code-181717", "https://arxiv.org/abs/2307.09288"),
            Found(
                *(13, 12, f"{SHIELD}/GitHub-code-181717"),
                f'the picture says "GitHub code" but the link is an arXiv paper; {CORRECT}',
            ),
            ARXIV_BADGE,
            id="code over a paper",
        ),
    ],
)
def test_finds_and_mends(before: str, found: Found, after: str) -> None:
    text = listed(before)
    diagnostics = diagnose("AK402", text)
    assert shown(diagnostics, text) == [found]
    assert all(d.severity is Severity.WARNING for d in diagnostics)
    assert mended(diagnostics, text) == listed(after)
    assert diagnose("AK402", listed(after)) == []


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(
            badge("arXiv", "arXiv-2302.13971-b31b1b.svg", "https://github.com/meta-llama/llama"),
            id="a paper's number would be gone",
        ),
        pytest.param(
            badge("arXiv", "arXiv-2302.13971-b31b1b.svg", "https://x.example/blog/llama"),
            id="also where the link has no identity",
        ),
        pytest.param(
            badge("HF", "Hugging%20Face-a%2Fb-ffd21e", "https://github.com/c/d"),
            id="another repository would be gone",
        ),
        pytest.param(
            badge("Demo", "Demo-Llama%2013B-blue", "https://arxiv.org/abs/2307.09288"),
            id="a number would be gone",
        ),
        pytest.param(
            "[![arXiv](arxiv.svg)](https://github.com/meta-llama/llama)",
            id="nobody knows what the picture shows",
        ),
        pytest.param(
            "[arXiv:2302.13971](https://github.com/meta-llama/llama)", id="a number in a label"
        ),
    ],
)
def test_a_fix_that_loses_what_the_badge_tells_is_unsafe(written: str) -> None:
    text = listed(written)
    (found,) = diagnose("AK402", text)
    assert found.fix is not None
    assert not found.fix.safe
    assert diagnose("AK402", mended([found], text, safe=False)) == []


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("[![arXiv](p.svg)][l]\n\n[l]: https://github.com/a/b", id="a reference"),
        pytest.param('[![arXiv](p.svg)](https://github.com/a/b "Code")', id="a title of the link"),
        pytest.param('[![arXiv](p.svg "Code")](https://github.com/a/b)', id="one of the picture"),
        pytest.param("[![arXiv](p.svg) Code](https://github.com/a/b)", id="text beside"),
    ],
)
def test_what_has_no_place_in_a_badge_is_left_to_the_writer(written: str) -> None:
    (found,) = diagnose("AK402", listed(written))
    assert found.fix is None


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(ARXIV_BADGE, id="canonical"),
        pytest.param(COLLECTION_BADGE, id="a collection"),
        pytest.param(BADGE, id="a plain link that is right"),
        pytest.param(f"[Space]({COLLECTION})", id="a word that is no kind by itself"),
        pytest.param("[Llama 2](https://arxiv.org/abs/2307.09288)", id="a label without a kind"),
        pytest.param("https://arxiv.org/abs/2307.09288", id="a bare address"),
        pytest.param(
            badge("Paper", "Paper-PDF-red", "https://arxiv.org/abs/2307.09288"), id="close enough"
        ),
        pytest.param(
            badge("Blog", "Blog-Meta-blue", "https://x.example/"), id="a blog may be anywhere"
        ),
        pytest.param(f"![Space]({SHIELD}/Space-a-blue)", id="a picture without a link"),
        pytest.param("<!-- -->", id="no badges"),
    ],
)
def test_noop(written: str) -> None:
    assert diagnose("AK402", listed(written)) == []


def test_positions_in_a_file_with_carriage_returns() -> None:
    text = listed(badge("模型 arXiv", "arXiv-a-b31b1b", "https://github.com/a/b"))
    text = text.replace("\n", "\r\n")
    (found,) = shown(diagnose("AK402", text), text)
    assert found[:3] == (13, 14, f"{SHIELD}/arXiv-a-b31b1b")
    assert mended(diagnose("AK402", text), text) == text.replace(
        f"[![模型 arXiv]({SHIELD}/arXiv-a-b31b1b)]",
        f"[![GitHub]({SHIELD}/GitHub-a%2Fb-181717?logo=github)]",
    )
