"""READMEs as a whole against golden files; what build refuses; what it does not depend on."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nasty_project import SKELETON, TOOLS, nasty_project

import awesomekit
from awesomekit.build import BuildError
from awesomekit.build.project import read_inputs
from awesomekit.build.render import Readme, render
from awesomekit.build.verify import verify
from awesomekit.config.discover import find_project
from awesomekit.markdown import read_markdown
from awesomekit.source import Source
from projects import LIST, project, run

GOLDEN = Path(__file__).parent / "golden"


def built(folder: Path) -> dict[str, str]:
    return {file.path: file.wanted for file in awesomekit.build_readmes(folder).generated}


def refused(folder: Path) -> list[str]:
    with pytest.raises(BuildError) as caught:
        awesomekit.build_readmes(folder)
    return str(caught.value).splitlines()


@pytest.mark.parametrize("name", ["README.md", "README_zh.md"])
def test_golden_files(tmp_path: Path, name: str) -> None:
    wanted = (GOLDEN / name).read_text(encoding="utf-8")
    assert built(nasty_project(tmp_path))[name] == wanted


def test_line_ends_of_the_lists_do_not_matter(tmp_path: Path) -> None:
    folder = nasty_project(tmp_path, TOOLS.replace("\n", "\r\n"), SKELETON.replace("\n", "\r\n"))
    for name, text in built(folder).items():
        assert text == (GOLDEN / name).read_text(encoding="utf-8")


def entries_in_order(order: list[int]) -> str:
    head, rest = LIST.split("### Llama 2", 1)
    second, first = ("### Llama 2" + rest).split("### Llama 1", 1)
    parts = [second.strip(), ("### Llama 1" + first).strip()]
    parts += [
        parts[0].replace("Llama 2", f"Model {n}").replace("2023-07", f"20{20 + n}-01")
        for n in range(3)
    ]
    return head + "\n\n".join(parts[index] for index in order) + "\n"


def test_the_order_of_the_source_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    texts = set()
    orders = random.Random(7).sample(list(itertools.permutations(range(5))), 12)  # noqa: S311
    for order in orders:
        folder = project(tmp_path_factory.mktemp("p"), entries_in_order(list(order)))
        (folder / "lists" / "README.base.md").write_text(
            "# X\n\n<!-- awesomekit: table models -->\n\n<!-- awesomekit: entries models -->\n",
            encoding="utf-8",
        )
        texts.add(tuple(built(folder).values()))
    assert len(texts) == 1


def test_bytes_do_not_depend_on_the_hash_seed_or_the_locale(tmp_path: Path) -> None:
    texts = set()
    for seed, locale in (("0", "C"), ("1", "zh_CN.UTF-8"), ("2", "tr_TR.ISO-8859-9")):
        folder = nasty_project(tmp_path / seed)
        assert run(folder, "build", PYTHONHASHSEED=seed, LC_ALL=locale).status == 0
        texts.add((folder / "README_zh.md").read_bytes())
    assert len(texts) == 1


SKELETON_MISTAKES = {
    "unknown directive": (
        "<!-- awesomekit: tabel tools -->",
        'no directive is called "tabel"; did you mean "table"?',
    ),
    "unknown list": (
        "<!-- awesomekit: entries tolls -->",
        'there is no list "tolls"; did you mean "tools"?',
    ),
    "list twice": (
        "<!-- awesomekit: entries tools -->",
        'the entries of "tools" already stand at line 27; keep one',
    ),
    "argument": ("<!-- awesomekit: toc 3 -->", '"toc" takes no argument; remove "3"'),
}


@pytest.mark.parametrize("name", SKELETON_MISTAKES)
def test_mistakes_of_the_skeleton(tmp_path: Path, name: str) -> None:
    directive, message = SKELETON_MISTAKES[name]
    folder = nasty_project(tmp_path, skeleton=f"{SKELETON}\n{directive}\n")
    line = SKELETON.count("\n") + 2
    assert refused(folder) == [f"lists/README.base.md:{line}:1: {message}"]


def test_a_list_that_no_directive_shows(tmp_path: Path) -> None:
    skeleton = SKELETON.replace("<!-- awesomekit: entries more -->\n", "")
    assert refused(nasty_project(tmp_path, skeleton=skeleton)) == [
        'lists/README.base.md:1:1: no directive shows the list "lists/more.md"; add '
        '"<!-- awesomekit: entries more -->"'
    ]


LIST_MISTAKES = {
    "broken anchor": (
        "[Beta](#beta)、",
        "[Beta](#betta)、",
        'the link "#betta" leads to no heading of the README; correct it',
    ),
    "footnote": (
        "1. one",
        "1. one[^a]\n\n[^a]: note\n",
        "footnotes of several lists would be mixed up; write it in the text",
    ),
    "field of two paragraphs": (
        "- **Organization:** A | B",
        "- **Organization:** A | B\n\n  more",
        "a field holds one paragraph; move the rest into the text",
    ),
    "other language": (
        "中文 <img",
        "<!-- [fr] -->\n\nfrançais\n\n<!-- [zh] -->\n\n中文 <img",
        '"fr" is no language of the project; correct the marker',
    ),
    "stray text": (
        "# Tools\n",
        "stray\n\n# Tools\n",
        "this belongs to no title, section or entry and would be in no README; move it",
    ),
    "code that is never closed": ("2. two", "2. two\n\n~~~~", "is missing"),
    "missing file": ("(../docs/x.md#a)。", "(../docs/y.md)。", 'there is no file "docs/y.md"'),
}


@pytest.mark.parametrize("name", LIST_MISTAKES)
def test_lists_that_would_lose_something_are_refused(tmp_path: Path, name: str) -> None:
    old, new, message = LIST_MISTAKES[name]
    assert old in TOOLS
    folder = nasty_project(tmp_path, TOOLS.replace(old, new))
    assert any(message in line for line in refused(folder))
    assert not (folder / "README.md").exists()


# ---------------------------------------------------------------------- reading it back


def test_every_loss_in_a_readme_is_noticed(tmp_path: Path) -> None:
    config = find_project(nasty_project(tmp_path))
    assert config is not None
    inputs = read_inputs(config, tmp_path)
    readme = render(inputs)[0]

    def problems(text: str) -> list[object]:
        return list(verify(Readme(readme.path, "en", text), inputs, lambda _: True))

    assert problems(readme.text) == []
    blind = set()
    lines = readme.text.split("\n")
    for number, line in enumerate(lines):
        changed = "\n".join(lines[:number] + lines[number + 1 :])
        if line.strip() and not problems(changed):
            blind.add(line)
    # the notice, the switch, the contents, and what belongs to the form of a table or a list
    assert {line for line in blind if not line.startswith(("- [", "  - ["))} == {
        lines[0],
        "**English** | [简体中文](README_zh.md)",
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("(#beta)", "(#gamma)"),
        ("https://github.com/a/b", "https://github.com/a/c"),
        ("lists/img/p.png", "lists/img/q.png"),
        ("![alt]", "![]"),
        ("A | B", "A"),
        ("## End", "#### Beta\n\n## End"),
        ("Details", "details"),
        ("[not a link]", "[a link]"),
        ("[here](#overview-1)", "[here](#overview)"),
        ("English only", "English"),
    ],
)
def test_every_change_in_a_readme_is_noticed(tmp_path: Path, old: str, new: str) -> None:
    config = find_project(nasty_project(tmp_path))
    assert config is not None
    inputs = read_inputs(config, tmp_path)
    readme = render(inputs)[0]
    assert old in readme.text
    changed = Readme(readme.path, "en", readme.text.replace(old, new, 1))
    assert list(verify(changed, inputs, lambda _: True))


LINES = st.sampled_from(
    [
        "### {n}",
        "## S{n}",
        "#### deep",
        "<!-- [en] -->",
        "<!-- [zh] -->",
        "<!-- [zh] 文 -->",
        "<!-- [common] -->",
        "- **Date:** 2023-07",
        "- **Organization:** [O](#t)",
        "[GitHub](https://github.com/a/b)",
        "text *em* `code` [l](https://e.com) 中文",
        "[r] and ![p](https://e.com/p.png)",
        "[r]: https://e.com/(x)",
        "> quote",
        "1. one",
        "- item",
        "```",
        "<div>",
        "</div>",
        "| a |\n|---|\n| b |",
        "",
        "",
    ]
)


@given(st.lists(LINES, max_size=25))
@settings(max_examples=60, deadline=None)
def test_random_lists_are_refused_or_built_without_loss(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    body = "\n".join(line.format(n=n) for n, line in enumerate(lines))
    folder = project(tmp_path_factory.mktemp("p"), f"# T\n\n{body}\n")
    try:
        result = awesomekit.build_readmes(folder)
    except BuildError:
        return  # its problems have places, which other tests look at
    everything = "".join(file.wanted for file in result.generated)
    for link in ("https://github.com/a/b", "https://e.com/p.png"):
        if any(found.url == link for found in read_markdown(Source("x", body)).links):
            assert link in everything
