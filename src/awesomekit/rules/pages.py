"""``docs/rules.md``, generated from the rules: ``python -m awesomekit.rules.pages``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from awesomekit.rules import RULES
from awesomekit.rules.page import FIXES, checks, fenced, rule_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.rules import Rule

_FAMILIES = {
    "AK1": "Text",
    "AK2": "Structure",
    "AK3": "Entries and fields",
    "AK4": "Badges",
    "AK5": "Links, offline",
    "AK6": "Links, over the network",
    "AK7": "Languages",
    "AK8": "Cross-checks",
    "AK9": "Generated files",
}
_HEAD = """\
# Rules

<!-- Generated from the rules by "python -m awesomekit.rules.pages"; edit their docstrings. -->

`awesomekit rule CODE` prints one of these in the terminal. A safe fix never changes what a
reader is told and never loses a byte of prose; an unsafe fix is a likely reading that a person
should look at. The rules of AK6 run in `awesomekit links`, all others in `awesomekit lint`.
"""


def rules_page() -> str:
    """The page: a table of each family, then every rule's documentation."""
    lines = [_HEAD]
    for family, title in _FAMILIES.items():
        rules = [rule for rule in RULES if rule.code.startswith(family)]
        if not rules:
            continue
        lines += [f"## {family}: {title}\n", "| rule | finds | severity | fix | checks |"]
        lines.append("| --- | --- | --- | --- | --- |")
        lines += [_row(rule) for rule in rules]
        lines.append("")
        for rule in rules:
            lines += _section(rule)
    return "\n".join(lines).rstrip() + "\n"


def _row(rule: Rule) -> str:
    link = f"[{rule.code}](#{rule.code.lower()}-{rule.slug}) {rule.slug}"
    finds = rule.summary.rstrip(".").replace("|", "\\|")
    return f"| {link} | {finds} | {_severity(rule)} | {FIXES[rule.fix.value]} | {checks(rule)} |"


def _severity(rule: Rule) -> str:
    return rule.severity.value if rule.default else f"{rule.severity.value}, off by default"


def _section(rule: Rule) -> Iterator[str]:
    page = rule_page(rule)
    yield f"### {rule.code} {rule.slug}\n"
    yield f"{page.summary}\n"
    if page.why:
        yield f"{page.why}\n"
    yield f"- Severity: {_severity(rule)}"
    yield f"- Fix: {FIXES[rule.fix.value]}"
    yield f"- Checks: {checks(rule)}"
    yield f"- How sure: {rule.certainty.value}"
    for name, meaning in page.options:
        yield f"- Option `lint.options.{rule.slug}.{name}`: {meaning}"
    yield ""
    if page.fails:
        yield f"Fails:\n\n{fenced(page.fails)}\n"
        yield f"Passes:\n\n{fenced(page.passes)}\n"


if __name__ == "__main__":
    sys.stdout.write(rules_page())
