from __future__ import annotations

import pytest

from awesomekit.engine import LoadedFile, check_file, read
from awesomekit.model import Severity
from awesomekit.rules import select_rules
from awesomekit.source import Source
from rulecheck import CONFIG, Found, StaticFiles, diagnose_project, shown
from small_lists import entry, small_list

PATH = "lists/x.md"
CHECK = "so one of them is probably wrong; check both"


def listed(*named: tuple[str, str], organizations: tuple[str, ...] = ()) -> str:
    owners = [f"**Organization:** {name}" if name else "**Aliases:** x" for name in organizations]
    entries = [
        entry(name, *owners[number : number + 1], f"**Date:** {date}", prose="Text.\n")
        for number, (name, date) in enumerate(named)
    ]
    return small_list(*entries)


@pytest.mark.parametrize(
    ("named", "wanted"),
    [
        pytest.param(
            [("Qwen1.5", "2023-02"), ("Qwen", "2023-08")],
            [
                (
                    *(13, "2023-02"),
                    '"Qwen1.5" has the Date 2023-02, before the earlier version "Qwen" with '
                    f"2023-08, {CHECK}",
                )
            ],
            id="a name without a version comes first",
        ),
        pytest.param(
            [("Llama 2", "2023-07"), ("LLaMA-3 🦙", "2023/04")],
            [
                (
                    *(19, "2023/04"),
                    '"LLaMA-3 🦙" has the Date 2023-04, before the earlier version "Llama 2" '
                    f"with 2023-07, {CHECK}",
                )
            ],
            id="two spellings of one family",
        ),
        pytest.param(
            [("GPT-2", "2019-02"), ("GPT-3", "2010-05"), ("GPT-4", "2018-03"), ("GPT-5", "2025")],
            [
                (
                    *(19, "2010-05"),
                    '"GPT-3" has the Date 2010-05, before the earlier version "GPT-2" with '
                    f"2019-02, {CHECK}",
                ),
                (
                    *(25, "2018-03"),
                    '"GPT-4" has the Date 2018-03, before the earlier version "GPT-2" with '
                    f"2019-02, {CHECK}",
                ),
            ],
            id="the latest of the earlier versions is told",
        ),
        pytest.param(
            [("A-v1.9", "2024-02-02"), ("A v1.10", "2024-02-01")],
            [
                (
                    *(19, "2024-02-01"),
                    '"A v1.10" has the Date 2024-02-01, before the earlier version "A-v1.9" with '
                    f"2024-02-02, {CHECK}",
                )
            ],
            id="days, and numbers that are not read as decimals",
        ),
        pytest.param(
            [("Qwen2-VL-7B", "2023-01"), ("Qwen-VL", "2023-08")],
            [
                (
                    *(13, "2023-01"),
                    '"Qwen2-VL-7B" has the Date 2023-01, before the earlier version "Qwen-VL" '
                    f"with 2023-08, {CHECK}",
                )
            ],
            id="versions of one kind",
        ),
    ],
)
def test_finds(named: list[tuple[str, str]], wanted: list[tuple[int, str, str]]) -> None:
    text = listed(*named)
    found = diagnose_project("AK807", {PATH: text})
    assert shown(found, text) == [Found(line, 13, date, said) for line, date, said in wanted]
    assert {one.severity for one in found} == {Severity.WARNING}


def test_the_earlier_version_is_told_across_lists() -> None:
    texts = {"lists/b.md": listed(("Llama 3", "2022-04")), "lists/a.md": listed(("L-2", "2023-07"))}
    assert diagnose_project("AK807", texts) == []
    texts["lists/a.md"] = listed(("Llama 2", "2023-07"))
    (found,) = diagnose_project("AK807", texts)
    (related,) = found.related
    assert (found.path, related.path, related.message) == (
        *("lists/b.md", "lists/a.md", "the earlier version's is here"),
    )
    assert texts["lists/a.md"][slice(*related.span)] == "2023-07"


@pytest.mark.parametrize(
    ("organizations", "count"),
    [
        pytest.param(("Meta", "Meta"), 1, id="of one organization"),
        pytest.param(("Meta", "META"), 1, id="written in two ways"),
        pytest.param(("Meta", "Other"), 0, id="of two organizations"),
        pytest.param(("Meta", ""), 1, id="the earlier one's is not told"),
        pytest.param(("", "Meta"), 1, id="the later one's is not told"),
    ],
)
def test_organizations(organizations: tuple[str, ...], count: int) -> None:
    text = listed(("Orca 2", "2023-01"), ("Orca", "2023-06"), organizations=organizations)
    assert len(diagnose_project("AK807", {PATH: text})) == count


@pytest.mark.parametrize(
    "named",
    [
        pytest.param([("Qwen", "2023-08"), ("Qwen1.5", "2024-02")], id="in order"),
        pytest.param([("Qwen1.5", "2024-02"), ("Qwen", "2023-08")], id="the order of the text"),
        pytest.param([("Phi-2", "2023-12"), ("Phi-3", "2023-12")], id="one month"),
        pytest.param([("Phi-2", "2023-12-12"), ("Phi-3", "2023-12")], id="a month has its days"),
        pytest.param([("Phi-2", "2023-12"), ("Phi-3", "2023-12-01")], id="days are of a month"),
        pytest.param([("Phi-3", "2024-04"), ("Phi-3 Chat", "2023-01")], id="a suffix"),
        pytest.param([("Yi-6B", "2023-11"), ("Yi-34B", "2023-01")], id="sizes are no versions"),
        pytest.param([("Yi", "2023-11"), ("Yi-34B", "2023-01")], id="a size is no version"),
        pytest.param([("T0", "2021-10"), ("T5", "2019-10")], id="T5 is older than T0"),
        pytest.param([("MiniGPT-v2", "2023-10"), ("MiniGPT-4", "2023-04")], id="v2 and 4"),
        pytest.param([("Aya 23", "2024-05"), ("Aya-101", "2024-02")], id="numbers of languages"),
        pytest.param([("Chat-2407", "2024-07"), ("Chat-2411", "2024-01")], id="dates"),
        pytest.param([("Qwen", "2023-08"), ("Qwen-VL-2", "2023-01")], id="another kind"),
        pytest.param([("Qwen", "unknown"), ("Qwen2", "2023-01")], id="an unknown date"),
        pytest.param([("Qwen", "2023-08"), ("Qwen2", "2023")], id="a date that cannot be read"),
        pytest.param([("Qwen", "2024-08"), ("Qwen", "2023-08")], id="the same name"),
    ],
)
def test_noop(named: list[tuple[str, str]]) -> None:
    assert diagnose_project("AK807", {PATH: listed(*named)}) == []


def test_other_styles() -> None:
    fields = "- **Released:** {}\n- **Params:** 7B\n"
    text = f"## Qwen2\n\n{fields.format('2023-01')}\n## Qwen\n\n{fields.format('2023-08')}"
    file = read(LoadedFile(Source("README.md", text), "markdown"), CONFIG)
    found = check_file(file, CONFIG, StaticFiles(), select_rules(["AK807"])).diagnostics
    assert [one.text for one in shown(found, text)] == ["2023-01"]


def test_a_long_family_is_compared_at_once() -> None:
    named = [(f"M {major}.{minor}", "2024-01") for major in range(20) for minor in range(20)]
    named[0] = ("M 0.0", "2024-02")
    found = diagnose_project("AK807", {PATH: listed(*named)})
    assert len(found) == len(named) - 1
