from __future__ import annotations

import pytest

from awesomekit.model import Severity
from rulecheck import Found, diagnose_project, mended, shown
from small_lists import entry

PATH = "lists/x.md"


def sections(front: str, *titles: str) -> str:
    body = "\n".join(f"## {title}\n\n{entry('In ' + title)}" for title in titles)
    return f"---\nschema: project\nsections: {front}\n---\n\n# Tools\n\n{body}"


def found(text: str) -> list[Found]:
    return shown(diagnose_project("AK210", {PATH: text}), text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            sections("[B, A]", "A", "B"),
            [Found(8, 4, "A", 'section "A" is out of order; it comes after "B"')],
            id="two swapped",
        ),
        pytest.param(
            sections("[A, B, C]", "C", "A", "B"),
            [Found(8, 4, "C", 'section "C" is out of order; it comes after "B"')],
            id="the one that is wrong, not those around it",
        ),
        pytest.param(
            sections("[A, B]", "A", "Other", "B"),
            [Found(20, 4, "Other", 'section "Other" is out of order; it comes after "B"')],
            id="one that is not named comes last",
        ),
        pytest.param(
            sections("[A, Bees]", "A", "Bee"),
            [Found(3, 15, "Bees", 'the list has no section "Bees"; did you mean "Bee"?')],
            id="missing, but for its spelling",
        ),
        pytest.param(
            sections("[A, 'Zed']", "A"),
            [Found(3, 16, "Zed", 'the list has no section "Zed"; add "## Zed"')],
            id="missing; quotes are not marked",
        ),
        pytest.param(
            sections('[A, "Z\\x65d"]', "A"),
            [Found(3, 15, '"Z\\x65d"]', 'the list has no section "Zed"; add "## Zed"')],
            id="missing; YAML spells it in another way",
        ),
    ],
)
def test_finds(text: str, wanted: list[Found]) -> None:
    assert found(text) == wanted


def test_order_is_a_warning_and_absence_an_error() -> None:
    text = sections("[C, B, A]", "A", "B")
    diagnostics = diagnose_project("AK210", {PATH: text})
    assert [(d.severity, d.path) for d in diagnostics] == [
        (Severity.ERROR, PATH),
        (Severity.WARNING, PATH),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(sections("[A, B]", "A", "B"), id="in order"),
        pytest.param(sections("[A]", "A", "C", "B"), id="others follow in any order"),
        pytest.param(sections("[]", "B", "A"), id="no order"),
        pytest.param(sections("[base-models]", "Base models"), id="spelt another way"),
        pytest.param(sections("[🦙, 🐦]", "🦙", "🐦"), id="emoji only"),
        pytest.param(sections("A", "A", "B"), id="one title without brackets"),
    ],
)
def test_noop(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_sections_are_moved_whole(newline: str) -> None:
    text = sections("[甲, B]", "C", "B", "甲").replace("\n", newline)
    text = text.replace("# Tools", "# Tools\n\nIntroduction.".replace("\n", newline))
    result = mended(diagnose_project("AK210", {PATH: text}), text)
    wanted = sections("[甲, B]", "甲", "B", "C").replace("\n", newline)
    assert result == wanted.replace("# Tools", "# Tools\n\nIntroduction.".replace("\n", newline))
    assert found(result) == []


def test_entries_before_the_first_section_stay_there() -> None:
    text = sections("[A, B]", "B", "A").replace("# Tools\n", "# Tools\n\n### First\n\ntext\n")
    result = mended(diagnose_project("AK210", {PATH: text}), text)
    assert result == sections("[A, B]", "A", "B").replace(
        "# Tools\n", "# Tools\n\n### First\n\ntext\n"
    )


def test_no_fix_where_a_section_means_something_else_in_another_place() -> None:
    text = sections("[A, B]", "B", "A") + "\n```\nnever closed\n"
    (diagnostic,) = diagnose_project("AK210", {PATH: text})
    assert diagnostic.fix is None


def test_each_list_has_its_own_order() -> None:
    texts = {"lists/a.md": sections("[A, B]", "A", "B"), "lists/b.md": sections("[B, A]", "A", "B")}
    assert [d.path for d in diagnose_project("AK210", texts)] == ["lists/b.md"]
