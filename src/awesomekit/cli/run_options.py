"""What ``lint`` and ``links`` share: options, standard input, and how things are counted."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from awesomekit.cli.console import diff, write
from awesomekit.cli.outputs import OutputType
from awesomekit.diffing import unified
from awesomekit.disk import decode
from awesomekit.errors import UsageError
from awesomekit.report.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable

    from awesomekit.mending import Mended

report_options = (
    click.option(
        "--output-format",
        "formats",
        type=OutputType(),
        multiple=True,
        help=f"How to report: {', '.join(FORMATS)}; several times for several reports.",
    ),
    click.option(
        "--output-file",
        type=click.Path(dir_okay=False, path_type=Path),
        help="Where to write the report instead of standard output.",
    ),
    click.option(
        "--select", multiple=True, metavar="RULES", help="Run only these codes, families or names."
    ),
    click.option("--ignore", multiple=True, metavar="RULES", help="Leave these out."),
    click.option(
        "--statistics", is_flag=True, help="Print how often each rule was broken instead."
    ),
    click.option("--exit-zero", is_flag=True, help="Exit with status 0 even with findings."),
)
"""How to report, and which rules."""

input_options = (
    click.option(
        "--stdin-filename",
        metavar="PATH",
        help='What the text of "-" is called; it need not exist.',
    ),
    click.option(
        "--jobs",
        type=click.IntRange(1),
        metavar="NUMBER",
        help="How many processes to use at most; as many as there are processors if left out.",
    ),
    click.option("--no-cache", is_flag=True, help="Neither use nor keep results of earlier runs."),
    click.option(
        "--cache-dir",
        type=click.Path(file_okay=False, path_type=Path),
        help="Where results of earlier runs are kept; the platform's cache folder if left out.",
    ),
)
"""What is read, and what is known of it."""


def with_options(*groups: tuple[Callable[[Any], Any], ...]) -> Callable[[Any], Any]:
    """A decorator that adds options in their order."""

    def decorate(function: Any) -> Any:
        for option in reversed([option for group in groups for option in group]):
            function = option(function)
        return function

    return decorate


class Inputs(NamedTuple):
    """What a command is to read: paths on disk, and name and text of standard input."""

    paths: tuple[str, ...]
    stdin: tuple[str, str] | None


def inputs(paths: tuple[str, ...], stdin_filename: str | None) -> Inputs:
    """Read standard input where it is among the paths.

    Raises:
        UsageError: there is a name for standard input, which is not asked for.
        SourceError: it is no text.
    """
    if "-" in paths:
        name = stdin_filename or "stdin.md"
        text = decode(sys.stdin.buffer.read(), name).text
        return Inputs(tuple(path for path in paths if path != "-"), (name, text))
    if stdin_filename is not None:
        raise UsageError('"--stdin-filename" needs "-" among the paths')
    return Inputs(paths, None)


def split(selectors: tuple[str, ...]) -> list[str]:
    """Selectors of several options, each of which may hold several with commas."""
    return [part for selector in selectors for part in selector.split(",") if part]


def cache_folder(no_cache: bool, folder: Path | None) -> Path | None:
    """Where results of rules are kept; ``None`` for nowhere."""
    if no_cache or folder is not None:
        return None if no_cache else folder
    from awesomekit.caching import default_folder

    return default_folder()


def counted(count: int, name: str) -> str:
    """A number with its noun."""
    return f"{count} {name}" if count == 1 else f"{count} {name}s"


def show_diff(mended: Mended) -> None:
    """Print what would change."""
    for before, after in zip(mended.before, mended.after, strict=True):
        name = before.shown
        write(diff(unified(before.source.text, after.source.text, name, f"{name} (fixed)")))
