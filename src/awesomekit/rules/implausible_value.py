"""A value cannot be right, or hardly so: a date to come, far too few or too many tokens.

A date in the future is a slip of the pen or a plan, and plans change. It is looked for where the
day is known: the command line takes that of the clock, the library the one it is given.
Models are trained on some ten to some ten thousand tokens for each of their parameters. Fewer
than one for ten parameters, or more than 100,000 for one, mostly mean that a unit is wrong (B for
T), that the data of the fine-tuning stands in the place of that of the pretraining, or that the
line was copied. Of a range of data the largest model is compared with the upper end and the
smallest one with the lower; amounts in bytes or items are not compared at all.

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

    - **Date:** 2023-07
    - **Pretrain Data Scale:** 1.4B
    - **Language:** en
    - **Parameter Size:** 540B

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
    - **Pretrain Data Scale:** 780B
    - **Language:** en
    - **Parameter Size:** 540B

    <!-- [en] -->

    A model.

    <!-- [zh] -->

    一个模型。
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from awesomekit.model import Related, Severity
from awesomekit.rules.entry_facts import Fact, sizes_of, tokens_of
from awesomekit.rules.rule import Certainty, Context, Finding, FixKind, Rule, Scope
from awesomekit.values import Date, ParameterCount, TokenCount

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from awesomekit.model import Document, Entry

_PARAMETERS_PER_TOKEN = 10
_TOKENS_PER_PARAMETER = 100_000


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Look at each date, then at the data and the sizes of each entry together."""
    # dates are written all over the world: tomorrow has begun somewhere
    latest = context.today and context.today + timedelta(days=1)
    for entry in document.entries:
        if latest is not None:
            yield from _future(entry, latest)
        tokens, sizes = tokens_of(entry), sizes_of(entry)
        if tokens is None or sizes is None or tokens.value.kind != "tokens":
            continue
        problem = _per_parameter(tokens.value, sizes.value)
        if problem is not None:
            yield Finding(
                tokens.span,
                f"{problem}, so one of the two probably has a wrong unit; check both",
                related=(Related(document.source.path, sizes.span, "the sizes are here"),),
            )


def _future(entry: Entry, latest: date) -> Iterator[Finding]:
    for field in entry.fields:
        value = field.value
        if isinstance(value, Date):
            known = (value.year, value.month, value.day or 1)
            if known > (latest.year, latest.month, latest.day):
                what = Fact(field, value)
                yield Finding(
                    what.span,
                    f'the {what.label} {value.text} of "{entry.name}" is in the future; '
                    "correct it, or write it when it has come",
                )


def _per_parameter(tokens: TokenCount, sizes: ParameterCount) -> str | None:
    """What is implausible: too few tokens for the largest model, too many for the smallest one."""
    # the largest model may have seen the most, and the smallest the least
    most = tokens.detail or ((sizes.variants[-1], tokens.upper),)
    least = tokens.detail or ((sizes.variants[0], tokens.low),)
    for variant, amount in most:
        if amount.amount * _PARAMETERS_PER_TOKEN < variant.amount and not tokens.at_least:
            return (
                f"{amount.text} tokens for {variant.text} parameters are 1 for "
                f"{variant.amount // amount.amount:,} of them, where 1 for "
                f"{_PARAMETERS_PER_TOKEN} is very little"
            )
    for variant, amount in least:
        if amount.amount > variant.amount * _TOKENS_PER_PARAMETER:
            return (
                f"{amount.text} tokens for {variant.text} parameters are "
                f"{amount.amount // variant.amount:,} for each, where "
                f"{_TOKENS_PER_PARAMETER:,} are very many"
            )
    return None


RULE = Rule(
    code="AK808",
    slug="implausible-value",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
    any_style=True,
    certainty=Certainty.LIKELY,
)
