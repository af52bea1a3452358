"""Where reports go: standard output and files, several at once."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from awesomekit.cli.console import note, paint, write
from awesomekit.errors import SourceError, UsageError
from awesomekit.report.formats import FORMATS
from awesomekit.report.look import Look, shows_links

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesomekit.findings import LintResult


class Output(NamedTuple):
    """A format, and the file that it goes to; ``None`` is standard output."""

    name: str
    file: Path | None


class OutputType(click.ParamType):  # type: ignore[type-arg]  # not generic in all versions
    """``FORMAT`` or ``FORMAT=FILE``."""

    name = "format"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Output:
        """Read one value of ``--output-format``."""
        if isinstance(value, Output):
            return value
        name, _, file = str(value).partition("=")
        if name not in FORMATS:
            from difflib import get_close_matches

            close = get_close_matches(name, FORMATS, n=1)
            hint = f'; did you mean "{close[0]}"?' if close else f"; there are {', '.join(FORMATS)}"
            self.fail(f'no format is called "{name}"{hint}', param, ctx)
        if "=" in str(value) and not file:
            self.fail(f'"{value}" names no file; write {name}=FILE', param, ctx)
        return Output(name, Path(file) if file and file != "-" else None)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """How help shows the value."""
        del param, ctx
        return "FORMAT[=FILE]"


def settled(
    formats: Sequence[Output], file: Path | None, *, statistics: bool = False
) -> tuple[Output, ...]:
    """What is written where.

    Args:
        formats: of ``--output-format``; text if empty.
        file: of ``--output-file``, for the format that has no file of its own; ``-`` is standard
            output.
        statistics: whether counts are wanted instead of findings.

    Raises:
        UsageError: two reports for one place, or counts in a format that has none.
    """
    outputs = list(formats) or [Output("text", None)]
    printed = [output for output in outputs if output.file is None]
    if len(printed) > 1:
        names = " and ".join(f'"{output.name}"' for output in printed)
        raise UsageError(f"{names} cannot both go to one place; write FORMAT=FILE for one of them")
    if file is not None and str(file) != "-":
        if not printed:
            raise UsageError('"--output-file" needs a format without a file of its own')
        outputs = [Output(o.name, file) if o.file is None else o for o in outputs]
    files = [_real(output.file) for output in outputs if output.file is not None]
    if len(set(files)) < len(files):
        raise UsageError("two formats cannot go to one file; give each its own")
    if statistics:
        _check_statistics(outputs)
    return tuple(outputs)


def emit(
    result: LintResult, outputs: Sequence[Output], *, statistics: bool, to_stderr: bool = False
) -> None:
    """Write reports.

    Args:
        result: what was found.
        outputs: of :func:`settled`.
        statistics: whether counts are wanted instead of findings.
        to_stderr: whether standard output holds something else.

    Raises:
        UsageError: a report would replace a file that was checked.
        SourceError: a file cannot be written.
    """
    if statistics:
        _check_statistics(outputs)
    _check_files(result, outputs)
    links = shows_links(os.environ, terminal=sys.stdout.isatty())
    look = Look(paint, links and not os.environ.get("NO_COLOR"))
    for output in outputs:
        shown = look if output.file is None and not to_stderr else Look()
        text = _report(result, output, shown, statistics=statistics)
        if output.file is not None:
            _save(output.file, text)
        elif to_stderr:
            click.echo(text, nl=False, err=True)
        else:
            write(text)


def save(file: Path, text: str, result: LintResult) -> None:
    """Write a report of its own kind.

    Args:
        file: where to; a device or a pipe too.
        text: the report.
        result: what was checked.

    Raises:
        UsageError: the report would replace a file that was checked.
        SourceError: the file cannot be written.
    """
    _check_files(result, [Output("report", file)])
    _save(file, text)


def save_beside(file: Path, text: str, read: Sequence[str]) -> None:
    """Write a file that must be none of those that were read.

    Raises:
        UsageError: it is one of them.
        SourceError: it cannot be written.
    """
    if _real(file) in {_real(Path(path)) for path in read}:
        raise UsageError(f'"{file}" is one of the files that were read; give it another name')
    _save(file, text)


def _report(result: LintResult, output: Output, look: Look, *, statistics: bool) -> str:
    form = FORMATS[output.name]
    if statistics and form.statistics is not None:
        return form.statistics(result)
    return form.render(result, look)


def _check_statistics(outputs: Sequence[Output]) -> None:
    able = [name for name, form in FORMATS.items() if form.statistics is not None]
    for output in outputs:
        if output.name not in able:
            raise UsageError(
                f'"--statistics" has no place in "{output.name}"; take {", ".join(able)}'
            )


def _check_files(result: LintResult, outputs: Sequence[Output]) -> None:
    """``--output-file README.md`` is easily written for ``README.md``."""
    files = {_real(output.file): output.file for output in outputs if output.file is not None}
    if not files:
        return
    for path in result.paths:
        named = files.get(_real(Path(path)))
        if named is not None:
            raise UsageError(
                f'"{named}" is one of the files that were checked; give the report another name'
            )


def _real(file: Path) -> Path:
    return Path(os.path.realpath(file))


def _save(file: Path, text: str) -> None:
    from awesomekit.writing import NewText, replace_files

    # a lone surrogate stands for a byte that is not UTF-8
    safe = text.encode("utf-8", "backslashreplace")
    if file.exists() and not file.is_file() and not file.is_dir():
        # a device or a pipe, such as /dev/null or a shell's >(...), is written to, not replaced
        try:
            file.write_bytes(safe)
        except OSError as error:
            raise SourceError(f"{file}: cannot be written: {error.strerror}") from None
        return
    path = _real(file)
    replace_files([NewText(path, safe.decode())], path.parent)
    note(f"wrote {file}")
