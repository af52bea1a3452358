"""``awesomekit lint``."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from awesomekit import api
from awesomekit.cli.console import diff, fail, note, write
from awesomekit.cli.outputs import Output, OutputType, emit, settled
from awesomekit.diffing import unified
from awesomekit.disk import decode
from awesomekit.errors import UsageError
from awesomekit.report.formats import FORMATS

if TYPE_CHECKING:
    from awesomekit.findings import LintResult
    from awesomekit.mending import Mended


@click.command("lint")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--fix", is_flag=True, help="Apply safe fixes.")
@click.option("--unsafe-fixes", is_flag=True, help="Apply safe and unsafe fixes.")
@click.option(
    "--diff", "as_diff", is_flag=True, help="Show what fixes would change; write nothing."
)
@click.option("--fix-only", is_flag=True, help="Apply safe fixes, and do not report what is left.")
@click.option(
    "--add-suppressions",
    is_flag=True,
    help="Write a comment for every finding, to adopt awesomekit on an old list.",
)
@click.option(
    "--reason", default="", metavar="TEXT", help="What added comments say after the rules."
)
@click.option(
    "--output-format",
    "formats",
    type=OutputType(),
    multiple=True,
    help=f"How to report: {', '.join(FORMATS)}; several times for several reports.",
)
@click.option(
    "--output-file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write the report instead of standard output.",
)
@click.option(
    "--select", multiple=True, metavar="RULES", help="Run only these codes, families or names."
)
@click.option("--extend-select", multiple=True, metavar="RULES", help="Run these as well.")
@click.option("--ignore", multiple=True, metavar="RULES", help="Leave these out.")
@click.option("--statistics", is_flag=True, help="Print how often each rule was broken instead.")
@click.option("--exit-zero", is_flag=True, help="Exit with status 0 even with findings.")
@click.option(
    "--stdin-filename", metavar="PATH", help='What the text of "-" is called; it need not exist.'
)
@click.option(
    "--jobs",
    type=click.IntRange(1),
    metavar="NUMBER",
    help="How many processes to use at most; as many as there are processors if left out.",
)
@click.option("--no-cache", is_flag=True, help="Neither use nor keep results of earlier runs.")
@click.option(
    "--cache-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where results of earlier runs are kept; the platform's cache folder if left out.",
)
def command(
    paths: tuple[str, ...],
    fix: bool,
    unsafe_fixes: bool,
    as_diff: bool,
    fix_only: bool,
    add_suppressions: bool,
    reason: str,
    formats: tuple[Output, ...],
    output_file: Path | None,
    select: tuple[str, ...],
    extend_select: tuple[str, ...],
    ignore: tuple[str, ...],
    statistics: bool,
    exit_zero: bool,
    stdin_filename: str | None,
    jobs: int | None,
    no_cache: bool,
    cache_dir: Path | None,
) -> int:
    """Check lists and any Markdown file.

    PATHS are files and folders, or "-" for standard input; without any, the project around
    the working directory is checked, its READMEs included.
    """
    mends = fix or unsafe_fixes or fix_only or as_diff
    if add_suppressions and mends:
        raise UsageError(
            '"--add-suppressions" cannot be combined with fixes; run one after the other'
        )
    if reason and not add_suppressions:
        raise UsageError('"--reason" needs "--add-suppressions"')
    outputs = settled(formats, output_file, statistics=statistics)
    stdin = None
    if "-" in paths:
        name = stdin_filename or "stdin.md"
        stdin = (name, decode(sys.stdin.buffer.read(), name).text)
        paths = tuple(path for path in paths if path != "-")
    elif stdin_filename is not None:
        raise UsageError('"--stdin-filename" needs "-" among the paths')
    options = api.LintOptions(
        select=_split(select),
        extend_select=_split(extend_select),
        ignore=_split(ignore),
        stdin=stdin,
        cache=None if no_cache else cache_dir or _cache_folder(),
        jobs=jobs or os.cpu_count() or 1,
        today=datetime.now(UTC).date(),
    )
    if add_suppressions:
        if stdin is not None:
            raise UsageError('"--add-suppressions" writes files; name them instead of "-"')
        mended = api.add_suppressions(paths, reason=reason, **options)
        api.write_mended(mended)
        note(_added(mended))
        result = mended.result
    elif mends:
        mended = api.fix(paths, unsafe=unsafe_fixes, **options)
        result = mended.result
        if as_diff:
            return _show_diff(mended, exit_zero=exit_zero)
        _write(mended, stdin)
        if fix_only or result.fixed:
            note(_told(result))
        if fix_only:
            return _closed(result, 0)
    else:
        result = api.lint(paths, **options)
    if not result.files and not result.failures:
        raise UsageError("there is no Markdown file to check here; name one")
    emit(result, outputs, statistics=statistics, to_stderr=mends and stdin is not None)
    return _closed(result, 0 if exit_zero else result.exit_status)


def _closed(result: LintResult, status: int) -> int:
    """Say what went wrong, and return the exit status."""
    for sentence in (*result.failures, *result.bugs):
        fail(sentence)
    return 2 if result.failures else status


def _split(selectors: tuple[str, ...]) -> list[str]:
    return [part for selector in selectors for part in selector.split(",") if part]


def _cache_folder() -> Path:
    from awesomekit.caching import default_folder

    return default_folder()


def _show_diff(mended: Mended, *, exit_zero: bool) -> int:
    for before, after in zip(mended.before, mended.after, strict=True):
        name = before.shown
        write(diff(unified(before.source.text, after.source.text, name, f"{name} (fixed)")))
    return _closed(mended.result, int(bool(mended.before) and not exit_zero))


def _write(mended: Mended, stdin: tuple[str, str] | None) -> None:
    if stdin is None:
        api.write_mended(mended)
        return
    name, text = stdin
    after = (file.source.text for file in mended.after if file.shown == name)
    sys.stdout.buffer.write(next(after, text).encode("utf-8", "surrogateescape"))


def _told(result: LintResult) -> str:
    count = sum(fixed.count for fixed in result.fixed)
    files = len({fixed.path for fixed in result.fixed})
    if not count:
        return "nothing to fix"
    return f"fixed {_number(count, 'finding')} in {_number(files, 'file')}"


def _added(mended: Mended) -> str:
    if not mended.before:
        return "nothing to silence"
    return (
        f"silenced {_number(mended.result.suppressed, 'finding')} "
        f"in {_number(len(mended.before), 'file')}"
    )


def _number(count: int, name: str) -> str:
    return f"{count} {name}" if count == 1 else f"{count} {name}s"
