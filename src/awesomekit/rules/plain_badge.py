"""A badge is a plain link, or not in the project's style.

Nobody needs to write shields.io addresses by hand: write
`[arXiv](https://arxiv.org/abs/2307.09288)` and let the fix, or `awesomekit fmt`, make the
picture. The link stays as it is. The fix is unsafe where a number or a name would be gone with
the old picture, or where nobody can tell what that picture shows, such as a count of stars.

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

from awesomekit.badges import KINDS, identity_mismatch, is_canonical, kind_mismatch
from awesomekit.model import Severity
from awesomekit.rules.rewritten_badge import only_picture, rewrite
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.rules.told_by_badge import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Document


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Compare each badge with the canonical one of its link."""
    style = context.config.badge_style
    for entry in document.entries:
        for badge in entry.badges:
            link, image, info = badge.link, badge.image, badge.info
            if link is None:
                continue
            if (
                image is not None
                and is_canonical(image.text, image.url, info, link.url, style=style)
                and only_picture(document.source, badge)
            ):
                continue
            said = told(badge)
            if said is None or kind_mismatch(said, info) or identity_mismatch(said, info):
                continue  # a badge that says something wrong belongs to other rules
            if image is None:
                place, name = badge.span, " ".join(link.text.split())
                message = f'the badge "{name}" is a plain link; give it its picture'
            elif only_picture(document.source, badge):
                place = image.span
                noun = KINDS[info.kind].noun
                message = f"this picture is not the canonical badge of {noun}; write that badge"
            else:
                place = link.label or badge.span
                message = "text stands beside the picture of this badge; move it into the prose"
            fix = rewrite(document.source, entry, badge, said, context.config, certain=True)
            yield Finding(place, message, fix)


RULE = Rule(
    code="AK406",
    slug="plain-badge",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    fix=FixKind.BOTH,
    documentation=__doc__,
    check=check,
)
