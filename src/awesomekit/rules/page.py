"""What a rule's docstring says, in its parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from awesomekit.rules.rule import Rule

_PARTS = ("Options:", "Fails:", "Passes:")
SCOPES = {
    "A": "any Markdown file",
    "L": "canonical lists",
    "P": "the whole project",
    "N": "any Markdown file, over the network",
}
FIXES = {"–": "none", "S": "safe", "U": "unsafe", "S/U": "safe or unsafe"}


@dataclass(frozen=True, slots=True)
class RulePage:
    """The documentation of a rule; all texts are Markdown.

    Attributes:
        summary: one sentence: what is wrong.
        why: why it matters, how sure the rule is and what its fix does.
        options: name and meaning of each option.
        fails: an example with a finding; empty where there is none.
        passes: an example without one.
    """

    summary: str
    why: str
    options: tuple[tuple[str, str], ...]
    fails: str
    passes: str


def rule_page(rule: Rule) -> RulePage:
    """The parts of a rule's documentation."""
    summary, _, rest = rule.documentation.strip().partition("\n")
    parts: dict[str, list[str]] = {"": []}
    lines = parts[""]
    for line in rest.splitlines():
        if line in _PARTS:
            lines = parts.setdefault(line, [])
        else:
            lines.append(line.removeprefix("    ") if lines is not parts[""] else line)
    texts = {part: "\n".join(text).strip("\n") for part, text in parts.items()}
    options = []
    for line in texts.get("Options:", "").splitlines():
        name, _, meaning = line.partition(": ")
        options.append((name, meaning))
    return RulePage(
        summary, texts[""], tuple(options), texts.get("Fails:", ""), texts.get("Passes:", "")
    )


def checks(rule: Rule) -> str:
    """What a rule looks at, in words."""
    scope = SCOPES[rule.scope.value]
    return f"{scope}, and lists in other styles" if rule.any_style else scope


def fenced(text: str) -> str:
    """A text as a fenced code block of Markdown, whatever stands in it."""
    ticks = "`" * 3
    while ticks in text:
        ticks += "`"
    return f"{ticks}markdown\n{text}\n{ticks}"
