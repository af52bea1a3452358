"""A badge says that its link is another kind of thing than it is.

"Spaces" over a collection, "models" over an organization, "blog" over a PDF: a reader expects one
thing and finds another. The fix writes the badge that the link deserves; the link stays. It is
safe unless the badge names something that would be gone with it, a paper's number or another
repository: then the link may be what is wrong.

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

from awesomekit.badges import kind_mismatch
from awesomekit.model import Severity
from awesomekit.rules.rewritten_badge import rewrite
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.rules.told_by_badge import in_words, place, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Document


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Compare what each badge claims with what its link is."""
    for entry in document.entries:
        for badge in entry.badges:
            said = told(badge)
            mismatch = kind_mismatch(said, badge.info) if said is not None else None
            if said is not None and mismatch is not None:
                yield Finding(
                    place(badge, said, badge.info),
                    f"{in_words(badge, mismatch)}; correct the badge or the link",
                    rewrite(document.source, entry, badge, said, context.config, certain=True),
                )


RULE = Rule(
    code="AK402",
    slug="badge-kind",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    fix=FixKind.BOTH,
    documentation=__doc__,
    check=check,
    any_style=True,
)
