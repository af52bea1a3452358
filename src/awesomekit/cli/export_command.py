"""``awesomekit export``."""

from __future__ import annotations

from pathlib import Path

import click

from awesomekit import transfer_api
from awesomekit.cli.console import write
from awesomekit.cli.outputs import save_beside
from awesomekit.errors import UsageError


@click.command("export")
@click.argument("lists", nargs=-1)
@click.option("--format", "form", type=click.Choice(["json", "csv"]), default="json")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write instead of standard output.",
)
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the JSON instead.")
def command(lists: tuple[str, ...], form: str, output: Path | None, schema: bool) -> int:
    """Write the lists as data: JSON or CSV.

    LISTS are names such as "llms", or paths; without any, all lists of the project are
    written. The same lists give the same bytes.
    """
    if schema:
        if lists:
            raise UsageError('"--schema" is the same for all lists; leave them out')
        text = transfer_api.export_schema()
    else:
        text = transfer_api.export_lists(lists, form=form)
    if output is None:
        write(text)
    else:
        save_beside(output, text, lists)
    return 0
