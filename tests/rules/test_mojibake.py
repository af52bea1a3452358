from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rulecheck import Found, diagnose, mended, shown
from shared import needs_shared, seed

AGAIN = "take the line from its source again"
ALMOST = f"the line as a whole does not decode, so {AGAIN}"


def misread(text: str, table: str = "cp1252") -> str:
    return text.encode().decode(table)


@pytest.mark.parametrize(
    ("text", "wanted", "after"),
    [
        pytest.param(
            "# Tools\n\nCafÃ© and naÃ¯ve\n",
            [Found(3, 4, "Ã©", '"Ã©" is "é" in UTF-8 read as Windows-1252; decode the line again')],
            "# Tools\n\nCafé and naïve\n",
            id="an accented letter; one finding for a line",
        ),
        pytest.param(
            "it doesnâ€™t\r\n\r\nand Î²\r\n",
            [
                Found(
                    1, 9, "â€™", '"â€™" is "’" in UTF-8 read as Windows-1252; decode the line again'
                ),
                Found(
                    3, 5, "Î²", '"Î²" is "β" in UTF-8 read as Windows-1252; decode the line again'
                ),
            ],
            "it doesn’t\r\n\r\nand β\r\n",
            id="a quote and a Greek letter; line ends stay",
        ),
        pytest.param(
            misread("模型：文"),
            [
                Found(
                    1,
                    1,
                    "æ¨¡",
                    '"æ¨¡" is "模" in UTF-8 read as Windows-1252; decode the line again',
                )
            ],
            "模型：文",
            id="Chinese",
        ),
        pytest.param(
            "Go ğŸš€",
            [
                Found(
                    1,
                    4,
                    "ğŸš€",
                    '"ğŸš€" is "🚀" in UTF-8 read as Windows-1254; decode the line again',
                )
            ],
            "Go 🚀",
            id="an emoji read as Turkish",
        ),
        pytest.param(
            "5Â\u00a0km, 20Â°C",
            [
                Found(
                    1,
                    2,
                    "Â\u00a0",
                    '"Â\u00a0" is "\u00a0" in UTF-8 read as Windows-1252; decode the line again',
                )
            ],
            "5\u00a0km, 20°C",
            id="a no-break space",
        ),
        pytest.param(
            "ESPAÃ‘A",
            [Found(1, 5, "Ã‘", '"Ã‘" is "Ñ" in UTF-8 read as Windows-1252; decode the line again')],
            "ESPAÑA",
            id="a quote within a word is no quote",
        ),
        pytest.param(
            "[a](https://a.example/CafÃ©)",
            [
                Found(
                    1, 26, "Ã©", '"Ã©" is "é" in UTF-8 read as Windows-1252; decode the line again'
                )
            ],
            "[a](https://a.example/Café)",
            id="an address",
        ),
        pytest.param(
            "ï»¿# Tools\n",
            [
                Found(
                    1,
                    1,
                    "ï»¿",
                    '"ï»¿" is "\ufeff" in UTF-8 read as Windows-1252; decode the line again',
                )
            ],
            "# Tools\n",
            id="a byte order mark goes",
        ),
    ],
)
def test_whole_lines_are_mended_safely(text: str, wanted: list[Found], after: str) -> None:
    found = diagnose("AK101", text, kind="markdown")
    assert shown(found, text) == wanted
    assert all(d.fix is not None and d.fix.safe for d in found)
    assert mended(found, text) == after
    assert diagnose("AK101", after, kind="markdown") == []


@pytest.mark.parametrize(
    ("text", "wanted", "after"),
    [
        pytest.param(
            "文字 CafÃ©, naÃ¯ve",
            Found(1, 7, "Ã©", f'"Ã©" is "é" in UTF-8 read as Windows-1252; {ALMOST}'),
            "文字 Café, naïve",
            id="right Chinese on the line",
        ),
        pytest.param(
            "Café, naÃ¯ve",
            Found(1, 9, "Ã¯", f'"Ã¯" is "ï" in UTF-8 read as Windows-1252; {ALMOST}'),
            "Café, naïve",
            id="a right accent on the line",
        ),
        pytest.param(
            "NESTLÉ® isnâ€™t",
            Found(1, 12, "â€™", f'"â€™" is "’" in UTF-8 read as Windows-1252; {ALMOST}'),
            "NESTLÉ® isn’t",
            id="a right letter and mark that would decode too",
        ),
        pytest.param(
            "â€œsoâ€\x9d",
            Found(1, 1, "â€œ", f'"â€œ" is "“" in UTF-8 read as Windows-1252; {ALMOST}'),
            "“so”",
            id="a control character stands for a byte that the table lacks",
        ),
        pytest.param(
            "CafÃƒÂ©",
            Found(1, 4, "Ãƒ", f'"Ãƒ" is UTF-8 read as Windows-1252 2 times; {AGAIN}'),
            "Café",
            id="read wrongly twice",
        ),
    ],
)
def test_other_lines_are_mended_unsafely(text: str, wanted: Found, after: str) -> None:
    found = diagnose("AK101", text, kind="markdown")
    assert shown(found, text) == [wanted]
    assert mended(found, text) == text
    assert mended(found, text, safe=False) == after
    assert diagnose("AK101", after, kind="markdown") == []


LOST = "is UTF-8 read with the wrong table, and bytes were lost"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "- 3.3Tï½4.8T", Found(1, 7, "ï½", f'"ï½" {LOST}; {AGAIN}'), id="a dropped third byte"
        ),
        pytest.param(
            "**ğŸŒâœ¨**", Found(1, 3, "ğŸŒ", f'"ğŸŒ" {LOST}; {AGAIN}'), id="a dropped fourth byte"
        ),
        pytest.param(
            "CafÃ© â€ x", Found(1, 7, "â€", f'"â€" {LOST}; {AGAIN}'), id="one sequence of two"
        ),
        pytest.param(
            "a ï¿½ b", Found(1, 3, "ï¿½", f'"ï¿½" {LOST}; {AGAIN}'), id="replaced, then misread"
        ),
        pytest.param(
            "caf\ufffd\ufffd",
            Found(1, 4, "\ufffd\ufffd", f'"\ufffd\ufffd" stands for bytes that were lost; {AGAIN}'),
            id="replacement characters",
        ),
    ],
)
def test_lost_bytes_are_only_reported(text: str, wanted: Found) -> None:
    found = diagnose("AK101", text, kind="markdown")
    assert shown(found, text) == [wanted]
    assert [d.fix for d in found] == [None]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Café, naïve, Ångström, São Paulo, SÃO", id="accents"),
        pytest.param("中文、日本語、한국어", id="other scripts"),
        pytest.param("NESTLÉ® and “café®” and société²", id="marks after words"),
        pytest.param("„váš“, blíž”, též…", id="Czech words before quotes"),
        pytest.param("“AMANHÔ e MAÇÃ…", id="Portuguese words before quotes"),
        pytest.param("à… é” ê’ 20 °C", id="usual punctuation after accents"),
        pytest.param("3×½ and 2×²", id="products"),
        pytest.param("Привет — “да”", id="Cyrillic"),
        pytest.param("`CafÃ©`\n\n```\nâ€™\n```\n\n    Ã©\n", id="code"),
        pytest.param("Only ASCII, so nothing.", id="ASCII"),
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK101", text, kind="markdown") == []


HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2, max_size=12)


@settings(max_examples=200, deadline=None)
@given(
    han=HAN,
    rest=st.text(st.sampled_from("，。：A 1"), max_size=5),
    table=st.sampled_from(["cp1252", "cp1254"]),
)
def test_chinese_comes_back_unless_bytes_were_lost(han: str, rest: str, table: str) -> None:
    text = han + rest
    wrong = text.encode().decode(table, "ignore")
    lossless = wrong.encode(table) == text.encode()
    after = mended(diagnose("AK101", wrong, kind="markdown"), wrong)
    assert after == (text if lossless else wrong)


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=40))
def test_whatever_is_mended_stays_mended(text: str) -> None:
    after = mended(diagnose("AK101", text, kind="markdown"), text)
    assert [d for d in diagnose("AK101", after, kind="markdown") if d.fix and d.fix.safe] == []


@needs_shared
def test_a_lossless_seed_is_mended_whole() -> None:
    text = seed("002")
    found = diagnose("AK101", text, kind="markdown")
    assert len(found) == 9
    after = mended(found, text)
    assert after == text.encode("cp1252").decode()
    assert diagnose("AK101", after, kind="markdown") == []


@needs_shared
def test_a_seed_with_lost_bytes_is_mended_where_it_can_be() -> None:
    text = seed("001")
    found = diagnose("AK101", text, kind="markdown")
    lines = {place.line: d.fix for place, d in zip(shown(found, text), found, strict=True)}
    assert [line for line, fix in lines.items() if fix is None] == [5, 6, 72, 181, 228, 489]
    assert [line for line, fix in lines.items() if fix and fix.safe] == [7, 20, 206, 344, 463, 507]
    after = mended(found, text)
    assert after.split("\n")[6].endswith("VLMs🚀</a></strong>")
    assert after.split("\n")[19] == "## Details Regarding Models Above📊"
    again = diagnose("AK101", after, kind="markdown")
    assert [place.line for place in shown(again, after)] == [5, 6, 72, 181, 228, 489]


@needs_shared
@pytest.mark.parametrize("name", ["000", "003", "004"])
def test_clean_seeds_are_clean(name: str) -> None:
    assert diagnose("AK101", seed(name), kind="markdown") == []
