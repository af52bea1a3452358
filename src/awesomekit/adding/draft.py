"""What is known of a new entry, and its text in canonical form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from awesomekit.badges import (
    DEFAULT_ORDER,
    badge_markdown,
    canonical_badge,
    identify,
    same_identity,
)
from awesomekit.errors import UsageError
from awesomekit.importers.canonical import in_heading
from awesomekit.importers.fragments import destination
from awesomekit.model import InvalidValue
from awesomekit.values import parse_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from awesomekit.config.settings import Config
    from awesomekit.model import Schema

TODO = {
    "en": "TODO: two or three sentences on what sets it apart.",
    "zh": "待写：用两三句话说明它的特别之处。",
}
"""Language → what stands where a description must be written; lint asks for it (AK308)."""


@dataclass(frozen=True, slots=True)
class Known:
    """What one source says of an entry.

    Attributes:
        source: who says so, for the user.
        name: empty where it says none.
        values: field key → text of the value.
        links: that belong to the entry.
    """

    source: str
    name: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry before it is written.

    Attributes:
        name: of the entry.
        values: field key → text.
        links: badges, one for each thing.
        sources: field key → who says so.
    """

    name: str
    values: Mapping[str, str]
    links: tuple[str, ...]
    sources: Mapping[str, str]


def merge_known(known: Iterable[Known]) -> NewEntry:
    """What several sources say together: of two values the earlier source's counts."""
    name = ""
    values: dict[str, str] = {}
    sources: dict[str, str] = {}
    links: list[str] = []
    for one in known:
        if not name and one.name:
            name = one.name
        for key, value in one.values.items():
            if value and key not in values:
                values[key] = value
                sources[key] = one.source
        for url in one.links:
            info = identify(url)
            if not any(url == own or same_identity(info, identify(own)) for own in links):
                links.append(url)
    order = {kind: number for number, kind in enumerate(DEFAULT_ORDER)}
    links.sort(key=lambda url: order[identify(url).kind])
    return NewEntry(name, values, tuple(links), sources)


def entry_text(new: NewEntry, schema: Schema, config: Config) -> str:
    r"""The entry's Markdown, ending with ``\n``.

    Required fields without a value stand empty, and descriptions are marked as to be written.

    Raises:
        UsageError: a value is none of its field, or the schema has no such field.
    """
    keys = {spec.key for spec in schema.fields}
    for key in new.values:
        if key not in keys:
            known = ", ".join(spec.key for spec in schema.fields)
            raise UsageError(f'the schema "{schema.name}" has no field "{key}"; there are {known}')
    blocks = [f"### {in_heading(new.name)}"]
    badges = [
        badge_markdown(
            canonical_badge(identify(url), url, style=config.badge_style), destination(url)
        )
        for url in new.links
    ]
    if badges:
        blocks.append("\n".join(badges))
    fields = []
    for spec in schema.fields:
        text = new.values.get(spec.key, "")
        if text:
            fields.append(f"- **{spec.label}:** {canonical_value(spec.type, spec.label, text)}")
        elif spec.required:
            fields.append(f"- **{spec.label}:**")
    if fields:
        blocks.append("\n".join(fields))
    if schema.prose:
        for language in config.languages:
            blocks += [f"<!-- [{language}] -->", TODO.get(language, TODO["en"])]
    return "\n\n".join(blocks) + "\n"


def canonical_value(value_type: str, label: str, text: str) -> str:
    """A value in canonical form.

    Raises:
        UsageError: it is none.
    """
    try:
        return " ".join(parse_value(value_type, text).text.split())
    except InvalidValue as error:
        hint = f'; did you mean "{error.suggestion}"?' if error.suggestion else ""
        raise UsageError(f'"{text}" is no {label}: {error}{hint}') from None


def fitting(values: Mapping[str, str], schema: Schema) -> dict[str, str]:
    """Those values that a schema has a field for and that parse."""
    found = {}
    for key, text in values.items():
        spec = schema.by_key(key)
        if spec is None:
            continue
        try:
            parse_value(spec.type, text)
        except InvalidValue:
            continue
        found[key] = text
    return found


def missing(new: NewEntry, schema: Schema) -> Sequence[str]:
    """Labels of required fields without a value."""
    return [spec.label for spec in schema.fields if spec.required and not new.values.get(spec.key)]
