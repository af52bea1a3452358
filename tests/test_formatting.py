"""The canonical form of a list file: whole texts before and after."""

from __future__ import annotations

from pathlib import Path

import pytest

from awesomekit.config.discover import default_config
from awesomekit.formatting import format_text
from awesomekit.markdown import read_markdown
from awesomekit.source import Source
from projects import LIST
from shared import corpus_files, needs_shared

CONFIG = default_config(Path("/project"))
GOLDEN = Path(__file__).parent / "golden"
HEAD = "---\nschema: model\n---\n\n# T\n\n## S\n\n### E\n\n"
ARXIV = (
    "[![arXiv](https://img.shields.io/badge/arXiv-2307.09288-b31b1b.svg)]"
    "(https://arxiv.org/abs/2307.09288)"
)
GITHUB = (
    "[![GitHub](https://img.shields.io/badge/GitHub-a%2Fb-181717?logo=github)]"
    "(https://github.com/a/b)"
)


def form(text: str) -> str:
    return format_text(text, "lists/x.md", CONFIG)


def rows(table: dict[str, tuple[str, str]]) -> list[object]:
    return [pytest.param(*texts, id=name) for name, texts in table.items()]


# what stands in an entry → what it becomes
ENTRIES = {
    "values": (
        "- **Date:** 2023年7月18日\n- **Parameter Size:** 7/13 B\n",
        "- **Date:** 2023-07-18\n- **Parameter Size:** 7B/13B\n",
    ),
    "labels in Chinese": (
        "- **发布日期:** 2023-07\n- **语言:** en\n",
        "- **Date:** 2023-07\n- **Language:** en\n",
    ),
    "aliases of labels": (
        "- **Release Date:** 2023-07\n- **Params:** 7B\n",
        "- **Date:** 2023-07\n- **Parameter Size:** 7B\n",
    ),
    "fields out of order": (
        "- **Language:** en\n- **House:** a\n- **Date:** 2023-07\n",
        "- **Date:** 2023-07\n- **House:** a\n- **Language:** en\n",
    ),
    "everything at once": (
        "* __语言__：English\n* **日期**: 2023/7",
        "- **Date:** 2023-07\n- **Language:** en\n",
    ),
    "colon outside bold": ("- **Date**: 2023-07\n", "- **Date:** 2023-07\n"),
    "full-width colon": ("- **Date**：2023-07\n", "- **Date:** 2023-07\n"),
    "full-width colon in bold": ("- **Date：** 2023-07\n", "- **Date:** 2023-07\n"),
    "no room after the colon": ("- **Date:**2023-07\n", "- **Date:** 2023-07\n"),
    "room around the label": ("-   ** Date ** :  2023-07\n", "- **Date:** 2023-07\n"),
    "underscores": ("- __Date:__ 2023-07\n", "- **Date:** 2023-07\n"),
    "asterisk bullets": ("* **Date:** 2023-07\n", "- **Date:** 2023-07\n"),
    "plus bullets": ("+ **Date:** 2023-07\n", "- **Date:** 2023-07\n"),
    "comments to awesomekit stay in their bullet": (
        "* **Date**：2023/7   <!-- awesomekit: disable-line AK801 x -->\n",
        "- **Date:** 2023-07 <!-- awesomekit: disable-line AK801 x -->\n",
    ),
    "loose list": (
        "- **Date:** 2023-07\n\n\n- **Language:** en\n",
        "- **Date:** 2023-07\n- **Language:** en\n",
    ),
    "indented list": ("   - **Date:** 2023-07\n", "- **Date:** 2023-07\n"),
    "no value": ("* **Date**:\n* **Language:** en\n", "- **Date:**\n- **Language:** en\n"),
    "unlabelled bullet keeps its place": (
        "* plain *text*\n* **Language:** English\n* **Date:** 2023-07\n",
        "- plain *text*\n- **Date:** 2023-07\n- **Language:** en\n",
    ),
    "an unreadable value stays": ("* **Date:** 18th July\n", "- **Date:** 18th July\n"),
    "nested content keeps its bullets": (
        "* **Date**: 2023/7\n* **Language**: English\n  - nested\n\n    more\n",
        "* **Date:** 2023-07\n* **Language:** English\n  - nested\n\n    more\n",
    ),
    "a value on the next line": ("- **Date:**\n  soon\n", "- **Date:** soon\n"),
    "a task stays a task": ("- [ ] **Date:** 2023-07\n", "- [ ] **Date:** 2023-07\n"),
    "a list right after the fields": (
        "* **Date:** 2023-07\n\n- a\n- b\n",
        "* **Date:** 2023-07\n\n- a\n- b\n",
    ),
    "indented text after fields with wide bullets": (
        "-    **Date:** 2023-07\n\n  text\n",
        "-    **Date:** 2023-07\n\n  text\n",
    ),
    "badge from a link": ("[arXiv](https://arxiv.org/abs/2307.09288)\n", f"{ARXIV}\n"),
    "badges on one line": (
        "[a](https://arxiv.org/abs/2307.09288) [b](https://github.com/a/b)\n",
        f"{ARXIV}\n{GITHUB}\n",
    ),
    "badges without room between": (
        "[a](https://arxiv.org/abs/2307.09288)[b](https://github.com/a/b)\n",
        f"{ARXIV}\n{GITHUB}\n",
    ),
    "angle brackets stay": (
        "[a](<https://github.com/a/b>)\n",
        GITHUB.replace("(https://github.com/a/b)", "(<https://github.com/a/b>)") + "\n",
    ),
    "a title is kept": (
        '[b](https://github.com/a/b "t")\n',
        '[b](https://github.com/a/b "t")\n',
    ),
    "a reference stays one": (
        "[b][r] [r]\n\n[r]: https://github.com/a/b\n",
        "[b][r]\n[r]\n\n[r]: https://github.com/a/b\n",
    ),
    "hard breaks between badges": (f"{ARXIV}  \n{GITHUB}\n", f"{ARXIV}  \n{GITHUB}\n"),
    "fields above the badges": (
        f"- **Date:** 2023-07\n\n{ARXIV}\n",
        f"{ARXIV}\n\n- **Date:** 2023-07\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), rows(ENTRIES))
def test_entries(before: str, after: str) -> None:
    assert form(HEAD + before) == HEAD + after
    assert form(HEAD + after) == HEAD + after


LISTS = {
    "empty": ("", ""),
    "blank": ("\n \n", ""),
    "no title": ("text", "text\n"),
    "setext headings": ("A list\n===\nTools\n-----\n### E", "# A list\n\n## Tools\n\n### E\n"),
    "closing hashes": ("#  T  ##\n##\tS\n   ### E #\n", "# T\n\n## S\n\n### E\n"),
    "a heading that ends with a hash": ("T #\n===\n", "T #\n===\n"),
    "a heading of two lines": ("T\nU\n===\n\n\n## S\n", "T\nU\n===\n\n## S\n"),
    "a heading without text": ("#\n\n## \n", "#\n\n##\n"),
    "markers": (
        "# T\n<!--[ZH]文-->\n<!--  [ en ]  -->\ntext\n",
        "# T\n\n<!-- [zh] 文 -->\n\n<!-- [en] -->\n\ntext\n",
    ),
    "entry without anything": ("# T\n## S\n### E\n### F\n", "# T\n\n## S\n\n### E\n\n### F\n"),
    "front matter stays": (
        "---\nschema:   model  # why\nsort: [ name ]\n---  \n\n\n# T\n",
        "---\nschema:   model  # why\nsort: [ name ]\n---  \n\n# T\n",
    ),
    "front matter alone": ("---\nschema: model\n---", "---\nschema: model\n---\n"),
    "broken front matter stays": ("---\n: [\n---\n# T\n", "---\n: [\n---\n\n# T\n"),
    "a rule never becomes front matter": ("\n---\n## S\n---\n", "\n---\n\n## S\n\n---\n"),
    "CRLF": (
        HEAD.replace("\n", "\r\n") + "* **Date**：2023/7\r\n* **Language:** en",
        HEAD.replace("\n", "\r\n") + "- **Date:** 2023-07\r\n- **Language:** en\r\n",
    ),
    "CRLF between badges": (
        f"### E\r\n\r\n{ARXIV} {GITHUB}\r\n",
        f"### E\r\n\r\n{ARXIV}\r\n{GITHUB}\r\n",
    ),
    "lone CR": (
        "T\r=\r## S\r\r\r### E\r* **House**: x",
        "# T\r\r## S\r\r### E\r\r- **House:** x\r",
    ),
    "a byte order mark stays": ("\ufeff# T\n## S\n", "\ufeff# T\n\n## S\n"),
    "a byte order mark and front matter": (
        "\ufeff---\nschema: model\n---\n# T\n",
        "\ufeff---\nschema: model\n---\n\n# T\n",
    ),
    "a byte order mark and text": ("\ufefftext\n## S\n", "\ufefftext\n\n## S\n"),
    "an unclosed comment": ("# T\n<!-- x\n## S\n\n", "# T\n\n<!-- x\n## S\n"),
    "an unclosed fence keeps its blank lines": ("# T\n```\n## S\n\n\n", "# T\n\n```\n## S\n\n\n"),
    "a closed fence does not": ("# T\n```\n## S\n```\n\n\n", "# T\n\n```\n## S\n```\n"),
    "words that stand for others": (
        "# AWESOMEKIT0Z\nAWESOMEKIT1Z",
        "# AWESOMEKIT0Z\n\nAWESOMEKIT1Z\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), rows(LISTS))
def test_lists(before: str, after: str) -> None:
    assert form(before) == after
    assert form(after) == after


PROSE = {
    "table": "| a | b |\n|---|:-:|\n|中文|`x`|",
    "narrow table": "a|b\n-|-\n1|2",
    "fence with markers": "```markdown\n<!-- [zh] -->\n\n\n### No entry\n- **Date**：2023/7\n```",
    "tildes": "~~~\n* x\n~~~",
    "nested lists": "* a\n    * b\n\n      c\n+ d\n1) e\n3) f",
    "hard breaks": "one  \ntwo\\\nthree  ",
    "Chinese anchors": "[目录](#目录) 和 [上](#上-下)",
    "a link in brackets": "[[paper](https://x.org/a_b_c)]",
    "percent signs": "<https://x.org/%E4%B8%AD?a=b&c=%20> ![](a%20b.png)",
    "HTML": "<div align='center'>\n\n*x*\n\n</div>",
    "footnote": "a[^1]\n\n[^1]: one\n\n    two",
    "definitions": "[a] [B][a]\n\n[a]:   <https://x.org>  'title'\n[unused]: /u",
    "thematic break": "a\n\n* * *\n\nb",
    "quote with lazy line": "> a\nb",
    "indented code": "    code  \n\n\n      more  ",
    "deep headings": "#### x ####\n\nY\n\n##### z",
    "blank lines between paragraphs": "a\n\n\n\nb",
    "escapes and entities": "\\* &amp; &#42; \\_ * _ ~ ~~a~~",
    "a comment": "<!-- note\n\nof two parts -->",
    "a marker in a line": "text <!-- [zh] --> text",
    "emphasis": "_a_ *b* __c__ **d**",
    "long line": "word " * 60 + "end",
    "tabs": "-\ta\n\n\tb",
}


@pytest.mark.parametrize("text", PROSE.values(), ids=list(PROSE))
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_prose_stays_byte_for_byte(text: str, newline: str) -> None:
    whole = HEAD + f"<!-- [en] -->\n\n{text}\n\n<!-- [zh] -->\n\n{text}\n\n### F\n\n.\n\n{text}\n"
    whole = whole.replace("\n", newline)
    assert form(whole) == whole


def test_line_ends_of_prose_stay_where_they_are_mixed() -> None:
    assert form("# T\r\n\r\na\nb\r\n## S\n") == "# T\r\n\r\na\nb\r\n\r\n## S\r\n"


def test_a_nasty_list() -> None:
    before = (GOLDEN / "nasty_list.before.md").read_text(encoding="utf-8")
    after = (GOLDEN / "nasty_list.after.md").read_text(encoding="utf-8")
    assert form(before) == after
    assert form(after) == after


def test_a_canonical_list_stays() -> None:
    assert form(LIST) == LIST


@needs_shared
def test_real_documents_keep_their_links_and_change_once() -> None:
    for path in corpus_files():
        text = path.read_bytes().decode("utf-8", "replace")
        if len(text) > 60_000:
            continue
        once = form(text)
        assert form(once) == once, path.name
        links = [link.url for link in read_markdown(Source("", text)).links if not link.image]
        kept = [link.url for link in read_markdown(Source("", once)).links if not link.image]
        assert sorted(kept) == sorted(links), path.name
