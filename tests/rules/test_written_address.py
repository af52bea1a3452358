from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomekit.markdown import read_markdown
from awesomekit.rules.written_address import (
    Change,
    changed,
    edits,
    marked,
    parts_of,
    written_addresses,
)
from awesomekit.source import Source, apply_edits

PIECES = r"a / _ * ?u=1 & &amp; &lt; &copy # \\ \_ ( ) . ! | \| ' %20 é 文 ; ~ ` [ ] \ &#95; &ne; ,"
TAILS = st.lists(st.sampled_from(PIECES.split(" ")), max_size=8).map("".join)
FRAMES = st.sampled_from(
    [
        "文 [a]({}) b)",
        "[a](<{}> 't')",
        "![a]({} 't')",
        "[{0}]({0})",
        "- {}) b.\r\n",
        "{}, and",
        "<{}>",
        '<a href="{}">b</a>',
        "<a href={}>b</a>",
        "<img srcset='{} 2x'>",
        "| a |\n| - |\n| [b]({}) |",
        "[a]\r\n\r\n[a]: {} 't'\r\n",
    ]
)


@settings(max_examples=400, deadline=None)
@given(FRAMES, TAILS, st.data())
def test_what_is_edited_is_read_as_the_changed_address(
    frame: str, tail: str, data: st.DataObject
) -> None:
    text = frame.format(f"https://a.dev/b{tail}")
    source = Source("", text)
    before = list(written_addresses(read_markdown(source)))
    for number, address in enumerate(before):
        cuts = sorted(data.draw(st.integers(8, len(address.url))) for _ in range(2))
        changes = [Change(cuts[0], cuts[1], data.draw(st.sampled_from(["", "x", "(y)", "&lt"])))]
        made = edits(source, address, changes)
        if made is None:
            continue
        after = list(written_addresses(read_markdown(Source("", apply_edits(text, made)))))
        assert [one.form for one in after] == [one.form for one in before]
        assert after[number].url == changed(address.url, changes)
        assert [one.url for one in after if one is not after[number]] == [
            one.url for one in before if one is not address
        ]


@pytest.mark.parametrize(
    ("text", "part", "written"),
    [
        pytest.param("[a](https://a.dev/b?c&d)", "b?c&d", "b?c&d", id="as it is"),
        pytest.param("[a](https://a.dev/b?c&amp;d)", "b?c&d", "b?c&amp;d", id="an entity within"),
        pytest.param("[a](https://a.dev/\\_b)", "/_b", "/\\_b", id="an escape within"),
        pytest.param("<a href='https://a.dev?b&amp;c'>", "c", "c", id="raw HTML"),
        pytest.param(
            "<a href='https://a.dev?b&ampc'>", "c", "https://a.dev?b&ampc", id="half an entity: all"
        ),
    ],
)
def test_parts_are_found_as_they_are_written(text: str, part: str, written: str) -> None:
    source = Source("", text)
    (address,) = written_addresses(read_markdown(source))
    start = address.url.index(part)
    assert source.slice(marked(source, address, start, start + len(part))) == written


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        pytest.param("[a](https://a.dev/b(c)d)", [Change(15, 16, "")], id="an open parenthesis"),
        pytest.param("https://a.dev/b?c=1 d", [Change(15, 19, ".")], id="a dot ends no address"),
        pytest.param("[a](https://a.dev/&b=1lt;)", [Change(15, 18, "")], id="an entity comes up"),
        pytest.param("<a href=https://a.dev/b>", [Change(14, 15, "c")], id="no quotes"),
        pytest.param("[a](https://a.dev/b)", [Change(14, 15, " ")], id="a space"),
    ],
)
def test_what_is_not_certain_is_not_edited(text: str, changes: list[Change]) -> None:
    source = Source("", text)
    (address,) = written_addresses(read_markdown(source))
    assert edits(source, address, changes) is None


def test_addresses_without_scheme_are_left_out() -> None:
    text = "www.a.dev?b=http://c.dev [d](e.md) [f](mailto:g@h.dev) ftp://i.dev //j.dev"
    assert list(written_addresses(read_markdown(Source("", text)))) == []


@pytest.mark.parametrize(
    ("url", "parts"),
    [
        ("https://www.A.dev:443/b", ("https", "a.dev", ":443", 8, 21)),
        ("HTTP://www.com?b", ("HTTP", "www.com", "", 7, 14)),
        ("https://a@b.dev/", None),
        ("https://a.dev\\b", None),
        ("https://é.dev/", None),
        ("https://\u212aa.dev/", None),
    ],
)
def test_parts(url: str, parts: tuple[str, str, str, int, int] | None) -> None:
    assert parts_of(url) == parts
