"""Several fields of an entry are those of another one.

A new entry often starts as a copy, and what was forgotten keeps the figures of another model. Two
entries are reported when they share four sizes or more, or the date, the data and the sizes, or
three of date, data, languages and sizes of which enough are rare: `3.3T-4.8T` or `7B/13B/70B` say
more than `2T`, and `7B` or `en` say nothing. Organizations and licences are not compared.
Variants such as "Llama 2 Chat" beside "Llama 2" are left out, and so are entries of which one names
the other, unless the dates are equal, too: a model may be made from another. Nevertheless this is
a guess, since versions of one family may truly come in the same sizes. The later entry of the two,
or the later version, is reported.

Fails:

    ---
    schema: model
    ---

    # Models

    <!-- [zh] 模型 -->

    ## Language models

    <!-- [zh] 语言模型 -->

    ### Pattern

    [![arXiv](https://img.shields.io/badge/arXiv-2312.00752-b31b1b.svg)](https://arxiv.org/abs/2312.00752)

    - **Date:** 2023-12
    - **Pretrain Data Scale:** 300B
    - **Language:** en
    - **Parameter Size:** 130M/370M/790M/1.4B

    <!-- [en] -->

    A model.

    <!-- [zh] -->

    一个模型。

    ### Example

    [![arXiv](https://img.shields.io/badge/arXiv-2304.01373-b31b1b.svg)](https://arxiv.org/abs/2304.01373)

    - **Date:** 2023-04
    - **Pretrain Data Scale:** 300B
    - **Language:** en
    - **Parameter Size:** 130M/370M/790M/1.4B

    <!-- [en] -->

    Another model.

    <!-- [zh] -->

    另一个模型。

Passes:

    ---
    schema: model
    ---

    # Models

    <!-- [zh] 模型 -->

    ## Language models

    <!-- [zh] 语言模型 -->

    ### Pattern

    [![arXiv](https://img.shields.io/badge/arXiv-2312.00752-b31b1b.svg)](https://arxiv.org/abs/2312.00752)

    - **Date:** 2023-12
    - **Pretrain Data Scale:** 300B
    - **Language:** en
    - **Parameter Size:** 130M/370M/790M/1.4B

    <!-- [en] -->

    A model.

    <!-- [zh] -->

    一个模型。

    ### Example

    [![arXiv](https://img.shields.io/badge/arXiv-2304.01373-b31b1b.svg)](https://arxiv.org/abs/2304.01373)

    - **Date:** 2023-04
    - **Pretrain Data Scale:** 300B
    - **Language:** en
    - **Parameter Size:** 70M/160M/410M/1B

    <!-- [en] -->

    Another model.

    <!-- [zh] -->

    另一个模型。
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.keys import name_key
from awesomekit.model import Related, Severity
from awesomekit.rules.entry_facts import date_of, languages_of, sizes_of, tokens_of
from awesomekit.rules.model_name import ModelName, read_model_name
from awesomekit.rules.rule import Certainty, Finding, FixKind, ProjectView, Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from awesomekit.model import Document, Entry
    from awesomekit.source import Source, Span
    from awesomekit.values import TokenCount

_MANY_SIZES = 4
_MANY_DIGITS = 3
_MANY_LANGUAGES = 3
_ENOUGH_FIELDS = 3
_ENOUGH_POINTS = 3
# a value that stands everywhere is not compared with all the places where it does
_MOST_COMPARED = 8


class _Told(NamedTuple):
    """One value of an entry.

    ``points`` says how seldom two entries have it by chance; 0 for one that many have.
    """

    label: str
    value: Hashable
    span: Span
    points: int


class _Entry(NamedTuple):
    """An entry with its values: ``date``, ``tokens``, ``languages`` and ``sizes``."""

    entry: Entry
    source: Source
    told: dict[str, _Told]


def check(project: ProjectView) -> Iterator[Finding]:
    """Look for each entry among those before it that have some of its values."""
    seen: defaultdict[Hashable, list[_Entry]] = defaultdict(list)
    for document in project.documents:
        for one in _entries(document):
            best: _Entry | None = None
            shared: tuple[str, ...] = ()
            for key in _keys(one.told):
                for other in seen[key]:
                    same = _shared(one, other)
                    if len(same) > len(shared) and not _belong_together(one, other, same):
                        best, shared = other, same
                if len(seen[key]) < _MOST_COMPARED:
                    seen[key].append(one)
            if best is not None:
                yield _finding(one, best, shared)


def _entries(document: Document) -> Iterator[_Entry]:
    for entry in document.entries:
        told: dict[str, _Told] = {}
        if date := date_of(entry):
            told["date"] = _Told(date.label, date.value, date.span, 1)
        if tokens := tokens_of(entry):
            points = 2 if _is_telling(tokens.value) else 1
            told["tokens"] = _Told(tokens.label, _amounts(tokens.value), tokens.span, points)
        if languages := languages_of(entry):
            points = 1 if len(languages.value.codes) >= _MANY_LANGUAGES else 0
            told["languages"] = _Told(languages.label, languages.value, languages.span, points)
        if sizes := sizes_of(entry):
            numbers = tuple(variant.number for variant in sizes.value.variants)
            points = _ENOUGH_POINTS if len(numbers) >= _MANY_SIZES else min(len(numbers) - 1, 1)
            told["sizes"] = _Told(sizes.label, numbers, sizes.span, points)
        if told:
            yield _Entry(entry, document.source, told)


def _amounts(tokens: TokenCount) -> Hashable:
    """What two ways to write an amount have in common."""
    detail = tuple((variant.number, amount.amount) for variant, amount in tokens.detail)
    return (*tokens.sort_key, tokens.approximate, detail)


def _is_telling(tokens: TokenCount) -> bool:
    """Whether an amount is more than a round number."""
    if tokens.high is not None or tokens.detail:
        return True
    return len(str(tokens.low.coefficient).rstrip("0")) >= _MANY_DIGITS


def _keys(told: dict[str, _Told]) -> Iterator[Hashable]:
    """What another entry must share with it to be compared."""
    sizes = told.get("sizes")
    if sizes is not None and sizes.points == _ENOUGH_POINTS:
        yield "sizes", sizes.value
    for left_out in ("languages", "sizes", "tokens", "date"):
        kinds = [kind for kind in ("date", "tokens", "languages", "sizes") if kind != left_out]
        if all(kind in told for kind in kinds):
            yield (left_out, *(told[kind].value for kind in kinds))


def _shared(one: _Entry, other: _Entry) -> tuple[str, ...]:
    """The kinds of value that two entries share, if they are too many or too rare for chance."""
    same = tuple(
        kind
        for kind, told in one.told.items()
        if kind in other.told and other.told[kind].value == told.value
    )
    points = sum(min(one.told[kind].points, other.told[kind].points) for kind in same)
    if "sizes" in same and one.told["sizes"].points == _ENOUGH_POINTS:
        return same
    if {"date", "tokens", "sizes"} <= set(same):
        return same
    return same if len(same) >= _ENOUGH_FIELDS and points >= _ENOUGH_POINTS else ()


def _belong_together(one: _Entry, other: _Entry, shared: tuple[str, ...]) -> bool:
    """Whether two entries may well have the same values: variants, and models made from another."""
    keys = name_key(one.entry.name), name_key(other.entry.name)
    names = _name(one), _name(other)
    if keys[0].startswith(keys[1]) or keys[1].startswith(keys[0]):
        return names[0].version == names[1].version
    versions = names[0].family == names[1].family and names[0].version != names[1].version
    if versions or "date" in shared:
        return False
    return _tells_of(one, other) or _tells_of(other, one)


def _name(one: _Entry) -> ModelName:
    return read_model_name(one.entry.name) or ModelName(one.entry.name, "", ())


def _tells_of(one: _Entry, other: _Entry) -> bool:
    """Whether an entry names or links to another one anywhere."""
    heading = other.entry.heading
    text = one.source.slice(one.entry.span)
    if heading.text.lower() not in text.lower():
        return f"#{heading.anchor})" in text
    # Chinese writes names without blanks around them
    name = rf"(?<![A-Za-z0-9]){re.escape(heading.text)}(?![A-Za-z0-9])"
    return f"#{heading.anchor})" in text or re.search(name, text, re.IGNORECASE) is not None


def _finding(one: _Entry, other: _Entry, shared: tuple[str, ...]) -> Finding:
    names = _name(one), _name(other)
    if names[0].family == names[1].family and names[0].version < names[1].version:
        # of two versions the earlier one is the pattern
        one, other = other, one
    kind = "sizes" if "sizes" in shared and one.told["sizes"].points > 1 else shared[0]
    labels = [one.told[kind].label for kind in shared]
    if len(labels) == 1:
        said = f'the {labels[0]} of "{one.entry.name}" is that of "{other.entry.name}", so it was'
    else:
        listed = f"{', '.join(labels[:-1])} and {labels[-1]}"
        said = f'the {listed} of "{one.entry.name}" are those of "{other.entry.name}", so they were'
    return Finding(
        one.told[kind].span,
        f"{said} probably copied; check against the sources",
        related=(Related(other.source.path, other.told[kind].span, "the same stands here"),),
        path=one.source.path,
    )


RULE = Rule(
    code="AK805",
    slug="copied-fields",
    severity=Severity.WARNING,
    scope=Scope.PROJECT,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
    any_style=True,
    certainty=Certainty.LIKELY,
)
