"""``awesomekit init``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from awesomekit import transfer_api
from awesomekit.cli.console import note, paint, write
from awesomekit.errors import UsageError
from awesomekit.report.imports import import_text
from awesomekit.report.look import Look, shows_links
from awesomekit.report.terminal import visible


@click.command("init")
@click.argument("readme", required=False, type=click.Path(dir_okay=False))
@click.option("--languages", metavar="CODES", default="", help="Such as en,zh; the first leads.")
@click.option(
    "--schema",
    type=click.Choice(sorted(transfer_api.SCHEMAS)),
    default="project",
    help="What the entries are, where there is no README.",
)
@click.option("--title", default="", help="What the list is called.")
@click.option("--force", is_flag=True, help="Replace files that are there already.")
@click.option("--keep", is_flag=True, help="Leave files alone that are there already.")
@click.option("--dry-run", is_flag=True, help="Write nothing; say which files there would be.")
def command(
    readme: str | None,
    languages: str,
    schema: str,
    title: str,
    force: bool,
    keep: bool,
    dry_run: bool,
) -> int:
    """Make a project of the working directory.

    README is a list in any known style that becomes the project's first lists; without one, an
    example shows the form. Configuration, skeleton, hooks, workflow and contributing guides are
    written too. README.md itself is left alone until "awesomekit build".
    """
    if force and keep:
        raise UsageError('"--force" and "--keep" say opposite things; take one')
    codes = transfer_api.check_languages([c.strip() for c in languages.split(",") if c.strip()])
    start = transfer_api.Start(readme, codes, schema, title)
    started = transfer_api.start_project(start)
    if started.imported is not None:
        links = shows_links(os.environ, terminal=sys.stdout.isatty())
        look = Look(paint, links and not os.environ.get("NO_COLOR"))
        paths = [f"lists/{new.list.id}.md" for new in started.imported.lists]
        write(import_text(started.imported, paths, look))
    skip = set(started.present) if keep else set()
    if dry_run:
        for name in started.files:
            there = " (is there already)" if name in started.present else ""
            click.echo(f"{visible(name)}{there}")
        return 0
    if started.present and not (force or keep):
        skip = _asked(started)
    written = transfer_api.write_project(started, skip)
    for name in written:
        click.echo(f"wrote {visible(name)}")
    readme_there = Path("README.md").exists()
    note('next: "awesomekit lint --fix" mends what is safe, "awesomekit lint" says what is left')
    note(
        'and "awesomekit build" writes the README'
        + ("; it replaces README.md, so commit that first" if readme_there else "")
    )
    return 0


def _asked(started: transfer_api.Started) -> set[str]:
    """Which files are to stay: asked in a terminal; a script must say so beforehand."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        names = ", ".join(started.present)
        raise UsageError(
            f'there already: {names}; "--keep" leaves them alone, "--force" replaces them'
        )
    return {
        name
        for name in started.present
        if not click.confirm(f"{visible(name)} is there already; replace it?", err=True)
    }
