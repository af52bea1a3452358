"""Any text can be imported or is refused; what is imported is all there, and reads as it was."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from awesomekit.config.discover import default_config
from awesomekit.errors import AwesomekitError
from awesomekit.formatting import format_text
from awesomekit.importers import STYLES, put_together, read
from awesomekit.markdown import read_markdown
from awesomekit.reader import read_document
from awesomekit.report.imports import import_json
from awesomekit.source import Source

CONFIG = default_config(Path("/project"))
LINES = (
    *(
        "# Title",
        "## Part",
        "### Entry 7B[#](#e)",
        "#### Deeper",
        "##### Uniqueness",
        "Setext\n---",
    ),
    *("- **Date:** 2023-07", "- **Params:** 7B", "- 2T", "- [A](https://example.org/a) - Text"),
    *("  - [B](https://example.org/b): nested", "* C [[paper](https://arxiv.org/abs/2302.13971)]"),
    *("   - 2023/02, First. 2023/05, Second.", "1. [D](https://example.org/d_(x))", "- Group"),
    *(
        "| 模型 | 参数量 | 语言 | X |",
        "| --- | --- | --- | --- |",
        "| [E](#e) | 7/13 B | En | x<br>y |",
    ),
    *("[![x][img]](https://example.org/i)", "[img]: https://example.org/i.svg 'T'", "[u]: <#part>"),
    *(
        "```",
        "~~~ x",
        "<details>",
        "</details>",
        "<!-- open",
        "-->",
        "<!-- [zh] -->",
        "<!-- [en] -->",
    ),
    *(
        "中文的一段说明文字。",
        "Some words in English.",
        "> quote",
        "    code",
        "***",
        "",
        "",
        "\t- tab",
    ),
    *("[link][img] and [rel](../x y.md) ![p](i.png)", "<img src='a.png'> <a href=\"b\">b</a>"),
    *(
        '\\[[3](../r "arXiv:2303.18223")\\]',
        "[^1]: note",
        "text[^1]",
        "CafÃ©",
        "a | b\n--|--\nc | d",
    ),
    *(
        "<!-- awesomekit: disable-file -->",
        "### ",
        "###",
        "### `x`_*a*_ #",
        "- [ ] [T](https://t.co)",
    ),
)
# instead of these the field's own label stands
LABELS = frozenset({"Params", "参数量", "语言", "模型", "Date"})
DOCUMENTS = st.lists(
    st.one_of(st.sampled_from(LINES), st.text("ab*_[]()#<>`|\\-! \n中:", max_size=12)), max_size=25
).map("\n".join)


@settings(max_examples=250, deadline=None)
@given(DOCUMENTS, st.sampled_from((None, *STYLES)), st.sampled_from(["\n", "\r\n"]))
def test_all_is_there_and_reads_as_it_was(text: str, style: str | None, newline: str) -> None:
    source = Source("README.md", text.replace("\n", newline))
    try:
        outline = read(source, CONFIG, style=style, language="en")  # type: ignore[arg-type]
    except AwesomekitError:
        return  # refused, with a sentence that other tests read
    imported = put_together([outline], CONFIG, {}, folder="lists", exists=lambda _: False)
    report = import_json(imported, [f"lists/{new.list.id}.md" for new in imported.lists])
    written = " ".join(new.text for new in imported.lists)
    told = set(re.findall(r"[^\W_]+", f"{written} {report}".replace("\\n", " ")))
    # the parser's view of the words: entities, escapes and markers aside
    for part in outline.page.markdown.texts:
        for _, run in part.runs:
            for word in re.findall(r"[^\W_]{2,}", run):
                assert word in LABELS or any(word in one for one in told), word
    names = [entry.name for new in imported.merged.lists for entry in new.entries]
    found = []
    for new in imported.lists:
        document = read_document(read_markdown(Source("lists/x.md", new.text)), CONFIG)
        found += [entry.name for entry in document.entries]
        formatted = format_text(new.text, "lists/x.md", CONFIG)
        assert format_text(formatted, "lists/x.md", CONFIG) == formatted
    assert found == names
