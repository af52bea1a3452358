"""The texts of a new project's files."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from awesomekit.addresses import HOME
from awesomekit.badges import badge_markdown, canonical_badge, identify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesomekit.model import Schema

_SCHEMA = (
    "https://raw.githubusercontent.com/awesomekit/awesomekit/main/src/awesomekit/config/"
    "awesomekit.schema.json"
)
_WORDS = {
    "en": {
        "list": "A list of things that are worth knowing.",
        "section": "The first section",
        "entry": "An example",
        "prose": "Say in two or three sentences what it is and what sets it apart.",
        "contents": "Contents",
        "brief": "In brief",
    },
    "zh": {
        "list": "值得了解的内容列表。",
        "section": "第一节",
        "entry": "示例",
        "prose": "用两三句话说明它是什么、有什么特别之处。",
        "contents": "目录",
        "brief": "简表",
    },
}


def _words(language: str) -> dict[str, str]:
    return _WORDS.get(language, _WORDS["en"])


def configuration(languages: Sequence[str]) -> str:
    """``awesomekit.yaml``."""
    return (
        f"# yaml-language-server: $schema={_SCHEMA}\n"
        f"# every key: {HOME}/blob/main/docs/configuration.md\n"
        f"languages: [{', '.join(languages)}]\n"
    )


def _in_each(languages: Sequence[str], key: str) -> str:
    if len(languages) == 1:
        return _words(languages[0])[key]
    return "\n\n".join(f"<!-- [{code}] -->\n\n{_words(code)[key]}" for code in languages)


def _translated(languages: Sequence[str], key: str) -> str:
    """Comments with a heading's text in the languages after the first."""
    others = [f"<!-- [{code}] {_words(code)[key]} -->" for code in languages[1:]]
    return "".join(f"\n\n{comment}" for comment in others)


def first_list(
    title: tuple[str, tuple[tuple[str, str], ...]], schema: Schema, languages: Sequence[str]
) -> str:
    """A list with one entry that shows the form.

    Args:
        title: in the language of headings, and translations.
        schema: of the list.
        languages: the first is that of headings.
    """
    first = _words(languages[0])
    own, translations = title
    names = [f"\n\n<!-- [{code}] {text} -->" for code, text in translations if code in languages]
    fields = [f"- **{spec.label}:** unknown" for spec in schema.fields if spec.required]
    url = "https://example.org/"
    parts = [
        f"---\nschema: {schema.name}\nsort: [name]\n---",
        f"# {own}{''.join(names)}",
        _in_each(languages, "list"),
        f"## {first['section']}{_translated(languages, 'section')}",
        f"### {first['entry']}{_translated(languages, 'entry')}",
        badge_markdown(canonical_badge(identify(url), url), url),
        *(["\n".join(fields)] if fields else []),
        _in_each(languages, "prose"),
    ]
    return "\n\n".join(parts) + "\n"


def skeleton(
    title: str, lists: Sequence[str], tables: Sequence[str], languages: Sequence[str]
) -> str:
    """``README.base.md``: title, switch, contents, tables and the entries of every list."""
    names = "".join(f"\n\n<!-- [{code}] {title} -->" for code in languages[1:])
    parts = [f"# {title}{names}"]
    if len(languages) > 1:
        parts.append("<!-- awesomekit: languages -->")
    first = _words(languages[0])
    parts.append(f"## {first['contents']}{_translated(languages, 'contents')}")
    parts.append("<!-- awesomekit: toc -->")
    if tables:
        parts.append(f"## {first['brief']}{_translated(languages, 'brief')}")
        parts += [f"<!-- awesomekit: table {name} -->" for name in tables]
    parts += [f"<!-- awesomekit: entries {name} -->" for name in lists]
    return "\n\n".join(parts) + "\n"


def hooks() -> str:
    """``.pre-commit-config.yaml``."""
    return (
        "repos:\n"
        f"  - repo: {HOME}\n"
        f"    rev: v{version('awesomekit')}\n"
        "    hooks:\n"
        "      - id: awesomekit-lint\n"
        "      - id: awesomekit-build\n"
    )


def workflow() -> str:
    """``.github/workflows/awesomekit.yml``."""
    return (
        "name: awesomekit\n"
        "on:\n"
        "  push:\n"
        "    branches: [main]\n"
        "  pull_request:\n"
        "permissions:\n"
        "  contents: read\n"
        "jobs:\n"
        "  list:\n"
        "    runs-on: ubuntu-24.04\n"
        "    steps:\n"
        "      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0\n"
        "        with:\n"
        "          persist-credentials: false\n"
        f"      - uses: {HOME.removeprefix('https://github.com/')}@v{version('awesomekit')}\n"
    )


def contributing(language: str, readmes: Sequence[str]) -> str:
    """``CONTRIBUTING.md`` for readers of a language: Chinese, or English."""
    built = [f"`{name}`" for name in readmes]
    if language == "zh":
        return (
            "# 参与贡献\n\n"
            f"请修改 `lists/` 目录中的文件，不要直接修改{'、'.join(built)}：它们是生成的。\n\n"
            "1. 找到合适的章节，照着相邻条目的样子写一个新条目；也可以用命令起草：\n\n"
            "   ```sh\n   awesomekit new https://github.com/owner/name\n   ```\n\n"
            "2. 用自己的话写两三句说明。有多种语言时，各语言说的是同样的内容。\n"
            "3. 没有一手来源的数值写 `unknown`，不要猜测。\n"
            "4. 检查、修正并生成 README，然后把列表和 README 一起提交：\n\n"
            "   ```sh\n   awesomekit lint --fix\n   awesomekit build\n   ```\n\n"
            f"条目的写法见[列表格式]({HOME}/blob/main/docs/format.md)。\n"
        )
    either = " or ".join((", ".join(built[:-1]), built[-1])) if len(built) > 1 else built[0]
    return (
        "# Contributing\n\n"
        f"Edit the files under `lists/`, never {either}: what is there is built.\n\n"
        "1. Find the section and write an entry like those around it, or have one drafted:\n\n"
        "   ```sh\n   awesomekit new https://github.com/owner/name\n   ```\n\n"
        "2. Write two or three sentences in your own words, the same in every language.\n"
        "3. Write `unknown` where no primary source gives a value. Do not guess.\n"
        "4. Check, mend and build, and commit the lists together with the README:\n\n"
        "   ```sh\n   awesomekit lint --fix\n   awesomekit build\n   ```\n\n"
        f"The form of entries is told in the [list format]({HOME}/blob/main/docs/format.md).\n"
    )
