"""Where awesomekit itself is on the web."""

from __future__ import annotations

HOME = "https://github.com/awesomekit/awesomekit"


def rule_address(code: str, slug: str) -> str:
    """The page of a rule."""
    return f"{HOME}/blob/main/docs/rules.md#{code.lower()}-{slug}"
