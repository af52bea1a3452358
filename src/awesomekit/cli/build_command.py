"""``awesomekit build``."""

from __future__ import annotations

import click

from awesomekit import api
from awesomekit.cli.console import diff, write
from awesomekit.report.terminal import visible


@click.command("build")
@click.option("--check", is_flag=True, help="Write nothing; fail with a diff if a file is stale.")
@click.option(
    "--fail-on-change", is_flag=True, help="Exit with status 1 if a file was stale (for hooks)."
)
def command(check: bool, fail_on_change: bool) -> int:
    """Write the READMEs from the lists.

    Before anything is written, the result is read back and compared with the lists; if an
    entry, field, link or paragraph were lost, nothing is written.
    """
    result = api.build_readmes()
    stale = [file for file in result.generated if file.present != file.wanted]
    names = ", ".join(visible(file.path) for file in stale)
    if check and stale:
        write(diff(result.diff()))
        click.echo(f'stale: {names}; run "awesomekit build"', err=True)
        return 1
    if not stale:
        names = ", ".join(visible(file.path) for file in result.generated)
        click.echo(f"up to date: {names}")
        return 0
    api.write_readmes(result)
    click.echo(f"wrote {names}")
    return int(fail_on_change)
