"""The rules, and which of them run."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from awesomekit.errors import UsageError
from awesomekit.rules import (
    badge_identity,
    badge_kind,
    badge_syntax,
    broken_anchor,
    duplicate_entry,
    duplicate_field,
    duplicate_heading,
    empty_section,
    entry_order,
    field_order,
    front_matter,
    heading_increment,
    invalid_encoding,
    invalid_url,
    invalid_value,
    malformed_link,
    missing_badge,
    missing_field,
    missing_file,
    missing_prose,
    missing_translation,
    mojibake,
    non_canonical_value,
    oversized_readme,
    placeholder_value,
    plain_badge,
    section_order,
    single_title,
    stale_readme,
    stray_content,
    unknown_field,
    unknown_language,
    unlabelled_field,
    wrong_language,
)
from awesomekit.rules.rule import (
    Certainty,
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

RULES: tuple[Rule, ...] = (
    mojibake.RULE,
    invalid_encoding.RULE,
    front_matter.RULE,
    single_title.RULE,
    heading_increment.RULE,
    duplicate_heading.RULE,
    empty_section.RULE,
    stray_content.RULE,
    section_order.RULE,
    entry_order.RULE,
    duplicate_entry.RULE,
    missing_field.RULE,
    unknown_field.RULE,
    duplicate_field.RULE,
    unlabelled_field.RULE,
    invalid_value.RULE,
    non_canonical_value.RULE,
    field_order.RULE,
    placeholder_value.RULE,
    missing_prose.RULE,
    missing_badge.RULE,
    badge_kind.RULE,
    badge_identity.RULE,
    badge_syntax.RULE,
    plain_badge.RULE,
    malformed_link.RULE,
    invalid_url.RULE,
    missing_file.RULE,
    broken_anchor.RULE,
    missing_translation.RULE,
    wrong_language.RULE,
    unknown_language.RULE,
    stale_readme.RULE,
    oversized_readme.RULE,
)
"""Every rule, in the order of codes."""

__all__ = [
    "RULES",
    "Certainty",
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
    return tuple(
        rule
        for rule in RULES
        if (rule in chosen if chosen else rule.default) and rule not in ignored
    )


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
