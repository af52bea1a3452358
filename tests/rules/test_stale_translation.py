"""AK705: texts that changed since their translation was confirmed."""

from __future__ import annotations

from hashlib import sha256

import pytest

from rulecheck import Found, diagnose, shown

HEAD = "---\nschema: project\n---\n\n# M\n\n## S\n\n### A\n\n"


def text(comment: str, english: str = "An editor\nfor  code.") -> str:
    block = f"<!-- [en] -->\n\n{english}\n\n" if english else ""
    return f"{HEAD}{block}<!-- [zh] -->\n\n<!-- awesomekit: {comment} -->\n\n一个编辑器。\n"


NOW = sha256(b"An editor for code.").hexdigest()[:8]


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        (
            text("translates en 00000000"),
            18,
            'the text in "en" changed since this translation was confirmed; read both again, then '
            f'write "translates en {NOW}", or run "awesomekit confirm"',
        ),
        (
            text("translates en"),
            18,
            '"translates en" cannot be read; write it like "translates en 3f2a91c0", or let '
            '"awesomekit confirm" write it',
        ),
        (
            text(f"translates en {NOW}", english=""),
            13,
            'there is no text in "en" that this could be a translation of; remove the comment',
        ),
    ],
    ids=["changed", "malformed", "no text"],
)
def test_finds(source: str, line: int, message: str) -> None:
    (found,) = shown(diagnose("AK705", source), source)
    assert (found.line, found.message) == (line, message)
    assert isinstance(found, Found)


@pytest.mark.parametrize(
    "source",
    [
        text(f"translates en {NOW}"),
        text(f"translates en {NOW}", english="An editor for code."),
        text(f"translates en {NOW}").replace("\n", "\r\n"),
        text("disable-next AK101"),
        f"{HEAD}<!-- [en] -->\n\nAn editor.\n\n<!-- [zh] -->\n\n一个编辑器。\n",
    ],
    ids=["confirmed", "reflowed", "CRLF", "another comment", "no comment"],
)
def test_noop(source: str) -> None:
    assert diagnose("AK705", source) == []
