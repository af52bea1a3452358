"""``awesomekit rule``."""

from __future__ import annotations

import click

from awesomekit.rules import RULES, select_rules


@click.command("rule")
@click.argument("name", required=False, metavar="[CODE]")
def command(name: str | None) -> int:
    """Say what a rule means and how to mend it.

    CODE is a code such as AK504 or a name such as broken-anchor; without one, all rules are
    listed.
    """
    if name is None:
        for rule in RULES:
            click.echo(f"{rule.code}  {rule.slug:22}  {rule.summary}")
        return 0
    for rule in select_rules([name]):
        click.echo(f"{rule.code} {rule.slug} ({rule.severity.value}, fix: {rule.fix.value})\n")
        click.echo(rule.documentation.strip() + "\n")
    return 0
