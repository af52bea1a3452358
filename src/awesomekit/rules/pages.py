"""``docs/rules.md``, generated from the rules: ``python -m awesomekit.rules.pages``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from awesomekit.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.rules import Rule

_FAMILIES = {
    "AK1": "Text",
    "AK2": "Structure",
    "AK3": "Entries and fields",
    "AK4": "Badges",
    "AK5": "Links, offline",
    "AK7": "Languages",
    "AK9": "Generated files",
}
_SCOPES = {"A": "any Markdown file", "L": "canonical lists", "P": "the whole project"}
_FIXES = {"–": "none", "S": "safe", "U": "unsafe", "S/U": "safe or unsafe"}

_HEAD = """\
# Rules

<!-- Generated from the rules by "python -m awesomekit.rules.pages"; edit their docstrings. -->

`awesomekit rule CODE` prints one of these in the terminal. A safe fix never changes what a
reader is told and never loses a byte of prose; an unsafe fix is a likely reading that a person
should look at.
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
    return (
        f"| {link} | {finds} | {rule.severity.value} | {_FIXES[rule.fix.value]} "
        f"| {_SCOPES[rule.scope.value]} |"
    )


def _section(rule: Rule) -> Iterator[str]:
    yield f"### {rule.code} {rule.slug}\n"
    example: list[str] | None = None
    for line in rule.documentation.strip().splitlines():
        if line in {"Fails:", "Passes:"}:
            if example is not None:
                yield from _fence(example)
            yield line + "\n"
            example = []
        elif example is not None:
            example.append(line.removeprefix("    "))
        else:
            yield line
    if example is not None:
        yield from _fence(example)
    else:
        yield ""


def _fence(lines: list[str]) -> Iterator[str]:
    text = "\n".join(lines).strip("\n")
    ticks = "`" * 3
    while ticks in text:
        ticks += "`"
    yield f"{ticks}markdown\n{text}\n{ticks}\n"


if __name__ == "__main__":
    sys.stdout.write(rules_page())
