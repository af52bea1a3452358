"""The text gives other numbers of parameters than the field.

"Ranging in size from 70M to 12B parameters" and a field of `130M/2.8B` cannot both be right: one of
the two was copied or has a slip. English and Chinese are read (`7 billion`, `70亿`), and sizes
within a tenth are taken for equal. Ends of a range in the text need only lie within the sizes.
Descriptions compare with other models, so only statements of an entry's own parameters or sizes
count: the sentence names the entry or begins with a word such as "it", and up to the number it
neither names another model nor compares. Active parameters and those of experts or embeddings are
not looked at.

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
    - **Pretrain Data Scale:** 2T
    - **Language:** en
    - **Parameter Size:** 130M/370M/2.8B

    <!-- [en] -->

    These are eight models ranging in size from 70M to 12B parameters.

    <!-- [zh] -->

    八个模型，参数规模从 70M 到 12B。

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
    - **Pretrain Data Scale:** 2T
    - **Language:** en
    - **Parameter Size:** 70M/410M/12B

    <!-- [en] -->

    These are eight models ranging in size from 70M to 12B parameters.

    <!-- [zh] -->

    八个模型，参数规模从 70M 到 12B。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.model import Related, Severity
from awesomekit.rules.entry_facts import in_force, sizes_of
from awesomekit.rules.model_sizes import fits
from awesomekit.rules.own_statements import all_names, is_own, subject
from awesomekit.rules.rule import Certainty, Context, Finding, FixKind, Rule, Scope
from awesomekit.rules.sentences import sentences
from awesomekit.rules.size_statements import SIZES, size_statements

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from awesomekit.model import Document
    from awesomekit.values import ParameterCount


def check(document: Document, _context: Context) -> Iterator[Finding]:
    """Compare what the prose of each entry says of its sizes with the field."""
    names = all_names(document)
    for entry, sizes in in_force(document, sizes_of):
        who = None
        for sentence in sentences(document, entry, SIZES):
            for said in size_statements(sentence.text):
                wrong = [
                    number
                    for number in said.numbers
                    if not _agrees(number.value, sizes.value, is_range=said.is_range)
                ]
                if not wrong:
                    continue
                who = who or subject(entry, names)
                if not is_own(said.before, who):
                    continue
                texts = [sentence.text[number.start : number.end] for number in wrong]
                listed = " and ".join(filter(None, [", ".join(texts[:-1]), texts[-1]]))
                yield Finding(
                    sentence.span(wrong[0].start, wrong[-1].end),
                    f"{listed} in the text {'is' if len(wrong) == 1 else 'are'} not among the "
                    f"sizes of the field, {sizes.value.text}, "
                    "so one of the two is probably wrong; check both",
                    related=(Related(document.source.path, sizes.span, "the sizes are here"),),
                )


def _agrees(amount: Fraction, sizes: ParameterCount, *, is_range: bool) -> bool:
    if fits(amount, sizes):
        return True
    smallest, largest = sizes.variants[0].amount, sizes.variants[-1].amount
    return is_range and smallest < amount < largest


RULE = Rule(
    code="AK803",
    slug="prose-size",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
    any_style=True,
    certainty=Certainty.LIKELY,
)
