"""An entry has no badge of a kind that its schema asks for.

A reader who wants to check a claim or use a model needs one primary source: a paper, an
announcement, a repository. The schema says which kinds count.

Fails:

    ---
    schema: model
    ---

    # Tools

    <!-- [zh] 工具 -->

    ## Editors

    <!-- [zh] 编辑器 -->

    ### Example

    - **Date:** 2023-07
    - **Pretrain Data Scale:** 2T
    - **Language:** en
    - **Parameter Size:** 7B

    <!-- [en] -->

    An editor.

    <!-- [zh] -->

    一个编辑器。

Passes:

    ---
    schema: model
    ---

    # Tools

    <!-- [zh] 工具 -->

    ## Editors

    <!-- [zh] 编辑器 -->

    ### Example

    [![arXiv](https://img.shields.io/badge/arXiv-2307.09288-b31b1b.svg)](https://arxiv.org/abs/2307.09288)

    - **Date:** 2023-07
    - **Pretrain Data Scale:** 2T
    - **Language:** en
    - **Parameter Size:** 7B

    <!-- [en] -->

    An editor.

    <!-- [zh] -->

    一个编辑器。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.badges import KINDS
from awesomekit.model import Severity
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesomekit.model import Document


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Compare the kinds of each entry's badges with the schema's groups."""
    if document.schema is None:
        return
    for entry in document.entries:
        if context.kind != "list" and not entry.fields:
            continue  # in other styles not every heading is an entry of the schema
        kinds = {badge.info.kind for badge in entry.badges if badge.link is not None}
        for group in document.schema.badges:
            if group and kinds.isdisjoint(group):
                wanted = _either([KINDS[kind].title for kind in group])
                yield Finding(
                    entry.heading.content, f'"{entry.name}" has no {wanted} badge; add one'
                )


def _either(titles: Sequence[str]) -> str:
    *first, last = titles
    return f"{', '.join(first)} or {last}" if first else last


RULE = Rule(
    code="AK401",
    slug="missing-badge",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
    any_style=True,
)
