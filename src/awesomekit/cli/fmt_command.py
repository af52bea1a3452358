"""``awesomekit fmt``."""

from __future__ import annotations

import click

from awesomekit import api
from awesomekit.cli.console import diff, fail, write
from awesomekit.report.terminal import visible


@click.command("fmt")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--check", is_flag=True, help="Write nothing; fail if a list is not canonical.")
@click.option("--diff", "show_diff", is_flag=True, help="Write nothing; print what would change.")
def command(paths: tuple[str, ...], check: bool, show_diff: bool) -> int:
    """Rewrite canonical lists in canonical form.

    PATHS are lists of the project or folders of them; without any, all lists are rewritten.
    Prose, anchors and links stay as they are.
    """
    result = api.format_files(paths)
    changed = [file for file in result.files if file.changed]
    if show_diff:
        for file in changed:
            write(diff(file.diff()))
    elif not check:
        api.write_formatted(changed)
    for path in result.skipped:
        click.echo(f"skipped {visible(path)}: it is not a list of the project", err=True)
    for failure in result.failures:
        fail(failure)
    verb = "would be reformatted" if check or show_diff else "reformatted"
    if check and not show_diff:
        for file in changed:
            click.echo(f"{visible(file.path)} is not in canonical form")
    count = len(result.files)
    click.echo(f"{len(changed)} of {count} list{'' if count == 1 else 's'} {verb}", err=show_diff)
    if result.failures:
        return 2
    return int(bool(changed) and (check or show_diff))
