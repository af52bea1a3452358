"""Two entries lead to one page, or one entry leads there twice.

An entry is a list item that begins with a link, which is its main link, or a heading that is a link
or has a paragraph of badges under it. A second entry for one repository, paper or page is a
repetition that will go its own way, or a link that was copied and never corrected. Addresses are
compared by what they lead to: `http:` and `www.` make no difference, nor do the pages of one paper
on arXiv, but fragments, parameters and pages within a repository do.

Entries that say that they are a part of the other one, tables, badges, contents, news and links
called "paper" or "code" are left alone, and so are badges under headings that have only one link in
common: one paper may bring two models.

Fails:

    # Tools

    - [Example](https://github.com/example/example) - An editor.
    - [Sample](https://github.com/example/example) - A viewer.

Passes:

    # Tools

    - [Example](https://github.com/example/example) - An editor.
    - [Sample](https://github.com/example/sample) - A viewer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.badges import identify
from awesomekit.keys import name_key
from awesomekit.model import Related, Severity
from awesomekit.rules.linked_resource import PAPERS, REPOSITORIES, Resource, page, resource
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Block, Link, ListItem, Markdown

_WORD = re.compile(r"[^\W_]")
# task boxes, emoji by name and HTML are no words
_DECORATION = re.compile(r"\[[ xX]\]|:[\w+-]{1,40}:|<[^<>]{0,300}>")
_LONGEST_LEAD = 500
_DATE = re.compile(r"\W*(?:19|20)\d\d(?:\W|年)")
_KINDS = re.compile(
    r"""\W*(?:the\s)?(?:official\s)?(?:
    arxiv|blog(?:\spost)?|code(?:base)?|collection|data(?:set)?s?|demo|docs?|documentation|gitee|github
    |here|home\s?page|hugging\s?face|hf|link|models?|model\scard|modelscope|open\s?review|page|paper|pdf
    |post|project(?:\s?page)?|repo(?:sitory)?|slides?|source(?:\scode)?|talk|tech(?:nical)?\sreport
    |tutorial|twitter|video|web(?:\s?site|page)?|weights?|wiki|x|youtube
    |论文|代码|链接|官网|网站|主页|首页|项目(?:主页|地址)?|博客|演示|文档|视频|数据集?|模型|教程|仓库|地址
    )\W*""",
    re.IGNORECASE | re.VERBOSE,
)
_REPEATING = re.compile(
    r"\b(?:changelog|contributors?|favou?rites?|featured|highlights?|latest|news|popular|recent(?:ly)?"
    r"|releases?|sponsors?|top|trending|updates?|what'?s\snew)\b|更新|最新|精选|热门|新闻|赞助|贡献",
    re.IGNORECASE,
)
_LONGEST_NAME = 60
_LONGEST_REST = 1000
_OF_MANY = frozenset({"github-user", "hf-user"})
_AROUND_NAME = " ([{*_-–—,.:;|"


class _Entry(NamedTuple):
    """An entry: its name, its main link, and the text that follows that link."""

    name: str
    span: Span
    rest: Span


def check(markdown: Markdown, _context: Context) -> Iterator[Finding]:
    """Compare the main links of items, then those of headings."""
    yield from _items(markdown)
    yield from _headings(markdown)


def _items(markdown: Markdown) -> Iterator[Finding]:
    seen: dict[Resource, tuple[ListItem, Link]] = {}
    headings = markdown.headings
    at, repeating = 0, False
    for item in markdown.items:
        while at < len(headings) and headings[at].span.start < item.span.start:
            repeating = _REPEATING.search(headings[at].text) is not None
            at += 1
        links = [link for link in markdown.links_in(item.content) if not link.image]
        if repeating or not links:
            continue
        target = _main(markdown, item, links[0])
        if target is None:
            continue
        first_item, first_link = seen.setdefault(target, (item, links[0]))
        if first_item is not item:
            first, second = (
                _entry(markdown, first_item, first_link),
                _entry(markdown, item, links[0]),
            )
            if not _is_part(markdown, first, second):
                yield _finding(markdown, first, second)
        if len(links) > 1:
            yield from _twice(markdown, links)


def _main(markdown: Markdown, item: ListItem, link: Link) -> Resource | None:
    """What an item's first link leads to, if the item is an entry of that."""
    text = markdown.source.text
    lead = Span(item.content.start, link.span.start)
    if lead.end - lead.start > _LONGEST_LEAD:
        return None
    named = _WORD.search(text, *lead) is not None and _has_words(markdown, lead)
    is_kind = _KINDS.fullmatch(link.text) is not None
    if named != is_kind or (named and _is_label(text[lead.start : lead.end])):
        return None
    target = resource(link.url)
    # behind a name, only a paper is certain to be what the entry is about
    return None if target is None or (named and target.kind not in PAPERS) else target


def _is_label(lead: str) -> bool:
    """Whether what stands before a link is a date or a field's label, not a name."""
    return _DATE.match(lead) is not None or lead.rstrip(" \t*_").endswith((":", "："))


def _has_words(markdown: Markdown, lead: Span) -> bool:
    pieces: list[str] = []
    at = lead.start
    for link in markdown.links_in(lead):
        if link.span.start >= at:
            pieces.append(markdown.source.text[at : link.span.start])
            at = link.span.end
    pieces.append(markdown.source.text[at : lead.end])
    return _WORD.search(_DECORATION.sub("", " ".join(pieces))) is not None


def _is_part(markdown: Markdown, first: _Entry, second: _Entry) -> bool:
    """Whether one of two entries of different names speaks of the other one."""
    if name_key(first.name) == name_key(second.name):
        return False
    return any(
        _speaks_of(markdown.source.text[one.rest.start : one.rest.end], other.name)
        for one, other in ((first, second), (second, first))
    )


def _speaks_of(text: str, name: str) -> bool:
    text, name = text.casefold(), name.casefold()
    at = text.find(name) if len(name) > 1 else -1
    while at >= 0:
        around = text[at - 1 : at] + text[at + len(name) : at + len(name) + 1]
        if _WORD.search(around) is None:
            return True
        at = text.find(name, at + 1)
    return False


def _twice(markdown: Markdown, links: list[Link]) -> Iterator[Finding]:
    """Links of one item that lead to one page; badges and other pictures aside."""
    seen: dict[Resource, Link] = {}
    for link in links:
        target = page(link.url)
        if target is None or not link.text.strip():
            continue
        first = seen.setdefault(target, link)
        if first is not link:
            message = "this entry leads there already; remove one of the two links"
            yield Finding(_place(link), message, related=_related(markdown, _place(first)))


def _headings(markdown: Markdown) -> Iterator[Finding]:
    seen: dict[frozenset[Resource], _Entry] = {}
    owners: dict[Resource, _Entry] = {}
    blocks = markdown.blocks
    for at, block in enumerate(blocks):
        heading = block.heading
        if heading is None:
            continue
        links = [link for link in markdown.links_in(heading.content) if not link.image]
        under_heading = not links
        if under_heading:
            links = _badges(markdown, blocks, at + 1)
        targets = {
            target: link for link in reversed(links) if (target := _own(link.url)) is not None
        }
        if not targets:
            continue
        name = heading.text[:_LONGEST_NAME]
        entry = _Entry(name, _place(links[0]), heading.span)
        key = frozenset(targets)
        if not under_heading or any(target.kind in REPOSITORIES for target in key):
            first = seen.setdefault(key, entry)
            if first is not entry:
                yield _finding(markdown, first, entry)
                continue
        yield from _shared(markdown, name, heading.span, targets, owners)


def _shared(
    markdown: Markdown,
    name: str,
    rest: Span,
    targets: dict[Resource, Link],
    owners: dict[Resource, _Entry],
) -> Iterator[Finding]:
    """Two badges that an earlier entry has as well: a block that was copied."""
    shared: dict[_Entry, list[Link]] = {}
    for target, link in targets.items():
        owner = owners.setdefault(target, _Entry(name, _place(link), rest))
        if owner.rest != rest:
            shared.setdefault(_Entry(owner.name, owner.rest, owner.rest), []).append(link)
    for owner, links in shared.items():
        if len(links) > 1:
            for link in sorted(links, key=lambda link: link.span):
                yield _finding(markdown, owner, _Entry(name, _place(link), rest))


def _own(url: str) -> Resource | None:
    """What a link leads to, if that can be one entry's own."""
    return None if identify(url).kind in _OF_MANY else resource(url)


def _badges(markdown: Markdown, blocks: tuple[Block, ...], at: int) -> list[Link]:
    """The links of the paragraph of nothing but links that follows a heading."""
    while at < len(blocks) and blocks[at].comment is not None:
        at += 1
    if at == len(blocks) or blocks[at].kind != "paragraph":
        return []
    span = blocks[at].span
    links = [link for link in markdown.links_in(span) if not link.image]
    return links if not _has_words(markdown, span) else []


def _finding(markdown: Markdown, first: _Entry, second: _Entry) -> Finding:
    if name_key(first.name) == name_key(second.name):
        message = f'"{first.name}" has an entry with this link already; keep one of the two'
    else:
        message = f'"{first.name}" has this link too; correct it, or keep one of the two entries'
    return Finding(second.span, message, related=_related(markdown, first.span))


def _related(markdown: Markdown, span: Span) -> tuple[Related, ...]:
    return (Related(markdown.source.path, span, "the first is here"),)


def _entry(markdown: Markdown, item: ListItem, link: Link) -> _Entry:
    name = " ".join(link.text.split()) or link.url
    if _KINDS.fullmatch(name):
        lead = markdown.source.text[item.content.start : link.span.start]
        name = " ".join(lead.split()).strip(_AROUND_NAME) or name
    end = min(item.content.end, link.span.end + _LONGEST_REST)
    return _Entry(name[:_LONGEST_NAME], _place(link), Span(link.span.end, end))


def _place(link: Link) -> Span:
    return link.span if link.destination is None else link.destination


RULE = Rule(
    code="AK508",
    slug="duplicate-link",
    severity=Severity.WARNING,
    scope=Scope.ANY,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
)
