"""Lists of entries, with groups and items that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.badges import identify
from awesomekit.importers.blocks import told_language
from awesomekit.importers.drafts import DraftProse, DraftSection, Piece
from awesomekit.importers.headings import in_both_languages, undecorated
from awesomekit.importers.list_items import (
    Items,
    bullet_entry,
    first_link,
    link_entry,
    share_of_links,
)
from awesomekit.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from awesomekit.config.settings import Config
    from awesomekit.importers.page import Page
    from awesomekit.model import Block, ListItem, Schema

_SHARE = 0.5
_SHARE_OF_CODE = 0.75
_PAGES = frozenset({"website", "blog", "docs", "demo"})
_LONGEST_TITLE = 80


class ListReader:
    """Reads the lists of one section.

    Args:
        page: the page.
        config: for the language of headings.
        schema: of the entries.
        section: makes the section in which entries go.
    """

    def __init__(
        self, page: Page, config: Config, schema: Schema, section: Callable[[], DraftSection]
    ) -> None:
        self.page = page
        self.config = config
        self.schema = schema
        self.section = section

    def read(
        self, block: Block, *, groups: bool, mixed: bool, before: Callable[[], None]
    ) -> list[DraftSection] | None:
        """Add the entries of a list to the section.

        Args:
            block: the list.
            groups: whether entries have groups of links, ``Name [[paper](url)]``.
            mixed: whether the page has entries of other kinds; in a list of repositories an item
                that leads to a page is then no entry.
            before: called before the first entry is added.

        Returns:
            Sections of groups within the list; ``None`` where it holds no entries.
        """
        items = Items(self.page, block)
        top = items.top()
        grouped = (
            [bullet_entry(self.page, items, item, self.schema) for item in top] if groups else []
        )
        below = [one for item in top for one in items.within(item)]
        holds = share_of_links(self.page, top) >= _SHARE
        if not any(grouped) and not holds and share_of_links(self.page, below) < _SHARE:
            return None
        before()
        section = self.section()
        of_code = mixed and self._share_of_code(top) >= _SHARE_OF_CODE
        found: list[DraftSection] = []
        for number, item in enumerate(top):
            entry = grouped[number] if grouped else None
            if entry is None and not (of_code and self._is_page(item)):
                entry = link_entry(self.page, item, self.schema)
            if entry is not None:
                section.entries.append(entry)
            elif (group := self._group(section, items, item)) is not None:
                found.append(group)
            else:
                self._keep(section, item.span)
        return found

    def _share_of_code(self, items: list[ListItem]) -> float:
        return sum(not self._is_page(item) for item in items) / len(items)

    def _is_page(self, item: ListItem) -> bool:
        """Whether an item leads to no repository, model or data set."""
        link = first_link(self.page, item)
        return link is None or identify(link.url).kind in _PAGES

    def _group(self, base: DraftSection, items: Items, item: ListItem) -> DraftSection | None:
        """An item without a link, whose items have some, is a section of its own."""
        below = items.within(item)
        if share_of_links(self.page, below) < _SHARE or list(
            self.page.markdown.links_in(item.content)
        ):
            return None
        texts = self.page.markdown.texts_in(Span(item.content.start, item.content.end + 1))
        name = " ".join("".join(text.plain for text in texts[:1]).split()).rstrip(":：")
        if not name or len(name) > _LONGEST_TITLE:
            return None
        title, translations = in_both_languages(undecorated(name), self.config.primary)
        group = DraftSection(
            f"{base.title}: {title}" if base.title else title,
            () if base.title else translations,
            None,
            Span(item.span.start, item.content.end),
        )
        self.page.claim(Span(item.span.start, item.content.end))
        for one in below:
            entry = link_entry(self.page, one, self.schema)
            if entry is not None:
                group.entries.append(entry)
            else:
                self._keep(group, one.span)
        return group

    def _keep(self, section: DraftSection, span: Span) -> None:
        """An item that is no entry stays text of the section."""
        source = self.page.markdown.source
        start = source.line_starts[source.position(span.start).line - 1]
        if source.text[start : span.start].strip():
            start = span.start
        piece = Piece(self.page, Span(start, span.end), "item")
        section.prose.append(DraftProse(told_language(self.page, span), piece))
        self.page.claim(span)
