"""YAML that is refused: where, and in which words."""

from __future__ import annotations

import sys
import time

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomekit.config.yaml_reader import MAX_CHARACTERS, MAX_VALUES, read_yaml
from awesomekit.source import Position, Source


def refused(text: str) -> list[str]:
    return [str(problem) for problem in read_yaml(text, "x.yaml").problems]


ALIAS = 'alias "*x" is not allowed; write the value out, or quote it'
ANCHOR = 'anchor "&x" is not allowed; remove it, or quote the text'


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("a: &x [1]", [f"1:4: {ANCHOR}"], id="anchor"),
        pytest.param("&x a: 1", [f"1:1: {ANCHOR}"], id="anchor of a key"),
        pytest.param("a: &x [*x]", [f"1:4: {ANCHOR}", f"1:8: {ALIAS}"], id="alias of itself"),
        pytest.param(
            "? *x\n: 1",
            ['1:3: alias "*x" is not allowed; write the key out, or quote it'],
            id="alias as a key",
        ),
        pytest.param(
            "a: !!python/object/apply:os.system [ls]",
            [
                '1:4: tag "!!python/object/apply:os.system" is not allowed; remove it, or quote '
                "the text"
            ],
            id="tag that runs a command elsewhere",
        ),
        pytest.param(
            "a: !!str 1",
            ['1:4: tag "!!str" is not allowed; remove it, or quote the text'],
            id="harmless tag",
        ),
        pytest.param(
            "!x a: 1",
            ['1:1: tag "!x" is not allowed; remove it, or quote the text'],
            id="tag of a key",
        ),
        pytest.param(
            "a: ! 1",
            ['1:4: tag "!" is not allowed; remove it, or quote the text'],
            id="tag without a name",
        ),
        pytest.param(
            "<<: {a: 1}",
            ['1:1: merge key "<<" is not allowed; write the values out'],
            id="merge key",
        ),
        pytest.param(
            "a: 1\nb: 1\na: {c: 1}\na: {c: 2}",
            [
                '3:1: key "a" is already on line 1; keep one',
                '4:1: key "a" is already on line 1; keep one',
            ],
            id="a key three times, and nothing said about the keys below it",
        ),
        pytest.param("1: x", ['1:1: key "1" is not a text; quote it'], id="number as a key"),
        pytest.param("true: x", ['1:1: key "true" is not a text; quote it'], id="boolean key"),
        pytest.param("~: x", ['1:1: key "~" is not a text; quote it'], id="null as a key"),
        pytest.param("? \n: x", ["1:2: a key is missing before the colon"], id="empty key"),
        pytest.param(": x", ["1:1: a key is missing before the colon"], id="no key"),
        pytest.param("[a]: 1", ["1:1: a key must be a text; quote it"], id="list as a key"),
        pytest.param("{a: 1}: 1", ["1:1: a key must be a text; quote it"], id="mapping as a key"),
        pytest.param(
            "a: 1\n---\nb: 2", ["2:1: a second document starts here; keep one"], id="two documents"
        ),
        pytest.param(
            "---\n---\n", ["2:1: a second document starts here; keep one"], id="two empty documents"
        ),
        pytest.param(
            "%YAML 1.1\n---\na: 1", ["1:1: a directive is not allowed; remove it"], id="version"
        ),
        pytest.param(
            "%TAG ! tag:x,1:\n---\na: 1",
            ["1:1: a directive is not allowed; remove it"],
            id="tag prefix",
        ),
        pytest.param(
            f"%YAML 1.{'9' * 5000}\n---\na: 1",
            ["1:9: this number is too large; remove it"],
            id="version with more digits than Python converts",
        ),
        pytest.param(
            'a: "\\UFFFFFFFF"',
            ["1:7: this number is too large; remove it"],
            id="escape beyond Unicode",
        ),
        pytest.param(
            'a: "\\uD83D\\uDE00"',
            ["1:4: the character U+D83D is not allowed here; remove it"],
            id="escape of half a character",
        ),
        pytest.param(
            'a: [b, "x\\0"]',
            ["1:8: the character U+0000 is not allowed here; remove it"],
            id="escape of a control character",
        ),
        pytest.param(
            '"\\e": 1', ["1:1: the character U+001B is not allowed here; remove it"], id="in a key"
        ),
        pytest.param(
            "a: b\n# \x01 \x02",
            ["2:3: the character U+0001 is not allowed here; remove it"],
            id="control character in a comment",
        ),
        pytest.param(
            "a: b\x85",
            ["1:5: the character U+0085 is not allowed here; remove it"],
            id="a line end of YAML 1.1 that no editor shows",
        ),
        pytest.param(
            "a: \u2028b",
            ["1:4: the character U+2028 is not allowed here; remove it"],
            id="line separator",
        ),
        pytest.param(
            "a: \ufeffb",
            ["1:4: the character U+FEFF is not allowed here; remove it"],
            id="byte order mark in the middle",
        ),
        pytest.param(
            "a: \udc80",
            ["1:4: the character U+DC80 is not allowed here; remove it"],
            id="a byte that is not UTF-8",
        ),
    ],
)
def test_refused(text: str, wanted: list[str]) -> None:
    assert refused(text) == [f"x.yaml:{message}" for message in wanted]


def test_what_is_not_refused_stays() -> None:
    document = read_yaml("a: &x [1]\nb: *x\nc: !!str d\n1: e\na: f\ng: h", "x.yaml")
    assert document.data == {"a": [1], "b": None, "c": "d", "g": "h"}
    assert document.complete
    assert len(document.problems) == 5


TAB = "a tab cannot stand here; indent with spaces"
COLON = (
    'a colon cannot stand here; quote a text that holds ": ", and put a space after the colon of '
    "a key"
)
INDENT = "this does not fit the lines above; indent what belongs together alike"
NOTHING = "nothing can follow here; quote the text"
HEADER = 'only a comment can follow "|" or ">"; begin the text on the next line'
QUOTE = "the quote that opens here is not closed"
ESCAPE = "this is no escape; write a backslash twice, or use single quotes"
ABOVE = "this does not belong to what is above; remove it"


@pytest.mark.parametrize(
    ("text", "place", "wanted"),
    [
        pytest.param("a:\n\tb: c", "2:1", TAB, id="tab as indentation"),
        pytest.param("a: @x", "1:4", 'a text cannot begin with "@"; quote it', id="at sign"),
        pytest.param("a: `x`", "1:4", 'a text cannot begin with "`"; quote it', id="backtick"),
        pytest.param("a: %x", "1:4", 'a text cannot begin with "%"; quote it', id="percent sign"),
        pytest.param("*.md: x", "1:1", 'a text cannot begin with "*"; quote it', id="glob as key"),
        pytest.param("a: **/x", "1:4", 'a text cannot begin with "*"; quote it', id="glob"),
        pytest.param("a: & b", "1:4", 'a text cannot begin with "&"; quote it', id="ampersand"),
        pytest.param("a: !<x", "1:4", 'a text cannot begin with "!"; quote it', id="open tag"),
        pytest.param("a: !%zz x", "1:4", 'a text cannot begin with "!"; quote it', id="bad tag"),
        pytest.param("a: !f!x y", "1:4", 'a text cannot begin with "!"; quote it', id="no prefix"),
        pytest.param("a: b: c", "1:5", COLON, id="a colon in a text"),
        pytest.param("a:[x]\nb: c", "2:2", COLON, id="no space after a colon"),
        pytest.param(
            "a: b\nfoo\nc: d",
            "2:1",
            'a colon is missing here; write a key and its value as "key: value"',
            id="a line without a colon",
        ),
        pytest.param(
            "a: - b", "1:4", "a list cannot begin here; give it lines of its own", id="list inside"
        ),
        pytest.param("a:\n  - b\n - c", "3:2", INDENT, id="indentation of a list"),
        pytest.param("a:\n  b: c\n d: e", "3:2", INDENT, id="indentation of a key"),
        pytest.param("a: [b]]", "1:7", INDENT, id="a bracket too many"),
        pytest.param("a: 'it's'", "1:8", NOTHING, id="quote within quotes"),
        pytest.param("a: [b] c", "1:8", NOTHING, id="text after a list"),
        pytest.param("a: |x\n  b", "1:5", HEADER, id="text after a block sign"),
        pytest.param("a: |0\n b", "1:5", HEADER, id="block indentation of zero"),
        pytest.param("a: 'b\nc: d", "1:4", QUOTE, id="single quote"),
        pytest.param('a: "b\n---\nc: d"', "1:4", QUOTE, id="double quote"),
        pytest.param('a: "C:\\dir"', "1:8", ESCAPE, id="backslash"),
        pytest.param('a: "\\x4"', "1:7", ESCAPE, id="short escape"),
        pytest.param("a: [b, c", "1:4", 'this list is not closed; add "]"', id="open list"),
        pytest.param("a: {b: c", "1:4", 'this mapping is not closed; add "}"', id="open mapping"),
        pytest.param("a: [b\nc: d", "2:2", 'a comma or "]" is missing before this', id="list"),
        pytest.param("{b: c d: e}", "1:8", 'a comma or "}" is missing before this', id="mapping"),
        pytest.param("[a,,b]", "1:4", "a value is missing before this", id="two commas"),
        pytest.param("{} x", "1:4", ABOVE, id="text after the document"),
        pytest.param("  a: b\nc: d", "2:1", ABOVE, id="first line indented"),
        pytest.param("%X x\n%X\na", "3:1", ABOVE, id="unknown directives"),
        pytest.param(
            "%YAML 2.0\n---\na", "1:1", "a directive is not allowed; remove it", id="other YAML"
        ),
        pytest.param(
            "%TAG x\n---\na", "1:1", "a directive is not allowed; remove it", id="bad directive"
        ),
    ],
)
def test_syntax_in_one_sentence(text: str, place: str, wanted: str) -> None:
    assert refused(text) == [f"x.yaml:{place}: {wanted}"]
    assert read_yaml(text, "x.yaml").data is None


def test_a_quoted_merge_key_is_a_key() -> None:
    assert read_yaml("'<<': {a: 1}", "x.yaml").data == {"<<": {"a": 1}}


DEEP = "nested more than 32 deep; write it flatter"
MANY = f"the file has more than {MAX_VALUES} values; shorten it"
LARGE = "the file has more than a million characters; shorten it"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("[" * 100_000, f"1:34: {DEEP}", id="lists"),
        pytest.param("a: " + "[" * 100_000, f"1:36: {DEEP}", id="lists below a key"),
        pytest.param("[\n" * 100_000, f"34:1: {DEEP}", id="lists on lines of their own"),
        pytest.param("{a: " * 100_000, f"1:133: {DEEP}", id="mappings"),
        pytest.param("- " * 100_000, f"1:67: {DEEP}", id="block lists"),
        pytest.param("? " * 100_000, "1:3: a key must be a text; quote it", id="keys of keys"),
        pytest.param("a: [" + "b," * 500_000, f"1:{2 * MAX_VALUES + 1}: {MANY}", id="list"),
        pytest.param("- &a\n" * 200_000, f"{MAX_VALUES}:3: {MANY}", id="anchors"),
        pytest.param("a: 1\n" * 200_000, f"{MAX_VALUES}:4: {MANY}", id="one key"),
        pytest.param("#" * (MAX_CHARACTERS + 1), f"1:1: {LARGE}", id="characters"),
    ],
)
def test_hostile_texts_end_soon(text: str, wanted: str) -> None:
    start = time.process_time()
    assert refused(text)[-1] == f"x.yaml:{wanted}"
    assert time.process_time() - start < 10  # against exponential time, not a measurement


def test_as_deep_as_allowed() -> None:
    document = read_yaml("[" * 33 + "]" * 33, "x.yaml")
    assert document.problems == []


def test_as_large_as_allowed() -> None:
    text = "# x\n" * (MAX_CHARACTERS // 4 - 2) + "a: bcde\n"
    assert len(text) == MAX_CHARACTERS
    assert read_yaml(text, "x.yaml").data == {"a": "bcde"}


def test_every_character_that_the_parser_refuses_is_found_before() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    forbidden = set(yaml.SafeLoader.NON_PRINTABLE.findall(every))
    assert forbidden
    forbidden |= {"\x85", "\u2028", "\u2029"}
    passed = [c for c in forbidden if "is not allowed here" not in refused(f"a: {c}")[0]]
    assert passed == []


ALPHABET = "ab:-[]{}#&*!|>'\"%@,\\U0Fx \n\r\t.~?=<1中\ufeff\x85"


@given(st.text(alphabet=st.sampled_from(ALPHABET), max_size=60))
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_or_refused_at_a_place_of_its_own(text: str) -> None:
    document = read_yaml(text, "x.yaml")
    assert document.complete or document.problems
    source = Source("", text)
    for problem in document.problems:
        assert "\n" not in problem.message
        offset = source.offset(Position(problem.line, problem.column))
        assert 0 <= offset <= len(text)
        assert source.position(offset) == (problem.line, problem.column)
