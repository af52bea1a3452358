from __future__ import annotations

import time

import pytest

from rulecheck import Found, diagnose, mended, shown
from small_lists import entry, small_list

KNOWN = "there are Organization, Aliases, Date, Language, License"


def listed(*bullets: str) -> str:
    return small_list(entry("A", *bullets))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            listed("**Dtae:** 2023-07", "**License:** MIT"),
            [Found(13, 5, "Dtae", 'schema "project" has no field "Dtae"; did you mean "Date"?')],
            id="near a label",
        ),
        pytest.param(
            listed("**组织机购:** 某", "**License:** MIT"),
            [Found(13, 5, "组织机购", f'schema "project" has no field "组织机购"; {KNOWN}')],
            id="near nothing",
        ),
        pytest.param(
            listed("**Lisence:** MIT", "**Date:** 2023-07"),
            [
                Found(
                    *(13, 5, "Lisence"),
                    'schema "project" has no field "Lisence"; did you mean "License"?',
                )
            ],
            id="near an alias: the canonical label is suggested",
        ),
        pytest.param(
            listed("**发布时问：** 2023-07", "**License:** MIT"),
            [
                Found(
                    *(13, 5, "发布时问"),
                    'schema "project" has no field "发布时问"; did you mean "Date"?',
                )
            ],
            id="near a Chinese alias",
        ),
        pytest.param(
            listed("**Date:** 2023-07", "**Parameter Size:** 7B"),
            [
                Found(
                    *(14, 5, "Parameter Size"),
                    f'schema "project" has no field "Parameter Size"; {KNOWN}',
                )
            ],
            id="a field of another schema",
        ),
        pytest.param(
            listed("**Date:** 2023-07", "**" + "Dates and " * 9 + "Dates:** x"),
            [
                Found(
                    *(14, 5, "Dates and " * 9 + "Dates"),
                    'schema "project" has no field "Dates and Dates and Dates and Dates and…"; '
                    + KNOWN,
                )
            ],
            id="a whole sentence is shortened and near nothing",
        ),
    ],
)
def test_finds(text: str, wanted: list[Found]) -> None:
    assert shown(diagnose("AK302", text), text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(listed("**Date:** 2023-07", "**机构:** 某"), id="labels of two languages"),
        pytest.param(listed("**release date:** 2023-07"), id="another case of an alias"),
        pytest.param(listed("**Date:** 2023-07", "2023-07"), id="no label at all"),
        pytest.param(
            small_list(entry("A", "**Date:** x"), front="schema: nothing"), id="no such schema"
        ),
        pytest.param(
            small_list(entry("A", prose="<!-- [en] -->\n\n- **Fast:** yes\n- **Small:** no\n")),
            id="a list of the prose",
        ),
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK302", text) == []


def test_the_near_label_is_an_unsafe_fix() -> None:
    text = listed("**Dtae**： 2023-07", "**License:** MIT")
    diagnostics = diagnose("AK302", text)
    assert [d.fix.title for d in diagnostics if d.fix] == ['Write "Date"']
    assert mended(diagnostics, text) == text
    result = mended(diagnostics, text, safe=False)
    assert result == text.replace("Dtae", "Date")
    assert diagnose("AK302", result) == []


@pytest.mark.parametrize(
    "bullets",
    [("**Date:** 2023-07", "**Dtae:** 2023-08"), ("**Dtae:** 2023-07", "**Daet:** 2023-08")],
    ids=["the field is there", "another bullet means it too"],
)
def test_no_fix_makes_a_field_twice(bullets: tuple[str, str]) -> None:
    text = listed(*bullets, "**License:** MIT")
    *_, last = diagnose("AK302", text)
    assert last.message.endswith('did you mean "Date"?')
    assert last.fix is None


def test_many_different_labels_take_no_time() -> None:
    text = listed("**Date:** 2023-07", *(f"**Label number {n}:** x" for n in range(5000)))
    start = time.perf_counter()
    assert len(diagnose("AK302", text)) == 5000
    # a guard against hostile input, not a measurement
    assert time.perf_counter() - start < 15
