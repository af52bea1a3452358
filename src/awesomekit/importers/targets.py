"""Where links lead once their page has become lists."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urljoin

from awesomekit.importers.fragments import cited, element_of
from awesomekit.importers.headings import cleaned
from awesomekit.markdown import Slugger
from awesomekit.markdown.relative import is_relative, relative_path

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from awesomekit.importers.drafts import DraftProse
    from awesomekit.importers.merging import NewList
    from awesomekit.importers.page import Page
    from awesomekit.model import Link

_SPACE = re.compile(r"\s")


class Targets:
    """The new places of headings, and of files beside a page.

    Args:
        lists: all that are written.
        folder: where lists go, relative to the project, POSIX.
        exists: whether a path relative to the project is a file or folder.
        base_url: what relative links without a file are relative to; empty for nothing.
    """

    def __init__(
        self,
        lists: Sequence[NewList],
        folder: str,
        exists: Callable[[str], bool],
        base_url: str = "",
    ) -> None:
        self._folder = folder
        self._exists = exists
        self._base_url = base_url
        self._anchors: dict[tuple[int, str], tuple[str, str]] = {}
        self._noted: set[tuple[int, int]] = set()
        for one in lists:
            self._place(one)

    def _place(self, one: NewList) -> None:
        slugger = Slugger()
        self._point(one, one.anchors, slugger.anchor(one.title))
        self._headings(one, one.prose, slugger)
        for section in one.sections:
            if section.title:
                self._point(one, section.anchors, slugger.anchor(section.title))
            self._headings(one, section.prose, slugger)
            for entry in section.entries:
                self._point(one, entry.anchors, slugger.anchor(entry.name))
                self._headings(one, entry.prose, slugger)

    def _headings(self, one: NewList, prose: Sequence[DraftProse], slugger: Slugger) -> None:
        for part in prose:
            page = part.piece.page
            for heading in page.markdown.headings_in(part.piece.span):
                anchor = slugger.anchor(cleaned(page, heading).text)
                self._point(one, [(page, heading.anchor)], anchor)

    def _point(self, one: NewList, anchors: Sequence[tuple[Page, str]], to: str) -> None:
        for page, anchor in anchors:
            self._anchors.setdefault((id(page), anchor.casefold()), (one.id, to))

    def __call__(self, new: NewList, page: Page, link: Link) -> str | None:
        """The new address of a link for a list; ``None`` where nothing is left to lead to.

        What is changed beyond a new place of the same thing is noted on the page, once.
        """
        url = link.url
        if url.startswith("#"):
            found = self._anchors.get((id(page), unquote(url[1:]).casefold()))
            if found is None:
                self._note(page, link, "it leads to a place that is not imported; its text is kept")
                return None
            own, anchor = found
            return f"#{anchor}" if own == new.id else f"{own}.md#{anchor}"
        path = relative_path(url)
        if not url or not is_relative(url) or not path:
            return url
        return self._relative(page, link, path)

    def _relative(self, page: Page, link: Link, path: str) -> str | None:
        place = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path))
        if path.startswith("/"):
            place = path.lstrip("/")
        if self._exists(place):
            moved = quote(posixpath.relpath(place, self._folder), safe="/!$&'*+,;=:@~")
            kept = unquote(moved) if not _SPACE.search(unquote(moved)) else moved
            tail = link.url[len(link.url.partition("#")[0].partition("?")[0]) :]
            return f"{kept}/{tail}" if path.endswith("/") else f"{kept}{tail}"
        citation = cited(link)
        if citation is not None:
            self._note(page, link, "a citation; it now leads to what its title names", kept=True)
            return citation
        if self._base_url:
            return urljoin(self._base_url, link.url)
        reason = (
            "it leads to no file here; its text is kept, and with --base-url it leads to the "
            "site that it comes from"
        )
        self._note(page, link, reason)
        return None

    def _note(self, page: Page, link: Link, reason: str, *, kept: bool = False) -> None:
        if (id(page), link.span.start) in self._noted:
            return
        self._noted.add((id(page), link.span.start))
        if kept:
            page.keep(link.span, reason)
        else:
            page.drop(element_of(page, link) if link.kind == "html" else link.span, reason)
