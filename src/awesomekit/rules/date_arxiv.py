"""The date is more than a quarter away from the month of the entry's arXiv paper.

An arXiv identifier begins with the year and the month in which the paper came there: 2307.09288 is
of July 2023. A date that is more than three months off is often that of another entry, or the
paper is: a badge copied along, or the paper of an earlier work. But a model may be released long
before its paper, so this is a guess; where both are right, silence the finding and say so.
Of several papers the nearest one counts. In lists of other styles a paper that is linked from the
heading or from a field such as "Paper" is the entry's own, too.

Fails:

    ---
    schema: model
    ---

    # Models

    <!-- [zh] 模型 -->

    ## Language models

    <!-- [zh] 语言模型 -->

    ### Example

    [![arXiv](https://img.shields.io/badge/arXiv-2307.09288-b31b1b.svg)](https://arxiv.org/abs/2307.09288)

    - **Date:** 2023-02
    - **Pretrain Data Scale:** 2T
    - **Language:** en
    - **Parameter Size:** 7B

    <!-- [en] -->

    A model.

    <!-- [zh] -->

    一个模型。

Passes:

    ---
    schema: model
    ---

    # Models

    <!-- [zh] 模型 -->

    ## Language models

    <!-- [zh] 语言模型 -->

    ### Example

    [![arXiv](https://img.shields.io/badge/arXiv-2307.09288-b31b1b.svg)](https://arxiv.org/abs/2307.09288)

    - **Date:** 2023-07
    - **Pretrain Data Scale:** 2T
    - **Language:** en
    - **Parameter Size:** 7B

    <!-- [en] -->

    A model.

    <!-- [zh] -->

    一个模型。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.badges import identify
from awesomekit.keys import name_key
from awesomekit.model import Related, Severity
from awesomekit.rules.entry_facts import date_of
from awesomekit.rules.rule import Certainty, Context, Finding, FixKind, Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Document, Entry
    from awesomekit.source import Span

_QUARTER = 3
_PAPERS = frozenset(["arxiv", "hf-paper"])
# 2307.09288 since April 2007, math/0309136 since August 1991 before that
_MONTH = re.compile(r"(?:[a-z-]+/)?(?P<year>\d\d)(?P<month>\d\d)", re.ASCII)
_FIRST_YEAR = 91
_PAPER_FIELDS = frozenset(
    map(name_key, ["arXiv", "Paper", "Technical Report", "Report", "论文", "技术报告"])
)


class _Paper(NamedTuple):
    """A paper on arXiv; ``month`` counts months since year 0."""

    identity: str
    month: int
    span: Span


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Compare each entry's date with the nearest of its papers."""
    canonical = context.kind == "list"
    for entry in document.entries:
        date = date_of(entry)
        if date is None:
            continue
        month = date.value.year * 12 + date.value.month - 1
        papers = list(_papers(document, entry, canonical=canonical))
        if not papers:
            continue
        paper = min(papers, key=lambda paper: abs(paper.month - month))
        away = abs(paper.month - month)
        if away > _QUARTER:
            year, number = divmod(paper.month, 12)
            if month < paper.month:
                side, unless = "before", "the release came long before the paper"
            else:
                side, unless = "after", "the paper is that of an earlier work"
            yield Finding(
                date.span,
                f"the {date.label} {date.value.text} is {away} months {side} the arXiv paper "
                f"{paper.identity} ({year:04}-{number + 1:02}), so one of them is probably wrong, "
                f"unless {unless}; check both",
                related=(Related(document.source.path, paper.span, "the paper is here"),),
            )


def _papers(document: Document, entry: Entry, *, canonical: bool) -> Iterator[_Paper]:
    for badge in entry.badges:
        if badge.info.kind in _PAPERS and badge.info.identity:
            yield _paper(badge.info.identity, badge.span)
    if canonical:
        return
    places = [entry.heading.content]
    places += [f.value_span for f in entry.fields if name_key(f.label) in _PAPER_FIELDS]
    for place in places:
        for link in document.markdown.links_in(place):
            info = identify(link.url)
            if info.kind in _PAPERS and info.identity:
                yield _paper(info.identity, link.span)


def _paper(identity: str, span: Span) -> _Paper:
    match = _MONTH.match(identity)
    assert match is not None
    year, month = int(match["year"]), int(match["month"])
    century = 1900 if "/" in identity and year >= _FIRST_YEAR else 2000
    return _Paper(identity, (century + year) * 12 + month - 1, span)


RULE = Rule(
    code="AK801",
    slug="date-arxiv",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
    any_style=True,
    certainty=Certainty.LIKELY,
)
