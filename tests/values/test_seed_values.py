"""Every value that stands in the shared seeds is read right, or refused for the right reason.

The licences' addresses are left out of the tables: ``(URL)`` stands for each of them.
"""

from __future__ import annotations

import re

import pytest

from awesomekit.model.value import InvalidValue
from awesomekit.values import parse_value
from shared import needs_shared, seed

LABELS = {
    "Date": "date",
    "Pretrain Data Scale": "token-count",
    "Language Support": "languages",
    "Parameter Size": "parameter-count",
}
COLUMNS = {
    "参数量": "parameter-count",
    "Parameters": "parameter-count",
    r"Params/\[B\]": "parameter-count",
    "发布时间": "date",
    "发布日期": "date",
    "Tokens数量": "token-count",
    r"Tokens/\[B\]": "token-count",
    "语言": "languages",
    "证书": "license",
    "License": "license",
}

# Canonical as they stand; licences are separated by semicolons.
CANONICAL: dict[str, str] = {
    "date": """
        2019-10 2020-05 2021-01 2021-03 2021-04 2021-08 2021-10 2021-12 2022-01 2022-03 2022-04
        2022-05 2022-06 2022-09 2022-10 2022-11 2023-02 2023-03 2023-04 2023-05 2023-06 2023-07
        2023-08 2023-09 2023-11 2023-12 2024-02 2024-04 2024-05
    """,
    "parameter-count": """
        0.5B/1.8B/4B/7B/14B/72B 1.3B/7.5B/40B/180B 130M/370M/790M/1.4B/2.8B 1B/1.5B/2B 2B/7B
        3.8B/7B/14B 6B/9B/34B 7B 7B/13B 7B/13B/33B 7B/13B/70B 8B 8B/70B
    """,
    "token-count": """
        0.737T 1.37T 1.4T 1.5T 10B 2T 3.6T 3T 8T
    """,
    "languages": """
        en en,fr en,zh
    """,
    "license": """
        Apache-2.0 ; [Apache-2.0](URL) ; [CPM-Bee](URL) ; [GLM-130B](URL) ; [LICENSE](URL) ;
        [LLaMA-2](URL) ; [License](URL) ; [MIT](URL) ; [OPT-175B](URL)
    """,
}

# Read, and written in another way.
REWRITTEN: dict[str, dict[str, str]] = {
    "date": {
        "2023-3": "2023-03",
    },
    "parameter-count": {
        "1.2 T": "1.2T",
        "1.6 T": "1.6T",
        "1.8 T": "1.8T",
        "10 B": "10B",
        "100 B": "100B",
        "11 B": "11B",
        "12 B": "12B",
        "120 B": "120B",
        "13 B": "13B",
        "13/30 B": "13B/30B",
        "130 B": "130B",
        "137 B": "137B",
        "175 B": "175B",
        "176 B": "176B",
        "178 B": "178B",
        "2.7 B": "2.7B",
        "20 B": "20B",
        "280 B": "280B",
        "3/7/15/65 B": "3B/7B/15B/65B",
        "30 B": "30B",
        "40 B": "40B",
        "530 B": "530B",
        "540 B": "540B",
        "6 B": "6B",
        "7 B": "7B",
        "7/13 B": "7B/13B",
        "7/13/30 B": "7B/13B/30B",
        "7/13/33/65 B": "7B/13B/33B/65B",
        "70 B": "70B",
    },
    "token-count": {
        "0.5 M item": "0.5M items",
        "1 T": "1T",
        "1.2 T": "1.2T",
        "1.4 B": "1.4B",
        "1.4 T": "1.4T",
        "1.5 T": "1.5T",
        "1.6 T": "1.6T",
        "1.7 TB(storage)": "1.7TB",
        "10 M item": "10M items",
        "10.8 M items": "10.8M items",
        "100 B": "100B",
        "100 K item": "100K items",
        "106 B": "106B",
        "125 B": "125B",
        "13 K item": "13K items",
        "13 T": "13T",
        "1400 K item": "1400K items",
        "143 K item": "143K items",
        "15 K item": "15K items",
        "160 K item": "160K items",
        "180 B": "180B",
        "2.09 B": "2.09B",
        "2.2T~3T(1.8B:2.2T;7B:2.4T;14B:3.0T)": "2.2T-3T (1.8B: 2.2T; 7B: 2.4T; 14B: 3T)",
        "2.81 T": "2.81T",
        "26.5 B": "26.5B",
        "3.3T～4.8T": "3.3T-4.8T",
        "300 B": "300B",
        "32 B": "32B",
        "338 B": "338B",
        "34 B": "34B",
        "350 B": "350B",
        "400 B": "400B",
        "420 K item": "420K items",
        "499 B": "499B",
        "5 M item": "5M items",
        "5.3 B": "5.3B",
        "52 K item": "52K items",
        "774 K item": "774K items",
        "780 B": "780B",
        "825 GiB": "825GiB",
        "9.85 K item": "9.85K items",
        "922 M item": "922M items",
    },
    "languages": {
        "Ch & En": "en,zh",
        "En": "en",
        "En & Ru": "en,ru",
        "En most": "en+",
        "Multiple": "mul",
    },
    "license": {
        "[ Apache 2.0](URL)": "[Apache-2.0](URL)",
        "[ License](URL)": "[License](URL)",
        "[Apache 2.0](URL)": "[Apache-2.0](URL)",
        "[CC By NC 4.0](URL)": "[CC-BY-NC-4.0](URL)",
        "[GPL:v3](URL)": "[GPL-3.0](URL)",
        "[MIT License](URL)": "[MIT](URL)",
    },
}

# Offset of the first bad character, what is wrong with it, and the suggestion.
REFUSED: dict[str, dict[str, tuple[int, str, str | None]]] = {
    "parameter-count": {
        "13": (0, '"13" lacks its unit, one of K, M, B and T', None),
        "6.7": (0, '"6.7" lacks its unit, one of K, M, B and T', None),
        "7": (0, '"7" lacks its unit, one of K, M, B and T', None),
        "7.3": (0, '"7.3" lacks its unit, one of K, M, B and T', None),
        "9.3": (0, '"9.3" lacks its unit, one of K, M, B and T', None),
    },
    "token-count": {
        "0. 8Tï½3T": (1, '"." does not belong in this token count', "0.8T-3T"),
        "1000": (0, '"1000" lacks its unit, one of K, M, B and T', None),
        "1500": (0, '"1500" lacks its unit, one of K, M, B and T', None),
        "2000": (0, '"2000" lacks its unit, one of K, M, B and T', None),
        "3.3Tï½4.8T": (4, '"ï½" does not belong in this token count', "3.3T-4.8T"),
        "737": (0, '"737" lacks its unit, one of K, M, B and T', None),
        "According to LLM": (0, '"According to LLM" is not a token count', None),
        "\\-": (0, '"\\-" is not a token count', None),
        "same as LLAMA-2": (8, '"LLAMA-2" is not a link', None),
        "~2000": (1, '"2000" lacks its unit, one of K, M, B and T', None),
    },
    "license": {
        "Non-Commercial": (0, '"Non-Commercial" is not a known licence', None),
        "[Apacch 2.0](URL)": (1, '"Apacch 2.0" is not a known licence', "[Apache-2.0](URL)"),
    },
}


_LABELLED = re.compile(r"^-\s+\*\*([^*:\n]+):\*\*[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_UNLABELLED = re.compile(r"^-\s+(\d{4}-\d{2})$", re.MULTILINE)
_TABLE = re.compile(r"(?:^\|.*\n?)+", re.MULTILINE)
_PIPE = re.compile(r"(?<!\\)\|")
_ADDRESS = re.compile(r"\]\(.*\)$")


def canonical_values() -> list[tuple[str, str]]:
    return [
        (name, text.strip())
        for name, texts in CANONICAL.items()
        for text in (texts.split(";") if name == "license" else texts.split())
    ]


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in _PIPE.split(line.strip())[1:-1]]


def values_of_tables(text: str) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for table in _TABLE.finditer(text):
        header, _, *rows = (cells(line) for line in table[0].splitlines())
        for at, title in enumerate(header):
            if title in COLUMNS:
                found |= {(COLUMNS[title], row[at]) for row in rows if row[at]}
    return found


def values_of_field_lists(text: str) -> set[tuple[str, str]]:
    found = {("date", date) for date in _UNLABELLED.findall(text)}
    return found | {
        (LABELS[label], value) for label, value in _LABELLED.findall(text) if label in LABELS
    }


def without_address(text: str) -> str:
    return _ADDRESS.sub("](URL)", text)


@pytest.mark.parametrize(("name", "text"), canonical_values())
def test_canonical_values_stay(name: str, text: str) -> None:
    assert parse_value(name, text).text == text


@pytest.mark.parametrize(
    ("name", "text", "canonical"),
    [(name, *pair) for name, pairs in REWRITTEN.items() for pair in pairs.items()],
)
def test_other_values_are_rewritten(name: str, text: str, canonical: str) -> None:
    assert parse_value(name, text).text == canonical


@pytest.mark.parametrize(
    ("name", "text", "start", "message", "suggestion"),
    [(name, text, *why) for name, texts in REFUSED.items() for text, why in texts.items()],
)
def test_mistakes_are_refused(
    name: str, text: str, start: int, message: str, suggestion: str | None
) -> None:
    with pytest.raises(InvalidValue) as caught:
        parse_value(name, text)
    error = caught.value
    assert (error.start, error.message.partition("; write")[0], error.suggestion) == (
        *(start, message, suggestion),
    )


@needs_shared
def test_no_value_of_the_seeds_is_forgotten() -> None:
    texts = [seed(name) for name in ("000", "001", "003", "004")]
    tables = set().union(*(values_of_tables(text) for text in texts))
    lists = set().union(*(values_of_field_lists(text) for text in texts))
    assert len(tables) > 100
    assert len(lists) > 30
    known = {
        *canonical_values(),
        *((name, text) for name, texts in REWRITTEN.items() for text in texts),
        *((name, text) for name, texts in REFUSED.items() for text in texts),
    }
    assert {(name, without_address(text)) for name, text in tables | lists} == known


@needs_shared
def test_links_of_licences_are_kept() -> None:
    links = {text for name, text in values_of_tables(seed("004")) if name == "license"}
    for text in links:
        try:
            value = parse_value("license", text)
        except InvalidValue as error:
            value = parse_value("license", error.suggestion or "")
        assert _ADDRESS.findall(value.text) == _ADDRESS.findall(text)
