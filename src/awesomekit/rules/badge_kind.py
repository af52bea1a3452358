"""A badge says that its link is another kind of thing than it is.

"Spaces" over a collection, "models" over an organization, "blog" over a PDF: a reader expects one
thing and finds another. The fix writes the badge that the link deserves; the link stays.

Fails:

    ---
    schema: model
    ---

    # Tools

    <!-- [zh] 工具 -->

    ## Editors

    <!-- [zh] 编辑器 -->

    ### Example

    [![Hugging Face Space](https://img.shields.io/badge/Hugging%20Face-meta--llama%2FLlama--2--7b-ffd21e?logo=huggingface)](https://huggingface.co/meta-llama/Llama-2-7b)

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

    [![Hugging Face model](https://img.shields.io/badge/Hugging%20Face-meta--llama%2FLlama--2--7b-ffd21e?logo=huggingface)](https://huggingface.co/meta-llama/Llama-2-7b)

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

from awesomekit.badges import claim, kind_mismatch
from awesomekit.model import Severity
from awesomekit.rules.rewritten_badge import rewrite
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Document


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Compare what each picture claims with what its link is."""
    for entry in document.entries:
        for badge in entry.badges:
            if badge.image is None or badge.link is None:
                continue
            claimed = claim(badge.image.text, badge.image.url)
            message = kind_mismatch(claimed, badge.info)
            if message is not None:
                fix = rewrite(document.source, badge, context.config, safe=True)
                yield Finding(badge.image.span, f"{message}; name the right kind", fix)


RULE = Rule(
    code="AK402",
    slug="badge-kind",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    fix=FixKind.SAFE,
    documentation=__doc__,
    check=check,
)
