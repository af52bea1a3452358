from __future__ import annotations

import pytest

from rulecheck import Found, diagnose_project, shown
from small_lists import entry, small_list

PATH = "lists/x.md"
MERGE = "merge the entries, or rename one"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            small_list(entry("Llama 2"), entry("LLaMA-2")),
            [Found(21, 5, "LLaMA-2", f'the entry "LLaMA-2" is the entry "Llama 2" too; {MERGE}')],
            id="one name in two spellings",
        ),
        pytest.param(
            small_list(entry("A", "**Aliases:** xb, b"), entry("B")),
            [
                Found(
                    *(13, 20, "b"),
                    f'the alias "b" of "A" is the entry "B" too; {MERGE}',
                )
            ],
            id="an alias that is a later entry's name",
        ),
        pytest.param(
            small_list(entry("A", "**Aliases:** Same"), entry("B", "**Aliases:** other, same")),
            [
                Found(
                    *(25, 23, "same"),
                    f'the alias "same" of "B" is the alias "Same" of "A" too; {MERGE}',
                )
            ],
            id="one alias of two entries",
        ),
        pytest.param(
            small_list(entry("A", "**Aliases:** x"), entry("a", "**Aliases:** X")),
            [Found(23, 5, "a", f'the entry "a" is the entry "A" too; {MERGE}')],
            id="two entries are reported once",
        ),
        pytest.param(
            small_list(entry("模型"), entry("模型"), entry("模型")),
            [
                Found(21, 5, "模型", f'the entry "模型" is the entry "模型" too; {MERGE}'),
                Found(31, 5, "模型", f'the entry "模型" is the entry "模型" too; {MERGE}'),
            ],
            id="three times: the second and the third",
        ),
    ],
)
def test_finds(text: str, wanted: list[Found]) -> None:
    assert shown(diagnose_project("AK212", {PATH: text}), text) == wanted


def test_the_first_place_is_told_across_lists() -> None:
    texts = {
        "lists/b.md": small_list(entry("Llama 2")),
        "lists/a.md": small_list(entry("Other"), entry("llama2")),
    }
    (found,) = diagnose_project("AK212", texts)
    (related,) = found.related
    assert (found.path, related.path, related.message) == (
        *("lists/b.md", "lists/a.md", "it is here"),
    )
    start, end = related.span
    assert texts["lists/a.md"][start:end] == "llama2"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(small_list(entry("A"), entry("B")), id="two names"),
        pytest.param(small_list(entry("Qwen1.5"), entry("Qwen15")), id="a dot counts"),
        pytest.param(small_list(entry("A", "**Aliases:** a, A")), id="an entry's own name"),
        pytest.param(small_list(entry("🦙"), entry("🐦")), id="names without a letter"),
        pytest.param(small_list(entry("A", "**Aliases:** a,,b"), entry("B")), id="unread aliases"),
    ],
)
def test_noop(text: str) -> None:
    assert diagnose_project("AK212", {PATH: text}) == []
