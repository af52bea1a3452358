"""The badges of an entry are not in the project's order, or one link stands among them twice.

Readers find the paper, the code and the weights in one place in every entry. The order is
`badges.order` of the configuration, or the built-in one; lists in other styles have an order of
their own. The safe fix moves badges, each whole; of a link that stands twice, one is yours to
remove.

Fails:

    ---
    schema: project
    ---

    # Tools

    <!-- [zh] 工具 -->

    ## Editors

    <!-- [zh] 编辑器 -->

    ### Example

    [![GitHub](https://img.shields.io/badge/GitHub-example%2Fexample-181717?logo=github)](https://github.com/example/example)
    [![arXiv](https://img.shields.io/badge/arXiv-2403.08295-b31b1b.svg)](https://arxiv.org/abs/2403.08295)

    <!-- [en] -->

    An editor.

    <!-- [zh] -->

    一个编辑器。

Passes:

    ---
    schema: project
    ---

    # Tools

    <!-- [zh] 工具 -->

    ## Editors

    <!-- [zh] 编辑器 -->

    ### Example

    [![arXiv](https://img.shields.io/badge/arXiv-2403.08295-b31b1b.svg)](https://arxiv.org/abs/2403.08295)
    [![GitHub](https://img.shields.io/badge/GitHub-example%2Fexample-181717?logo=github)](https://github.com/example/example)

    <!-- [en] -->

    An editor.

    <!-- [zh] -->

    一个编辑器。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.badges import DEFAULT_ORDER, KINDS
from awesomekit.model import Fix, Related, Severity
from awesomekit.moving import moves
from awesomekit.rules.linked_resource import page
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesomekit.model import Badge, Document
    from awesomekit.rules.linked_resource import Resource
    from awesomekit.source import Source


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Compare the kinds of each entry's badges with the order."""
    order = context.config.badge_order or DEFAULT_ORDER
    rank = {kind: number for number, kind in enumerate(order)}
    for entry in document.entries:
        yield from _repeated(document.source, entry.badges)
        # a picture without a link, a count of stars, may belong to the badge before it
        if context.kind == "list" and all(badge.link is not None for badge in entry.badges):
            yield from _unordered(document.source, entry.badges, rank)


def _repeated(source: Source, badges: Sequence[Badge]) -> Iterator[Finding]:
    seen: dict[Resource | str, Badge] = {}
    for badge in badges:
        if badge.link is None:
            continue
        first = seen.setdefault(page(badge.url) or badge.url, badge)
        if first is not badge:
            yield Finding(
                badge.span,
                "another badge of this entry leads there already; remove one of the two",
                related=(Related(source.path, first.span, "the first is here"),),
            )


def _unordered(source: Source, badges: Sequence[Badge], rank: dict[str, int]) -> Iterator[Finding]:
    ordered = sorted(badges, key=lambda badge: rank.get(badge.info.kind, len(rank)))
    if ordered == list(badges):
        return
    wrong, wanted = next(pair for pair in zip(badges, ordered, strict=True) if pair[0] != pair[1])
    places = [badge.span for badge in badges]
    edits = moves(source, places, [badge.span for badge in ordered])
    first, second = KINDS[wanted.info.kind].title, KINDS[wrong.info.kind].title
    yield Finding(
        wrong.span,
        f"the {first} badge comes before the {second} badge; put the badges in order",
        Fix("Put the badges in order", edits, safe=True),
    )


RULE = Rule(
    code="AK407",
    slug="badge-order",
    severity=Severity.INFORMATION,
    scope=Scope.LIST,
    fix=FixKind.SAFE,
    documentation=__doc__,
    check=check,
    any_style=True,
)
