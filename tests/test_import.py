"""``awesomekit import``: styles, whole outputs, merging, bad input and the report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from awesomekit import transfer_api
from awesomekit.cli import main
from awesomekit.importing import ImportOptions


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as exited:
        main(["import", *arguments])
    assert isinstance(exited.value.code, int)
    return exited.value.code


def lists(folder: Path, *texts: str, **options: Any) -> dict[str, str]:
    for number, text in enumerate(texts):
        (folder / f"{number}.md").write_text(text, encoding="utf-8", newline="")
    names = [f"{number}.md" for number in range(len(texts))]
    result = transfer_api.import_files(names, ImportOptions(**options), base=folder)
    return {file.path.name: file.text for file in result.files}


def body(text: str) -> str:
    """What stands below a list's title and its translation."""
    return text.split(" -->\n\n", 1)[1] if "<!-- [zh]" in text[:80] else text.split("\n\n", 2)[2]


HEADINGS = """\
# Models

## Base 基础

### 🦙 Llama2

[![arXiv](https://img.shields.io/badge/arXiv-2307.09288-b31b1b.svg)](https://arxiv.org/abs/2307.09288)

Text, see [Other](#other).

- 2023-07
- **Tokens:** 2T
- **参数量：** 7b, 13b

#### Chat

More.

### Other

- **Date:** 2023/8
- **Params:** unclear
- **Language:** English
- **Stars:** 5
"""
HEADINGS_LIST = """\
## Base

<!-- [zh] 基础 -->

### Llama2

[![arXiv](https://img.shields.io/badge/arXiv-2307.09288-b31b1b.svg)](https://arxiv.org/abs/2307.09288)

- **Date:** 2023-07
- **Pretrain Data Scale:** 2T
- **Parameter Size:** 7B/13B

<!-- [en] -->

Text, see [Other](#other).

#### Chat

More.

### Other

- **Date:** 2023-08
- **Language:** en
- **Parameter Size:** unclear

**Stars:** 5
"""


def test_headings(folder: Path) -> None:
    (text,) = lists(folder, HEADINGS).values()
    assert text.startswith("---\nschema: model\n---\n\n# Models\n\n## Base")
    assert text.split("# Models\n\n", 1)[1] == HEADINGS_LIST


BULLETS = """\
# Models
## Base
- One [[paper](https://arxiv.org/pdf/2302.13971.pdf)]
[[code](https://github.com/a/one)]
  - 2023/02, First. 2023/05, Second
  goes on.

 - Two[[code](https://github.com/a/two)] [[model](https://huggingface.co/a/two)]
   - No date here.
## Fine-tuning
- LoRA [[paper](https://arxiv.org/abs/2106.09685)]
  - 2021/06, 冻结权重的方法。
"""
ONE = """\
## Base

### One

[![arXiv](https://img.shields.io/badge/arXiv-2302.13971-b31b1b.svg)](https://arxiv.org/pdf/2302.13971.pdf)
[![GitHub](https://img.shields.io/badge/GitHub-a%2Fone-181717?logo=github)](https://github.com/a/one)

- **Date:** 2023-02

<!-- [en] -->

First.

2023/05, Second
goes on.

### Two

[![GitHub](https://img.shields.io/badge/GitHub-a%2Ftwo-181717?logo=github)](https://github.com/a/two)
[![Hugging Face model](https://img.shields.io/badge/Hugging%20Face-a%2Ftwo-ffd21e?logo=huggingface)](https://huggingface.co/a/two)

<!-- [en] -->

No date here.
"""


def test_bullets_with_odd_indentation_and_lazy_lines(folder: Path) -> None:
    found = lists(folder, BULLETS)
    assert sorted(found) == ["methods.md", "models.md"]
    assert found["models.md"].split("# Models\n\n", 1)[1] == ONE
    assert "- **Date:** 2021-06\n\n<!-- [zh] -->\n\n冻结权重的方法。\n" in found["methods.md"]


TABLES = """\
# 模型

| 模型 | 参数量 | 发布时间 | 资源 | 语言 | AVG |
| --- | --- | --- | --- | --- | --- |
| [A](#a) | 7/13 B | 2023-3 | [pdf](https://arxiv.org/abs/2302.13971) \\| none | Ch & En | 4<br/>5 |
| B | 1 B | 2023-04 | [home](about:blank) | En | |

| 模型 | 灵感 |
| --- | --- |
| A/B | 两者都有的说明。 |
"""


def test_tables_and_remarks(folder: Path) -> None:
    (folder / "awesomekit.yaml").write_text("languages: [zh, en]\n", encoding="utf-8")
    (text,) = lists(folder, TABLES).values()
    assert text.split("# 模型\n\n", 1)[1] == (
        "### A\n\n"
        "[![arXiv](https://img.shields.io/badge/arXiv-2302.13971-b31b1b.svg)]"
        "(https://arxiv.org/abs/2302.13971)\n\n"
        "- **Date:** 2023-03\n- **Language:** en,zh\n- **Parameter Size:** 7B/13B\n\n"
        "AVG: 4<br/>5\n\n<!-- [zh] -->\n\n两者都有的说明。\n\n"
        "### B\n\n"
        "- **Date:** 2023-04\n- **Language:** en\n- **Parameter Size:** 1B\n\n"
        "<!-- [zh] -->\n\n两者都有的说明。\n"
    )


def test_configured_columns(folder: Path) -> None:
    config = "languages: [zh, en]\nimport: {fields: {AVG: drop, 灵感: drop, 语言: license}}\n"
    (folder / "awesomekit.yaml").write_text(config, encoding="utf-8")
    (text,) = lists(folder, TABLES.replace("Ch & En", "MIT").replace("| En |", "| MIT |")).values()
    assert "AVG" not in text
    assert text.count("- **License:** MIT\n") == 2


LINKS = """\
# Awesome Things

- [Contents](#tools)

## Tools

- [One](https://github.com/a/one) - Does one thing. [![x][badge]](https://example.org/)
- **[Two](https://example.org/two)**: Does another.
  - Some detail.
- Group
  1. [Three](https://github.com/a/three) – # not a heading
- Not an entry.

**[⬆ back to top](#tools)**

[badge]: https://example.org/x.svg "X"
[unused]: https://example.org/unused
"""
THINGS = """\
## Tools

<!-- [en] -->

- Not an entry.

### One

[![GitHub](https://img.shields.io/badge/GitHub-a%2Fone-181717?logo=github)](https://github.com/a/one)

<!-- [en] -->

Does one thing. [![x](https://example.org/x.svg "X")](https://example.org/)

### Two

[![Website](https://img.shields.io/badge/Website-example.org-4b5563.svg)](https://example.org/two)

<!-- [en] -->

Does another.

- Some detail.

## Tools: Group

### Three

[![GitHub](https://img.shields.io/badge/GitHub-a%2Fthree-181717?logo=github)](https://github.com/a/three)

<!-- [en] -->

\\# not a heading
"""


def test_an_ordinary_list(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.md").write_text(LINKS, encoding="utf-8")
    assert run("a.md", "--report", "r.json") == 0
    out, err = capsys.readouterr()
    assert out == (
        "a.md (links): 3 projects\n"
        "→ lists/projects.md: 3 entries in 2 sections\n"
        "\n"
        "left out: 3\n"
        "  navigation within the page; build makes contents of its own\n"
        "      a.md, 2 times, lines 3, 14\n"
        "  a definition that nothing refers to\n"
        "      a.md:17: [unused]: https://example.org/unused\n"
    )
    assert err == 'wrote r.json\nwrote 1 list; "awesomekit lint" says what is left to do\n'
    text = (folder / "lists" / "projects.md").read_text("utf-8")
    assert text == f"---\nschema: project\n---\n\n# Awesome Things\n\n{THINGS}"
    report = json.loads((folder / "r.json").read_text("utf-8"))
    assert list(report) == [
        *("version", "sources", "lists", "entries", "fields", "links", "kept", "dropped"),
        *("missing", "disagreements", "conflicts", "homonyms", "suggestions"),
    ]
    assert report["entries"][1] == {
        "name": "Two",
        "list": "lists/projects.md",
        "section": "Tools",
        "schema": "project",
        "aliases": [],
        "places": [{"path": "a.md", "line": 8}],
    }
    assert [(link["url"], link["as"], link["line"]) for link in report["links"]] == [
        ("#tools", "dropped", 3),
        ("https://github.com/a/one", "badge", 7),
        ("https://example.org/", "text", 7),
        ("https://example.org/x.svg", "text", 7),
        ("https://example.org/two", "badge", 8),
        ("https://github.com/a/three", "badge", 11),
        ("#tools", "dropped", 14),
    ]


ARTICLE = """\
---
title: On models
---

## 1.First[#](#first "Permalink")

#### Alpha[#](#alpha-x "Permalink")

[Alpha](https://example.org/blog/alpha) is good \\[[3](../r/#id3 "S. 2023. arXiv:2303.18223.")\\].

##### Uniqueness[#](#id1 "Permalink")

+   See [Beta](#beta-x).
+   And [gone](../gone.md).

#### Beta[#](#beta-x "Permalink")

##### Uniqueness[#](#id2 "Permalink")

Text.

#### Gamma[#](#gamma "Permalink")

##### Uniqueness[#](#id3 "Permalink")

Text.

## Table

| LLMs | Params/\\[B\\] | Tokens/\\[B\\] |
| --- | --- | --- |
| Alpha 7B | 7 | 1000 |
| Alpha 13B | 13 | 2000 |
| Beta 1B | 1 | \\- |
"""


def test_an_article(folder: Path) -> None:
    (text,) = lists(folder, ARTICLE).values()
    assert text == (
        "---\nschema: model\n---\n\n# On models\n\n## First\n\n### Alpha\n\n"
        "[![Blog](https://img.shields.io/badge/Blog-example.org-f59e0b.svg)]"
        "(https://example.org/blog/alpha)\n\n"
        "- **Pretrain Data Scale:** 1000B\n- **Parameter Size:** 7B/13B\n\n"
        "<!-- [en] -->\n\n[Alpha](https://example.org/blog/alpha) is good "
        '\\[[3](https://arxiv.org/abs/2303.18223 "S. 2023. arXiv:2303.18223.")\\].\n\n'
        "#### Uniqueness\n\n+   See [Beta](#beta).\n+   And gone.\n\n"
        "### Beta\n\n- **Parameter Size:** 1B\n\n<!-- [en] -->\n\n#### Uniqueness\n\nText.\n\n"
        "### Gamma\n\n<!-- [en] -->\n\n#### Uniqueness\n\nText.\n"
    )
    result = transfer_api.import_files(["0.md"], base=folder)
    (one,) = result.imported.outlines[0].disagreements
    assert (one.entry, one.label, one.kept[0], str(one.kept[1]), one.other[0]) == (
        *("Alpha", "Pretrain Data Scale", "1000B", "0.md:32", "2000B"),
    )


def test_base_url(folder: Path) -> None:
    (text,) = lists(folder, ARTICLE, base_url="https://example.org/a/b/").values()
    assert "And [gone](https://example.org/a/gone.md)." in text


def test_merging_by_key_alias_and_preference(folder: Path) -> None:
    first = "# X\n## M\n### A 1\n- **Date:** 2023-01\n- **Params:** 7B\n\nText.\n"
    second = "# Y\n## M\n### a1\n- **Date:** 2023-02\n- **Tokens:** 1T\n\nText.\n\n### Bee\n"
    second += "- **Date:** 2023-03\n- **Params:** 1B\n"
    (text,) = lists(folder, first, second, aliases=(("B", "Bee"),)).values()
    assert text.split("# X\n\n")[1] == (
        "## M\n\n### A 1\n\n- **Date:** 2023-01\n- **Pretrain Data Scale:** 1T\n"
        "- **Parameter Size:** 7B\n\n<!-- [en] -->\n\nText.\n\n"
        "### B\n\n- **Aliases:** Bee\n- **Date:** 2023-03\n- **Parameter Size:** 1B\n"
    )
    options = ImportOptions(prefer=("1.md",))
    preferred = transfer_api.import_files(["0.md", "1.md"], options, base=folder)
    (conflict,) = preferred.imported.merged.conflicts
    assert (conflict.kept[0], str(conflict.kept[1])) == ("2023-02", "1.md:4")
    assert (conflict.other[0], str(conflict.other[1])) == ("2023-01", "0.md:4")
    assert conflict.reason == "1.md stands first"


def test_suggestions(folder: Path) -> None:
    text = "# X\n## M\n" + "".join(
        f"### {name}\n- **Date:** 2023-01\n- **Params:** 7B\n\n" for name in ("A", "A 7B", "C")
    )
    (folder / "x.md").write_text(text, encoding="utf-8")
    result = transfer_api.import_files(["x.md"], base=folder)
    (found,) = result.imported.merged.suggestions
    assert (found.names, found.reason) == (("A", "A 7B"), "one is the other with a size")


def test_two_things_of_one_name_stay_two(folder: Path) -> None:
    text = "# X\n- [A](https://example.org/a) - One.\n- [A](https://example.org/b) - Other.\n"
    (found,) = lists(folder, text).values()
    assert found.count("### A\n") == 2
    (homonym,) = transfer_api.import_files(["0.md"], base=folder).imported.merged.homonyms
    assert (homonym.name, [str(place) for place in homonym.places]) == ("A", ["0.md:2", "0.md:3"])


def test_what_never_ends_swallows_nothing(folder: Path) -> None:
    text = (
        "# X\n\n- [A](https://example.org/a) - One.\n\n  ```\n  open\n"
        "- [B](https://example.org/b) - <!-- open\n- [C](https://example.org/c) - Last.\n"
    )
    (found,) = lists(folder, text).values()
    assert [line for line in found.split("\n") if line.startswith("### ")] == [
        *("### A", "### B", "### C"),
    ]
    assert "Last." in found


def test_mojibake(folder: Path) -> None:
    good = "# X\n\n- [A](https://example.org/a) - Café – one.\n- [B](https://example.org/b) - x\n"
    bad = good.encode().decode("cp1252")
    (found,) = lists(folder, bad).values()
    assert "Café – one." in found
    lost = bad.replace("â€“", "â€")
    (found,) = lists(folder, lost).values()
    assert "CafÃ©" in found
    result = transfer_api.import_files(["0.md"], base=folder)
    assert [(str(n.place), n.reason) for n in result.imported.outlines[0].page.kept] == [
        ("0.md:3", "UTF-8 was read as another encoding and bytes were lost; kept as it is")
    ]


FRENCH = "# Liste\n\n" + "".join(
    f"- [Outil {n}](https://example.org/{n}) - Un outil pour les personnes qui sont dans la ville "
    "avec une liste et des idées.\n"
    for n in range(9)
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "a.md: the file is empty; there is nothing to import", id="empty"),
        pytest.param(
            "\ufeff\n\n", "a.md: the file is empty; there is nothing to import", id="blank"
        ),
        pytest.param(
            "# Only\n\nText.\n",
            "a.md: no entry was found; entries are headings with badges or fields, table rows, or "
            "list items that begin with a link",
            id="no entry",
        ),
        pytest.param(
            '# X\n\n<table><tr><td rowspan="2"><a href="https://a.example">A</a></td></tr></table>\n',
            "a.md: no entry was found; entries are headings with badges or fields, table rows, or "
            "list items that begin with a link",
            id="merged cells in HTML",
        ),
        pytest.param(
            FRENCH,
            'a.md: the text seems to be French, and the project has en and zh; put "fr" among the '
            'languages in awesomekit.yaml, or say what it is with "--language"',
            id="third language",
        ),
        pytest.param(
            "# リスト\n\n" + "- [A](https://example.org/a) - これはとても便利なツールです。\n" * 3,
            'a.md: the text seems to be Japanese, and the project has en and zh; put "ja" among '
            'the languages in awesomekit.yaml, or say what it is with "--language"',
            id="third script",
        ),
    ],
)
def test_bad_input(
    folder: Path, capsys: pytest.CaptureFixture[str], text: str, message: str
) -> None:
    (folder / "a.md").write_text(text, encoding="utf-8")
    assert run("a.md") == 2
    assert capsys.readouterr() == ("", f"error: {message}\n")
    assert [path.name for path in folder.iterdir()] == ["a.md"]


def test_a_language_that_the_project_has(folder: Path) -> None:
    (folder / "awesomekit.yaml").write_text("languages: [fr]\n", encoding="utf-8")
    (found,) = lists(folder, FRENCH).values()
    assert found.count("<!-- [fr] -->") == 9


def test_a_table_in_html_is_kept(folder: Path) -> None:
    table = '<table><tr><td rowspan="2">A</td></tr></table>'
    (found,) = lists(folder, f"# X\n\n{table}\n\n- [A](https://example.org/a) - One.\n").values()
    assert table in found
    page = transfer_api.import_files(["0.md"], base=folder).imported.outlines[0].page
    assert [str(note.place) for note in page.kept] == ["0.md:3"]


def test_a_large_list(folder: Path) -> None:
    line = "- [Thing {0}](https://example.org/{0}) - " + "Some words about it. " * 12 + "\n"
    text = "# X\n\n" + "".join(line.format(number) for number in range(17_000))
    assert len(text) > 5_000_000
    (folder / "a.md").write_text(text, encoding="utf-8")
    result = transfer_api.import_files(["a.md"], base=folder)
    assert sum(1 for new in result.imported.merged.lists for _ in new.entries) == 17_000


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a.md", "--alias", "A"], "Invalid value for '--alias': \"A\" is no pair of names; write"),
        (["a.md", "--prefer", "b.md"], '"--prefer b.md" names none of the files that are imported'),
        (["a.md", "--base-url", "x"], '"--base-url x" is no address; write https://…'),
        (
            ["a.md", "--style", "headings"],
            'a.md: no entry was found in the style "headings"; it looks',
        ),
        (["a.md", "-o", "/elsewhere"], "/elsewhere: the folder is outside of the project; lists"),
        (["no.md"], "no.md: no such file; check the spelling of the path"),
    ],
)
def test_mistakes(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    (folder / "a.md").write_text(LINKS, encoding="utf-8")
    assert run(*arguments) == 2
    assert capsys.readouterr().err.startswith(f"error: {message}")
    assert [path.name for path in folder.iterdir()] == ["a.md"]


def test_lists_that_are_there_stay(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.md").write_text(LINKS, encoding="utf-8")
    (folder / "lists").mkdir()
    (folder / "lists" / "projects.md").write_text("mine\n", encoding="utf-8")
    assert run("a.md") == 2
    assert capsys.readouterr().err == (
        'error: lists/projects.md: the list is there already; take another folder with "--output", '
        'or "--force" to replace it\n'
    )
    assert (folder / "lists" / "projects.md").read_text("utf-8") == "mine\n"
    assert run("a.md", "--dry-run", "--force") == 0
    assert (folder / "lists" / "projects.md").read_text("utf-8") == "mine\n"
    assert run("a.md", "--force") == 0
    assert "### Three" in (folder / "lists" / "projects.md").read_text("utf-8")


def test_a_canonical_list_stays_what_it_is(folder: Path) -> None:
    (first,) = lists(folder, LINKS).values()
    (folder / "awesomekit.yaml").write_text("languages: [en]\n", encoding="utf-8")
    (second,) = lists(folder, first).values()
    assert second == first


def test_terminal_output_holds_no_control_characters(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "# X\n\n- [A](https://example.org/a) - One.\n\n[\x1b[31m]: https://example.org/\x1b\n"
    (folder / "a.md").write_text(text, encoding="utf-8")
    assert run("a.md", "--dry-run") == 0
    assert "\x1b" not in capsys.readouterr().out


def test_fill_unknown(folder: Path) -> None:
    (found,) = lists(folder, BULLETS.split("## Fine", maxsplit=1)[0], unknown=True).values()
    assert found.count("- **Parameter Size:** unknown\n") == 2


def test_the_own_lists_stay_what_they_are(tmp_path: Path) -> None:
    """Canonical lists with everything that they may hold come out as they went in."""
    lists_here = sorted((Path(__file__).parents[1] / "lists").glob("*.md"))
    own = [path for path in lists_here if path.name != "README.base.md"]
    assert len(own) >= 9
    folder = tmp_path / "lists"
    folder.mkdir()
    for path in own:
        (folder / path.name).write_bytes(path.read_bytes())
    for path in own:
        options = ImportOptions(force=True)
        result = transfer_api.import_files([f"lists/{path.name}"], options, base=tmp_path)
        (file,) = result.files
        told = [note.text for note in result.imported.outlines[0].page.dropped]
        expected = path.read_text("utf-8")
        for comment in told:
            # a comment before a heading has no place of its own
            assert comment.startswith("<!-- awesomekit: disable-next AK401")
            expected = expected.replace(f"{comment}\n\n", "")
        assert file.text == expected
