"""Entries that are headings, with badges, fields and prose below."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.badges import claim, identify
from awesomekit.importers.blocks import leading_translations, prose_pieces
from awesomekit.importers.drafts import DraftEntry, DraftField, DraftLink, DraftProse, Piece
from awesomekit.importers.headings import anchors_of, cleaned, in_both_languages, undecorated
from awesomekit.importers.labels import Labels
from awesomekit.importers.list_items import draft_field
from awesomekit.keys import name_key
from awesomekit.model import InvalidValue
from awesomekit.reader import is_control
from awesomekit.reader.badges import read_badges
from awesomekit.reader.fields import read_field
from awesomekit.source import Span
from awesomekit.values import parse_value
from awesomekit.values.placeholder import is_placeholder

if TYPE_CHECKING:
    from awesomekit.config.settings import Config
    from awesomekit.importers.page import Page
    from awesomekit.model import Block, FieldSpec, Heading, Schema

_LONGEST_VALUE = 100
_BELOW_ENTRY = 4
CONTROL = "a comment to awesomekit; what it speaks of stands elsewhere now"
_PLAIN_LABEL = re.compile(r"(?P<label>[^\n:：*_\[\]]{1,40})[:：]\s*(?P<value>\S[^\n]*)\Z")


class Wanted(NamedTuple):
    """What an entry is read with."""

    config: Config
    schema: Schema


def heading_entry(page: Page, heading: Heading, blocks: list[Block], wanted: Wanted) -> DraftEntry:
    """The entry of a heading and the blocks up to the next entry or section."""
    clean = cleaned(page, heading)
    name, translations = in_both_languages(undecorated(clean.text), wanted.config.primary)
    entry = DraftEntry(name, Piece(page, heading.span), wanted.schema.name, translations)
    entry.anchors += anchors_of(page, heading, clean)
    page.claim(heading.span)
    for link in clean.permalinks:
        page.drop(link.span, "a permalink; GitHub makes its own")
    told, rest = leading_translations(page, blocks)
    entry.translations += tuple(told)
    rest = _without_controls(page, entry, rest)
    first = rest[0] if rest else None
    for block in [b for b in rest if b.kind == "paragraph"]:
        if _take_badges(page, entry, block, first=not entry.links and block is first):
            rest.remove(block)
    for link in clean.links:
        if link.url.startswith("#"):
            page.drop(link.span, "a link within the page; the heading's text is kept")
            continue
        piece = Piece(page, link.span, "inline")
        text = "" if link.text == clean.text else link.text.strip("[]")
        entry.links.append(DraftLink(link.url, text, identify(link.url), piece))
    if not entry.links:
        _take_named_link(page, entry, rest)
    for block in [b for b in rest if b.kind == "bullet_list"]:
        if _take_fields(page, entry, block, wanted):
            rest.remove(block)
            break
    levels = [block.heading.level for block in rest if block.heading is not None]
    entry.prose += prose_pieces(page, rest, min(levels) - _BELOW_ENTRY if levels else 0)
    return entry


def _without_controls(page: Page, entry: DraftEntry, blocks: list[Block]) -> list[Block]:
    """Comments to awesomekit stay where they are before a list of fields, and go elsewhere."""
    kept = []
    for number, block in enumerate(blocks):
        if not is_control(block):
            kept.append(block)
            continue
        following = next((b for b in blocks[number + 1 :] if not is_control(b)), None)
        if following is not None and following.kind == "bullet_list":
            entry.controls.append(Piece(page, block.span))
            page.claim(block.span)
        else:
            page.drop(block.span, CONTROL)
    return kept


def _take_badges(page: Page, entry: DraftEntry, block: Block, *, first: bool) -> bool:
    """Take a paragraph of badges: of linked pictures, or of links where it comes first."""
    badges = read_badges(page.markdown, block.span)
    if not badges or not (first or all(b.image is not None and b.link for b in badges)):
        return False
    if all(badge.image is not None and badge.image.url == badge.url for badge in badges):
        return False  # figures that lead to themselves
    if any(b.url.lower().endswith((".png", ".jpg", ".jpeg", ".gif", ".svg")) for b in badges):
        return False
    page.claim(block.span)
    for badge in badges:
        piece = Piece(page, badge.span, "inline")
        if badge.link is None:
            url = badge.image.url if badge.image else ""
            entry.links.append(DraftLink(url, "", identify(url), piece, verbatim=True))
            continue
        said = claim(
            badge.image.text if badge.image else badge.link.text,
            badge.image.url if badge.image else "",
        )
        entry.links.append(DraftLink(badge.url, said.text, identify(badge.url), piece))
    return True


def _take_named_link(page: Page, entry: DraftEntry, blocks: list[Block]) -> None:
    """A link in the first paragraph that has the entry's name leads to its own page."""
    first = next((block for block in blocks if block.kind == "paragraph"), None)
    for link in page.markdown.links_in(first.span) if first is not None else ():
        own = name_key(entry.name) in name_key(link.text) and not link.image
        if own and link.url.startswith(("http://", "https://")):
            piece = Piece(page, link.span, "inline")
            entry.links.append(DraftLink(link.url, "", identify(link.url), piece))
            return


def _take_fields(page: Page, entry: DraftEntry, block: Block, wanted: Wanted) -> bool:
    """Take a list with two labels that mean something, or one and values without labels."""
    labels = Labels(wanted.config, wanted.schema)
    items = [item for item in page.markdown.items_in(block.span) if item.depth == 0]
    read = [read_field(page.markdown, item, wanted.schema) for item in items]
    known = [bool(field.label and labels.find(field.label)) for field in read]
    if sum(known) < min(2, len(items)) or sum(known) * 2 < len(items):
        return False
    taken: list[DraftField] = []
    left: list[Span] = []
    for item, field in zip(items, read, strict=True):
        page.claim(item.span)
        text, label = field.text, field.label
        piece = Piece(page, field.value_span, "inline")
        if not label and (match := _PLAIN_LABEL.match(text)) and labels.find(match["label"]):
            label, text = match["label"], match["value"]
            start = field.value_span.start + match.start("value")
            piece = replace(piece, span=Span(start, field.value_span.end))
        meaning = labels.find(label) if label else None
        spec = meaning.spec if meaning else None
        if not label:
            spec = _fitting(wanted.schema, text, [*taken])
            if spec is not None:
                page.keep(item.span, f'a value without a label; taken for "{spec.label}"')
        if spec is None or any(one.spec.key == spec.key for one in taken):
            left.append(item.span)
        elif not text.strip():
            continue
        else:
            unit = meaning.unit if meaning else ""
            taken.append(draft_field(spec, piece, _with_unit(text, unit)))
    if not taken:
        return False
    entry.fields += taken
    for span in left:
        _keep(page, entry, span, wanted)
    return True


def _with_unit(text: str, unit: str) -> str:
    bare = " ".join(text.split())
    return f"{bare}{unit}" if unit and bare.replace(".", "", 1).isdigit() else bare


def _keep(page: Page, entry: DraftEntry, span: Span, wanted: Wanted) -> None:
    """Keep a bullet that is no field as a paragraph."""
    source = page.markdown.source
    item = next(item for item in page.markdown.items_in(span) if item.span == span)
    page.keep(span, f'the schema "{wanted.schema.name}" has no such field; kept as a paragraph')
    entry.prose.append(DraftProse(None, Piece(page, item.content, "inline")))
    below = Span(item.content.end, item.span.end)
    if source.slice(below).strip():
        entry.prose.append(DraftProse(None, Piece(page, below, "item")))


def _fitting(schema: Schema, text: str, taken: list[DraftField]) -> FieldSpec | None:
    """The only missing field, among the required ones first, that can have such a value."""
    if len(text) > _LONGEST_VALUE or "](" in text or is_placeholder(text):
        return None
    present = {field.spec.key for field in taken}
    fitting = [
        spec
        for spec in schema.fields
        if spec.key not in present and spec.type not in {"text", "names"} and _reads(spec, text)
    ]
    chosen = [spec for spec in fitting if spec.required] or fitting
    return chosen[0] if len(chosen) == 1 else None


def _reads(spec: FieldSpec, text: str) -> bool:
    try:
        parse_value(spec.type, text)
    except InvalidValue:
        return False
    return True
