"""What a list is read as: whole documents, right and wrong."""

from __future__ import annotations

from time import perf_counter

import pytest

from awesomekit.markdown import read_markdown
from awesomekit.reader import read_document
from awesomekit.source import Source
from reader_outline import outline, read_text
from rulecheck import CONFIG

LIST = """\
---
schema: model
sort: [-date, name]
---

# Large language models

<!-- [zh] 大语言模型 -->

<!-- [en] -->

Models whose weights or papers are public.

<!-- [zh] -->

权重或论文公开的模型。

## Base models

<!-- [zh] 基础模型 -->

For all.

### Llama 2

<!-- [zh] 羊驼 2 -->

[![Code](a.svg)](https://github.com/a/b)
[Home](https://x.org)

- **Organization:** Meta
- **Date:** 2023-07
- **参数规模：** 7B/13B/70B
- **Tokens:** many
- **Mood:** good

<!-- [en] -->

Prose in English.

> A quote.

<!-- [zh] -->

中文说明。

#### 用法

```
code
```

<!-- [common] -->

![Figure](figure.png)

### Qwen

## Chat models
"""

OUTLINE = [
    "list x: model",
    "front matter '---\\nschema: model\\nsort: [-date, name]\\n---': model",
    "title '# Large language models' 'Large language models'",
    "translation zh '大语言模型' '<!-- [zh] 大语言模型 -->'",
    "marker zh '大语言模型' '<!-- [zh] 大语言模型 -->'",
    "marker en '<!-- [en] -->'",
    "marker zh '<!-- [zh] -->'",
    "prose en: 'Models whose weights or papers are public.'",
    "prose zh: '权重或论文公开的模型。'",
    "section '## Base models', to '### Qwen'",
    "  translation zh '基础模型' '<!-- [zh] 基础模型 -->'",
    "  marker zh '基础模型' '<!-- [zh] 基础模型 -->'",
    "  prose None: 'For all.'",
    "  entry '### Llama 2', to 'ure.png)'",
    "    badges '[![Code](a.svg)](https://github.com/a/b)\\n[Home](https://x.org)'",
    "      '[![Code](a.svg)](https://github.com/a/b)' github: https://github.com/a/b, a.svg",
    "      '[Home](https://x.org)' website: https://x.org, None",
    "    fields ':** good'",
    "      '- **Organization:** Meta' 'Organization' (organization): 'Meta' = Meta",
    "      '- **Date:** 2023-07' 'Date' (date): '2023-07' = 2023-07",
    "      '- **参数规模：** 7B/13B/70B' '参数规模' (parameter-size): '7B/13B/70B' = 7B/13B/70B",
    "      '- **Tokens:** many' 'Tokens' (pretrain-data-scale): 'many' = None, wrong 'many'",
    "      '- **Mood:** good' 'Mood' (None): 'good' = None",
    "    translation zh '羊驼 2' '<!-- [zh] 羊驼 2 -->'",
    "    marker zh '羊驼 2' '<!-- [zh] 羊驼 2 -->'",
    "    marker en '<!-- [en] -->'",
    "    marker zh '<!-- [zh] -->'",
    "    marker common '<!-- [common] -->'",
    "    prose en: 'Prose in English.', '> A quote.'",
    "    prose zh: '中文说明。', '#### 用法', '```\\ncode\\n```'",
    "    prose None: '![Figure](figure.png)'",
    "  entry '### Qwen', to '### Qwen'",
    "section '## Chat models', to 't models'",
]


def test_a_whole_list() -> None:
    assert outline(read_text(LIST)) == OUTLINE


def test_carriage_returns_and_a_byte_order_mark_are_text_like_any_other() -> None:
    text = "\ufeff" + LIST.replace("\n", "\r\n")
    assert outline(read_text(text)) == [line.replace("\\n", "\\r\\n") for line in OUTLINE]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "",
            [
                "list x: project",
            ],
            id="an empty file",
        ),
        pytest.param(
            "\n\n",
            [
                "list x: project",
            ],
            id="blank lines",
        ),
        pytest.param(
            "Text.\n\n- a\n",
            [
                "list x: project",
                "stray 'Text.'",
                "stray '- a'",
            ],
            id="text alone",
        ),
        pytest.param(
            "---\nschema: model\n---\n\nIntro.\n\n## S\n\n### E\n\nText.\n",
            [
                "list x: model",
                "front matter '---\\nschema: model\\n---': model",
                "section '## S', to 'E\\n\\nText.'",
                "  entry '### E', to 'E\\n\\nText.'",
                "    prose None: 'Text.'",
                "stray 'Intro.'",
            ],
            id="no title",
        ),
        pytest.param(
            "# A\n\nOne.\n\n# B\n\n<!-- [zh] 乙 -->\n\nTwo.\n\n## S\n\n# C\n\n### E\n",
            [
                "list x: project",
                "title '# A' 'A'",
                "prose None: 'One.'",
                "section '## S', to '## S'",
                "section without heading, to '### E'",
                "  entry '### E', to '### E'",
                "stray '# B'",
                "stray '<!-- [zh] 乙 -->'",
                "stray 'Two.'",
                "stray '# C'",
            ],
            id="two titles",
        ),
        pytest.param(
            "## S\n\n### E\n\n# A\n\nText.\n",
            [
                "list x: project",
                "title '# A' 'A'",
                "prose None: 'Text.'",
                "section '## S', to 'S\\n\\n### E'",
                "  entry '### E', to '### E'",
            ],
            id="a title after sections",
        ),
        pytest.param(
            "# A\n\n### E\n\n### F\n\nText.\n\n## S\n\n### G\n",
            [
                "list x: project",
                "title '# A' 'A'",
                "section without heading, to 'F\\n\\nText.'",
                "  entry '### E', to '### E'",
                "  entry '### F', to 'F\\n\\nText.'",
                "    prose None: 'Text.'",
                "section '## S', to 'S\\n\\n### G'",
                "  entry '### G', to '### G'",
            ],
            id="entries before sections",
        ),
        pytest.param(
            "# A\n\n> # B\n\n- ## C\n\n#### D\n\n## S\n\n##### F\n\n### E\n\n###### G\n",
            [
                "list x: project",
                "title '# A' 'A'",
                "prose None: '> # B', '- ## C', '#### D'",
                "section '## S', to '###### G'",
                "  prose None: '##### F'",
                "  entry '### E', to '###### G'",
                "    prose None: '###### G'",
            ],
            id="headings that are none of the list's",
        ),
        pytest.param(
            "A *b*\n===\n\nS\nT\n---\n\n### E ###\n",
            [
                "list x: project",
                "title 'A *b*\\n===' 'A b'",
                "section 'S\\nT\\n---', to '## E ###'",
                "  entry '### E ###', to '## E ###'",
            ],
            id="setext headings",
        ),
        pytest.param(
            "# 🤖\n\n## 🤖\n\n### 🤖\n\n###\n\n##\n",
            [
                "list x: project",
                "title '# 🤖' '🤖'",
                "section '## 🤖', to '# 🤖\\n\\n###'",
                "  entry '### 🤖', to '### 🤖'",
                "  entry '###', to '###'",
                "section '##', to '##'",
            ],
            id="headings with only an emoji, or nothing",
        ),
        pytest.param(
            "# A\n\n## S\n\n### E\n\nOne.\n\n### E\n\nTwo.\n\n## S\n\n### E\n",
            [
                "list x: project",
                "title '# A' 'A'",
                "section '## S', to ' E\\n\\nTwo.'",
                "  entry '### E', to ' E\\n\\nOne.'",
                "    prose None: 'One.'",
                "  entry '### E', to ' E\\n\\nTwo.'",
                "    prose None: 'Two.'",
                "section '## S', to 'S\\n\\n### E'",
                "  entry '### E', to '### E'",
            ],
            id="entries with one name",
        ),
        pytest.param(
            "---\n- model\n---\n\n# A\n",
            [
                "list x: project",
                "front matter '---\\n- model\\n---': None",
                "problem 2:1",
                "title '# A' 'A'",
            ],
            id="front matter that is no mapping",
        ),
        pytest.param(
            "---\n---\n# A\n",
            [
                "list x: project",
                "front matter '---\\n---': None",
                "title '# A' 'A'",
            ],
            id="empty front matter",
        ),
        pytest.param(
            "---\nschema: model\n\n# A\n",
            [
                "list x: project",
                "title '# A' 'A'",
                "stray '---'",
                "stray 'schema: model'",
            ],
            id="front matter that is never closed",
        ),
        pytest.param(
            "\n---\nschema: model\n---\n\n# A\n",
            [
                "list x: project",
                "title '# A' 'A'",
                "section 'schema: model\\n---', to 'odel\\n---'",
                "stray '---'",
            ],
            id="front matter after a blank line",
        ),
        pytest.param(
            "---\nschema: nothing\n---\n\n# A\n\n## S\n\n### E\n\n- **Date:** soon\n",
            [
                "list x: None",
                "front matter '---\\nschema: nothing\\n---': nothing",
                "title '# A' 'A'",
                "section '## S', to ':** soon'",
                "  entry '### E', to ':** soon'",
                "    fields ':** soon'",
                "      '- **Date:** soon' 'Date' (None): 'soon' = None",
            ],
            id="a schema that does not exist",
        ),
        pytest.param(
            "# A\n\n## S\n\n### E\n\n<!-- [zh]\n\n文。\n\n## T\n",
            [
                "list x: project",
                "title '# A' 'A'",
                "section '## S', to '文。\\n\\n## T'",
                "  entry '### E', to '文。\\n\\n## T'",
                "    prose None: '<!-- [zh]\\n\\n文。\\n\\n## T'",
            ],
            id="a comment that is never closed",
        ),
        pytest.param(
            "# A\n\n## S\n\n```\n## T\n\n### E\n",
            [
                "list x: project",
                "title '# A' 'A'",
                "section '## S', to 'T\\n\\n### E'",
                "  prose None: '```\\n## T\\n\\n### E'",
            ],
            id="code that is never closed",
        ),
        pytest.param(
            "<!-- [zh] -->\n\n# A\n\n# B\n\n<!-- [en] -->\n",
            [
                "list x: project",
                "title '# A' 'A'",
                "stray '<!-- [zh] -->'",
                "stray '# B'",
                "stray '<!-- [en] -->'",
            ],
            id="markers in stray text",
        ),
        pytest.param(
            "# A\r\r## S\r\r### E\r\r<!-- [zh] 名 -->\r\r- **Date:** 2023-07\r",
            [
                "list x: project",
                "title '# A' 'A'",
                "section '## S', to ' 2023-07'",
                "  entry '### E', to ' 2023-07'",
                "    fields ' 2023-07'",
                "      '- **Date:** 2023-07' 'Date' (date): '2023-07' = 2023-07",
                "    translation zh '名' '<!-- [zh] 名 -->'",
                "    marker zh '名' '<!-- [zh] 名 -->'",
            ],
            id="carriage returns alone",
        ),
    ],
)
def test_every_fault_gives_a_document(text: str, wanted: list[str]) -> None:
    assert outline(read_text(text)) == wanted


def test_front_matter_that_is_no_yaml_is_reported_and_left_aside() -> None:
    document = read_text("---\nschema: [\n---\n\n# A\n")
    assert document.front_matter is not None
    assert document.front_matter.schema is None
    assert [problem.path for problem in document.front_matter.problems] == ["lists/x.md"]
    assert document.schema is not None
    assert document.schema.name == "project"
    assert document.title_in("en") == "A"


@pytest.mark.parametrize(
    ("path", "wanted"),
    [("lists/llms.md", "llms"), ("模型.md", "模型"), ("lists/a.b.md", "a.b"), ("lists/x", "x")],
)
def test_the_id_is_the_file_s_name(path: str, wanted: str) -> None:
    assert read_text("", path).id == wanted


def test_each_entry_keeps_its_own_anchor() -> None:
    document = read_text("# A\n\n### E\n\n### E\n\n## E\n\n### E\n")
    assert [entry.heading.anchor for entry in document.entries] == ["e", "e-1", "e-3"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("### E\n\n" + "- **" + " " * 100_000 + "x\n", id="a label that never ends"),
        pytest.param("### E\n\n" + "[a](b)\n" * 5_000, id="many badges"),
        pytest.param("### E\n\n" + "<!-- [zh] -->\n\n文\n\n" * 2_000, id="many blocks"),
        pytest.param("### E\n\n" + "- **Date:** 2023-07\n\n\n* a\n" * 2_000, id="many lists"),
    ],
)
def test_hostile_texts_take_no_time(text: str) -> None:
    markdown = read_markdown(Source("lists/x.md", text))
    start = perf_counter()
    read_document(markdown, CONFIG)
    assert perf_counter() - start < 5
