from __future__ import annotations

import pytest

from awesomekit.model import Severity
from rulecheck import Found, diagnose, shown
from small_lists import entry, small_list

CHECK = "so one of the two is probably wrong; check both"


def listed(prose: str, sizes: str = "130M/2.8B", name: str = "Pythia", aliases: str = "") -> str:
    fields = [f"**Aliases:** {aliases}"] if aliases else []
    return small_list(
        entry(name, *fields, f"**Parameter Size:** {sizes}", prose=prose + "\n"),
        entry("Gemma 2", prose="Text.\n"),
        front="schema: model",
    )


@pytest.mark.parametrize(
    ("prose", "sizes", "marked", "problem"),
    [
        pytest.param(
            "Pythia is a suite of 16 models ranging in size from 70M to 12B parameters.",
            *("130M/2.8B", "70M to 12B", "70M and 12B in the text are"),
            id="a range",
        ),
        pytest.param(
            "The models range from 130 million to 12 billion parameters.",
            *("130M/2.8B", "12 billion", "12 billion in the text is"),
            id="one end of a range",
        ),
        pytest.param(
            "It comes in sizes from 70M to 2.8B parameters.",
            *("130M/2.8B", "70M", "70M in the text is"),
            id="from and to",
        ),
        pytest.param(
            "Pythia has two models with sizes of 70M, 130M, 2.8B, and 12B.",
            *("130M/2.8B", "70M, 130M, 2.8B, and 12B", "70M and 12B in the text are"),
            id="a list with right ones between",
        ),
        pytest.param(
            "It has four scales: 7b, 13b, 33b and 65b.",
            *("7B/13B", "33b and 65b", "33b and 65b in the text are"),
            id="scales",
        ),
        pytest.param(
            "The series includes models with 34B, 9B, and 6B parameters.",
            *("6B/34B", "9B", "9B in the text is"),
            id="with so many parameters",
        ),
        pytest.param(
            "Pythia is a mixture of models with about 141 billion total parameters and 39B active.",
            *("7B", "141 billion", "141 billion in the text is"),
            id="all parameters, the active ones come later",
        ),
        pytest.param(
            "**Pythia** is a 6B-parameter language model, better than Gemma 2.",
            *("7B", "6B", "6B in the text is"),
            id="as an adjective; what comes later does not matter",
        ),
        pytest.param(
            "该模型拥有高达2000亿个参数。",
            *("13B", "2000亿", "2000亿 in the text is"),
            id="Chinese",
        ),
        pytest.param(
            "Pythia 的参数规模分别为 7B 和 13B。",
            *("7B/70B", "13B", "13B in the text is"),
            id="a Chinese list",
        ),
        pytest.param(
            "[Pythia](#pythia)是一组仅解码器的变换器，参数范围从1.25亿到1.75亿不等。",
            *("125M/175B", None, None),
            id="within a range",
        ),
        pytest.param(
            "Pythia是一组仅解码器的变换器，参数范围从1.25亿到1.75亿不等。",
            *("175B", "1.25亿到1.75亿", "1.25亿 and 1.75亿 in the text are"),
            id="a Chinese range",
        ),
        pytest.param(
            "其参数规模达到1.2万亿。", *("1.2B", "1.2万亿", "1.2万亿 in the text is"), id="万亿"
        ),
        pytest.param(
            "Made by others.\n\n- It has 6 billion trainable parameters.",
            *("7B", "6 billion", "6 billion in the text is"),
            id="a list item",
        ),
    ],
)
def test_finds(prose: str, sizes: str, marked: str | None, problem: str | None) -> None:
    text = listed(prose, sizes)
    diagnostics = diagnose("AK803", text)
    assert {one.severity for one in diagnostics} <= {Severity.WARNING}
    wanted = f"{problem} not among the sizes of the field, {sizes}, {CHECK}"
    assert [(one.text, one.message) for one in shown(diagnostics, text)] == (
        [(marked, wanted)] if marked else []
    )


def test_position_and_related_place() -> None:
    text = listed(
        "某种说明。Pythia 是 &amp; 一个 `x`，拥有\n[2000亿个参数](#a) 的模型。", "13B"
    ).replace("\n", "\r\n")
    (found,) = diagnose("AK803", text)
    message = f"2000亿 in the text is not among the sizes of the field, 13B, {CHECK}"
    assert shown([found], text) == [Found(16, 2, "2000亿", message)]
    (related,) = found.related
    assert (related.path, related.message) == ("lists/x.md", "the sizes are here")
    assert text[slice(*related.span)] == "13B"


@pytest.mark.parametrize(
    "prose",
    [
        pytest.param("It ranges from 130M to 2.8B parameters.", id="the range of the field"),
        pytest.param("It ranges from 400M to 1B parameters.", id="within the range of the field"),
        pytest.param("It has 2.7 billion parameters.", id="within a tenth"),
        pytest.param("With sizes of 130M and 2.8B, it is small.", id="the sizes of the field"),
        pytest.param("It has 6 billion tokens.", id="tokens"),
        pytest.param("It ranges from 1B to 10B tokens.", id="a range of tokens"),
        pytest.param("Pythia is trained on 1M to 10M images.", id="a range of images"),
        pytest.param("It is larger than models with 6B parameters.", id="a comparison"),
        pytest.param("It outperforms Llama 2 with 13B parameters.", id="another model"),
        pytest.param("Like Gemma 2 it has 9B parameters.", id="another entry"),
        pytest.param("Gemma 2 has 9B parameters.", id="only another entry"),
        pytest.param("Pythia 2 has 9B parameters.", id="another version"),
        pytest.param("Its vision encoder has 6B parameters.", id="a part of it"),
        pytest.param("Pythia has 12.9B active parameters.", id="active parameters"),
        pytest.param("It has 8 experts with 7B parameters each.", id="experts"),
        pytest.param("Pythia 激活了 12B 参数。", id="active parameters in Chinese"),
        pytest.param("Someone trained a model with 6B parameters.", id="no subject that is known"),
        pytest.param("该论文介绍了一个拥有650亿参数的模型。", id="an article is no model"),
        pytest.param("Pythia 超过了拥有130亿参数的模型。", id="a comparison in Chinese"),
        pytest.param("Training the 6B version of Pythia cost 100 dollars.", id="a version's size"),
        pytest.param("Pythia costs 12 billion dollars.", id="money"),
        pytest.param("Pythia has 300 parameters.", id="a small number"),
        pytest.param(f"Pythia {'x ' * 400} has 9B parameters.", id="a sentence without an end"),
        pytest.param("Pythia \ue000 has 9B parameters.", id="private characters"),
        pytest.param("    It has 6B parameters.", id="code"),
        pytest.param("Text.\n\n#### It has 6B parameters.", id="a heading"),
    ],
)
def test_noop(prose: str) -> None:
    assert diagnose("AK803", listed(prose)) == []


@pytest.mark.parametrize(
    ("name", "aliases", "prose", "count"),
    [
        pytest.param("Phi", "Phi-2", "Phi-2 has 9B parameters.", 1, id="an alias with a version"),
        pytest.param("Phi", "", "Phi-2 has 9B parameters.", 0, id="a version that is no alias"),
        pytest.param("Phi-2", "", "The model Phi-2 has 9B parameters.", 1, id="its version"),
        pytest.param("Yi", "", "Yi-34B has 9B parameters.", 1, id="a size is no version"),
        pytest.param("盘古", "", "大模型盘古拥有90亿参数。", 1, id="a Chinese name"),
        pytest.param("Aya 23", "", "Aya 23 has 9B parameters.", 1, id="a number that is none"),
    ],
)
def test_names(name: str, aliases: str, prose: str, count: int) -> None:
    text = listed(prose, "2.8B", name, aliases)
    assert len(diagnose("AK803", text)) == count


@pytest.mark.parametrize(
    "sizes",
    [
        pytest.param("unknown", id="unknown"),
        pytest.param("large", id="not read"),
        pytest.param("8x7B", id="the size of experts is not that of all"),
        pytest.param("141B-A39B", id="a mixture"),
    ],
)
def test_noop_for_sizes(sizes: str) -> None:
    assert diagnose("AK803", listed("It has 39 billion parameters.", sizes)) == []


def test_an_entry_within_another_has_its_sizes() -> None:
    badge = "[![m](https://img.shields.io/badge/x-y-red)](https://example.com)"
    text = (
        f"## Zephyr\n\n{badge}\n\n- **Params:** 7B\n- **Released:** 2023-10\n\n"
        f"### Zephyr ORPO\n\n{badge}\n\nZephyr-ORPO is a model with 141B parameters.\n\n"
        f"## Other\n\n{badge}\n\nIt has 141B parameters.\n"
    )
    found = shown(diagnose("AK803", text, kind="markdown"), text)
    assert [(one.line, one.text) for one in found] == [(12, "141B")]
