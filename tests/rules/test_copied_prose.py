from __future__ import annotations

import pytest

from awesomekit.engine import LoadedFile, check_file, read
from awesomekit.model import Severity
from awesomekit.rules import select_rules
from awesomekit.source import Source
from rulecheck import CONFIG, Found, StaticFiles, diagnose_project, shown
from small_lists import entry, small_list

PATH = "lists/x.md"
LONG = "It was trained on public data in one pass, and all of its weights are open."
HAN = "它只用公开数据训练了一遍，全部权重都可以下载使用，数据也已公开。"
COPIED = 'this text of "B" stands in "A" as well; keep it where it belongs'
MOVED = "so it was probably copied; check where it belongs"
LLAMA = "Llama 2 is a family of models with open weights that Meta has made in three sizes."


def two(first: str, second: str, *, names: tuple[str, str] = ("A", "B")) -> str:
    return small_list(entry(names[0], prose=first + "\n"), entry(names[1], prose=second + "\n"))


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        pytest.param(LONG, LONG, [Found(17, 1, LONG, COPIED)], id="English"),
        pytest.param(
            f"<!-- [zh] -->\n\n{HAN}",
            f"<!-- [zh] -->\n\n{HAN}",
            [Found(21, 1, HAN, COPIED)],
            id="Chinese",
        ),
        pytest.param(
            LONG,
            LONG.replace("public data ", "public\n  data   "),
            [Found(17, 1, LONG.replace("public data ", "public\n  data   "), COPIED)],
            id="other line breaks and blanks",
        ),
        pytest.param(
            LONG,
            "> " + LONG.replace("public data ", "public\n> data "),
            [Found(17, 3, LONG.replace("public data ", "public\n> data "), COPIED)],
            id="in a quote",
        ),
        pytest.param(
            LONG,
            f"Some words.\n\n1. First.\n2. {LONG}",
            [Found(20, 4, LONG, COPIED)],
            id="in a list",
        ),
        pytest.param(
            f"<!-- [en] -->\n\n{LONG}",
            f"<!-- [zh] -->\n\n{LONG}\n\n{HAN}",
            [Found(21, 1, LONG, COPIED)],
            id="in the block of another language",
        ),
    ],
)
def test_finds_copies(first: str, second: str, wanted: list[Found]) -> None:
    text = two(first, second)
    found = diagnose_project("AK806", {PATH: text})
    assert shown(found, text) == wanted
    assert found[0].severity is Severity.WARNING


def test_windows_lines() -> None:
    text = two(LONG, LONG.replace("public data ", "public\ndata ")).replace("\n", "\r\n")
    assert [one.line for one in shown(diagnose_project("AK806", {PATH: text}), text)] == [17]


def test_the_first_place_is_told_across_lists() -> None:
    texts = {
        "lists/b.md": small_list(entry("B", prose=LONG + "\n")),
        "lists/a.md": small_list(entry("A", prose=LONG + "\n"), entry("C", prose=LONG + "\n")),
    }
    found = diagnose_project("AK806", texts)
    assert [(one.path, one.related[0].path, one.related[0].message) for one in found] == [
        ("lists/a.md", "lists/a.md", "it stands here, too"),
        ("lists/b.md", "lists/a.md", "it stands here, too"),
    ]
    first = texts["lists/a.md"].index(LONG)
    assert {one.related[0].span for one in found} == {(first, first + len(LONG))}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(LONG, LONG.replace("one pass", "two passes"), id="other words"),
        pytest.param("See the paper for more.", "See the paper for more.", id="short"),
        pytest.param(
            "它只用公开数据训练了一遍。", "它只用公开数据训练了一遍。", id="short Chinese"
        ),
        pytest.param(f"{LONG}\n\n{LONG}", "Text.", id="twice in one entry"),
        pytest.param(
            f"See [this]({'x' * 60})", f"See [this]({'x' * 60})", id="what is long is an address"
        ),
        pytest.param(f"    {LONG}\n", f"    {LONG}\n", id="code"),
        pytest.param(f"#### {LONG}\n\nA.", f"#### {LONG}\n\nB.", id="a heading"),
        pytest.param(f"<!-- {LONG} -->", f"<!-- {LONG} -->", id="a comment"),
        pytest.param(f"![{LONG}](a.png)", f"![{LONG}](a.png)", id="a picture"),
    ],
)
def test_noop_copies(first: str, second: str) -> None:
    assert diagnose_project("AK806", {PATH: two(first, second)}) == []


def test_two_entries_of_one_name_are_another_rules() -> None:
    assert diagnose_project("AK806", {PATH: two(LONG, LONG, names=("A b", "a-B"))}) == []


@pytest.mark.parametrize(
    ("names", "prose", "marked"),
    [
        pytest.param(("Llama 2", "Gemma"), LLAMA, "Llama 2", id="another model"),
        pytest.param(("Llama 2", "Llama 3"), LLAMA, "Llama 2", id="another version"),
        pytest.param(("LLAMA 2", "Gemma"), f"**Llama 2**{LLAMA[7:]}", "Llama 2", id="in bold"),
        pytest.param(
            ("Llama 2", "Gemma"),
            f"<!-- [zh] -->\n\nLlama 2 系列是 Meta 开放权重的模型，{HAN}",
            "Llama 2",
            id="Chinese",
        ),
        pytest.param(
            ("盘古", "Gemma"),
            f"<!-- [zh] -->\n\n盘古模型是华为的模型，{HAN}",
            "盘古",
            id="a Chinese name",
        ),
        pytest.param(
            ("Llama 2", "Gemma"),
            "The Llama 2 models are the second generation of open models that Meta has made.",
            "Llama 2",
            id="its models",
        ),
    ],
)
def test_finds_descriptions_of_others(names: tuple[str, str], prose: str, marked: str) -> None:
    text = two("Text.", prose, names=names)
    (found,) = diagnose_project("AK806", {PATH: text})
    said = f'this text tells of "{names[0]}" and nowhere names "{names[1]}", {MOVED}'
    assert [(one.text, one.message) for one in shown([found], text)] == [(marked, said)]
    (related,) = found.related
    assert (related.path, related.message) == (PATH, "the other entry is here")
    assert text[slice(*related.span)] == names[0]


@pytest.mark.parametrize(
    ("names", "prose"),
    [
        pytest.param(("Llama 2", "Gemma"), f"{LLAMA} Gemma is like it.", id="names its own entry"),
        pytest.param(("Llama 2", "Gemma 2"), f"{LLAMA}\n\nGemma too.", id="names its own family"),
        pytest.param(("Llama", "Llama 3"), LLAMA.replace(" 2", ""), id="the name of the family"),
        pytest.param(("Llama 2", "Gemma"), f"An answer to it. {LLAMA}", id="begins with others"),
        pytest.param(
            ("Llama 2", "Gemma"),
            LLAMA.replace("is a", "was surpassed by this"),
            id="says nothing of what it is",
        ),
        pytest.param(
            ("Llama 2", "Alpaca"),
            LLAMA.replace("that Meta", "that was fine-tuned on what Meta"),
            id="a model made from the other",
        ),
        pytest.param(("Llama", "Gemma"), LLAMA, id="a longer name than the other's"),
        pytest.param(("Llama 2", "Gemma"), "Llama 2 is a family of models.", id="short"),
        pytest.param(("Llama 3", "Gemma"), LLAMA, id="of nothing in the list"),
    ],
)
def test_noop_descriptions(names: tuple[str, str], prose: str) -> None:
    assert diagnose_project("AK806", {PATH: two("Text.", prose, names=names)}) == []


def test_an_alias_is_a_name() -> None:
    aliases = ("**Aliases:** Llama Two", "**Aliases:** Second")
    text = small_list(
        entry("Llama 2", aliases[0], prose="Text.\n"),
        entry("Gemma", prose=LLAMA.replace("2", "Two") + "\n"),
    )
    assert len(diagnose_project("AK806", {PATH: text})) == 1
    text = small_list(
        entry("Llama 2", aliases[0], prose="Text.\n"),
        entry("Gemma", aliases[1], prose=LLAMA + " Second is another name.\n"),
    )
    assert diagnose_project("AK806", {PATH: text}) == []


def test_other_styles() -> None:
    fields = "- **Params:** 1B\n- **Released:** 2024-01\n"
    text = f"## A\n\n{LONG}\n\n{fields}\n## B\n\n{fields}\n{LONG}\n"
    file = read(LoadedFile(Source("README.md", text), "markdown"), CONFIG)
    found = check_file(file, CONFIG, StaticFiles(), select_rules(["AK806"])).diagnostics
    assert [one.line for one in shown(found, text)] == [13]
