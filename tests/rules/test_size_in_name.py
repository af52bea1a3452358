from __future__ import annotations

import pytest

from awesomekit.model import Severity
from rulecheck import Found, diagnose, shown
from small_lists import entry, small_list

HUB = "https://huggingface.co"
CHECK = "so one of the two is probably wrong; check both"


def listed(
    name: str,
    sizes: str,
    *urls: str,
    aliases: str = "",
    prose: str = "Text.\n",
    link: str = "model",
) -> str:
    fields = [f"**Aliases:** {aliases}"] if aliases else []
    badges = "\n".join(f"[{link}]({url})" for url in urls)
    return small_list(
        entry(name, *fields, f"**Parameter Size:** {sizes}", badges=badges, prose=prose),
        front="schema: model",
    )


def stranger(size: str, name: str, sizes: str) -> str:
    return f'the size {size} in "{name}" is not among those of the Parameter Size, {sizes}, {CHECK}'


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            listed("Yi-34B", "6B/9B"),
            [Found(11, 8, "34B", stranger("34B", "Yi-34B", "6B/9B"))],
            id="in the name",
        ),
        pytest.param(
            listed("BLOOM 176b 🌸", "7B").replace("\n", "\r\n"),
            [Found(11, 11, "176b", stranger("176b", "BLOOM 176b 🌸", "7B"))],
            id="in small letters, in a file with Windows lines",
        ),
        pytest.param(
            listed("模型70M", "70B"),
            [Found(11, 7, "70M", stranger("70M", "模型70M", "70B"))],
            id="millions for billions, after a Chinese name",
        ),
        pytest.param(
            listed("[Yi-34B](https://example.com/34B)", "6B"),
            [Found(11, 9, "34B", stranger("34B", "Yi-34B", "6B"))],
            id="in a heading that is a link",
        ),
        pytest.param(
            listed("OpenChatKit", "20 B", f"{HUB}/togethercomputer/Pythia-Chat-Base-7B"),
            [Found(13, 66, "7B", stranger("7B", "Pythia-Chat-Base-7B", "20B"))],
            id="in a model's address",
        ),
        pytest.param(
            listed("Falcon", "8x7B", "https://modelscope.cn/models/a/Falcon-180B"),
            [Found(13, 47, "180B", stranger("180B", "Falcon-180B", "8x7B"))],
            id="on ModelScope",
        ),
        pytest.param(
            listed("Llama", "9.3B", f"{HUB}/meta/Llama-8B", f"{HUB}/meta/Llama-8B-hf"),
            [Found(13, 43, "8B", stranger("8B", "Llama-8B", "9.3B"))],
            id="more than a tenth off; once for two addresses",
        ),
        pytest.param(
            listed("A-1B", "7B", f"{HUB}/a/A-3B"),
            [
                Found(11, 7, "1B", stranger("1B", "A-1B", "7B")),
                Found(13, 36, "3B", stranger("3B", "A-3B", "7B")),
            ],
            id="two sizes",
        ),
    ],
)
def test_finds(text: str, wanted: list[Found]) -> None:
    found = diagnose("AK802", text)
    assert shown(found, text) == wanted
    assert {one.severity for one in found} == {Severity.WARNING}


def test_the_sizes_are_told() -> None:
    text = listed("Yi-34B", "6B/9B")
    (found,) = diagnose("AK802", text)
    (related,) = found.related
    assert (related.path, related.message) == ("lists/x.md", "the sizes are here")
    assert text[slice(*related.span)] == "6B/9B"


def test_a_reference_is_marked_as_a_whole() -> None:
    text = small_list(
        entry(
            *("A", "**Parameter Size:** 7B"),
            badges="[model][m]",
            prose=f"Text.\n\n[m]: {HUB}/a/A-34B\n",
        ),
        front="schema: model",
    )
    assert [found.text for found in shown(diagnose("AK802", text), text)] == ["[model][m]"]


@pytest.mark.parametrize(
    ("text", "sizes", "message"),
    [
        pytest.param(
            listed(
                *("phi", "1B/1.5B/2B", f"{HUB}/microsoft/phi-2"),
                prose="Phi-2 starts from what Phi-1.5 had learnt.\n",
            ),
            "1B/1.5B/2B",
            '1.5B and 2B in the Parameter Size probably are the versions "Phi-1.5" and "phi-2"; '
            "write the numbers of parameters",
            id="most of the sizes",
        ),
        pytest.param(
            listed("Phi-2", "2B"),
            "2B",
            '2B in the Parameter Size probably is the version "Phi-2"; '
            "write the number of parameters",
            id="the only size",
        ),
        pytest.param(
            listed("Phi", "1.5B", f"{HUB}/microsoft/phi-1_5"),
            "1.5B",
            '1.5B in the Parameter Size probably is the version "phi-1_5"; '
            "write the number of parameters",
            id="the only size, in an address",
        ),
        pytest.param(
            listed("Stable LM", "1B/2B", aliases="Stable LM 1.0, Stable LM v2"),
            "1B/2B",
            '1B and 2B in the Parameter Size probably are the versions "Stable LM 1.0" and '
            '"Stable LM v2"; write the numbers of parameters',
            id="a name of two words, and aliases",
        ),
    ],
)
def test_finds_versions(text: str, sizes: str, message: str) -> None:
    (found,) = shown(diagnose("AK802", text), text)
    assert (found.text, found.message) == (sizes, message)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(listed("Yi-34B", "6B/9B/34B"), id="among the sizes"),
        pytest.param(listed("ChatGLM-6B", "6.2B"), id="within a tenth"),
        pytest.param(listed("Zephyr-141B", "8x22B"), id="what experts share"),
        pytest.param(listed("Zephyr-39B", "141B-A39B"), id="active parameters"),
        pytest.param(listed("Mixtral 8x7B", "46.7B"), id="experts"),
        pytest.param(listed("Mixtral 8 × 7B", "46.7B"), id="experts with blanks"),
        pytest.param(listed("Qwen1.5-MoE-A2.7B", "14.3B"), id="active parameters in the name"),
        pytest.param(listed("XGen 8K 4bit int8", "7B"), id="no sizes"),
        pytest.param(listed("Qwen1.5B", "7B"), id="a version, perhaps"),
        pytest.param(listed("BLOOM-7b1", "7.1B"), id="7.1B as in an address"),
        pytest.param(listed("InternLM-1M", "7B"), id="the length of a context"),
        pytest.param(
            listed("TinyLlama", "1.1B", f"{HUB}/a/TinyLlama-1.1B-50K-105b"), id="an amount of data"
        ),
        pytest.param(listed("Yi", "6B", f"{HUB}/collections/a/yi-34b-65e"), id="a collection"),
        pytest.param(listed("Yi", "6B", "https://example.com/yi-34b"), id="another site"),
        pytest.param(listed("Yi", "6B", f"{HUB}/34b"), id="an account"),
        pytest.param(listed("Yi", "6B", f"{HUB}/datasets/a/yi-34b"), id="a data set"),
        pytest.param(listed("Yi", "6B", prose="Yi-34B is larger.\n"), id="in prose"),
        pytest.param(listed("Yi-34B", "unknown"), id="unknown sizes"),
        pytest.param(listed("Yi-34B", "small"), id="sizes that cannot be read"),
        pytest.param(small_list(entry("Yi-34B"), front="schema: model"), id="no sizes at all"),
        pytest.param(listed("Gemma 2", "2B/9B/27B"), id="one version among the sizes"),
        pytest.param(
            listed("Falcon 3", "1B/3B/7B/10B", prose="Falcon 1 and Falcon 2 were larger.\n"),
            id="half of the sizes",
        ),
        pytest.param(
            listed("SmolLM3", "3B", f"{HUB}/HuggingFaceTB/SmolLM3-3B"), id="the size is named"
        ),
        pytest.param(listed("Gemma", "2B", prose="Gemma 2 came later.\n"), id="another's version"),
        pytest.param(listed("Phi", "1.3B/2.7B", aliases="Phi-1, Phi-1.5, Phi-2"), id="right sizes"),
        pytest.param(listed("Llama 2", "2B-A1B"), id="a mixture"),
        pytest.param(listed("Llama 2", "2M"), id="millions"),
        pytest.param(listed("Llama 2", "2B", aliases="Llama-2-2B"), id="the alias has the size"),
        pytest.param(listed("Llama 2-7b", "7B"), id="a version and the size"),
        pytest.param(listed("A2", "2B"), id="a letter is no name"),
        pytest.param(listed("2", "2B"), id="a number is no name"),
        pytest.param(listed("İphi-2", "2B"), id="a letter that is two in lower case"),
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK802", text) == []


def test_other_styles() -> None:
    text = "## Yi-34B\n\n- **Released:** 2023-05\n- **Params:** 6B\n"
    assert [one.text for one in shown(diagnose("AK802", text, kind="markdown"), text)] == ["34B"]
