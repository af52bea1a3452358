from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rulecheck import Found, diagnose, mended, shown


def decoded(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            decoded(b"# Caf\xe9\n"),
            [Found(1, 6, "\udce9", "0xE9 is not UTF-8; save the file in that encoding")],
            id="Latin-1",
        ),
        pytest.param(
            decoded("# 工具 文\n".encode("gb18030")),
            [
                Found(
                    1,
                    3,
                    "\udcb9\udca4\udcbe\udcdf",
                    "0xB9 0xA4 0xBE 0xDF are not UTF-8; save the file in that encoding",
                ),
                Found(
                    1, 8, "\udcce\udcc4", "0xCE 0xC4 are not UTF-8; save the file in that encoding"
                ),
            ],
            id="GB 18030: each run",
        ),
        pytest.param(
            decoded("中é".encode() + b"\xff" * 10),
            [
                Found(
                    1,
                    3,
                    "\udcff" * 10,
                    "0xFF 0xFF 0xFF 0xFF 0xFF 0xFF 0xFF 0xFF and 2 more bytes are not UTF-8; "
                    "save the file in that encoding",
                )
            ],
            id="a long run, after right characters",
        ),
        pytest.param(
            "a\0b\n\0\0\0",
            [
                Found(1, 2, "\0", "a NUL character in the text; remove it"),
                Found(2, 1, "\0\0\0", "3 NUL characters in the text; remove them"),
            ],
            id="NUL",
        ),
    ],
)
def test_finds(text: str, wanted: list[Found]) -> None:
    found = diagnose("AK102", text, kind="markdown")
    assert shown(found, text) == wanted
    assert [d.fix for d in found] == [None] * len(wanted)


def test_a_file_in_another_encoding_does_not_flood() -> None:
    text = decoded(b"\xe9 " * 1000)
    found = shown(diagnose("AK102", text, kind="markdown"), text)
    assert len(found) == 101
    assert found[-1] == Found(
        1, 201, "\udce9", "the same in 900 more places from here; save the file as UTF-8"
    )
    assert len(diagnose("AK102", decoded(b"\xe9 " * 100), kind="markdown")) == 100


@pytest.mark.parametrize(
    ("text", "wanted", "after"),
    [
        pytest.param(
            "\ufeff# A\n",
            Found(1, 1, "\ufeff", "the file begins with a byte order mark; remove it"),
            "# A\n",
            id="a byte order mark",
        ),
        pytest.param(
            "\ufeff\ufeff# A\n",
            Found(1, 1, "\ufeff\ufeff", "the file begins with a byte order mark; remove it"),
            "# A\n",
            id="two of them",
        ),
        pytest.param(
            "a\nb\r\nc\nd\r\n\n",
            Found(2, 2, "\r\n", "2 line ends of 5 are not LF as the others; end all lines with LF"),
            "a\nb\nc\nd\n\n",
            id="mostly LF",
        ),
        pytest.param(
            "a\r\nb\r\nc\n",
            Found(3, 2, "\n", "1 line end of 3 is not CRLF as the others; end all lines with CRLF"),
            "a\r\nb\r\nc\r\n",
            id="mostly CRLF",
        ),
        pytest.param(
            "中\rb\rc\n",
            Found(3, 2, "\n", "1 line end of 3 is not CR as the others; end all lines with CR"),
            "中\rb\rc\r",
            id="mostly CR",
        ),
        pytest.param(
            "a\r\nb\n",
            Found(1, 2, "\r\n", "1 line end of 2 is not LF as the others; end all lines with LF"),
            "a\nb\n",
            id="a tie is LF",
        ),
        pytest.param(
            "a\nb\rc\r\nd\n",
            Found(2, 2, "\r", "2 line ends of 4 are not LF as the others; end all lines with LF"),
            "a\nb\nc\nd\n",
            id="all three kinds",
        ),
    ],
)
def test_safe_fixes(text: str, wanted: Found, after: str) -> None:
    found = diagnose("AK102", text, kind="markdown")
    assert shown(found, text) == [wanted]
    assert mended(found, text) == after
    assert diagnose("AK102", after, kind="markdown") == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="an empty file"),
        pytest.param("# 中文\n\né 🚀\n", id="UTF-8"),
        pytest.param("a\r\nb\r\n", id="CRLF alone"),
        pytest.param("a\rb\r", id="CR alone"),
        pytest.param("a\ufeffb\n", id="a byte order mark within the text: another rule's"),
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK102", text, kind="markdown") == []


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("a中\r\n\ufeff \0"), max_size=20))
def test_one_fix_is_enough_and_keeps_every_line(text: str) -> None:
    after = mended(diagnose("AK102", text, kind="markdown"), text)
    assert [d for d in diagnose("AK102", after, kind="markdown") if d.fix] == []
    wanted = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    assert after.replace("\r\n", "\n").replace("\r", "\n") == wanted
