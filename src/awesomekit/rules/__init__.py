"""The rules, and which of them run."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from awesomekit.errors import UsageError
from awesomekit.rules import heading_increment
from awesomekit.rules.rule import (
    Context,
    FileKind,
    Files,
    Finding,
    FixKind,
    Generated,
    NothingAround,
    ProjectView,
    Rule,
    Scope,
    Target,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

RULES: tuple[Rule, ...] = (heading_increment.RULE,)
"""Every rule, in the order of codes."""

__all__ = [
    "RULES",
    "Context",
    "FileKind",
    "Files",
    "Finding",
    "FixKind",
    "Generated",
    "NothingAround",
    "ProjectView",
    "Rule",
    "Scope",
    "Target",
    "select_rules",
]


def select_rules(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Rule, ...]:
    """The rules that codes, families (``AK3``) and slugs choose; no selection means all.

    Raises:
        UsageError: a selector names no rule.
    """
    chosen = _matching(select)
    ignored = _matching(ignore)
    return tuple(rule for rule in RULES if (not chosen or rule in chosen) and rule not in ignored)


def _matching(selectors: Iterable[str]) -> list[Rule]:
    found: list[Rule] = []
    for selector in selectors:
        wanted = selector.strip()
        rules = [
            rule
            for rule in RULES
            if rule.slug == wanted.lower()
            or (wanted.upper().startswith("AK") and rule.code.startswith(wanted.upper()))
        ]
        if not rules:
            known = [name for rule in RULES for name in (rule.code, rule.slug)]
            close = get_close_matches(wanted, known, n=1)
            hint = f'; did you mean "{close[0]}"?' if close else ""
            raise UsageError(f'no rule is called "{wanted}"{hint}')
        found += rules
    return found
