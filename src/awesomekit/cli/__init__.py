"""The command line: arguments in, exit status out, one error boundary.

Exit status: 0 clean, 1 findings, 2 the user's mistake, 3 a bug of awesomekit.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, Any

import click

from awesomekit.cli.console import fail, use_utf8
from awesomekit.errors import AwesomekitError

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMMANDS = {
    "lint": "Check lists and any Markdown file.",
    "links": "Check that badges and links are alive.",
    "fmt": "Rewrite lists in canonical form.",
    "build": "Write the READMEs from the lists.",
    "new": "Write a new entry into the right list and place.",
    "export": "Write the lists as JSON or CSV.",
    "init": "Make a project of a folder or of an existing README.",
    "import": "Make lists of other people's lists.",
    "confirm": "Record that translations are up to date.",
    "rule": "Say what a rule means and how to mend it.",
}
_EXAMPLES = """\b
Examples:
  awesomekit lint               check the project you are in
  awesomekit lint README.md     check any Markdown file, no project needed
  awesomekit links --since main check the links of a change
  awesomekit fmt --diff         show what canonical form would change
  awesomekit build --check      fail if a README is stale
  awesomekit import README.md   make lists of a list that exists
  awesomekit new URL            write an entry for an address
  awesomekit rule AK504         explain a finding
"""


class _Commands(click.Group):
    """Commands are imported when they are run: a hook must start quickly."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        from importlib import import_module

        module = import_module(f"awesomekit.cli.{cmd_name}_command")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in _COMMANDS:
            from difflib import get_close_matches

            close = get_close_matches(args[0], _COMMANDS, n=1)
            hint = f' Did you mean "{close[0]}"?' if close else ""
            ctx.fail(f'No command is called "{args[0]}".{hint}')
        return super().resolve_command(ctx, args)


def _show_version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"awesomekit {version('awesomekit')}")
        context.exit()


@click.group(
    cls=_Commands,
    epilog=_EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version and exit.",
)
@click.option("--verbose", is_flag=True, help="Show a traceback for a bug of awesomekit.")
@click.pass_context
def awesomekit(context: click.Context, verbose: bool) -> None:
    """Check, format and build bilingual awesome lists."""
    context.obj = {"verbose": verbose}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit the process."""
    use_utf8()
    # a command lives for seconds and keeps nearly all that it makes: looking for cycles costs
    # it a quarter of its time and makes that grow faster than the list
    gc.disable()
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    try:
        status: Any = awesomekit.main(arguments, prog_name="awesomekit", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(2)
    except click.ClickException as error:
        fail(error.format_message())
        if isinstance(error, click.UsageError) and error.ctx is not None:
            click.echo(f"Try: {error.ctx.command_path} --help", err=True)
        sys.exit(2)
    except AwesomekitError as error:
        fail(str(error))
        sys.exit(2)
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted", err=True)
        sys.exit(130)
    except BrokenPipeError:
        # the reader of our output went away; keep the interpreter from complaining at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:
        if "--verbose" in arguments:
            raise
        fail(
            f"this is a bug of awesomekit ({type(error).__name__}: {error}); run again with "
            '"awesomekit --verbose …" and report what it prints'
        )
        sys.exit(3)
    sys.exit(status if isinstance(status, int) else 0)
