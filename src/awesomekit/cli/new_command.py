"""``awesomekit new``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from awesomekit import new_api
from awesomekit.adding.draft import canonical_value
from awesomekit.cli.console import note, write
from awesomekit.errors import UsageError
from awesomekit.report.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from awesomekit.adding import Known
    from awesomekit.model import FieldSpec


class _Value(click.ParamType):  # type: ignore[type-arg]  # not generic in all versions
    """``FIELD=VALUE``."""

    name = "value"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Read one value of ``--field``."""
        if isinstance(value, tuple):
            return value
        key, equals, text = (part.strip() for part in str(value).partition("="))
        if not (key and equals and text):
            self.fail(f'"{value}" is no field; write "FIELD=VALUE", like date=2024-07', param, ctx)
        return key, text

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """How help shows the value."""
        del param, ctx
        return "FIELD=VALUE"


@click.command("new")
@click.argument("subject")
@click.option("--list", "list_name", metavar="LIST", help='The list, such as "llms".')
@click.option("--section", metavar="TITLE", help="The section, in any language.")
@click.option("--name", default="", help="What the entry is called.")
@click.option("--field", "fields", type=_Value(), multiple=True, help="A value, as date=2024-07.")
@click.option("--link", "links", multiple=True, metavar="URL", help="Another address of it.")
@click.option("--offline", is_flag=True, help="Ask no service; take what the address says.")
@click.option("--dry-run", is_flag=True, help="Write nothing; print the entry.")
def command(
    subject: str,
    list_name: str | None,
    section: str | None,
    name: str,
    fields: tuple[tuple[str, str], ...],
    links: tuple[str, ...],
    offline: bool,
    dry_run: bool,
) -> int:
    """Write an entry, filled in as far as is known, into the right list and place.

    SUBJECT is an address (arXiv, GitHub, Hugging Face, a blog) or a name. Services are asked for
    title, date, licence, sizes and languages; what nobody says is left to write, and lint asks
    for it. In a terminal you are asked for what is missing.
    """
    for link in links:
        if not link.startswith(("http://", "https://")):
            raise UsageError(f'"--link {link}" is no address; write https://…')
    lists = new_api.list_names()
    asks = sys.stdin.isatty() and sys.stderr.isatty() and not dry_run
    known, silent = new_api.look_up(subject, None if offline else _fetch())
    for url in silent:
        note(f"no answer from {url}; it is left out")
    if asks:
        list_name = _chosen(list_name, list(lists), subject)
        section = _section(section, lists, list_name)
    wanted = new_api.Wanted(subject, list_name, section, name, dict(fields), links)
    drafted = new_api.draft_entry(wanted, known)
    if asks:
        wanted = _asked(wanted, known, drafted, list_name)
        drafted = new_api.draft_entry(wanted, known)
    for key, source in drafted.entry.sources.items():
        if source != "the command line":
            note(f"{key}: {drafted.entry.values[key]} ({source})")
    if dry_run:
        write("\n".join(map(visible, drafted.text.split("\n"))))
        return 0
    new_api.write_entry(drafted)
    click.echo(f'{visible(drafted.path)}:{drafted.line}: wrote "{visible(drafted.entry.name)}"')
    left = [*drafted.missing, "the description"]
    note(f"left to write: {', '.join(left)}; check what was filled in")
    return 0


def _fetch() -> new_api.Fetch:
    from awesomekit import link_api
    from awesomekit.api import require_project

    return link_api.open_session(require_project(Path.cwd()), os.environ).fetch


def _chosen(wanted: str | None, lists: Sequence[str], subject: str) -> str | None:
    """Ask for the list where there are several and none is named."""
    if wanted is not None or len(lists) < 2:
        return wanted
    kind = new_api.kind_of(subject)
    click.echo(f"lists: {', '.join(lists)}", err=True)
    choice: str = click.prompt(
        f"which list ({kind})" if kind != "website" else "which list",
        type=click.Choice(list(lists)),
        show_choices=False,
        err=True,
    )
    return choice


def _section(
    wanted: str | None, lists: Mapping[str, Sequence[str]], list_name: str | None
) -> str | None:
    sections = lists.get(list_name or next(iter(lists), ""), [])
    if wanted is not None or len(sections) < 2:
        return wanted
    for number, title in enumerate(sections, 1):
        click.echo(f"  {number}  {visible(title)}", err=True)
    chosen: int = click.prompt("which section", type=click.IntRange(1, len(sections)), err=True)
    return sections[chosen - 1]


def _asked(
    wanted: new_api.Wanted,
    known: Sequence[Known],
    drafted: new_api.Drafted,
    list_name: str | None,
) -> new_api.Wanted:
    """Ask for the name and for required values that nobody says; Enter leaves one to write."""
    del known
    schema = new_api.schema_of(list_name or Path(drafted.path).stem)
    name = click.prompt("name", default=drafted.entry.name, err=True)
    values = dict(wanted.values)
    for spec in schema.fields:
        if spec.required and not drafted.entry.values.get(spec.key):
            text = _value(spec)
            if text:
                values[spec.key] = text
    return new_api.Wanted(wanted.subject, wanted.list, wanted.section, name, values, wanted.links)


def _value(spec: FieldSpec) -> str:
    while True:
        text: str = click.prompt(
            f"{spec.label} (Enter to leave it to write)", default="", show_default=False, err=True
        )
        if not text.strip():
            return ""
        try:
            canonical_value(spec.type, spec.label, text)
        except UsageError as error:
            note(str(error))
        else:
            return text
