"""Numbers of parameters in names and addresses, and how they are compared with a field."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.source import Span
from awesomekit.values.quantity import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.values import ParameterCount

# not within 8x7B, A14B, 7b1, Qwen1.5B or 1,000M
_SIZE = re.compile(
    r"(?<![\w.,×*])(?P<number>\d{1,4}(?:\.\d{1,3})?)\s?(?P<unit>[BM])(?!\w)",
    re.ASCII | re.IGNORECASE,
)
_EXPERTS = re.compile(r"\d\s?[x×*]\s?\Z", re.ASCII | re.IGNORECASE)
# 1M and the like are lengths of contexts or numbers of examples
_FEWEST = 10**7


class NamedSize(NamedTuple):
    """A size in a name: where it stands there, and how many parameters it means."""

    span: Span
    text: str
    amount: int


def named_sizes(name: str) -> Iterator[NamedSize]:
    """The sizes in a name such as ``Yi-34B``.

    Sizes of experts (``8x7B``), active parameters (``A14B``), contexts (``32k``) and numbers of
    bits (``4bit``) are none.
    """
    for match in _SIZE.finditer(name):
        if _EXPERTS.search(name, max(0, match.start() - 4), match.start()):
            continue
        whole, _, fraction = match["number"].partition(".")
        scale = SUFFIXES[match["unit"].upper()]
        amount = int(whole + fraction) * scale // 10 ** len(fraction)
        if amount >= _FEWEST:
            yield NamedSize(Span(*match.span()), match[0], amount)


def fits(amount: int | Fraction, sizes: ParameterCount) -> bool:
    """Whether a size is one of a model's, within a tenth of the larger one.

    The size of an expert, of all experts and of the active parameters are a mixture's.
    """
    for variant in sizes.variants:
        known = [variant.amount, variant.size.amount]
        if variant.active is not None:
            known.append(variant.active.amount)
        if any(close(amount, other) for other in known):
            return True
        # 8x7B stands for fewer than 56 billion, since experts share a part
        if variant.experts is not None and variant.size.amount < amount < variant.amount:
            return True
    return False


def close(first: int | Fraction, second: int | Fraction) -> bool:
    """Whether two sizes differ by no more than a tenth of the larger one."""
    return abs(Fraction(first) - second) * 10 <= max(first, second)
