"""Every address that a Markdown file leads to, with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.model.liveness import Target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Markdown


def targets(markdown: Markdown) -> tuple[Target, ...]:
    """The targets of links, images, badges, autolinks, attributes of raw HTML and definitions.

    A reference link has its target in a definition, which is told once. An address that begins
    with ``//`` is asked for with ``https``. Relative links and anchors are told as they are
    written; places of this very page (``#anchor``) too.
    """
    return tuple(dict.fromkeys(_targets(markdown)))


def _targets(markdown: Markdown) -> Iterator[Target]:
    images = {link.reference for link in markdown.links if link.image and link.reference}
    others = {link.reference for link in markdown.links if not link.image and link.reference}
    for link in markdown.links:
        if link.destination is not None:
            yield Target(_with_scheme(link.url), link.destination, link.image)
    for definition in markdown.definitions:
        only_image = definition.reference in images - others
        yield Target(_with_scheme(definition.url), definition.destination, only_image)


def _with_scheme(url: str) -> str:
    url = url.strip()
    return f"https:{url}" if url.startswith("//") else url
