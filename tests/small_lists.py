"""Small canonical lists, for the tests of rules."""

from __future__ import annotations

BADGE = "[arXiv](https://arxiv.org/abs/2307.09288)"
PROSE = "<!-- [en] -->\n\nText.\n\n<!-- [zh] -->\n\n文字。\n"


def small_list(*entries: str, front: str = "schema: project", section: str = "Editors") -> str:
    """A list of one section; lines 1 to 10 are before its first entry where ``front`` is a line."""
    head = f"---\n{front}\n---\n\n# Tools\n\n## {section}\n\n<!-- [zh] 编辑器 -->\n\n"
    return head + "\n".join(entries)


def entry(name: str, *bullets: str, badges: str = "", prose: str = PROSE) -> str:
    """An entry in canonical form, of the parts that are given."""
    fields = "".join(f"- {bullet}\n" for bullet in bullets)
    badge_line = badges + "\n" if badges else ""
    return "\n".join(part for part in (f"### {name}\n", badge_line, fields, prose) if part)
