"""``awesomekit confirm``."""

from __future__ import annotations

import click

from awesomekit import api
from awesomekit.cli.console import diff, fail, write
from awesomekit.report.terminal import visible


@click.command("confirm")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--diff", "as_diff", is_flag=True, help="Show what would change; write nothing.")
def command(paths: tuple[str, ...], as_diff: bool) -> int:
    """Record that the translations in lists are up to date.

    Writes a comment into each translated block that says which text it was made from; when that
    text changes, "awesomekit lint" reports the block (AK705). PATHS are lists and folders of
    lists; all lists of the project without any.
    """
    result = api.confirm_translations(paths)
    changed = [file for file in result.files if file.changed]
    if as_diff:
        for file in changed:
            write(diff(file.diff()))
    else:
        api.write_formatted(changed)
    for path in result.skipped:
        click.echo(f"skipped {visible(path)}: it is not a list of the project", err=True)
    for failure in result.failures:
        fail(failure)
    count = len(result.files)
    verb = "would be confirmed" if as_diff else "confirmed"
    lists = f"{len(changed)} of {count} list{'' if count == 1 else 's'}"
    click.echo(f"{lists} {verb}", err=as_diff)
    if result.failures:
        return 2
    return int(as_diff and bool(changed))
