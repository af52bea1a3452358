"""Lists in other people's styles, read as far as headings show entries."""

from __future__ import annotations

from pathlib import Path

import pytest

from awesomekit.markdown import read_markdown
from awesomekit.reader import read_loosely
from awesomekit.source import Source
from rulecheck import CONFIG
from shared import needs_shared, seed

BADGES = "[![GitHub](https://img.shields.io/badge/GitHub-x-blue)](https://github.com/a/b)"
FIELDS = "- **Date:** 2024-01\n- **Parameter Size:** 7B"


def outline(text: str) -> list[object] | None:
    """Entry names with kinds of badges, labels and the number of other blocks, by section."""
    document = read_loosely(read_markdown(Source("x.md", text)), CONFIG)
    if document is None:
        return None
    found: list[object] = [document.title.text if document.title else None]
    for section in document.sections:
        found.append(section.title)
        found += (
            (
                entry.name,
                [badge.info.kind for badge in entry.badges],
                [field.label for field in entry.fields],
                sum(len(prose.blocks) for prose in entry.prose),
            )
            for entry in section.entries
        )
    return found


@pytest.mark.parametrize(
    "body",
    [
        f"{BADGES}\n\n{FIELDS}\n\nProse.",
        f"Prose.\n\n{BADGES}\n\n{FIELDS}",
        f"{FIELDS}\n\nProse.\n\n{BADGES}",
        f"{BADGES}\n\nProse.\n\n{FIELDS}",
        f"{BADGES}\n\n<!-- awesomekit: disable-next AK305 -->\n\n{FIELDS}\n\nProse.",
    ],
    ids=["canonical", "prose first", "fields first", "fields last", "comment between"],
)
@pytest.mark.parametrize("level", [2, 3, 4])
def test_parts_may_stand_in_any_order(body: str, level: int) -> None:
    text = f"# Models\n\n{'#' * level} Llama\n\n{body}\n"
    entry = ("Llama", ["github"], ["Date", "Parameter Size"], 1)
    assert outline(text) == ["Models", "", entry]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"# T\n\n## S\n\nAbout.\n\n### A\n\n{FIELDS}\n\n#### Use\n\nmore\n\n### B\n\n{BADGES}\n",
            [
                "T",
                "S",
                ("A", [], ["Date", "Parameter Size"], 2),
                ("B", ["github"], [], 0),
            ],
        ),
        (
            f"# T\n\n### A\n\n{FIELDS}\n\n#### A-7B\n\n{BADGES}\n\nmore\n\n## S\n\nprose\n",
            [
                "T",
                "",
                ("A", [], ["Date", "Parameter Size"], 0),
                ("A-7B", ["github"], [], 1),
                "S",
            ],
        ),
        (
            f"### A\n\n- **日期：** 2024-01\n- 2T\n- **参数量**：7B\n\n## S\n\n### B\n\n{FIELDS}\n",
            [
                None,
                "",
                ("A", [], ["日期", "", "参数量"], 0),
                "S",
                ("B", [], ["Date", "Parameter Size"], 0),
            ],
        ),
    ],
    ids=["deeper headings are prose", "deeper entries are entries", "labels in Chinese, and none"],
)
def test_headings_below_the_title_may_be_entries(text: str, expected: list[object]) -> None:
    assert outline(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Project\n\n" + BADGES + "\n\n## Install\n\n- **Note:** do it\n- **Tip:** do it\n",
        "# Project\n\n## Build\n\n" + BADGES + "\n",
        "# Project\n\n## News\n\n- **Date:** yesterday\n",
        "# List\n\n- [A](https://a.example) - A tool.\n- [B](https://b.example) - A tool.\n",
        "```\n### A\n\n" + FIELDS + "\n```\n",
    ],
    ids=["empty", "other labels", "badges alone", "one label", "ordinary list", "in code"],
)
def test_a_file_without_field_lists_is_none(text: str) -> None:
    assert outline(text) is None


def test_the_schema_with_most_labels_is_taken() -> None:
    text = "### A\n\n- **Date:** 2024-01\n- **Task:** reading\n- **Language:** en\n"
    document = read_loosely(read_markdown(Source("x.md", text)), CONFIG)
    assert document is not None
    assert document.schema is not None
    assert document.schema.name == "benchmark"


@needs_shared
@pytest.mark.parametrize(("number", "entries", "with_fields"), [("000", 11, 10), ("001", 28, 19)])
def test_the_seeds_with_headings_are_read(number: str, entries: int, with_fields: int) -> None:
    text = seed(number)
    document = read_loosely(read_markdown(Source(f"{number}.md", text)), CONFIG)
    assert document is not None
    found = list(document.entries)
    assert len(found) == entries
    assert sum(bool(entry.fields) for entry in found) == with_fields
    assert Path(document.source.path).stem == document.id


TABLE = """\
# Models

| Model | 参数量 | Date | Links | Score | License |
| --- | --- | --- | --- | --- | --- |
| [Llama](#x) **2** | 7B | 2023-07 | [paper](https://arxiv.org/abs/2307.09288) \\| none | 48 | |
| | 7B | | | | |
| Qwen | | 2023-08 | [top](#x) | | [MIT](https://a.example) |

| Model | Insight |
| --- | --- |
| Llama | text |
"""


def test_rows_of_tables_with_columns_of_fields_are_entries() -> None:
    kinds = ["Parameter Size", "Date"]
    assert outline(TABLE) == [
        "Models",
        "",
        ("Llama 2", ["arxiv"], kinds, 0),
        ("Qwen", [], [*kinds, "License"], 0),
    ]


def test_headings_come_before_tables() -> None:
    text = TABLE + f"\n## Llama 2\n\n{FIELDS}\n"
    assert outline(text) == ["Models", "", ("Llama 2", [], ["Date", "Parameter Size"], 0)]


def test_a_row_knows_its_places() -> None:
    source = Source("x.md", TABLE)
    document = read_loosely(read_markdown(source), CONFIG)
    assert document is not None
    row = next(document.entries)
    places = [source.slice(field.value_span) for field in row.fields]
    assert (places, source.slice(row.heading.content)) == (["7B", "2023-07"], "[Llama](#x) **2**")
    assert source.position(row.span.start).line == 5


@needs_shared
def test_the_models_of_the_seed_with_tables() -> None:
    document = read_loosely(read_markdown(Source("004.md", seed("004"))), CONFIG)
    assert document is not None
    assert len(list(document.entries)) == 57
