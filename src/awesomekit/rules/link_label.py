"""A link's label says something else than its target, or nothing.

"Paper" over a blog post and "code" over a model page send readers astray; "here" and bare numbers
say nothing to those who go from link to link, or to a screen reader. Only labels that consist of
one such word are compared, with what the address surely is; a word within a longer label is part
of a name. Numbers in brackets of their own, as in citations, are left alone, and so are badges,
which other rules compare.

Fails:

    # Tools

    - [paper](https://huggingface.co/example/example) - A model.

Passes:

    # Tools

    - [model](https://huggingface.co/example/example) - A model.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesomekit.badges import KINDS, claim, identify, kind_mismatch
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
# labels that are nothing but a kind
_KIND = re.compile(
    r"(?:the\s+)?(?:papers?|arxiv|pdf|code|codes|github|blog|blog\s*post|data\s*sets?|demo|"
    r"models?|docs|documentation)|论文|代码|博客|数据集|模型|文档|演示",
    re.IGNORECASE,
)
_MODELS = re.compile(r"(?:the\s+)?models?|模型", re.IGNORECASE)
_DATA = re.compile(r"data\s*sets?|数据集", re.IGNORECASE)
_LONGEST = 24
_AROUND = 10
_OPENING = ("[", "(", "（", "【", ",", "<sup>")
# what surely is no model, or no data
_NO_MODEL = frozenset({"arxiv", "acl", "openreview", "hf-dataset", "hf-paper"})
_NO_DATA = frozenset({"arxiv", "acl", "openreview", "hf-model", "hf-paper", "hf-collection"})


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
    if _SAYS_NOTHING.fullmatch(label):
        return f"{quoted(label)} says nothing about where the link leads; name the page"
    if _DIGITS.fullmatch(label):
        if _is_citation(markdown.source.text, link.span) or _is_name(markdown, link.span):
            return None
        return f"{quoted(label)} says nothing about where the link leads; name the page"
    if not _KIND.fullmatch(label):
        return None
    info = identify(link.url)
    wrong = kind_mismatch(claim(label, ""), info) is not None
    if _MODELS.fullmatch(label):
        wrong = info.kind in _NO_MODEL
    elif _DATA.fullmatch(label):
        wrong = info.kind in _NO_DATA
    if not wrong:
        return None
    if info.kind == "website":
        return None  # nobody knows what it is
    return f"the label says {quoted(label)} but the link is {KINDS[info.kind].noun}; correct one"


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
