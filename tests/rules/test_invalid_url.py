from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomekit.rules.address_problem import url_problem
from rulecheck import Found, diagnose, shown
from shared import needs_shared, seed

HOST = "the address has no host; add it"
SPACE = 'the address holds white space; write a space as "%20", or remove it'
TWO = 'the address holds "](", so two links run into one; take them apart'
PORT = "the port of this address is no number up to 65535; correct or remove it"


def nowhere(scheme: str) -> str:
    return f'"{scheme}:" leads no reader anywhere; give the address of the page itself'


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("", "the link has no address; add one"),
        ("https://", HOST),
        ("https:///index.html", HOST),
        ("https://?q", HOST),
        ("//", HOST),
        ("http:/a.example", '"http:" needs two slashes; write "http://"'),
        ("https:a.example", '"https:" needs two slashes; write "https://"'),
        ("https://https://a.example", "the address begins twice; keep one scheme"),
        ("http://https//a.example", "the address begins twice; keep one scheme"),
        ("htps://a.example", 'no scheme is called "htps"; write "https"'),
        ("ttps://a.example", 'no scheme is called "ttps"; write "https"'),
        ("hhttp://a.example", 'no scheme is called "hhttp"; write "https"'),
        ("https//a.example", 'a colon and two slashes end the scheme of an address; write "https://"'),
        ("https;//a.example", 'a colon and two slashes end the scheme of an address; write "https://"'),
        ("www.a.example", 'the address has no scheme; begin it with "https://"'),
        ("“https://a.example", '"“" stands before the scheme of this address; remove it'),
        ("(https://a.example)", '"(" stands before the scheme of this address; remove it'),
        ("about:blank", nowhere("about")),
        ("JavaScript:x()", nowhere("javascript")),
        ("vbscript:x", nowhere("vbscript")),
        ("file:///etc", nowhere("file")),
        ("data:text/html,x", nowhere("data")),
        ("mailto:", 'nothing follows "mailto:"; complete the address'),
        ("https://a.example/b c", SPACE),
        ("https://a.example/b\u3000c", SPACE),
        (" https://a.example", '" " stands before the scheme of this address; remove it'),
        ("https://a.example/\tb", "the address holds a control character (U+0009); remove it"),
        ("a.md\0", "the address holds a control character (U+0000); remove it"),
        ("https://a.example\\b", 'the address holds a backslash; write "/" or remove it'),
        ("docs\\a.md", 'the address holds a backslash; write "/" or remove it'),
        ("https://a.example/<id>", 'the address holds "<"; write it as "%3C" or remove it'),
        ("[a](https://b.example)", TWO),
        ("https://a.example:99999", PORT),
        ("https://a.example:80b/", PORT),
        ("https://[::1", "the host of this address is not valid; correct it"),
        ("https://a.example？b", "the host of this address is not valid; correct it"),
        ("https://a..example", '"a..example" is no host; correct it'),
        ("https://.example", '".example" is no host; correct it'),
        ("https://${host}/", '"${host}" is no host; correct it'),
        ("https://a%20b.example", '"a%20b.example" is no host; correct it'),
        ("https://a.example，b", '"a.example，b" is no host; correct it'),
        (f"https://{'a' * 64}.example", f'"{"a" * 64}.example" is no host; correct it'),
    ],
)  # fmt: skip
def test_problems(url: str, message: str) -> None:
    assert url_problem(url, image=False) == message


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/b?c=d#e",
        "HTTP://A.EXAMPLE.",
        "https://a.example:/b",
        "https://a.example:8080/b",
        "https://user@a.example/",
        "https://127.0.0.1/",
        "https://[2001:db8::1]:80/",
        "https://localhost/",
        "https://a_b.example/",
        "https://例え.jp/路径（一）",
        "https://münchen.example/ä",
        "https://i❤.example/",
        "https://%E4%BE%8B.example/",
        "https://a.example/b|c{d}^[e]",
        "https://web.archive.example/web/https://b.example/",
        "//a.example/b",
        "mailto:a@b.example",
        "tel:+49123",
        "ftp://a.example/b",
        "git://a.example",
        "ssh://a.example",
        "docs/a.md",
        "../a.md#b",
        "a file.md",
        "#b",
        "?q=1",
        "https.md",
        "http/index.md",
        "wwwroot/a.md",
    ],
)
def test_fine_addresses(url: str) -> None:
    assert url_problem(url, image=False) is None


def test_a_picture_may_hold_its_data() -> None:
    assert url_problem("data:image/png;base64,AA==", image=True) is None
    assert url_problem("javascript:x", image=True) is not None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "文 [a]()",
            [Found(1, 3, "[a]()", "the link has no address; add one")],
            id="no address: the whole link",
        ),
        pytest.param(
            '[a](<https://a.example/b c> "t")',
            [Found(1, 6, "https://a.example/b c", SPACE)],
            id="white space in angle brackets",
        ),
        pytest.param(
            "![a](about:blank)",
            [
                Found(
                    1,
                    6,
                    "about:blank",
                    nowhere("about"),
                )
            ],
            id="an image",
        ),
        pytest.param(
            '<a href="https://">a</a>', [Found(1, 10, "https://", HOST)], id="an attribute"
        ),
        pytest.param(
            "[a][b], [c][b]\r\n\r\n[b]: https:///x\r\n",
            [Found(3, 6, "https:///x", HOST)],
            id="a definition, once",
        ),
        pytest.param(
            "[a](javascript:alert(1)) [b](JavaScript:c)",
            [
                Found(
                    1,
                    5,
                    "javascript:alert(1",
                    nowhere("javascript"),
                ),
                Found(
                    1,
                    30,
                    "JavaScript:c",
                    nowhere("javascript"),
                ),
            ],
            id="scripts, which the parser takes for text",
        ),
        pytest.param(
            "https://a.example/b\\_c d",
            [
                Found(
                    1,
                    1,
                    "https://a.example/b\\_c",
                    'the address holds a backslash; write "/" or remove it',
                )
            ],
            id="an escape in a bare address is none",
        ),
        pytest.param(
            "见 https://a.example/b，以及更多",
            [
                Found(
                    1,
                    3,
                    "https://a.example/b，以及更多",
                    'the address runs on into "，" and what follows; put "<" and ">" around it',
                )
            ],
            id="a bare address before Chinese punctuation",
        ),
        pytest.param(
            "[A]([b](https://b.example))",
            [
                Found(
                    1,
                    5,
                    "[b](https://b.example)",
                    TWO,
                )
            ],
            id="a link for an address",
        ),
    ],
)
def test_places(text: str, wanted: list[Found]) -> None:
    assert shown(diagnose("AK502", text, kind="markdown"), text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[a](<my file.md>) <img src='my file.png'>", id="a file's name with a space"),
        pytest.param("[路](https://zh.wikipedia.example/wiki/路，一)", id="Chinese in brackets"),
        pytest.param("<https://a.example/b，c>", id="angle brackets end an address"),
        pytest.param("https://zh.wikipedia.example/wiki/人工智能 a@b.example", id="bare addresses"),
        pytest.param("![a](data:image/png;base64,AA==) ![b](data:image/svg+xml,c)", id="data"),
        pytest.param("[a](b&amp;c) [d](https://a.example/b\\_c)", id="entities and escapes"),
        pytest.param("[a][b]", id="a reference without definition: another rule's"),
        pytest.param("`[a]()` `<a href=''>`", id="code"),
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK502", text, kind="markdown") == []


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(max_size=40),
        st.text(st.sampled_from("https:/[]@%#?.\\<>-é中 ：\0\ud800%2f1٣"), max_size=30).map(
            "https://".__add__
        ),
    ),
    st.booleans(),
)
def test_hostile_addresses_raise_nothing(url: str, image: bool) -> None:
    message = url_problem(url, image=image)
    assert message is None or len(message) < 200


@needs_shared
@pytest.mark.parametrize(
    ("name", "lines"), [("000", []), ("001", []), ("002", []), ("003", [721, 723]), ("004", [140])]
)
def test_seeds(name: str, lines: list[int]) -> None:
    text = seed(name)
    found = shown(diagnose("AK502", text, kind="markdown"), text)
    assert [one.line for one in found] == lines
