"""An amount of training data is given in bytes or items instead of tokens.

A size on disk and a number of examples say little about how much a model has read, and neither can
be compared with the tokens of other entries, so such values stand apart when a table is sorted.
Give the number of tokens where a primary source says it, or `unknown`. A field expects tokens when
its label or one of its other labels says so.

Fails:

    ---
    schema: model
    ---

    # Models

    <!-- [zh] 模型 -->

    ## Base models

    <!-- [zh] 基础模型 -->

    ### GPT-NeoX

    [![arXiv](https://img.shields.io/badge/arXiv-2204.06745-b31b1b.svg)](https://arxiv.org/abs/2204.06745)

    - **Date:** 2022-04
    - **Pretrain Data Scale:** 825GiB
    - **Language:** en
    - **Parameter Size:** 20B

    <!-- [en] -->

    A model whose weights are public.

    <!-- [zh] -->

    一个公开权重的模型。

Passes:

    ---
    schema: model
    ---

    # Models

    <!-- [zh] 模型 -->

    ## Base models

    <!-- [zh] 基础模型 -->

    ### GPT-NeoX

    [![arXiv](https://img.shields.io/badge/arXiv-2204.06745-b31b1b.svg)](https://arxiv.org/abs/2204.06745)

    - **Date:** 2022-04
    - **Pretrain Data Scale:** 473B
    - **Language:** en
    - **Parameter Size:** 20B

    <!-- [en] -->

    A model whose weights are public.

    <!-- [zh] -->

    一个公开权重的模型。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.model import Severity
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.values.scanner import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Document, FieldSpec

_UNITS = {"bytes": "bytes", "items": "items"}
_TOKENS = ("token", "词元")


def check(document: Document, _context: Context) -> Iterator[Finding]:
    """Look at what each amount of data counts."""
    schema = document.schema
    if schema is None:
        return
    keys = {spec.key for spec in schema.fields if _expects_tokens(spec)}
    for entry in document.entries:
        for field in entry.fields:
            if field.spec is None or field.spec.key not in keys:
                continue
            unit = _UNITS.get(getattr(field.value, "kind", ""))
            if unit is not None:
                yield Finding(
                    field.value_span,
                    f"{quoted(field.text)} counts {unit} where tokens are expected; give the "
                    'number of tokens, or "unknown"',
                )


def _expects_tokens(spec: FieldSpec) -> bool:
    names = (spec.label, *spec.labels.values(), *spec.aliases)
    return spec.type == "token-count" and any(
        word in name.casefold() for name in names for word in _TOKENS
    )


RULE = Rule(
    code="AK309",
    slug="value-unit",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
    any_style=True,
)
