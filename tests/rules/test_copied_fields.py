from __future__ import annotations

import pytest

from awesomekit.engine import LoadedFile, check_file, read
from awesomekit.model import Severity
from awesomekit.rules import select_rules
from awesomekit.source import Source
from rulecheck import CONFIG, Found, StaticFiles, diagnose_project, shown
from small_lists import entry, small_list

PATH = "lists/x.md"
CHECK = "probably copied; check against the sources"
LABELS = ("Date", "Pretrain Data Scale", "Language", "Parameter Size")


def model(name: str, values: str, prose: str = "Text.\n") -> str:
    """An entry with values of the labels in order, divided by bars; ``-`` leaves one out."""
    told = zip(LABELS, values.split(" | "), strict=True)
    fields = [f"**{label}:** {value}" for label, value in told if value != "-"]
    return entry(name, *fields, prose=prose)


def listed(*entries: str) -> str:
    return small_list(*entries, front="schema: model")


PHI = model("Phi-3", "2024-04 | 3.3T-4.8T | en | 3.8B/7B/14B")
MAMBA = model("Mamba", "2023-12 | 10B | en | 130M/370M/790M/1.4B/2.8B")
QWEN = model("Qwen", "2023-08 | 2.2T | en,zh | 0.5B/1.8B/4B/7B/14B/72B")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            listed(PHI, model("Gemma", "2024-04 | 3.3T～4.8T | English | 2B/7B")),
            Found(
                *(22, 13, "2024-04"),
                'the Date, Pretrain Data Scale and Language of "Gemma" are those of "Phi-3", '
                f"so they were {CHECK}",
            ),
            id="three fields, of which one is rare",
        ),
        pytest.param(
            listed(MAMBA, model("Pythia", "2023-04 | 10B | en | 130M/370M/790M/1.4B/2.8B")),
            Found(
                *(25, 23, "130M/370M/790M/1.4B/2.8B"),
                'the Pretrain Data Scale, Language and Parameter Size of "Pythia" are those of '
                f'"Mamba", so they were {CHECK}',
            ),
            id="five sizes and more",
        ),
        pytest.param(
            listed(QWEN, model("Other", "2022-08 | 1T | en | 0.5B/1.8B/4B/7B/14B/72B")),
            Found(
                *(25, 23, "0.5B/1.8B/4B/7B/14B/72B"),
                f'the Parameter Size of "Other" is that of "Qwen", so it was {CHECK}',
            ),
            id="nothing but many sizes",
        ),
        pytest.param(
            listed(model("A", "2024-04 | 2T | en | 7B"), model("B", "2024/4 | 2 T | zh | 7b")),
            Found(
                *(22, 13, "2024/4"),
                f'the Date, Pretrain Data Scale and Parameter Size of "B" are those of "A", '
                f"so they were {CHECK}",
            ),
            id="date, data and sizes, however common and however they are written",
        ),
        pytest.param(
            listed(
                model("A", "2024-04 | - | de,en,fr | 7B/13B"),
                model("B", "2024-04 | 2T | de,en,fr | 7B/13B"),
            ),
            Found(
                *(21, 13, "2024-04"),
                f'the Date, Language and Parameter Size of "B" are those of "A", '
                f"so they were {CHECK}",
            ),
            id="date, languages and sizes",
        ),
        pytest.param(
            listed(
                model("A", "2024-04 | 0.737T | en | 7B/13B"),
                model("B", "2023-04 | 0.737T | en | 7B/13B"),
            ),
            Found(
                *(23, 28, "0.737T"),
                'the Pretrain Data Scale, Language and Parameter Size of "B" are those of "A", '
                f"so they were {CHECK}",
            ),
            id="data to three digits",
        ),
        pytest.param(
            listed(
                QWEN.replace("Qwen", "Qwen1.5").replace("2023", "2024").replace("2.2T", "3T"), QWEN
            ),
            Found(
                *(16, 23, "0.5B/1.8B/4B/7B/14B/72B"),
                'the Language and Parameter Size of "Qwen1.5" are those of "Qwen", '
                f"so they were {CHECK}",
            ),
            id="of two versions the later one is reported, wherever it stands",
        ),
        pytest.param(
            listed(PHI, model("Gemma", "2024-04 | 3.3T-4.8T | en | 2B", "Unlike Phi-3.\n")),
            Found(
                *(22, 13, "2024-04"),
                'the Date, Pretrain Data Scale and Language of "Gemma" are those of "Phi-3", '
                f"so they were {CHECK}",
            ),
            id="an equal date is no matter of origin",
        ),
    ],
)
def test_finds(text: str, wanted: Found) -> None:
    found = diagnose_project("AK805", {PATH: text})
    assert shown(found, text) == [wanted]
    assert found[0].severity is Severity.WARNING


def test_the_entry_with_most_in_common_is_told() -> None:
    text = listed(
        model("A", "2020-04 | 2T | en | 1B/2B/3B/4B"),
        model("B", "2021-04 | 3T | en | 1B/2B/3B/4B"),
        model("C", "2021-04 | 3T | en | 1B/2B/3B/4B"),
    )
    found = diagnose_project("AK805", {PATH: text})
    assert [one.message.partition(", so")[0] for one in found] == [
        'the Language and Parameter Size of "B" are those of "A"',
        'the Date, Pretrain Data Scale, Language and Parameter Size of "C" are those of "B"',
    ]


def test_the_other_entry_is_told_across_lists() -> None:
    copy = model("Gemma", "2024-04 | 3.3T-4.8T | en | 2B/7B")
    texts = {"lists/b.md": listed(copy), "lists/a.md": listed(PHI)}
    (found,) = diagnose_project("AK805", texts)
    (related,) = found.related
    assert (found.path, related.path, related.message) == (
        *("lists/b.md", "lists/a.md", "the same stands here"),
    )
    assert texts["lists/a.md"][slice(*related.span)] == "2024-04"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(listed(PHI, QWEN, MAMBA), id="three of their own"),
        pytest.param(
            listed(model("Yi", "2023-11 | 3.1T | en,zh | 6B/9B/34B"))
            + listed(model("Yi-1.5", "2024-05 | 3.6T | en,zh | 6B/9B/34B")).partition("\n## ")[2],
            id="two versions with three sizes",
        ),
        pytest.param(
            listed(model("A", "2024-04 | 2T | en | 7B"), model("B", "2024-04 | 2T | en | 8B")),
            id="date, a round amount and the most common language",
        ),
        pytest.param(
            listed(model("A", "2024-04 | 2T | en | 7B"), model("B", "2024-04 | 3T | en | 7B")),
            id="date, language and the most common size",
        ),
        pytest.param(
            listed(model("A", "2024-04 | 2T | en | 7B"), model("B", "2024-05 | 2T | en | 7B")),
            id="all but the date, and all of it common",
        ),
        pytest.param(
            listed(
                model("A", "2024-04 | unknown | en | 7B/13B"),
                model("B", "2024-04 | unknown | en | 7B/13B"),
            ),
            id="unknown values are not compared",
        ),
        pytest.param(
            listed(
                model("A", "2024-04 | same as [C](#c) | en | 7B/13B"),
                model("B", "2024-04 | same as [C](#c) | en | 7B/13B"),
            ),
            id="nor are those of another entry",
        ),
        pytest.param(
            listed(
                model("A", "2024-04 | 3.3T-4.8T | en | unknown"),
                model("B", "2024-04-01 | 3.3T-4.8T | en | unknown"),
            ),
            id="a month is not its days",
        ),
        pytest.param(
            listed(PHI, PHI.replace("Phi-3", "Phi-3 Chat")),
            id="a variant, by the start of its name",
        ),
        pytest.param(listed(MAMBA, MAMBA), id="two entries of one name are another rule's"),
        pytest.param(
            listed(
                model("LLaMA", "2023-02 | 1.4T | en | 7B/13B/33B/65B"),
                model("Guanaco", "2023-05 | 1.4T | en | 7B/13B/33B/65B", "Tuned from LLaMA.\n"),
            ),
            id="a model made from the other",
        ),
        pytest.param(
            listed(
                model("LLaMA", "2023-02 | 1.4T | en | 7B/13B/33B/65B", "See [there](#guanaco).\n"),
                model("Guanaco", "2023-05 | 1.4T | en | 7B/13B/33B/65B"),
            ),
            id="a link to the other",
        ),
        pytest.param(
            small_list(
                entry("A", "**Organization:** X", "**Date:** 2020-01", "**License:** MIT"),
                entry("B", "**Organization:** X", "**Date:** 2020-01", "**License:** MIT"),
                front="schema: benchmark",
            ),
            id="organization and licence are not compared",
        ),
        pytest.param(listed(entry("A"), entry("B")), id="no fields"),
    ],
)
def test_noop(text: str) -> None:
    assert diagnose_project("AK805", {PATH: text}) == []


def test_a_family_is_named_as_a_word() -> None:
    other = model("Alike", "2023-05 | 1.4T | en | 7B/13B/33B/65B", "Playing Yield.\n")
    text = listed(model("Yi", "2023-02 | 1.4T | en | 7B/13B/33B/65B"), other)
    assert len(diagnose_project("AK805", {PATH: text})) == 1


def test_other_styles() -> None:
    fields = "- **Params:** 1B/2B/3B/4B\n- **Released:** {}\n"
    text = f"## A\n\n{fields.format('2023-01')}\n## B\n\n{fields.format('2023-08')}"
    file = read(LoadedFile(Source("README.md", text), "markdown"), CONFIG)
    found = check_file(file, CONFIG, StaticFiles(), select_rules(["AK805"])).diagnostics
    assert [(one.line, one.text) for one in shown(found, text)] == [(8, "1B/2B/3B/4B")]


def test_a_thousand_equal_entries_are_compared_at_once() -> None:
    text = listed(*(model(f"M{n} x", "2020-04 | 2T | en | 1B/2B/3B/4B") for n in range(1000)))
    assert len(diagnose_project("AK805", {PATH: text})) == 999
