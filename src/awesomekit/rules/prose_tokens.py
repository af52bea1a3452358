"""The text speaks of another amount of training data than the field.

"Trained on 1.5 trillion tokens" and a field of `1.37T` cannot both be right, or one of them speaks
of something else. English and Chinese are read (`1.5T tokens`, `1.5 万亿词元`). Rounding is no
difference: "1.4 trillion" is right for `1.37T`, and "about" allows for a tenth. As in prose-size,
only statements of the entry's own training count; fine-tuning, further training, code, stages and
the like are not looked at. As there are many ways to count, findings are for information.

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
    - **Pretrain Data Scale:** 1.37T
    - **Language:** en
    - **Parameter Size:** 7B

    <!-- [en] -->

    It was trained on 1.5 trillion tokens.

    <!-- [zh] -->

    训练用了 1.5 万亿个词元。

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
    - **Pretrain Data Scale:** 1.5T
    - **Language:** en
    - **Parameter Size:** 7B

    <!-- [en] -->

    It was trained on 1.5 trillion tokens.

    <!-- [zh] -->

    训练用了 1.5 万亿个词元。
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from awesomekit.model import Related, Severity
from awesomekit.rules.entry_facts import in_force, tokens_of
from awesomekit.rules.own_statements import all_names, is_own, subject
from awesomekit.rules.rule import Certainty, Context, Finding, FixKind, Rule, Scope
from awesomekit.rules.sentences import sentences
from awesomekit.rules.told_numbers import NUMBER, masked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Document
    from awesomekit.rules.told_numbers import Told
    from awesomekit.values import Quantity, TokenCount

_FEWEST = 10**9
_NOUN = r"(?:tokens?\b|词元|令牌|标记)"
_TOKENS = re.compile("token|词元|令牌|标记", re.IGNORECASE)
_AND = r"\s?(?:[,/、，]\s?(?:and\s|和|以及)?|(?:and|or|和|与|及|以及|或)\s?)"
_GAP = r"[^\ue000-\uf8ff.;。；]"
_KIND = (
    r"(?:\s?(?:high-quality|unique|deduplicated|multilingual|text|web|training|total|English"
    r"|高质量|文本|训练|中英文|多语言|数据)\b)*"
)
_TRAINED = re.compile(
    rf"(?:\b(?:pre-?)?train(?:ed|ing)\b|训练){_GAP}{{0,80}}?"
    rf"(?P<numbers>{NUMBER}(?:{_AND}{NUMBER})*)\s?个?{_KIND}\s?-?\s?{_NOUN}"
    rf"|\b(?:saw|seen|consumed)\s{_GAP}{{0,20}}?(?P<seen>{NUMBER}){_KIND}\s?{_NOUN}"
    rf"|(?P<used>{NUMBER})\s?个?{_KIND}\s?{_NOUN}{_GAP}{{0,20}}?训练",
    re.IGNORECASE,
)
# amounts of something else than the whole pretraining
_PART = re.compile(
    r"\b(?:another|additional\w*|further|extra|continu\w*|more(?!\s+than)|fine-?tun\w*|tun(?:ed|ing)"
    r"|sft|instruct\w*|code|stages?|phases?|each|per|anneal\w*|epochs?|subset|sampled|batch\w*"
    r"|contexts?|windows?|lengths?|tokeni[sz]er|vocabulary|of\s+which|checkpoints?|adapt\w*)\b"
    r"|又|另|额外|追加|继续|再|微调|精调|每|阶段|代码|其中|上下文|长度|词表|分词",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:\b(?:about|approximately|around|roughly|nearly|almost|some|over|more\s+than)|~|约|近|超过?|逾)"
    r"\s?\Z",
    re.IGNORECASE,
)
_NEAR = 30
_DIGITS = re.compile(r"\d[\d,]*(?:\.(?P<places>\d+))?", re.ASCII)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    """Compare what the prose of each entry says of its training with the field."""
    names = all_names(document)
    for entry, tokens in in_force(document, tokens_of):
        if tokens.value.kind != "tokens":
            continue
        who = None
        for sentence in sentences(document, entry, _TOKENS):
            for number, before in _statements(sentence.text):
                said = sentence.text[number.start : number.end]
                about = bool(
                    _ABOUT.search(sentence.text, max(0, number.start - _NEAR), number.start)
                )
                if _agrees(number.value, said, tokens.value, about=about):
                    continue
                who = who or subject(entry, names)
                if is_own(before, who):
                    yield Finding(
                        sentence.span(number.start, number.end),
                        f"the text speaks of training on {said} tokens, but the {tokens.label} is "
                        f"{tokens.value.brief}, so one of the two is probably wrong; check both",
                        related=(Related(document.source.path, tokens.span, "the field is here"),),
                    )


def _statements(sentence: str) -> Iterator[tuple[Told, str]]:
    """Each amount that was trained on, and the words before the statement.

    A sentence that begins with the statement names its subject after it.
    """
    told = masked(sentence)
    if told is None:
        return
    for match in _TRAINED.finditer(told.text):
        if _PART.search(told.text, max(0, match.start() - _NEAR), match.end()):
            continue
        before = told.words(0, match.start())
        if not before.strip():
            before = told.words(0, len(told.text))
        for number in told.told(*match.span()):
            if number.value >= _FEWEST:
                yield number, before


def _agrees(amount: Fraction, said: str, tokens: TokenCount, *, about: bool) -> bool:
    """Whether an amount is the field's, as far as both are rounded."""
    low, high = tokens.low, tokens.upper
    if low.amount <= amount <= high.amount or (tokens.at_least and amount >= low.amount):
        return True
    nearest = low if amount < low.amount else high
    away = abs(amount - nearest.amount)
    if (about or tokens.approximate or tokens.at_least) and away * 10 <= amount:
        return True
    return away * 2 <= max(_step(amount, said), _unit(nearest))


def _step(amount: Fraction, said: str) -> Fraction:
    """What one more in the last digit of an amount would be; for words a tenth."""
    digits = _DIGITS.search(said)
    number = Fraction(digits[0].replace(",", "")) if digits is not None else Fraction()
    if not digits or not number:
        return amount / 10
    return amount / number / Fraction(10 ** len(digits["places"] or ""))


def _unit(quantity: Quantity) -> Fraction:
    """What one more in the last digit of a quantity would be."""
    return Fraction(quantity.amount, quantity.coefficient)


RULE = Rule(
    code="AK804",
    slug="prose-tokens",
    severity=Severity.INFORMATION,
    scope=Scope.LIST,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
    any_style=True,
    certainty=Certainty.LIKELY,
)
