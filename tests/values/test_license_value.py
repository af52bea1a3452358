"""Licences: what is read, what is refused and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packaging.licenses import canonicalize_license_expression

from awesomekit.model.value import InvalidValue
from awesomekit.values import License, Unknown
from awesomekit.values.license import parse_license
from awesomekit.values.license_names import IDS, spdx_id

if TYPE_CHECKING:
    from collections.abc import Callable

HINT = "write an SPDX identifier (spdx.org/licenses) or a link, [name](https://…)"
URL = "https://example.org/LICENSE"

ids = st.sampled_from(sorted(IDS))
expressions = st.recursive(
    ids,
    lambda parts: st.tuples(parts, st.sampled_from(["AND", "OR"]), parts).map(
        lambda three: f"({three[0]}) {three[1]} {three[2]}"
    ),
    max_leaves=5,
)
labels = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Z"], exclude_characters="[]\\"), min_size=1
).map(lambda label: f"Own {label}")
urls = st.text(st.characters(codec="ascii", categories=["L", "N"]), max_size=9).map(
    lambda path: f"https://example.org/{path}"
)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        pytest.param("Apache-2.0", "Apache-2.0", id="canonical"),
        pytest.param("apache-2.0", "Apache-2.0", id="letter-case"),
        pytest.param("Apache 2.0", "Apache-2.0", id="blank"),
        pytest.param("Apache License 2.0", "Apache-2.0", id="with-license"),
        pytest.param("Apache License, Version 2.0", "Apache-2.0", id="title-of-the-text"),
        pytest.param("Ａｐａｃｈｅ ２．０", "Apache-2.0", id="full-width"),
        pytest.param("MIT License", "MIT", id="mit-license"),
        pytest.param("The MIT Licence", "MIT", id="british"),
        pytest.param("CC BY-NC 4.0", "CC-BY-NC-4.0", id="creative-commons"),
        pytest.param("CC-BY-SA 4.0", "CC-BY-SA-4.0", id="creative-commons-half-dashed"),
        pytest.param("CC By NC 4.0", "CC-BY-NC-4.0", id="creative-commons-blanks"),
        pytest.param("CC0", "CC0-1.0", id="cc0-has-one-version"),
        pytest.param("BSD 3-Clause", "BSD-3-Clause", id="bsd"),
        pytest.param("3-clause BSD license", "BSD-3-Clause", id="bsd-turned-round"),
        pytest.param("GPL v3", "GPL-3.0", id="gpl-that-says-neither-only-nor-later"),
        pytest.param("GPL:v3", "GPL-3.0", id="gpl-with-a-colon"),
        pytest.param("GPL v3 or later", "GPL-3.0-or-later", id="gpl-or-later"),
        pytest.param("GPL v3+", "GPL-3.0-or-later", id="gpl-plus"),
        pytest.param("The Unlicense", "Unlicense", id="license-is-part-of-the-name"),
        pytest.param("Zed", "Zed", id="rare-identifier"),
        pytest.param("LicenseRef-Own", "LicenseRef-Own", id="own-reference"),
        pytest.param("mit or Apache 2.0", "MIT OR Apache-2.0", id="expression"),
        pytest.param(
            "mit and ( apache-2.0 or bsd-2-clause)",
            "MIT AND (Apache-2.0 OR BSD-2-Clause)",
            id="brackets",
        ),
        pytest.param(
            "gpl-2.0-only with classpath-exception-2.0",
            "GPL-2.0-only WITH Classpath-exception-2.0",
            id="exception",
        ),
        pytest.param(f"[MIT]({URL})", f"[MIT]({URL})", id="link"),
        pytest.param(f"[ Apache 2.0]({URL})", f"[Apache-2.0]({URL})", id="link-with-known-name"),
        pytest.param(
            f"[Llama 2 Community License]({URL})",
            f"[Llama 2 Community License]({URL})",
            id="link-with-own-name",
        ),
        pytest.param("[Own\nname](a(b))", "[Own name](a(b))", id="brackets-in-a-destination"),
        pytest.param("[Own](<a b>)", "[Own](<a b>)", id="blank-in-a-destination"),
        pytest.param("[Own](<a>)", "[Own](a)", id="angle-brackets-without-need"),
        pytest.param("[MIT or own]( LICENSE )", "[MIT or own](LICENSE)", id="no-expression"),
        pytest.param("未知", "unknown", id="unknown"),
    ],
)
def test_reads(text: str, canonical: str) -> None:
    assert parse_license(text).text == canonical


def test_says_whether_a_name_is_spdx() -> None:
    assert parse_license("MIT") == License("MIT")
    assert parse_license(f"[MIT License]({URL})") == License("MIT", URL)
    assert parse_license(f"[Gemma]({URL})") == License("Gemma", URL, spdx=False)


@pytest.mark.parametrize(
    ("text", "start", "end", "message", "suggestion"),
    [
        pytest.param(
            "Apacch 2.0", 0, 10, '"Apacch 2.0" is not a known licence', "Apache-2.0", id="misspelt"
        ),
        pytest.param(
            f"[ Apacch 2.0]({URL})",
            *(2, 12, '"Apacch 2.0" is not a known licence', f"[Apache-2.0]({URL})"),
            id="misspelt-in-a-link",
        ),
        pytest.param(
            "Apache 2.1", 0, 10, '"Apache 2.1" is not a known licence', None, id="no-such-version"
        ),
        pytest.param("GPL", 0, 3, '"GPL" is not a known licence', None, id="no-version"),
        pytest.param(
            "Non-Commercial", 0, 14, '"Non-Commercial" is not a known licence', None, id="own-name"
        ),
        pytest.param(
            "MIT/Apache-2.0",
            *(0, 14, '"MIT/Apache-2.0" is not a known licence', None),
            id="slash-may-be-and-or-or",
        ),
        pytest.param(
            "MIT OR Apacch 2.0",
            *(7, 17, '"Apacch 2.0" is not a known licence', "MIT OR Apache-2.0"),
            id="misspelt-operand",
        ),
        pytest.param(
            "Apacch 2.0 OR Mozzila Public License 2.0",
            *(0, 10, '"Apacch 2.0" is not a known licence', "Apache-2.0 OR MPL-2.0"),
            id="two-misspelt-operands",
        ),
        pytest.param(
            "Apacch 2.0 OR Own",
            *(0, 10, '"Apacch 2.0" is not a known licence', None),
            id="one-misspelt-one-unknown",
        ),
        pytest.param(
            "MIT WITH own", 9, 12, '"own" is not a known exception', None, id="no-exception"
        ),
        pytest.param(
            "(MIT) WITH own",
            *(6, 10, '"WITH" does not belong in this SPDX expression', None),
            id="exception-of-a-bracket",
        ),
        pytest.param("MIT OR", 6, 6, "the SPDX expression ends too early", None, id="unfinished"),
        pytest.param(
            "OR MIT",
            0,
            2,
            '"OR" does not belong in this SPDX expression',
            None,
            id="operator-first",
        ),
        pytest.param(
            "MIT)", 3, 4, '")" does not belong in this SPDX expression', None, id="never-opened"
        ),
        pytest.param("MIT OR (MIT", 7, 8, 'this "(" is never closed', None, id="never-closed"),
        pytest.param(
            f"[MIT]({URL}), see", 34, 35, '"," does not belong in this licence', None, id="rest"
        ),
        pytest.param(
            '[MIT](a "Title")', 0, 16, '"[MIT](a "Title")" is not a licence', None, id="link-title"
        ),
        pytest.param("[MIT][1]", 0, 8, '"[MIT][1]" is not a licence', None, id="reference-link"),
        pytest.param("[MIT]()", 0, 7, '"[MIT]()" is not a licence', None, id="no-destination"),
        pytest.param("[](a)", 0, 5, '"[](a)" is not a licence', None, id="no-label"),
        pytest.param("[MIT]((a)", 0, 9, '"[MIT]((a)" is not a licence', None, id="no-pair"),
        pytest.param(URL, 0, 27, f'"{URL}" is not a known licence', None, id="bare-address"),
        pytest.param("TBD", 0, 3, '"TBD" is not a known licence', None, id="placeholder"),
        pytest.param("", 0, 0, "the licence is empty", None, id="empty"),
    ],
)
def test_refuses(text: str, start: int, end: int, message: str, suggestion: str | None) -> None:
    with pytest.raises(InvalidValue) as caught:
        parse_license(text)
    error = caught.value
    assert (error.start, error.end, error.message, error.suggestion) == (
        *(start, end, f"{message}; {HINT}", suggestion),
    )


def test_refuses_an_expression_of_endless_length() -> None:
    text = " OR ".join(["MIT"] * 1000)
    with pytest.raises(InvalidValue) as caught:
        parse_license(text)
    quoted = '"MIT OR MIT OR MIT OR MIT OR MIT OR MIT…"'
    assert caught.value.message == f"{quoted} is too long for an SPDX expression; {HINT}"


@given(expressions)
@settings(max_examples=100, deadline=None)
def test_expressions_are_those_of_packaging(expression: str) -> None:
    assert parse_license(expression.lower()).text == canonicalize_license_expression(expression)


@given(st.lists(st.sampled_from(["MIT", "zed", "AND", "or", "with", "(", ")"]), max_size=7))
@settings(max_examples=200, deadline=None)
def test_reads_and_refuses_as_packaging_does(words: list[str]) -> None:
    text = " ".join(words)
    assert accepted(lambda: parse_license(text).text) == accepted(
        lambda: canonicalize_license_expression(text)
    )


def accepted(canonical: Callable[[], str]) -> str | None:
    try:
        return canonical()
    except ValueError:
        return None


@given(labels, urls)
@settings(max_examples=100, deadline=None)
def test_a_link_keeps_its_name_and_destination(label: str, url: str) -> None:
    value = License(label, url, spdx=False)
    assert parse_license(value.text) == value
    assert value.sort_key == (label.casefold(), url)


def test_the_short_list_is_part_of_the_spdx_list() -> None:
    assert {canonicalize_license_expression(identifier) for identifier in IDS} == IDS
    assert {spdx_id(identifier.lower()) for identifier in IDS} == IDS


def test_unknown_has_nothing_to_sort_by() -> None:
    assert parse_license("unknown") == Unknown()


def test_a_link_may_have_a_name_that_resembles_an_identifier() -> None:
    own = "[Own UNLICENSE](https://example.org/)"
    assert parse_license(own) == License("Own UNLICENSE", "https://example.org/", spdx=False)
    with pytest.raises(InvalidValue) as caught:
        parse_license("[Apacch 2.0](https://example.org/)")
    assert caught.value.suggestion == "[Apache-2.0](https://example.org/)"
