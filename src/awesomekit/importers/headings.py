"""What a heading of a source says, without permalinks, numbers and decoration."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.rules.scripts import HAN

if TYPE_CHECKING:
    from awesomekit.importers.page import Page
    from awesomekit.model import Heading, Link
    from awesomekit.source import Span

_PERMALINKS = frozenset({"#", "¶", "§", "🔗", "🔝", "⚓"})
# "2.1." stands before a word; "3.5" may be a version
_NUMBER = re.compile(r"(?:\d+\.)+\s*(?=[^\d\s])")
# what is left of "[[Chatbot Arena]]([Chat](…))" without its links
_LEFTOVER = re.compile(r"[\s(（]*\[\[[^\]]*\]\]?[\s()（）]*\Z|\s*[\[(（]+\s*[\])）]*\s*\Z")
_BOTH = re.compile(
    rf"(?:(?P<zh>[{HAN}][{HAN}、与和及·]*)[\s/|·:：-]+(?P<other>[A-Za-z][^{HAN}]*)"
    rf"|(?P<first>[A-Za-z][^{HAN}]*?)[\s/|·:：-]+(?P<then>[{HAN}][{HAN}、与和及·]*))"
)
_DECORATION = frozenset({"So", "Sk", "Cf", "Mn", "Cs", "Co"})


class Cleaned(NamedTuple):
    """A heading without what does not belong to its text.

    Attributes:
        text: what it says.
        links: links in it that lead elsewhere.
        permalinks: links to itself, which GitHub makes by itself.
    """

    text: str
    links: tuple[Link, ...]
    permalinks: tuple[Link, ...]


def is_permalink(link: Link) -> bool:
    """Whether a link is the mark behind a heading or a figure that leads to itself."""
    return link.url.startswith("#") and link.text.strip() in _PERMALINKS


def cleaned(page: Page, heading: Heading) -> Cleaned:
    """What a heading says; where it is nothing but a link, the link's text."""
    return cleaned_text(page, heading.content, heading.text)


def cleaned_text(page: Page, span: Span, text: str) -> Cleaned:
    """The same for any inline text, such as a cell."""
    own = [link for link in page.markdown.links_in(span) if not link.image]
    permalinks = tuple(link for link in own if is_permalink(link))
    links = tuple(link for link in own if link not in permalinks)
    if own:
        runs = [
            run
            for inline in page.markdown.texts_in(type(span)(span.start, span.end + 1))
            for place, run in inline.runs
            if not any(link.span.start <= place.start < link.span.end for link in own)
        ]
        text = _LEFTOVER.sub("", "".join(runs)).strip()
        if not any(char.isalnum() for char in text):
            text = links[0].text if links else ""
    return Cleaned(_NUMBER.sub("", " ".join(text.split()), count=1), links, permalinks)


def anchors_of(page: Page, heading: Heading, clean: Cleaned) -> list[tuple[Page, str]]:
    """The anchors by which links of its page lead to a heading: GitHub's and its permalink's."""
    own = [heading.anchor, *(link.url.removeprefix("#") for link in clean.permalinks)]
    return [(page, anchor) for anchor in dict.fromkeys(own) if anchor]


def undecorated(name: str) -> str:
    """A name without emoji around it; one of nothing else stays."""
    start, end = 0, len(name)
    while start < end and (name[start].isspace() or _is_decoration(name[start])):
        start += 1
    while end > start and (name[end - 1].isspace() or _is_decoration(name[end - 1])):
        end -= 1
    return name[start:end] or name


def _is_decoration(char: str) -> bool:
    return unicodedata.category(char) in _DECORATION


def in_both_languages(title: str, primary: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """A title such as ``数据 Data`` as the title of one language and its translation.

    Args:
        title: any title.
        primary: the language of headings.

    Returns:
        The title in ``primary``, and translations by language; the title itself where it is in
        one language.
    """
    match = _BOTH.fullmatch(undecorated(title))
    if match is None:
        return title, ()
    chinese = match["zh"] or match["then"]
    latin = (match["other"] or match["first"]).strip()
    if primary == "zh":
        return chinese, (("en", latin),)
    return latin, (("zh", chinese),)
