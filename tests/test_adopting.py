"""Old lists taken over with a comment for every finding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import awesomekit
from awesomekit.markdown.render import rendered
from shared import SHARED, corpus_files, needs_shared

if TYPE_CHECKING:
    from pathlib import Path

REAL = [*corpus_files(), *sorted((SHARED / "seeds").glob("0*.txt"))]
COMMENT = re.compile(r"\s*<!-- awesomekit:.*?-->\s*")


def shown(text: str) -> str:
    """What a reader sees, white space aside."""
    return re.sub(r"\s+", "", COMMENT.sub("", rendered(text)))


def adopted(folder: Path, text: str, reason: str = "") -> str:
    path = folder / "README.md"
    path.write_bytes(text.encode())
    result = awesomekit.add_suppressions(["README.md"], base=folder, reason=reason)
    awesomekit.write_mended(result)
    return path.read_bytes().decode()


@needs_shared
@pytest.mark.parametrize("path", REAL, ids=lambda path: f"{path.parent.name}-{path.name[:12]}")
def test_a_real_list_is_clean_afterwards(path: Path, tmp_path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    after = adopted(tmp_path, text, "from before")
    result = awesomekit.lint(["README.md"], base=tmp_path)
    assert [(d.code, d.message) for d in result.diagnostics] == []
    assert result.suppressed > 0
    assert shown(after) == shown(text)
    assert adopted(tmp_path, after) == after


def test_each_finding_has_its_place(tmp_path: Path) -> None:
    text = (
        "# A\r\n\r\ntext [x](#none)\r\n\r\n- [y](#none) - item\r\n  more  \r\n- z\r\n\r\n"
        "| a |\r\n| - |\r\n| [b](#none) |\r\n\r\n### C:\r\n\r\nlast\r\n"
    )
    assert adopted(tmp_path, text, "old") == (
        "# A\r\n\r\n<!-- awesomekit: disable-next AK504 old -->\r\n\r\ntext [x](#none)\r\n\r\n"
        "- [y](#none) - item <!-- awesomekit: disable-line AK504 old -->\r\n  more  \r\n- z\r\n\r\n"
        "<!-- awesomekit: disable-next AK504 old -->\r\n\r\n"
        "| a |\r\n| - |\r\n| [b](#none) |\r\n\r\n"
        "<!-- awesomekit: disable-next AK203, AK205 old -->\r\n\r\n### C:\r\n\r\nlast\r\n"
    )


def test_what_no_place_silences_is_silenced_in_the_file(tmp_path: Path) -> None:
    after = adopted(tmp_path, "\ufefftext\n")
    assert after.startswith("\ufeff<!-- awesomekit: disable-file AK1")
    assert awesomekit.lint(["README.md"], base=tmp_path).diagnostics == ()


def test_a_clean_file_stays(tmp_path: Path) -> None:
    assert adopted(tmp_path, "# A\n\ntext\n") == "# A\n\ntext\n"
