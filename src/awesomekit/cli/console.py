"""What the commands print, and how: colour where it is wanted, never a control character."""

from __future__ import annotations

import os
import sys

import click

from awesomekit.report.terminal import visible


def use_utf8() -> None:
    """Write UTF-8 whatever the locale says; undecodable bytes are written as escapes."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def wants_color() -> bool:
    """Whether stdout is a terminal that may show colour (https://no-color.org)."""
    return (
        sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )


def paint(text: str, color: str) -> str:
    """Style a text that is known to be safe to print."""
    if not wants_color():
        return text
    return (
        click.style(text, bold=True) if color == "bold" else click.style(text, fg=color, bold=True)
    )


def fail(message: str) -> None:
    """Print an error of the user's, line by line, to stderr."""
    for line in message.splitlines():
        click.echo(f"error: {visible(line)}", err=True)


def note(message: str) -> None:
    """Print what was done to stderr."""
    click.echo(visible(message), err=True)


def write(text: str) -> None:
    """Print a result as it is; the caller has made it safe."""
    click.echo(text, nl=False, color=True)


def diff(text: str) -> str:
    """A unified diff, safe to print and coloured where wanted."""
    lines = []
    for line in text.split("\n"):
        shown = "\t".join(map(visible, line.split("\t")))
        if line.startswith("+") and not line.startswith("+++"):
            shown = paint(shown, "green")
        elif line.startswith("-") and not line.startswith("---"):
            shown = paint(shown, "red")
        lines.append(shown)
    return "\n".join(lines)
