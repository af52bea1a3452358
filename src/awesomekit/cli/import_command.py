"""``awesomekit import``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from awesomekit import transfer_api
from awesomekit.cli.console import note, paint, write
from awesomekit.cli.outputs import save_beside
from awesomekit.cli.run_options import counted
from awesomekit.errors import UsageError
from awesomekit.report.imports import import_json, import_text
from awesomekit.report.look import Look, shows_links


class _Alias(click.ParamType):  # type: ignore[type-arg]  # not generic in all versions
    """``NAME=OTHER``."""

    name = "alias"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Read one value of ``--alias``."""
        if isinstance(value, tuple):
            return value
        name, equals, other = (part.strip() for part in str(value).partition("="))
        if not (name and equals and other):
            self.fail(f'"{value}" is no pair of names; write "NAME=OTHER"', param, ctx)
        return name, other

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """How help shows the value."""
        del param, ctx
        return "NAME=OTHER"


@click.command("import")
@click.argument("files", nargs=-1, type=click.Path(), required=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The folder of the new lists; the project's lists if left out.",
)
@click.option(
    "--style",
    type=click.Choice(transfer_api.STYLES),
    help="How the files are written; told by their structure if left out.",
)
@click.option(
    "--prefer",
    multiple=True,
    metavar="FILE",
    help="Whose values stay where files differ; the first file's if left out.",
)
@click.option(
    "--alias",
    "aliases",
    type=_Alias(),
    multiple=True,
    help="Two names of one entry; the first is written.",
)
@click.option("--language", metavar="CODE", help="The language of what is not Chinese.")
@click.option(
    "--base-url", metavar="URL", default="", help="What links that lead to no file start from."
)
@click.option(
    "--fill-unknown", is_flag=True, help='Write "unknown" for required fields that are missing.'
)
@click.option("--force", is_flag=True, help="Replace lists that are there already.")
@click.option("--dry-run", is_flag=True, help="Write nothing; say what would be written.")
@click.option("--diff", "show", is_flag=True, help="Write nothing; print the lists.")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write the whole account as JSON.",
)
def command(
    files: tuple[str, ...],
    output: Path | None,
    style: transfer_api.StyleName | None,
    prefer: tuple[str, ...],
    aliases: tuple[tuple[str, str], ...],
    language: str | None,
    base_url: str,
    fill_unknown: bool,
    force: bool,
    dry_run: bool,
    show: bool,
    report: Path | None,
) -> int:
    """Make lists of other people's lists.

    FILES are Markdown lists of any known style; several are merged, one entry for each name.
    Every entry, value, link and paragraph is then in a list or in the report.
    """
    if base_url and not base_url.startswith(("http://", "https://")):
        raise UsageError(f'"--base-url {base_url}" is no address; write https://…')
    options = transfer_api.ImportOptions(
        output=output,
        style=style,
        prefer=prefer,
        aliases=aliases,
        language=language,
        base_url=base_url,
        unknown=fill_unknown,
        force=force,
    )
    result = transfer_api.import_files(files, options)
    if show:
        for file in result.files:
            write(file.text)
        return 0
    links = shows_links(os.environ, terminal=sys.stdout.isatty())
    look = Look(paint, links and not os.environ.get("NO_COLOR"))
    write(import_text(result.imported, result.paths, look))
    if report is not None:
        text = import_json(result.imported, result.paths)
        save_beside(report, text, files)
    if dry_run:
        return 0
    transfer_api.write_imported(result)
    note(f'wrote {counted(len(result.files), "list")}; "awesomekit lint" says what is left to do')
    return 0
