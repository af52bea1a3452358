"""The styles of lists, told apart by their structure."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from awesomekit.importers.headings import cleaned
from awesomekit.importers.labels import best_schema
from awesomekit.importers.list_items import Items, first_link, link_groups
from awesomekit.importers.tables import columns_of
from awesomekit.keys import name_key
from awesomekit.reader.badges import read_badges
from awesomekit.reader.fields import read_label

if TYPE_CHECKING:
    from awesomekit.config.settings import Config
    from awesomekit.importers.page import Page
    from awesomekit.model import Block, Heading, Schema, Table

StyleName = Literal["canonical", "headings", "article", "tables", "bullets", "links"]
STYLES: tuple[StyleName, ...] = get_args(StyleName)
"""All styles, in the order in which one is taken if several fit equally well."""
MEANINGS = {
    "canonical": "a list in awesomekit's own form",
    "headings": "a heading for each entry, with badges or a list of fields",
    "article": "an article with a heading for each entry and headings that repeat below",
    "tables": "tables with a row for each entry",
    "bullets": "list items such as “Name [[paper](…)] [[code](…)]” with text below",
    "links": "an ordinary awesome list, “[Name](…) - Text.”",
}
"""What a user is told of each style."""

_LISTS = frozenset({"bullet_list", "ordered_list"})
_FEWEST = 2
_SCHEMA = re.compile(r"(?m)^schema:[ \t]*(?P<name>[^\s#]+)")


@dataclass(frozen=True, slots=True)
class Style:
    """How a page is read.

    Attributes:
        name: the style.
        level: of headings of entries; 0 where entries are no headings.
        schema: of entries that nothing else tells the schema of.
        counts: style → how many entries it would find, for messages.
    """

    name: StyleName
    level: int
    schema: Schema
    counts: dict[StyleName, int]


def recognise(page: Page, config: Config, wanted: StyleName | None = None) -> Style:
    """The style of a page.

    Args:
        page: the page.
        config: schemas and labels.
        wanted: the style to read it in; the most likely one if left out.
    """
    level, with_parts = _entry_level(page, config)
    article_level, repeated = _article_level(page)
    schema = _schema(page, config)
    counts: dict[StyleName, int] = {
        "canonical": _canonical(page),
        "headings": with_parts,
        "article": repeated,
        "tables": sum(len(t.rows) - 1 for t in entry_tables(page, config, schema)),
        "bullets": _items(page, groups=True),
        "links": _items(page, groups=False),
    }
    # a heading with badges says more than a link at the start of some bullet
    weights = dict.fromkeys(STYLES, 1) | {"canonical": 1000, "headings": 2, "article": 2}
    likely: StyleName = max(STYLES, key=lambda style: counts[style] * weights[style])
    name = wanted or likely
    if name == "article" or (name == "headings" and not with_parts):
        level = article_level or _deepest(page)
    if name == "canonical":
        schema = _own_schema(page, config)
    elif schema is None or name == "links":
        schema = config.schemas["project" if name == "links" else "model"]
    return Style(name, level if name in {"canonical", "headings", "article"} else 0, schema, counts)


def _schema(page: Page, config: Config) -> Schema | None:
    """The schema whose labels the page's lists or tables use."""
    lists = (
        [
            label
            for item in page.markdown.items_in(block.span)
            if item.depth == 0 and (label := read_label(page.markdown.source.slice(item.content)))
        ]
        for block in page.markdown.blocks
        if block.kind == "bullet_list"
    )
    headers = ([cell.text for cell in table.rows[0].cells[1:]] for table in page.markdown.tables)
    return best_schema(config, lists) or best_schema(config, headers)


def entry_tables(page: Page, config: Config, schema: Schema | None) -> list[Table]:
    """The tables whose rows are entries."""
    found = []
    for table in page.markdown.tables:
        columns = columns_of(page, table, config, schema or config.schemas["project"])
        if columns is not None and not columns.is_prose:
            found.append(table)
    return found


def _own_schema(page: Page, config: Config) -> Schema:
    """The schema that a canonical list names."""
    front = page.markdown.front_matter
    match = _SCHEMA.search(page.markdown.source.slice(front)) if front is not None else None
    named = config.schemas.get(match["name"]) if match is not None else None
    return named or config.schemas[config.schema]


def _canonical(page: Page) -> int:
    front = page.markdown.front_matter
    own = front is not None and "schema:" in page.markdown.source.slice(front)
    return sum(h.level == 3 for h in page.markdown.headings) if own else 0


def _entry_level(page: Page, config: Config) -> tuple[int, int]:
    """The level at which most headings have badges or fields below, and how many do."""
    counted: Counter[int] = Counter()
    heading: Heading | None = None
    for block in page.markdown.blocks:
        if block.heading is not None:
            heading = block.heading
        elif heading is not None and heading.level > 1 and _has_parts(page, block, config):
            counted[heading.level] += 1
            heading = None
    level, most = max(counted.items(), key=lambda pair: (pair[1], pair[0]), default=(3, 0))
    return level, most


def _has_parts(page: Page, block: Block, config: Config) -> bool:
    if block.kind == "paragraph":
        return any(badge.image and badge.link for badge in read_badges(page.markdown, block.span))
    if block.kind != "bullet_list":
        return False
    labels = [
        label
        for item in page.markdown.items_in(block.span)
        if item.depth == 0 and (label := read_label(page.markdown.source.slice(item.content)))
    ]
    return any(
        sum(schema.find(label) is not None for label in labels) >= _FEWEST
        for schema in config.schemas.values()
    )


def _article_level(page: Page) -> tuple[int, int]:
    """The level whose headings have below them headings that repeat, and how many have."""
    titles = [
        (heading.level, name_key(cleaned(page, heading).text))
        for heading in page.markdown.headings
        if heading.top_level
    ]
    repeated = {pair for pair, count in Counter(titles).items() if count > _FEWEST}
    if not repeated:
        return 0, 0
    level = min(level for level, _ in repeated) - 1
    return level, sum(own == level for own, _ in titles) if level > 1 else 0


def _deepest(page: Page) -> int:
    counted = Counter(heading.level for heading in page.markdown.headings if heading.level > 1)
    return max((level for level, count in counted.items() if count > 1), default=3)


def _items(page: Page, *, groups: bool) -> int:
    count = 0
    for block in page.markdown.blocks:
        if block.kind in _LISTS:
            for item in page.markdown.items_in(block.span):
                if groups:
                    found = link_groups(page, item) if item.depth == 0 else None
                    count += found is not None
                else:
                    count += first_link(page, item) is not None
    return count


__all__ = ["MEANINGS", "STYLES", "Items", "Style", "StyleName", "entry_tables", "recognise"]
