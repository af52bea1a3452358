"""A badge is a plain link, or not in the project's style.

Nobody needs to write shields.io addresses by hand: write
`[arXiv](https://arxiv.org/abs/2307.09288)` and let the fix, or `awesomekit fmt`, make the
picture. The link stays as it is.

Fails:

    ---
    schema: model
    ---

    # Tools

    <!-- [zh] 工具 -->

    ## Editors

    <!-- [zh] 编辑器 -->

    ### Example

    [arXiv](https://arxiv.org/abs/2307.09288)

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

from awesomekit.badges import claim, identity_mismatch, is_canonical, kind_mismatch
from awesomekit.model import Severity
from awesomekit.rules.rewritten_badge import rewrite
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Document


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Compare each badge with the canonical one of its link."""
    style = context.config.badge_style
    for entry in document.entries:
        for badge in entry.badges:
            link, image, info = badge.link, badge.image, badge.info
            if link is None or link.destination is None:
                continue
            if image is None:
                message = "a badge is a plain link; give it its picture"
            elif is_canonical(image.text, image.url, info, link.url, style=style):
                continue
            else:
                claimed = claim(image.text, image.url)
                if kind_mismatch(claimed, info) or identity_mismatch(claimed, info):
                    continue  # a badge that says something wrong belongs to other rules
                message = "a badge is not in the project's style; give it its canonical picture"
            fix = rewrite(document.source, badge, context.config, safe=True)
            yield Finding(badge.span, message, fix)


RULE = Rule(
    code="AK406",
    slug="plain-badge",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    fix=FixKind.SAFE,
    documentation=__doc__,
    check=check,
)
