"""``awesomekit lint``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from awesomekit import api
from awesomekit.cli.console import fail, paint, write
from awesomekit.disk import decode
from awesomekit.errors import UsageError

if TYPE_CHECKING:
    from awesomekit.engine import LintResult


@click.command("lint")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option(
    "--output-format",
    type=click.Choice(["text", "concise", "json", "github"]),
    default="text",
    show_default=True,
    help="How to print findings.",
)
@click.option(
    "--select", multiple=True, metavar="RULES", help="Run only these codes, families or slugs."
)
@click.option("--ignore", multiple=True, metavar="RULES", help="Leave these rules out.")
@click.option("--statistics", is_flag=True, help="Print how often each rule was broken instead.")
@click.option("--exit-zero", is_flag=True, help="Exit with status 0 even with findings.")
@click.option(
    "--stdin-filename", metavar="PATH", help='What the text of "-" is called; it need not exist.'
)
def command(
    paths: tuple[str, ...],
    output_format: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    statistics: bool,
    exit_zero: bool,
    stdin_filename: str | None,
) -> int:
    """Check lists and any Markdown file.

    PATHS are files and folders, or "-" for standard input; without any, the project around
    the working directory is checked, its READMEs included.
    """
    stdin = None
    if "-" in paths:
        name = stdin_filename or "stdin.md"
        stdin = (name, decode(sys.stdin.buffer.read(), name).text)
        paths = tuple(path for path in paths if path != "-")
    elif stdin_filename is not None:
        raise UsageError('"--stdin-filename" needs "-" among the paths')
    result = api.lint(paths, select=_split(select), ignore=_split(ignore), stdin=stdin)
    if not result.files and not result.failures:
        raise UsageError("there is no Markdown file to check here; name one")
    write(_statistics(result) if statistics else _report(result, output_format))
    for failure in result.failures:
        fail(failure)
    return 0 if exit_zero and not result.failures else result.exit_status


def _split(selectors: tuple[str, ...]) -> list[str]:
    return [part for selector in selectors for part in selector.split(",") if part]


def _report(result: LintResult, output_format: str) -> str:
    if output_format == "json":
        from awesomekit.report import json

        return json.report(result)
    if output_format == "github":
        from awesomekit.report import github

        return github.report(result)
    from awesomekit.report import text

    return (text.concise if output_format == "concise" else text.report)(result, paint)


def _statistics(result: LintResult) -> str:
    from collections import Counter

    counts = Counter((found.code, found.slug) for found in result.diagnostics)
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    return "".join(f"{count:6}  {code}  {slug}\n" for (code, slug), count in rows)
