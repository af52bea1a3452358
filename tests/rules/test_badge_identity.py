from __future__ import annotations

import pytest

from awesomekit.model import Severity
from rulecheck import Found, diagnose, mended, shown
from small_lists import BADGE, entry, small_list

SHIELD = "https://img.shields.io/badge"
PAPER = "https://arxiv.org/abs/2307.09288"
MODEL = "https://huggingface.co/meta-llama/Llama-2-7b"
CORRECT = "correct the one that is wrong"


def badge(alt: str, message: str, url: str) -> str:
    return f"[![{alt}]({SHIELD}/{message})]({url})"


ARXIV_BADGE = badge("arXiv", "arXiv-2307.09288-b31b1b.svg", PAPER)
MODEL_BADGE = badge(
    "Hugging Face model",
    "Hugging%20Face-meta--llama%2FLlama--2--7b-ffd21e?logo=huggingface",
    MODEL,
)


def listed(badges: str) -> str:
    return small_list(entry("Llama 2", badges=badges), front="schema: model")


@pytest.mark.parametrize(
    ("before", "found", "after"),
    [
        pytest.param(
            badge("arXiv", "arXiv-2302.13971-b31b1b.svg", PAPER),
            Found(
                *(13, 11, f"{SHIELD}/arXiv-2302.13971-b31b1b.svg"),
                'the picture names "2302.13971" but the link leads to "2307.09288"; ' + CORRECT,
            ),
            ARXIV_BADGE,
            id="another paper",
        ),
        pytest.param(
            f"{BADGE}\n"
            + badge("代码", "GitHub-QwenLM%2FQwen1.5-181717", "https://github.com/a/b"),
            Found(
                *(14, 8, f"{SHIELD}/GitHub-QwenLM%2FQwen1.5-181717"),
                f'the picture names "QwenLM/Qwen1.5" but the link leads to "a/b"; {CORRECT}',
            ),
            f"{BADGE}\n"
            + badge("GitHub", "GitHub-a%2Fb-181717?logo=github", "https://github.com/a/b"),
            id="another repository",
        ),
        pytest.param(
            badge("HF", "Hugging%20Face-meta--llama%2FLlama--2--13b-ffd21e", MODEL),
            Found(
                *(13, 8, f"{SHIELD}/Hugging%20Face-meta--llama%2FLlama--2--13b-ffd21e"),
                'the picture names "meta-llama/Llama-2-13b" but the link leads to '
                f'"meta-llama/Llama-2-7b"; {CORRECT}',
            ),
            MODEL_BADGE,
            id="another model",
        ),
        pytest.param(
            "[![stars](https://img.shields.io/github/stars/a/b)](https://github.com/a/c)",
            Found(
                *(13, 11, "https://img.shields.io/github/stars/a/b"),
                f'the picture names "a/b" but the link leads to "a/c"; {CORRECT}',
            ),
            badge("GitHub", "GitHub-a%2Fc-181717?logo=github", "https://github.com/a/c"),
            id="a live picture",
        ),
        pytest.param(
            f"[arXiv:2302.13971v2]({PAPER})",
            Found(
                *(13, 2, "arXiv:2302.13971v2"),
                f'the label names "2302.13971" but the link leads to "2307.09288"; {CORRECT}',
            ),
            ARXIV_BADGE,
            id="a plain link",
        ),
    ],
)
def test_finds_and_mends(before: str, found: Found, after: str) -> None:
    text = listed(before)
    diagnostics = diagnose("AK403", text)
    assert shown(diagnostics, text) == [found]
    assert diagnostics[0].severity is Severity.ERROR
    assert mended(diagnostics, text) == text
    assert mended(diagnostics, text, safe=False) == listed(after)
    assert diagnose("AK403", listed(after)) == []


def test_a_reference_is_marked_as_a_whole_and_has_no_fix() -> None:
    text = listed(f"[![arXiv][p]]({PAPER})\n\n[p]: {SHIELD}/arXiv-2302.13971-red")
    diagnostics = diagnose("AK403", text)
    assert [found.text for found in shown(diagnostics, text)] == ["![arXiv][p]"]
    assert mended(diagnostics, text, safe=False) == listed(
        f"{ARXIV_BADGE}\n\n[p]: {SHIELD}/arXiv-2302.13971-red"
    )
    text = listed(f"[![arXiv]({SHIELD}/arXiv-2302.13971-red)][l]\n\n[l]: {PAPER}")
    (found,) = diagnose("AK403", text)
    assert found.fix is None


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(ARXIV_BADGE, id="canonical"),
        pytest.param(MODEL_BADGE, id="a model"),
        pytest.param(badge("arXiv", "arXiv-2307.09288v2-red", PAPER), id="a version"),
        pytest.param(
            badge("HF", "Hugging%20Face-META--llama%2Fllama--2--7b-red", MODEL), id="letter case"
        ),
        pytest.param(badge("Paper", "arXiv-Llama%202-red", PAPER), id="a name, no identity"),
        pytest.param(badge("arXiv", "arXiv-2302.13971-red", MODEL), id="another kind: AK402's"),
        pytest.param(f"[Llama 2]({PAPER})", id="a label without a number"),
        pytest.param(f"[v2307.092881]({PAPER})", id="a number that is no identity"),
        pytest.param(f"![arXiv]({SHIELD}/arXiv-2302.13971-red)", id="a picture without a link"),
        pytest.param(PAPER, id="a bare address"),
    ],
)
def test_noop(written: str) -> None:
    assert diagnose("AK403", listed(written)) == []
