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

from awesomekit.badges import identity_mismatch, kind_mismatch
from awesomekit.model import Severity
from awesomekit.rules.rewritten_badge import rewrite
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.rules.told_by_badge import in_words, place, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Document


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Compare what each badge names with what its link leads to."""
    for entry in document.entries:
        for badge in entry.badges:
            said = told(badge)
            if said is None or kind_mismatch(said, badge.info) is not None:
                continue  # a badge of the wrong kind belongs to another rule
            mismatch = identity_mismatch(said, badge.info)
            if mismatch is not None:
                yield Finding(
                    place(badge, said, badge.info),
                    f"{in_words(badge, mismatch)}; correct the one that is wrong",
                    rewrite(document.source, entry, badge, said, context.config, certain=False),
                )


RULE = Rule(
    code="AK403",
    slug="badge-identity",
    severity=Severity.ERROR,
    scope=Scope.LIST,
    fix=FixKind.UNSAFE,
    documentation=__doc__,
    check=check,
    any_style=True,
)
