"""``awesomekit links``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from awesomekit import api, link_api
from awesomekit.cli.console import fail, note, write
from awesomekit.cli.link_progress import Progress
from awesomekit.cli.outputs import Output, emit, save, settled
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
from awesomekit.report.terminal import visible

if TYPE_CHECKING:
    from awesomekit.liveness.result import LinksResult
    from awesomekit.mending import Mended

_INTERRUPTED = 130
_WIDTH = 80


class _Links(click.Command):
    """``links`` checks; ``links history`` tells what is remembered."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        if args[:1] == ["history"]:
            return _history.make_context("links history", args[1:], parent, **extra)
        return super().make_context(info_name, args, parent, **extra)


def _memory(no_memory: bool, memory: Path | None) -> Path | None:
    if no_memory:
        return None
    if memory is not None:
        return memory
    from awesomekit.liveness.memory import default_file

    return default_file()


@click.command("links", cls=_Links)
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--since", metavar="REV", help="Only links that changed since this revision of git.")
@click.option("--fix", is_flag=True, help="Rewrite links that moved for good.")
@click.option(
    "--diff", "as_diff", is_flag=True, help="Show what --fix would change; write nothing."
)
@click.option("--offline", is_flag=True, help="Report what earlier runs found; ask nobody.")
@click.option("--refresh", is_flag=True, help="Ask for all links, also those known from before.")
@click.option("--fragments", is_flag=True, default=None, help="Look #fragments up in pages.")
@click.option("--badges", is_flag=True, default=None, help="Fetch static badges too.")
@click.option("--wayback", is_flag=True, help="Look for archived copies of dead pages.")
@click.option(
    "--report",
    "report_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write what became of every link to this file, as JSON.",
)
@with_options(report_options)
@click.option(
    "--memory",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file that remembers verdicts, instead of the one in the platform's cache folder.",
)
@click.option("--no-memory", is_flag=True, help="Neither use nor remember verdicts.")
@with_options(input_options)
def command(
    paths: tuple[str, ...],
    since: str | None,
    fix: bool,
    as_diff: bool,
    offline: bool,
    refresh: bool,
    fragments: bool | None,
    badges: bool | None,
    wayback: bool,
    report_file: Path | None,
    formats: tuple[Output, ...],
    output_file: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    statistics: bool,
    exit_zero: bool,
    stdin_filename: str | None,
    jobs: int | None,
    memory: Path | None,
    no_memory: bool,
    no_cache: bool,
    cache_dir: Path | None,
) -> int:
    """Check that badges and links are alive.

    PATHS are files and folders, or "-" for standard input; without any, the lists of the
    project around the working directory are checked. GITHUB_TOKEN lets GitHub be asked about a
    hundred repositories at a time. "awesomekit links history URL" tells what earlier runs found.
    """
    if offline and (refresh or wayback):
        raise UsageError('"--offline" asks nobody; leave out "--refresh" and "--wayback"')
    if offline and no_memory:
        raise UsageError('"--offline" reports from the memory; leave out "--no-memory"')
    if memory is not None and no_memory:
        raise UsageError('"--memory" and "--no-memory" cannot both be meant')
    outputs = settled(formats, output_file, statistics=statistics)
    paths, stdin = inputs(paths, stdin_filename)
    if stdin is not None and (fix or as_diff):
        raise UsageError('"--fix" writes files; name them instead of "-"')
    progress = Progress.on(sys.stderr)
    options = link_api.LinkOptions(
        select=split(select),
        ignore=split(ignore),
        stdin=stdin,
        cache=cache_folder(no_cache, cache_dir),
        jobs=jobs or os.cpu_count() or 1,
        memory=_memory(no_memory, memory),
        offline=offline,
        refresh=refresh,
        since=since,
        fragments=fragments,
        badges=badges,
        wayback=wayback,
        links=report_file is not None,
        environment=os.environ,
        on_plan=progress.plan,
        on_outcome=progress.outcome,
        on_tick=progress.tick,
    )
    mended = None
    with progress:
        if fix or as_diff:
            result, mended = link_api.fix_links(paths, **options)
        else:
            result = link_api.check_links(paths, **options)
    if not result.lint.files and not result.lint.failures:
        raise UsageError("there is no Markdown file to check here; name one")
    if report_file is not None:
        from awesomekit.report.links import report

        save(report_file, report(result), result.lint)
    if mended is not None and as_diff:
        show_diff(mended)
        return _closed(result, exit_zero=True) or int(bool(mended.before) and not exit_zero)
    if mended is not None:
        api.write_mended(mended)
        note(_told(mended))
    emit(result.lint, outputs, statistics=statistics)
    if result.lint.files > len(result.lint.failures):
        for line in _summary(result).splitlines():
            note(line)
    return _closed(result, exit_zero=exit_zero)


@click.command("history")
@click.argument("url")
@click.option(
    "--memory",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file that remembers verdicts, instead of the one in the platform's cache folder.",
)
def _history(url: str, memory: Path | None) -> int:
    """Tell what earlier runs found of one address."""
    found = link_api.link_history(url, _memory(False, memory) or Path())
    if found.outcome is None and not found.events:
        write(f"{visible(url)}: never asked for\n")
        return 0
    write(f"{visible(found.key.partition(' #')[0])}\n")
    for event in found.events:
        when = event.checked.strftime("%Y-%m-%d %H:%M UTC")
        write(f"  {when}  {event.verdict.value:<12}  {visible(event.reason)}\n")
    outcome = found.outcome
    if outcome is not None:
        for hop in outcome.chain:
            write(f"  redirect {hop.status}: {visible(hop.url)}\n")
        if outcome.final_url:
            write(f"  leads to: {visible(outcome.final_url)}\n")
        if outcome.first_failed is not None:
            first = outcome.first_failed.strftime("%Y-%m-%d")
            write(f"  failed first on {first}, in {counted(outcome.failures, 'run')} since\n")
        if outcome.copy:
            write(f"  archived copy: {visible(outcome.copy)}\n")
    return 0


def _closed(result: LinksResult, *, exit_zero: bool) -> int:
    """Say what went wrong, and return the exit status."""
    for trouble in result.troubles:
        note(f"note: {trouble}")
    for sentence in (*result.lint.failures, *result.lint.bugs):
        fail(sentence)
    if result.interrupted:
        links = "1 link is" if result.left == 1 else f"{result.left} links are"
        note(f"interrupted: {links} left; run again to go on from here")
        return _INTERRUPTED
    if result.lint.failures:
        return 2
    return 0 if exit_zero else result.exit_status


def _told(mended: Mended) -> str:
    count = sum(fixed.count for fixed in mended.result.fixed)
    if not count:
        return "no link to rewrite"
    files = len({fixed.path for fixed in mended.result.fixed})
    return f"rewrote {counted(count, 'link')} in {counted(files, 'file')}"


def _summary(result: LinksResult) -> str:
    counts = [f"{count} {verdict.value}" for verdict, count in result.counts.items()]
    told = f"{counted(sum(result.counts.values()), 'link')}: {', '.join(counts)}"
    if not counts:
        told = "no links to check"
    requests = counted(sum(result.requests.values()), "request")
    cost = f"({requests}, {result.known} known from before)"
    return f"{told} {cost}" if len(told) + len(cost) < _WIDTH else f"{told}\n{cost}"
