"""A size in the entry's name or in a model's address is not among its sizes.

Yi-34B has 34 billion parameters. If the field says otherwise, it was probably copied from another
entry, or the badge links to another model. Sizes within a tenth are taken for equal, since names
round; sizes of experts (`8x7B`) and of active parameters (`A14B`), lengths of contexts (`32k`) and
numbers of bits (`4bit`) in names are no sizes of models.
A version taken for a size is found as well: Phi-2 is the second Phi and has 2.7 billion parameters.
As small versions are common sizes, this is reported only where most of the sizes are versions that
the entry names, or its only size is that of its name.

Fails:

    ---
    schema: model
    ---

    # Models

    <!-- [zh] 模型 -->

    ## Language models

    <!-- [zh] 语言模型 -->

    ### Example-34B

    [![arXiv](https://img.shields.io/badge/arXiv-2307.09288-b31b1b.svg)](https://arxiv.org/abs/2307.09288)

    - **Date:** 2023-07
    - **Pretrain Data Scale:** 2T
    - **Language:** en
    - **Parameter Size:** 7B

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

    ### Example-34B

    [![arXiv](https://img.shields.io/badge/arXiv-2307.09288-b31b1b.svg)](https://arxiv.org/abs/2307.09288)

    - **Date:** 2023-07
    - **Pretrain Data Scale:** 2T
    - **Language:** en
    - **Parameter Size:** 34B

    <!-- [en] -->

    A model.

    <!-- [zh] -->

    一个模型。
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from awesomekit.model import Related, Severity
from awesomekit.rules.entry_facts import sizes_of
from awesomekit.rules.model_sizes import close, fits, named_sizes
from awesomekit.rules.rule import Certainty, Context, Finding, FixKind, Rule, Scope
from awesomekit.rules.versions_as_sizes import versions_as_sizes
from awesomekit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Badge, Document, Entry
    from awesomekit.source import Source
    from awesomekit.values import ParameterCount

_MOST = 20
_MODELS = frozenset(["hf-model", "modelscope"])


def check(document: Document, _context: Context) -> Iterator[Finding]:
    """Compare each size in a name or a model's address with the field, then look at versions."""
    source = document.source
    for entry in document.entries:
        sizes = sizes_of(entry)
        if sizes is None:
            continue
        related = (Related(source.path, sizes.span, "the sizes are here"),)
        reported: list[int] = []
        for span, size, amount, name in _strangers(source, entry, sizes.value):
            if not any(close(amount, other) for other in reported):
                reported.append(amount)
                yield Finding(
                    span,
                    f'the size {size} in "{name}" is not among those of the {sizes.label}, '
                    f"{sizes.value.text}, so one of the two is probably wrong; check both",
                    related=related,
                )
        mistaken = versions_as_sizes(source, entry, *sizes)
        if mistaken:
            one = len(mistaken) == 1
            versions = " and ".join(f'"{found.version}"' for found in mistaken)
            yield Finding(
                sizes.span,
                f"{' and '.join(found.size for found in mistaken)} in the {sizes.label} probably "
                f"{'is the version' if one else 'are the versions'} {versions}; "
                f"write the number{'' if one else 's'} of parameters",
            )


def _strangers(
    source: Source, entry: Entry, sizes: ParameterCount
) -> Iterator[tuple[Span, str, int, str]]:
    """Place, text and number of each size that is not the entry's, and the name that has it."""
    named = [(entry.heading.content, entry.name)]
    named += [(_address(badge), _model(badge)) for badge in entry.badges]
    for place, name in named:
        found = list(islice(named_sizes(name), _MOST))
        # beside a size that fits, others are amounts of data and the like
        if not found or any(fits(size.amount, sizes) for size in found):
            continue
        first = found[0]
        # a heading may be a link, and an address ends with the model's name
        find = source.text.find if place == entry.heading.content else source.text.rfind
        at = find(first.text, *place)
        span = place if at < 0 else Span(at, at + len(first.text))
        yield span, first.text, first.amount, name


def _address(badge: Badge) -> Span:
    link = badge.link
    return (link and link.destination) or badge.span


def _model(badge: Badge) -> str:
    """A model's name in its address; empty for other addresses."""
    info = badge.info
    owner, _, name = info.identity.rpartition("/")
    return name if info.kind in _MODELS and "/" not in owner else ""


RULE = Rule(
    code="AK802",
    slug="size-in-name",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
    any_style=True,
    certainty=Certainty.LIKELY,
)
