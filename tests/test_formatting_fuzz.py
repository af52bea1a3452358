"""The formatter on random texts: no crash, nothing lost, twice the same as once."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from awesomekit.config.discover import default_config
from awesomekit.formatting import format_text
from awesomekit.markdown import read_markdown
from awesomekit.markdown.render import rendered
from awesomekit.source import Source

CONFIG = default_config(Path("/project"))
HEAD = "---\nschema: model\n---\n\n# T\n\n## S\n\n### E\n\n"

STRUCTURE = [
    "# T",
    "# T #",
    "## S",
    "##   节 ##",
    "### E",
    "   ### F",
    "=====",
    "-----",
    "<!-- [zh] 文 -->",
    "<!-- [en] -->",
    "<!--[ZH]-->",
    "<!-- [common] -->",
    "<!-- [zh] open",
    "- **Date:** 2023年7月",
    "* **Language**: English",
    "- **语言**：中文",
    "+ __日期__: 2023/7",
    "- **Parameter Size:** 7/13 B",
    "- **参数量：**7b",
    "- **Date:**",
    "* **Date**:",
    "- **Note**: &amp; *x*",
    "- **License:** Apache 2.0",
    "- [ ] **Date:** 2023/7",
    "  - **Date:** 2023/7",
    "[arXiv](https://arxiv.org/abs/2307.09288)",
    "[a](https://arxiv.org/abs/2307.09288)[b](https://github.com/a/b)",
    '[a](<https://github.com/a/b>) [b](https://x.org "t")',
    "[![GitHub](https://img.shields.io/badge/x-y-z.svg)](https://github.com/a/b)",
]

PROSE = [
    "schema: model",
    "#### deep #",
    "<!-- note -->",
    "- unlabelled",
    "* bullet",
    "- [ ] task",
    "1. one",
    "  continued",
    "  - nested",
    "    code  two",
    "   indented",
    "text `code  x` 中文 https://x.org/中",
    "hard  ",
    "back\\",
    "[c][d] [d]",
    "[d]: https://x.org",
    "![pic](p.png)",
    "[目录](#目录)",
    "[[paper](https://a.b/x_y_z)]",
    "| a | b |",
    "| - | - |",
    "```",
    "~~~",
    "> quote",
    "<div>",
    "</div>",
    "[^1]: note",
    "note[^1]",
    "***",
    "AWESOMEKIT0Z",
    "\ufeff",
    "\x0c",
    "a\u2028b",
]

lines = st.lists(st.sampled_from([*STRUCTURE, *PROSE, "", "", "---", "-", "\ttab"]), max_size=14)
texts = st.builds(
    lambda head, newline, some: head + newline.join(some),
    st.sampled_from(["", HEAD, HEAD, "\ufeff", "\n"]),
    st.sampled_from(["\n", "\n", "\r\n", "\r"]),
    lines,
)
modest = settings(max_examples=150, deadline=None)


def form(text: str) -> str:
    return format_text(text, "lists/x.md", CONFIG)


def destinations(text: str) -> Counter[str]:
    links = read_markdown(Source("", text)).links
    # a picture made for a badge is new, all other pictures stay
    return Counter(link.url for link in links if "img.shields.io" not in link.url)


def content(line: str) -> str:
    """A line without what makes it a heading or a bullet."""
    return re.sub(r"\A[-*+] ", "", line.strip("\ufeff\x0c\t ").strip(" #"))


@modest
@given(texts)
@example("T\n===\n```\n\n\n")
@example("\n---\nschema: model\n---\n")
@example(HEAD + "* **Date**:\n* **Language**：English")
def test_nothing_is_lost_and_once_is_enough(text: str) -> None:
    once = form(text)
    assert form(once) == once
    assert destinations(once) == destinations(text)
    for words in filter(None, map(content, PROSE)):
        assert once.count(words) >= text.count(words)


@modest
@given(st.text(alphabet="#-*_+=<>![]():：`~|\\ \t\r\n\ufeff\x0ca中1", max_size=60))
def test_any_text_is_formatted_once(text: str) -> None:
    once = form(HEAD + text)
    assert form(once) == once
    assert sorted(re.findall(r"[a中1]", once)) == sorted(re.findall(r"[a中1]", HEAD + text))


@modest
@given(st.lists(st.sampled_from([*PROSE, "", ""]), min_size=1, max_size=10))
def test_prose_alone_stays_as_it_is(some: list[str]) -> None:
    prose = "\n".join(some)
    text = f"# T\n\n<!-- [en] -->\n\n{prose}\n\n<!-- [zh] -->\n\n中文\n"
    once = form(text)
    assert prose.strip("\n") in once
    assert rendered(once) == rendered(text)
