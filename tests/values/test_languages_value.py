"""Languages: what is read, what is refused and where."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomekit.model.value import InvalidValue
from awesomekit.values import Languages, Unknown
from awesomekit.values.language_names import CODES, codes_by_mistake, codes_by_name
from awesomekit.values.languages import parse_languages

HINT = 'write ISO 639-1 codes such as "en,zh", or "mul"'

codes = st.sampled_from(sorted(CODES))
languages = (
    st.builds(lambda them: Languages(tuple(them)), st.lists(codes, min_size=1, max_size=8))
    | st.builds(lambda code: Languages((code,), mostly=True), codes)
    | st.just(Languages(("mul",)))
)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        pytest.param("en", "en", id="canonical"),
        pytest.param("en,zh", "en,zh", id="canonical-list"),
        pytest.param("mul", "mul", id="canonical-multiple"),
        pytest.param("en+", "en+", id="canonical-mostly"),
        pytest.param("EN", "en", id="capitals"),
        pytest.param("zh,en,zh", "en,zh", id="unsorted-and-repeated"),
        pytest.param(" en, zh ", "en,zh", id="blanks"),
        pytest.param("ｅｎ，ｚｈ", "en,zh", id="full-width"),
        pytest.param("English", "en", id="english-name"),
        pytest.param("english, French and German", "de,en,fr", id="english-names"),
        pytest.param("Ch & En", "en,zh", id="ch-is-chinese"),
        pytest.param("ch", "ch", id="but-in-lower-case-chamorro"),
        pytest.param("En & Ru", "en,ru", id="ampersand"),
        pytest.param("Simplified  Chinese", "zh", id="script"),
        pytest.param("Multiple", "mul", id="multiple"),
        pytest.param("Multilingual", "mul", id="multilingual"),
        pytest.param("多语言", "mul", id="multiple-in-chinese"),
        pytest.param("En most", "en+", id="most-after"),
        pytest.param("mostly English", "en+", id="mostly-before"),
        pytest.param("以英文为主", "en+", id="mostly-in-chinese"),
        pytest.param("主要为中文", "zh+", id="mainly-in-chinese"),
        pytest.param("中文", "zh", id="chinese-name"),
        pytest.param("英语、法语和日语", "en,fr,ja", id="chinese-names"),
        pytest.param("中/英", "en,zh", id="chinese-short-names"),
        pytest.param("Deutsch; 日本語", "de,ja", id="own-names"),
        pytest.param("unknown", "unknown", id="unknown"),
        pytest.param("未知", "unknown", id="unknown-in-chinese"),
    ],
)
def test_reads(text: str, canonical: str) -> None:
    assert parse_languages(text).text == canonical


@pytest.mark.parametrize(
    ("text", "start", "end", "message", "suggestion"),
    [
        pytest.param("en,xx", 3, 5, '"xx" is not a language code', None, id="no-code"),
        pytest.param(
            "en, Frensh", 4, 10, '"Frensh" is not a language code', "en,fr", id="misspelt"
        ),
        pytest.param("Klingon", 0, 7, '"Klingon" is not a language code', None, id="no-language"),
        pytest.param("zh-cn", 0, 5, '"zh-cn" is not a language code', "zh", id="region"),
        pytest.param("en,zh_Hans", 3, 10, '"zh_Hans" is not a language code', "en,zh", id="script"),
        pytest.param("xx-cn", 0, 5, '"xx-cn" is not a language code', None, id="region-of-nothing"),
        pytest.param("en,cn", 3, 5, '"cn" is not a language code', "en,zh", id="country"),
        pytest.param("eng", 0, 3, '"eng" is not a language code', "en", id="three-letters"),
        pytest.param("en zh", 0, 5, '"en zh" is not a language code', "en,zh", id="blank"),
        pytest.param("en+zh", 0, 5, '"en+zh" is not a language code', "en,zh", id="plus-between"),
        pytest.param(
            "中英双语", 0, 4, '"中英双语" is not a language code', "en,zh", id="bilingual"
        ),
        pytest.param(
            "100+ languages", 0, 14, '"100+ languages" is not a language code', "mul", id="counted"
        ),
        pytest.param("en,,zh", 3, 4, 'there is no language before this ","', "en,zh", id="doubled"),
        pytest.param("en,zh，", 5, 6, 'there is no language after this "，"', "en,zh", id="last"),
        pytest.param("en,mul", 3, 6, '"mul" must stand alone', None, id="multiple-and-one"),
        pytest.param("fr,en+", 3, 6, '"en+" must stand alone', None, id="mostly-and-another"),
        pytest.param("mul+", 0, 4, '"mul+" names no language', None, id="mostly-multiple"),
        pytest.param("N/A", 0, 3, '"N/A" is not a list of languages', None, id="placeholder"),
        pytest.param(
            "Englsh/Frensh",
            0,
            13,
            '"Englsh/Frensh" is not a list of languages',
            "en,fr",
            id="all-misspelt",
        ),
        pytest.param("", 0, 0, "the list of languages is empty", None, id="empty"),
    ],
)
def test_refuses(text: str, start: int, end: int, message: str, suggestion: str | None) -> None:
    with pytest.raises(InvalidValue) as caught:
        parse_languages(text)
    error = caught.value
    assert (error.start, error.end, error.message, error.suggestion) == (
        *(start, end, f"{message}; {HINT}", suggestion),
    )


@given(languages)
@settings(max_examples=150, deadline=None)
def test_canonical_text_gives_the_same_languages(value: Languages) -> None:
    assert parse_languages(value.text) == value
    assert value.sort_key == (value.text,)


@given(st.lists(st.sampled_from(sorted(codes_by_name())), min_size=1, max_size=5))
@settings(max_examples=100, deadline=None)
def test_names_give_their_codes(names: list[str]) -> None:
    expected = Languages(tuple(codes_by_name()[name] for name in names))
    assert parse_languages("、".join(names)) == expected
    assert parse_languages(" & ".join(name.title() for name in names)) == expected


def test_the_tables_name_languages_of_iso_639_1() -> None:
    assert len(CODES) == 184
    assert set(codes_by_name().values()) <= CODES
    assert set(codes_by_mistake().values()) <= CODES
    assert not codes_by_mistake().keys() & (CODES | codes_by_name().keys())


def test_unknown_has_nothing_to_sort_by() -> None:
    assert parse_languages("unknown") == Unknown()
