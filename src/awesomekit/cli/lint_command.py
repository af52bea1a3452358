"""``awesomekit lint``."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from awesomekit import api
from awesomekit.cli.console import fail, note
from awesomekit.cli.outputs import Output, emit, settled
from awesomekit.cli.run_options import (
    cache_folder,
    counted,
    input_options,
    inputs,
    report_options,
    show_diff,
    split,
    with_options,
)
from awesomekit.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

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
@with_options(
    report_options,
    (click.option("--extend-select", multiple=True, metavar="RULES", help="Run these as well."),),
    input_options,
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
    paths, stdin = inputs(paths, stdin_filename)
    options = api.LintOptions(
        select=split(select),
        extend_select=split(extend_select),
        ignore=split(ignore),
        stdin=stdin,
        cache=cache_folder(no_cache, cache_dir),
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
            show_diff(mended)
            return _closed(result, int(bool(mended.before) and not exit_zero))
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
    return f"fixed {counted(count, 'finding')} in {counted(files, 'file')}"


def _added(mended: Mended) -> str:
    if not mended.before:
        return "nothing to silence"
    return (
        f"silenced {counted(mended.result.suppressed, 'finding')} "
        f"in {counted(len(mended.before), 'file')}"
    )
