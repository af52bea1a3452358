"""A badge's picture names another thing than its link.

A badge copied from another entry often keeps the other paper's number or the other repository's
name. Which of the two is wrong, picture or link, only a person can say: the fix, which trusts the
link, is unsafe.

Fails:

    ---
    schema: model
    ---

    # Tools

    <!-- [zh] 工具 -->

    ## Editors

    <!-- [zh] 编辑器 -->

    ### Example

    [![arXiv](https://img.shields.io/badge/arXiv-2302.13971-b31b1b.svg)](https://arxiv.org/abs/2307.09288)

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

from awesomekit.badges import claim, identity_mismatch, kind_mismatch
from awesomekit.model import Severity
from awesomekit.rules.rewritten_badge import rewrite
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Document


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Compare what each picture names with what its link leads to."""
    for entry in document.entries:
        for badge in entry.badges:
            if badge.image is None or badge.link is None:
                continue
            claimed = claim(badge.image.text, badge.image.url)
            if kind_mismatch(claimed, badge.info) is not None:
                continue
            message = identity_mismatch(claimed, badge.info)
            if message is not None:
                fix = rewrite(document.source, badge, context.config, safe=False)
                yield Finding(badge.image.span, f"{message}; correct the one that is wrong", fix)


RULE = Rule(
    code="AK403",
    slug="badge-identity",
    severity=Severity.ERROR,
    scope=Scope.LIST,
    fix=FixKind.UNSAFE,
    documentation=__doc__,
    check=check,
)
