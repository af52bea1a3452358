from __future__ import annotations

import time
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomekit.markdown.render import rendered
from awesomekit.source import apply_edits
from rulecheck import Found, diagnose, mended, shown

ZWSP = "\u200b"
ZWSP_HERE = "the invisible character U+200B (zero width space) stands here; remove it"
PLAIN = "U+00A0 (no-break space) stands where a plain space belongs; write that"
EDGE = "U+00A0 (no-break space) stands next to white space and adds nothing; remove it"
OVERRIDE = (
    "U+202E (right-to-left override) shows text in another order than it is written; remove it"
)


def invisible(name: str) -> str:
    return f"the invisible character {name} stands here; remove it"


@pytest.mark.parametrize(
    ("text", "wanted", "after"),
    [
        pytest.param(
            f"# Tools\r\n\r\nfo{ZWSP}o\r\n",
            [Found(3, 3, ZWSP, ZWSP_HERE)],
            "# Tools\r\n\r\nfoo\r\n",
            id="a zero-width space in a word; line ends stay",
        ),
        pytest.param(
            f"模{ZWSP}型\n", [Found(1, 2, ZWSP, ZWSP_HERE)], "模型\n", id="between Han characters"
        ),
        pytest.param(
            f"[a](https://a.example/x{ZWSP})",
            [Found(1, 24, ZWSP, ZWSP_HERE)],
            "[a](https://a.example/x)",
            id="at the end of an address",
        ),
        pytest.param(
            f"[a]: https://a.example/x{ZWSP}\n",
            [Found(1, 25, ZWSP, ZWSP_HERE)],
            "[a]: https://a.example/x\n",
            id="in a definition",
        ),
        pytest.param(
            f"```\npip{ZWSP} install\n```\n",
            [Found(2, 4, ZWSP, ZWSP_HERE)],
            "```\npip install\n```\n",
            id="in code",
        ),
        pytest.param(
            "x\u2060\u2060\ufeffy",
            [
                Found(
                    1,
                    2,
                    "\u2060\u2060\ufeff",
                    "3 invisible characters from U+2060 (word joiner) on stand here; remove them",
                )
            ],
            "xy",
            id="a run; a byte order mark in the middle",
        ),
        pytest.param(
            f"\ufeffa{ZWSP}b",
            [Found(1, 3, ZWSP, ZWSP_HERE)],
            "\ufeffab",
            id="one that begins the file is left to another rule",
        ),
        pytest.param(
            "co\u00adoperate",
            [Found(1, 3, "\u00ad", invisible("U+00AD (soft hyphen)"))],
            "cooperate",
            id="a soft hyphen",
        ),
        pytest.param(
            "Auf\u200clage",
            [Found(1, 4, "\u200c", invisible("U+200C (zero width non-joiner)"))],
            "Auflage",
            id="a non-joiner between Latin letters",
        ),
        pytest.param(
            "a\u200db 👍\u200d",
            [
                Found(1, 2, "\u200d", invisible("U+200D (zero width joiner)")),
                Found(1, 6, "\u200d", invisible("U+200D (zero width joiner)")),
            ],
            "ab 👍",
            id="joiners that join no emoji",
        ),
        pytest.param(
            "❤\ufe0f\ufe0f a",
            [Found(1, 3, "\ufe0f", invisible("U+FE0F (variation selector-16)"))],
            "❤\ufe0f a",
            id="a second variation selector",
        ),
        pytest.param(
            "Hi\U000e0048\U000e0069",
            [
                Found(
                    1,
                    3,
                    "\U000e0048\U000e0069",
                    "2 invisible characters from U+E0048 (tag latin capital letter h) on stand "
                    "here; remove them",
                )
            ],
            "Hi",
            id="a hidden text of tags",
        ),
        pytest.param(
            "a\x08b",
            [Found(1, 2, "\x08", invisible("U+0008 (control character)"))],
            "ab",
            id="a backspace",
        ),
        pytest.param(
            "https\u200e://a.example/ and (x)\u200e",
            [
                Found(1, 6, "\u200e", invisible("U+200E (left-to-right mark)")),
                Found(1, 28, "\u200e", invisible("U+200E (left-to-right mark)")),
            ],
            "https\u200e://a.example/ and (x)",
            id="marks of direction; the first keeps an address from being a link",
        ),
        pytest.param(
            "a\u2028b",
            [
                Found(
                    1,
                    2,
                    "\u2028",
                    "U+2028 (line separator) stands where a plain space belongs; write that",
                )
            ],
            "a b",
            id="a line separator",
        ),
        pytest.param(
            "a\u2028\u00a0b",
            [
                Found(
                    1,
                    2,
                    "\u2028",
                    "U+2028 (line separator) stands where a plain space belongs; write that",
                ),
                Found(1, 3, "\u00a0", PLAIN),
            ],
            "a  b",
            id="words are not glued together",
        ),
    ],
)
def test_what_nobody_sees_goes(text: str, wanted: list[Found], after: str) -> None:
    found = diagnose("AK103", text, kind="markdown")
    assert shown(found, text) == wanted
    assert mended(found, text) == after
    again = diagnose("AK103", after, kind="markdown")
    assert [one.fix for one in again if one.fix is None or one.fix.safe] == []


@pytest.mark.parametrize(
    ("text", "wanted", "after"),
    [
        pytest.param(
            "fast\u00a0and **small**\u00a0tool",
            [Found(1, 5, "\u00a0", PLAIN), Found(1, 19, "\u00a0", PLAIN)],
            "fast and **small** tool",
            id="between words",
        ),
        pytest.param(
            "- [A](https://a.example)\u00a0- a tool.\u00a0\n",
            [Found(1, 25, "\u00a0", PLAIN), Found(1, 35, "\u00a0", EDGE)],
            "- [A](https://a.example) - a tool.\n",
            id="after a link; at the end of a line",
        ),
        pytest.param(
            "a \u00a0b\u00a0\u00a0c",
            [
                Found(1, 3, "\u00a0", EDGE),
                Found(
                    1,
                    5,
                    "\u00a0\u00a0",
                    "2 characters from U+00A0 (no-break space) on stand where a plain space "
                    "belongs; write that",
                ),
            ],
            "a b c",
            id="beside a space; two of them",
        ),
        pytest.param(
            "    a\u00a0\u00a0b\n",
            [
                Found(
                    1,
                    6,
                    "\u00a0\u00a0",
                    "2 characters from U+00A0 (no-break space) on stand in code, where it is no "
                    "white space; write a plain space",
                )
            ],
            "    a  b\n",
            id="in code each becomes a space",
        ),
        pytest.param(
            "run `go\u00a0get 5\u00a0km`",
            [
                Found(
                    1,
                    8,
                    "\u00a0",
                    "U+00A0 (no-break space) stands in code, where it is no white space; "
                    "write a plain space",
                ),
                Found(
                    1,
                    14,
                    "\u00a0",
                    "U+00A0 (no-break space) stands in code, where it is no white space; "
                    "write a plain space",
                ),
            ],
            "run `go get 5 km`",
            id="code knows no typography",
        ),
        pytest.param(
            "see\u00a0![x](y.png) or\u00a0:smile:",
            [Found(1, 4, "\u00a0", PLAIN), Found(1, 19, "\u00a0", PLAIN)],
            "see ![x](y.png) or :smile:",
            id="neither picture nor emoji is French punctuation",
        ),
    ],
)
def test_no_break_spaces_become_plain(text: str, wanted: list[Found], after: str) -> None:
    found = diagnose("AK103", text, kind="markdown")
    assert shown(found, text) == wanted
    assert mended(found, text) == after
    assert diagnose("AK103", after, kind="markdown") == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"a\n\n{ZWSP}\n\nb", id="it makes a paragraph"),
        pytest.param(f"a\n{ZWSP}\nb", id="it keeps a paragraph together"),
        pytest.param(f"{ZWSP}- a", id="it keeps a line from being a list item"),
        pytest.param(f"a\n{ZWSP}---", id="it keeps a line from making a heading"),
        pytest.param(f"**加粗。{ZWSP}**后文", id="it lets bold end"),
        pytest.param(f"a  {ZWSP}\nb", id="it keeps a line break away"),
        pytest.param(f"www{ZWSP}.example.com", id="it keeps an address from being a link"),
        pytest.param("## Big\u00a0tools", id="the anchor of a heading would change"),
        pytest.param(f"- a\n\n{ZWSP}  b", id="it keeps a paragraph out of a list"),
        pytest.param(f"---\na: b{ZWSP}c\n---\n", id="front matter is no page"),
        pytest.param("x \u202egnp.exe", id="what is shown is turned round"),
        pytest.param("`a \u2067b\u2069`", id="an isolate in code"),
        pytest.param("`שלום\u200e`", id="code with Hebrew"),
    ],
)
def test_fix_that_changes_the_page_is_unsafe(text: str) -> None:
    found = diagnose("AK103", text, kind="markdown")
    assert found
    assert [one.fix for one in found if one.fix is None or one.fix.safe] == []
    assert diagnose("AK103", mended(found, text, safe=False), kind="markdown") == []


def test_overrides_are_found_everywhere() -> None:
    text = "x \u202egnp.exe\n\n`x \u202ey`\n\n[a](https://a.example/\u202ey)\n\nש \u202ex\n"
    assert shown(diagnose("AK103", text, kind="markdown"), text) == [
        Found(line, column, "\u202e", OVERRIDE)
        for line, column in ((1, 3), (3, 4), (5, 23), (7, 3))
    ]


def test_one_hindrance_leaves_others_safe() -> None:
    text = f"fo{ZWSP}o\n{ZWSP}---\n"
    assert mended(diagnose("AK103", text, kind="markdown"), text) == f"foo\n{ZWSP}---\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("plain text — “quoted”… 中文，文\u3000字", id="what is seen"),
        pytest.param(
            "👨\u200d👩\u200d👧 🏳\ufe0f\u200d🌈 🧑🏽\u200d💻 ❤\ufe0f\u200d🔥 ⚙\ufe0f 1\ufe0f\u20e3",
            id="emoji",
        ),
        pytest.param(
            "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f", id="the flag of Wales"
        ),
        pytest.param("می\u200cخواهم", id="a non-joiner in Persian"),
        pytest.param("[a](https://fa.example/می\u200cخواهم)", id="a non-joiner in an address"),
        pytest.param("क्\u200dष क्\u200cष", id="joiners in Hindi"),
        pytest.param("ภาษา\u200bไทย", id="a zero-width space in Thai"),
        pytest.param("ភាសា\u200bខ្មែរ", id="a zero-width space in Khmer"),
        pytest.param("(C++)\u200f שלום \u2067abc\u2069", id="marks of direction with Hebrew"),
        pytest.param("Bonjour\u00a0! Quoi\u202f? a\u00a0: b\u00a0; «\u00a0c\u00a0»", id="French"),
        pytest.param("10\u00a0000, 5\u00a0km, 20\u202f%, 100\u00a0€, Llama\u00a02", id="numbers"),
        pytest.param("J.\u00a0R.\u00a0R. Tolkien, Dr.\u00a0No, §\u00a05, w\u00a0domu", id="names"),
        pytest.param("Москва\u00a0— столица", id="before a dash"),
        pytest.param("**10**\u00a0km", id="a bold number"),
        pytest.param("中文\u00a0English\u00a0中文，\u00a0x", id="next to Chinese"),
        pytest.param("\u00a0\u00a0中文", id="an indented Chinese paragraph"),
        pytest.param("```\n├── a\n│\u00a0\u00a0 └── b\n```\n", id="branches drawn by tree"),
        pytest.param("a&nbsp;b&#8203;c", id="entities are seen by who writes"),
        pytest.param("\ufeff\ufeff# Tools", id="byte order marks that begin the file"),
        pytest.param("ä»£ç\u00a0ç”Ÿæˆ ä¸\u00ad", id="misread bytes"),
        pytest.param("[a](<https://a.example/b\u00a0c>)", id="white space in an address"),
        pytest.param("a\0b", id="NUL"),
        pytest.param("a\tb\r\nc\rd\n", id="white space"),
    ],
)
def test_what_is_needed_stays(text: str) -> None:
    assert diagnose("AK103", text, kind="markdown") == []


UNSEEN = f"\u00a0\u2028{ZWSP}\u200d\u200e\u202e\ufe0f\x08"


def seen(text: str) -> str:
    """What a page shows and where it leads, white space aside."""
    html = rendered(text)
    for char in UNSEEN:
        html = html.replace(char, " " if char.isspace() else "").replace(quote(char), "")
    return "".join(html.split())


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet=f"ab中  \n*-#`[]()>|.1ש{UNSEEN}", max_size=30))
def test_safe_fixes_leave_the_page_and_all_fixes_together_leave_nothing(text: str) -> None:
    safe = mended(diagnose("AK103", text, kind="markdown"), text)
    assert seen(safe) == seen(text)
    for _ in range(4):
        found = diagnose("AK103", text, kind="markdown")
        edits = [edit for one in found if one.fix is not None for edit in one.fix.edits]
        assert len(edits) == len(found)
        text = apply_edits(text, edits)
    assert diagnose("AK103", text, kind="markdown") == []


def test_hostile_text_is_linear() -> None:
    text = "".join(f"aa{ZWSP}bb[\u202e\u00a0" for _ in range(20_000))
    start = time.process_time()
    found = diagnose("AK103", text, kind="markdown")
    assert len(found) == 60_000
    assert all(one.fix is not None and not one.fix.safe for one in found)
    assert time.process_time() - start < 20
