"""A link's label says something else than its target, or nothing.

"Paper" over a blog post and "code" over a model page send readers astray; "here" and bare numbers
say nothing to those who go from link to link, or to a screen reader. Only labels that consist of
one such word are compared, with what the address surely is not; a word within a longer label is
part of a name. Numbers are left alone in brackets of their own, as citations have them, in tables,
whose header says what they count, and where the address has the same number. So are badges, which
other rules compare.

Fails:

    # Tools

    - [paper](https://huggingface.co/example/example) - A model.

Passes:

    # Tools

    - [model](https://huggingface.co/example/example) - A model.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.badges import KINDS, identify
from awesomekit.model import Severity
from awesomekit.reader.badges import read_badges
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Span
from awesomekit.values.scanner import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Link, Markdown

_SAYS_NOTHING = re.compile(
    r"(?:click\s+|press\s+)?(?:here|this|this\s+link|link|this\s+page|\(here\))"
    r"|(?:请|戳|点击?|见|看)?(?:这里|此处|这儿|链接|这个链接|点击|点我)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d{1,4}", re.ASCII)
_NUMBERS = re.compile(r"\d+", re.ASCII)
_PAPERS = frozenset({"arxiv", "acl", "openreview", "doi", "hf-paper"})
_OF_MODELS = frozenset({"hf-model", "hf-collection"})
_PROFILES = frozenset({"github-user", "hf-user"})


class _Said(NamedTuple):
    """What a label says that is nothing but a kind.

    Attributes:
        labels: in lower case, apart by ``|``.
        never: the kinds of links that surely are something else.
        unless: what in an address makes that unsure; :mod:`re` compiles it at first use.
    """

    labels: str
    never: frozenset[str]
    unless: str = ""


_ALL = (
    # journals have addresses with dates as blogs do
    _Said(
        "paper|papers|the paper|论文",
        _OF_MODELS | _PROFILES | {"blog", "github", "hf-dataset", "hf-space"},
        r"article|content/early|journal|paper|proceeding|publication|report|rxiv|thesis",
    ),
    _Said(
        "arxiv",
        _OF_MODELS | _PROFILES | {"acl", "blog", "doi", "github", "hf-dataset", "openreview"},
        "rxiv",
    ),
    _Said("pdf", _OF_MODELS | _PROFILES | {"blog", "github", "hf-dataset"}, "pdf"),
    _Said(
        "code|codes|代码",
        _PAPERS | _OF_MODELS | {"blog", "docs", "hf-dataset", "hf-user", "pdf"},
        r"/(?:blob|raw|resolve|src|tree)/|/code\b|//docs\.rs/",
    ),
    # pages of GitHub's own may be meant
    _Said("github", _PAPERS | _OF_MODELS | {"blog", "docs", "hf-dataset", "hf-user"}, "github"),
    _Said("blog|blog post|blogpost|博客", _PAPERS | _OF_MODELS | {"hf-dataset", "pdf"}, "blog"),
    _Said("dataset|datasets|data set|data sets|数据集", _PAPERS - {"doi"} | _OF_MODELS),
    _Said("model|models|the model|模型", _PAPERS - {"doi"} | {"hf-dataset"}),
    _Said("demo|演示", _PAPERS),
    _Said("docs|documentation|文档", _PAPERS - {"doi"}),
)
_SAID = {label: said for said in _ALL for label in said.labels.split("|")}
_LONGEST = 24
_AROUND = 10
_OPENING = ("[", "(", "（", "【", ",", "<sup>")


def check(markdown: Markdown, context: Context) -> Iterator[Finding]:
    """Look at each label that is one word or says nothing."""
    badges = list(_badge_paragraphs(markdown)) if context.kind == "list" else []
    for link in markdown.links:
        if link.image or link.label is None or link.kind in {"autolink", "bare", "html"}:
            continue
        if len(link.text) > _LONGEST or any(span.contains(link.span) for span in badges):
            continue
        label = " ".join(link.text.split())
        if "![" in markdown.source.slice(link.label):
            continue
        message = _message(markdown, link, label)
        if message is not None:
            yield Finding(link.label, message)


def _message(markdown: Markdown, link: Link, label: str) -> str | None:
    if _SAYS_NOTHING.fullmatch(label) and link.url.casefold() != f"#{label}".casefold():
        return f"{quoted(label)} says nothing about where the link leads; name the page"
    if _DIGITS.fullmatch(label):
        if _is_told(markdown, link, label):
            return None
        return f"{quoted(label)} says nothing about where the link leads; name the page"
    said = _SAID.get(label.casefold())
    if said is None or (said.unless and re.search(said.unless, link.url, re.IGNORECASE)):
        return None
    info = identify(link.url)
    if info.kind not in said.never:
        return None
    return f"the label says {quoted(label)} but the link is {KINDS[info.kind].noun}; correct one"


def _is_told(markdown: Markdown, link: Link, number: str) -> bool:
    """Whether what stands around a number, or its address, says what it is."""
    return (
        any(number == found for found in _NUMBERS.findall(link.url))
        or _is_citation(markdown.source.text, link.span)
        or _is_name(markdown, link.span)
        or _is_cell(markdown, link.span)
    )


def _is_cell(markdown: Markdown, span: Span) -> bool:
    """Whether a link stands in a table."""
    after = bisect_right(markdown.tables, span.start, key=lambda table: table.span.start)
    return after > 0 and markdown.tables[after - 1].span.contains(span)


def _is_name(markdown: Markdown, span: Span) -> bool:
    """Whether a link is the first thing of a list item, and so an entry's name."""
    items = markdown.items_in(Span(max(0, span.start - _AROUND), span.start))
    return any(item.content.start == span.start for item in items)


def _is_citation(text: str, span: Span) -> bool:
    """Whether brackets, or a superscript, stand around a link."""
    before = text[max(0, span.start - _AROUND) : span.start].rstrip()
    after = text[span.end : span.end + _AROUND].lstrip()
    return before.endswith(_OPENING) or after.startswith(("]", "</sup>"))


def _badge_paragraphs(markdown: Markdown) -> Iterator[Span]:
    for block in markdown.blocks:
        if block.kind == "paragraph" and read_badges(markdown, block.span):
            yield block.span


RULE = Rule(
    code="AK510",
    slug="link-label",
    severity=Severity.WARNING,
    scope=Scope.ANY,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
)
