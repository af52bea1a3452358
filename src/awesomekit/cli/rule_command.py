"""``awesomekit rule``."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

import click

from awesomekit.addresses import rule_address
from awesomekit.cli.console import paint, write
from awesomekit.errors import UsageError
from awesomekit.report.look import COLORS, COLUMNS
from awesomekit.report.text import wrapped
from awesomekit.rules import RULES, codes_of
from awesomekit.rules.page import FIXES, checks, rule_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.rules import Rule

_LINK = re.compile(r"\[([^\]\[]+)\]\((https?://[^()\s]+)\)")


@click.command("rule")
@click.argument("names", nargs=-1, metavar="[CODE]...")
def command(names: tuple[str, ...]) -> int:
    """Say what rules mean, why, and how to mend what they find.

    CODE is a code such as AK504, a name such as broken-anchor, or a family such as AK5; without
    one, all rules are listed.
    """
    if not names:
        write("".join(f"{line}\n" for line in _listed()))
        return 0
    codes = codes_of(names)
    if not codes:
        raise UsageError("name a rule")
    pages = ["\n".join(_page(rule)) for rule in RULES if rule.code in codes]
    write("\n\n\n".join(pages) + "\n")
    return 0


def _listed() -> Iterator[str]:
    for rule in RULES:
        summary = textwrap.shorten(rule.summary, COLUMNS - 32, placeholder="…")
        yield f"{paint(rule.code, 'bold')}  {rule.slug:22}  {summary}"


def _page(rule: Rule) -> Iterator[str]:
    page = rule_page(rule)
    severity = paint(rule.severity.value, COLORS[rule.severity])
    off = "" if rule.default else ", off by default"
    yield f"{paint(f'{rule.code} {rule.slug}', 'bold')} ({severity}{off})"
    yield ""
    yield from _paragraphs(page.summary)
    yield ""
    if page.why:
        yield from _paragraphs(page.why)
        yield ""
    yield f"Fix:      {FIXES[rule.fix.value]}"
    yield f"Checks:   {checks(rule)}"
    yield from _wrapped("How sure: ", rule.certainty.value)
    for name, meaning in page.options:
        yield from _wrapped("Option:   ", f"lint.options.{rule.slug}.{name}: {meaning}")
    yield f"Page:     {rule_address(rule.code, rule.slug)}"
    for title, example in (("Fails:", page.fails), ("Passes:", page.passes)):
        if example:
            yield ""
            yield paint(title, "bold")
            yield ""
            yield from (f"    {line}".rstrip() for line in example.splitlines())


def _paragraphs(text: str) -> Iterator[str]:
    """Markdown paragraphs at the width of a terminal, links as their texts."""
    for number, paragraph in enumerate(text.split("\n\n")):
        if number:
            yield ""
        if paragraph.startswith(("- ", "| ", "    ", "```")):
            yield from paragraph.splitlines()
        else:
            yield from _wrapped("", _LINK.sub(r"\1 (\2)", paragraph))


def _wrapped(label: str, text: str) -> Iterator[str]:
    """Lines of at most 80 columns, those after the first under the first's text."""
    start = label
    for line in wrapped(" ".join(text.split()), COLUMNS - len(label)):
        yield start + line
        start = " " * len(label)
