"""What the parts of a list answer: names in a language, fields by key, what stands in a span."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomekit.keys import name_key
from awesomekit.markdown import read_markdown
from awesomekit.model import FieldSpec, Schema, SortKey
from awesomekit.model.schema import field_key
from awesomekit.source import Source, Span
from reader_outline import read_text

TEXT = """\
# Models

<!-- [zh] 模型 -->

### Early

## Base models

<!-- [zh] 基础模型 -->

### Llama 2

<!-- [zh] 羊驼 2 -->

- **Date:** 2023-07
- **Aliases:** LLaMA-2, 羊驼二
- **Date:** 2024-01
- **Organization:** Meta

### Qwen

- **Aliases:**
"""


def test_titles_and_names_in_a_language() -> None:
    document = read_text(TEXT)
    early, base = document.sections
    _, llama, qwen = document.entries
    assert [document.title_in(language) for language in ("zh", "en")] == ["模型", "Models"]
    assert [base.title_in(language) for language in ("zh", "ja")] == ["基础模型", "Base models"]
    assert [llama.name_in(language) for language in ("zh", "en")] == ["羊驼 2", "Llama 2"]
    assert qwen.name_in("zh") == qwen.name == "Qwen"
    assert (early.title, early.title_in("zh"), early.heading) == ("", "", None)


def test_a_list_without_a_title_is_called_by_its_file() -> None:
    assert read_text("## S\n", "lists/llms.md").title_in("zh") == "llms"


def test_the_first_translation_counts_also_into_the_heading_s_own_language() -> None:
    text = "# A\n\n<!-- [zh] 一 -->\n\n<!-- [zh] 二 -->\n\n<!-- [en] B -->\n"
    document = read_text(text)
    assert [document.title_in(language) for language in ("zh", "en", "fr")] == ["一", "B", "A"]


def test_fields_by_key() -> None:
    _, llama, qwen = read_text(TEXT).entries
    date = llama.field("date")
    assert date is not None
    assert date.text == "2023-07"
    assert llama.field("Date") is None
    assert llama.field("license") is None
    assert qwen.field("organization") is None


def test_aliases_are_the_names_of_their_field() -> None:
    early, llama, qwen = read_text(TEXT).entries
    assert llama.aliases == ("LLaMA-2", "羊驼二")
    assert early.aliases == qwen.aliases == ()


@pytest.mark.parametrize(
    ("bullet", "wanted"),
    [
        pytest.param("**别名：** a; b", ("a", "b"), id="in another language"),
        pytest.param("**Also Known As:** a", ("a",), id="in another spelling"),
        pytest.param("**Aliases:** ,", (), id="no names"),
        pytest.param("**Mood:** a", (), id="another field"),
    ],
)
def test_aliases_under_other_labels(bullet: str, wanted: tuple[str, ...]) -> None:
    (entry,) = read_text(f"### E\n\n- {bullet}\n").entries
    assert entry.aliases == wanted


def test_entries_of_all_sections_in_order() -> None:
    document = read_text(TEXT)
    assert [entry.name for entry in document.entries] == ["Early", "Llama 2", "Qwen"]
    assert document.source.text == TEXT


SCHEMA = Schema(
    "s",
    (
        FieldSpec("Parameter Size", "text", labels={"zh": "参数规模"}, aliases=("Params",)),
        FieldSpec("Date", "date"),
    ),
)


@pytest.mark.parametrize(
    ("label", "wanted"),
    [
        ("Parameter Size", "Parameter Size"),
        ("parameter-size", "Parameter Size"),
        ("ＰＡＲＡＭＳ", "Parameter Size"),
        ("参数 规模", "Parameter Size"),
        ("Date", "Date"),
        ("Dates", None),
        ("", None),
        ("：", None),
    ],
)
def test_a_label_names_a_field(label: str, wanted: str | None) -> None:
    found = SCHEMA.find(label)
    assert (found.label if found else None) == wanted


def test_field_keys_and_labels() -> None:
    size, date = SCHEMA.fields
    assert size.key == field_key(" Parameter _ Size ") == "parameter-size"
    assert SCHEMA.by_key("parameter-size") is size
    assert SCHEMA.by_key("Parameter Size") is None
    assert [size.label_in(language) for language in ("zh", "en")] == ["参数规模", "Parameter Size"]
    assert date.label_in("zh") == "Date"


def test_sort_keys_are_written_as_they_are_read() -> None:
    assert [str(SortKey("date", descending=True)), str(SortKey("name"))] == ["-date", "name"]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Llama-2", "llama2"),
        ("ＬＬａＭＡ　２", "llama2"),
        ("Qwen1.5", "qwen1.5"),
        ("Qwen15", "qwen15"),
        ("...", ""),
        ("通义·千问", "通义千问"),
    ],
)
def test_name_keys(name: str, key: str) -> None:
    assert name_key(name) == key


# ------------------------------------------------------------------------- within a span

LINKS = "[![a](b)](c) text [d](e)\n\n# H\n\n- [f](g)\n"


@pytest.mark.parametrize(
    ("span", "wanted"),
    [
        pytest.param(Span(0, len(LINKS)), ["c", "b", "e", "g"], id="the whole text"),
        pytest.param(Span(0, 12), ["c", "b"], id="exactly one link and the picture in it"),
        pytest.param(Span(0, 11), ["b"], id="a link that goes on is left out, its picture not"),
        pytest.param(Span(1, 24), ["b", "e"], id="a link that began before is left out"),
        pytest.param(Span(18, 24), ["e"], id="to the last character"),
        pytest.param(Span(18, 18), [], id="nothing within nothing"),
        pytest.param(Span(13, 17), [], id="text alone"),
        pytest.param(Span(len(LINKS), len(LINKS)), [], id="after the end"),
    ],
)
def test_links_within_a_span(span: Span, wanted: list[str]) -> None:
    markdown = read_markdown(Source("x.md", LINKS))
    assert [link.url for link in markdown.links_in(span)] == wanted


def test_headings_and_texts_that_begin_within_a_span() -> None:
    markdown = read_markdown(Source("x.md", LINKS))
    block = markdown.blocks[1].span
    assert [heading.text for heading in markdown.headings_in(block)] == ["H"]
    assert [text.plain for text in markdown.texts_in(block)] == ["H"]
    assert list(markdown.headings_in(Span(0, block.start))) == []
    assert [text.plain for text in markdown.texts_in(Span(0, 1))] == [" text d"]
    assert [text.plain for text in markdown.texts_in(markdown.blocks[2].span)] == ["f"]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(["[a](b)", "[![c](d)](e)", "<f:g>", "x", "\n\n"]), max_size=12),
    st.integers(0, 60),
    st.integers(0, 60),
)
def test_links_in_is_containment(parts: list[str], one: int, other: int) -> None:
    markdown = read_markdown(Source("x.md", " ".join(parts)))
    span = Span(min(one, other), max(one, other))
    wanted = [link for link in markdown.links if span.contains(link.span)]
    assert list(markdown.links_in(span)) == wanted
