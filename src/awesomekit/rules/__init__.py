"""The rules, and which of them run."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from awesomekit.errors import UsageError
from awesomekit.model import Severity
from awesomekit.model.files import FileKind, Files, NothingAround, Target
from awesomekit.rules import (
    archived_repository,
    badge_identity,
    badge_kind,
    badge_order,
    badge_owner,
    badge_syntax,
    broken_anchor,
    canonical_source,
    cjk_punctuation,
    cjk_spacing,
    copied_fields,
    copied_prose,
    date_arxiv,
    dead_link,
    duplicate_entry,
    duplicate_field,
    duplicate_heading,
    duplicate_link,
    empty_section,
    entry_order,
    excess_table_cell,
    failing_link,
    field_order,
    forbidden_target,
    front_matter,
    gated_model,
    generic_target,
    heading_increment,
    heading_style,
    image_alt,
    implausible_value,
    insecure_url,
    invalid_encoding,
    invalid_url,
    invalid_value,
    invisible_character,
    license_link,
    link_label,
    malformed_link,
    missing_badge,
    missing_field,
    missing_file,
    missing_fragment,
    missing_prose,
    missing_translation,
    mixed_language,
    mojibake,
    moved_link,
    name_variant,
    non_canonical_value,
    oversized_readme,
    placeholder_value,
    plain_badge,
    prose_size,
    prose_tokens,
    raw_html,
    repeated_punctuation,
    section_order,
    single_title,
    size_in_name,
    stale_readme,
    stale_repository,
    stale_translation,
    stray_content,
    tracking_url,
    translation_structure,
    unbalanced_brackets,
    unknown_field,
    unknown_language,
    unknown_license,
    unlabelled_field,
    unrendered_markup,
    unused_definition,
    unused_suppression,
    unverifiable_link,
    value_unit,
    version_chronology,
    wrong_language,
)
from awesomekit.rules.rule import (
    Certainty,
    Context,
    Finding,
    FixKind,
    Generated,
    LinkedFile,
    ProjectView,
    Rule,
    Scope,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from awesomekit.config.settings import SeverityName

RULES: tuple[Rule, ...] = (
    mojibake.RULE,
    invalid_encoding.RULE,
    invisible_character.RULE,
    unbalanced_brackets.RULE,
    repeated_punctuation.RULE,
    cjk_punctuation.RULE,
    cjk_spacing.RULE,
    unrendered_markup.RULE,
    name_variant.RULE,
    front_matter.RULE,
    single_title.RULE,
    heading_increment.RULE,
    duplicate_heading.RULE,
    heading_style.RULE,
    empty_section.RULE,
    stray_content.RULE,
    raw_html.RULE,
    excess_table_cell.RULE,
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
    value_unit.RULE,
    missing_prose.RULE,
    unknown_license.RULE,
    missing_badge.RULE,
    badge_kind.RULE,
    badge_identity.RULE,
    badge_owner.RULE,
    badge_syntax.RULE,
    plain_badge.RULE,
    badge_order.RULE,
    malformed_link.RULE,
    invalid_url.RULE,
    missing_file.RULE,
    broken_anchor.RULE,
    insecure_url.RULE,
    tracking_url.RULE,
    canonical_source.RULE,
    duplicate_link.RULE,
    generic_target.RULE,
    link_label.RULE,
    image_alt.RULE,
    unused_definition.RULE,
    license_link.RULE,
    dead_link.RULE,
    moved_link.RULE,
    unverifiable_link.RULE,
    failing_link.RULE,
    archived_repository.RULE,
    stale_repository.RULE,
    missing_fragment.RULE,
    gated_model.RULE,
    forbidden_target.RULE,
    missing_translation.RULE,
    wrong_language.RULE,
    mixed_language.RULE,
    translation_structure.RULE,
    stale_translation.RULE,
    unknown_language.RULE,
    date_arxiv.RULE,
    size_in_name.RULE,
    prose_size.RULE,
    prose_tokens.RULE,
    copied_fields.RULE,
    copied_prose.RULE,
    version_chronology.RULE,
    implausible_value.RULE,
    stale_readme.RULE,
    oversized_readme.RULE,
    unused_suppression.RULE,
)
"""Every rule, in the order of codes."""


def _selectors() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for rule in RULES:
        for end in range(len("AK"), len(rule.code) + 1):
            found.setdefault(rule.code[:end], set()).add(rule.code)
        found[rule.slug] = {rule.code}
    return {selector: frozenset(codes) for selector, codes in found.items()}


SELECTORS = _selectors()
"""Code, family or slug → the codes of the rules that it names."""

__all__ = [
    "RULES",
    "SELECTORS",
    "Certainty",
    "Context",
    "FileKind",
    "Files",
    "Finding",
    "FixKind",
    "Generated",
    "LinkedFile",
    "NothingAround",
    "ProjectView",
    "Rule",
    "Scope",
    "Target",
    "codes_of",
    "select_rules",
    "severities",
]


def select_rules(
    select: Iterable[str] = (), ignore: Iterable[str] = (), extend: Iterable[str] = ()
) -> tuple[Rule, ...]:
    """The rules that codes, families (``AK3``) and slugs choose; no selection means the default.

    Args:
        select: only these.
        ignore: not these.
        extend: these as well.

    Raises:
        UsageError: a selector names no rule.
    """
    chosen = codes_of(select)
    ignored = codes_of(ignore)
    extended = codes_of(extend)
    return tuple(
        rule
        for rule in RULES
        if ((rule.code in chosen if chosen else rule.default) or rule.code in extended)
        and rule.code not in ignored
    )


def codes_of(selectors: Iterable[str]) -> frozenset[str]:
    """The codes of all rules that selectors name.

    Raises:
        UsageError: a selector names no rule.
    """
    found: set[str] = set()
    for selector in selectors:
        codes = SELECTORS.get(_key(selector))
        if codes is None:
            close = get_close_matches(_key(selector), SELECTORS, n=1)
            hint = f'; did you mean "{close[0]}"?' if close else ""
            raise UsageError(f'no rule is called "{selector.strip()}"{hint}')
        found |= codes
    return frozenset(found)


def severities(settings: Mapping[str, SeverityName]) -> dict[str, Severity]:
    """Rule code → severity, as the more exact of the selectors that name it says.

    Raises:
        UsageError: a selector names no rule.
    """
    found: dict[str, Severity] = {}
    for selector in sorted(settings, key=lambda selector: -len(codes_of([selector]))):
        for code in codes_of([selector]):
            found[code] = Severity(settings[selector])
    return found


def _key(selector: str) -> str:
    word = selector.strip()
    return word.upper() if word[:2].upper() == "AK" else word.lower()
