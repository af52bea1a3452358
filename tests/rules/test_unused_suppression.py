"""AK903: comments that silence nothing, or cannot be followed."""

from __future__ import annotations

import pytest

from rulecheck import Found, diagnose, mended, shown

BROKEN = "[x](#none)"


def unused(selector: str, where: str = "") -> str:
    return f"this comment silences no finding of {selector}; remove it{where}"


@pytest.mark.parametrize(
    ("text", "found", "after"),
    [
        (
            "# A\n\n<!-- awesomekit: disable-next AK504 why -->\n\ntext\n",
            (3, "<!-- awesomekit: disable-next AK504 why -->", unused("AK504")),
            "# A\n\ntext\n",
        ),
        (
            f"# A\n\n<!-- awesomekit: disable-file AK504, AK101 -->\n\n{BROKEN}\n",
            (3, "AK101", unused("AK101", " from the comment")),
            f"# A\n\n<!-- awesomekit: disable-file AK504 -->\n\n{BROKEN}\n",
        ),
        (
            f"# A\r\n\r\n- {BROKEN} <!-- awesomekit: disable-line broken-anchor, AK101 why -->\r\n",
            (3, "AK101", unused("AK101", " from the comment")),
            f"# A\r\n\r\n- {BROKEN} <!-- awesomekit: disable-line broken-anchor why -->\r\n",
        ),
        (
            "# A\n\n- text <!-- awesomekit: disable-line AK504 -->\n",
            (3, "<!-- awesomekit: disable-line AK504 -->", unused("AK504")),
            "# A\n\n- text\n",
        ),
        (
            "# A\n\n<!-- awesomekit: disabel-next AK504 -->\n\ntext\n",
            (
                3,
                "<!-- awesomekit: disabel-next AK504 -->",
                'a comment to awesomekit cannot say "disabel-next"; write "disable-next"',
            ),
            None,
        ),
        (
            "# A\n\n<!-- awesomekit: disable-next broken-anchr why -->\n\ntext\n",
            (3, "broken-anchr", 'no rule is called "broken-anchr"; did you mean "broken-anchor"?'),
            None,
        ),
        (
            "# A\n\n<!-- awesomekit: disable -->\n\ntext\n",
            (
                3,
                "<!-- awesomekit: disable -->",
                '"disable" names no rule; add its code, for example "disable AK504"',
            ),
            None,
        ),
        (
            "# A\n\n<!-- awesomekit: enable AK504 -->\n\ntext\n",
            (
                3,
                "<!-- awesomekit: enable AK504 -->",
                '"enable" ends nothing: no "disable" for it stands before; remove the comment',
            ),
            None,
        ),
    ],
    ids=[
        "whole comment",
        "one of two",
        "one of two in a line",
        "in a line",
        "misspelt action",
        "misspelt rule",
        "no rule",
        "enable alone",
    ],
)
def test_finds(text: str, found: tuple[int, str, str], after: str | None) -> None:
    diagnostics = diagnose("AK903", text, kind="markdown")
    (one,) = shown(diagnostics, text)
    assert isinstance(one, Found)
    assert (one.line, one.text, one.message) == found
    if after is not None:
        assert mended(diagnostics, text) == after
        assert diagnose("AK903", after, kind="markdown") == []


@pytest.mark.parametrize(
    "text",
    [
        f"# A\n\n<!-- awesomekit: disable-next AK504 why -->\n\n{BROKEN}\n",
        f"# A\n\n<!-- awesomekit: disable ak504 -->\n\n{BROKEN}\n\n<!-- awesomekit: enable -->\n",
        f"# A\n\n<!-- awesomekit: disable-file AK5 -->\n\n{BROKEN}\n",
        f"# A\n\n- {BROKEN} <!-- awesomekit: disable-line AK504 -->\n",
        f"# A\n\n> <!-- awesomekit: disable-next AK504 -->\n> {BROKEN}\n",
        "# A\n\n`<!-- awesomekit: disable AK504 -->`\n",
        "# A\n\n<!-- awesomekit: toc -->\n\n<!-- another comment -->\n",
        "# A\n\n<!-- awesomekit: disable-file AK301 a list's rule did not run -->\n",
    ],
    ids=["next", "block", "family", "line", "quote", "code", "directive", "other rules"],
)
def test_noop(text: str) -> None:
    assert diagnose("AK903", text, kind="markdown") == []
