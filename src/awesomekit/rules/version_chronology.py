"""A later version is dated before an earlier one.

Llama 3 came after Llama 2, and Qwen1.5 after Qwen. Where the dates say otherwise, one of them is
probably wrong: a year that was not changed in January, or a date copied from another entry.
Entries are compared over all lists of the project when their names differ in nothing but the
version and sizes: Qwen2-VL is a version of Qwen-VL, but not of Qwen. A name without a version comes
before all others; numbers of twenty and more, such as those of dates, are no versions; and entries
of different organizations have nothing to do with each other.

Fails:

    ---
    schema: model
    ---

    # Models

    <!-- [zh] 模型 -->

    ## Language models

    <!-- [zh] 语言模型 -->

    ### Example 3

    [![arXiv](https://img.shields.io/badge/arXiv-2302.13971-b31b1b.svg)](https://arxiv.org/abs/2302.13971)

    - **Date:** 2023-04
    - **Pretrain Data Scale:** 15T
    - **Language:** en
    - **Parameter Size:** 8B/70B

    <!-- [en] -->

    A model.

    <!-- [zh] -->

    一个模型。

    ### Example 2

    [![arXiv](https://img.shields.io/badge/arXiv-2307.09288-b31b1b.svg)](https://arxiv.org/abs/2307.09288)

    - **Date:** 2023-07
    - **Pretrain Data Scale:** 2T
    - **Language:** en
    - **Parameter Size:** 7B/13B

    <!-- [en] -->

    Its forerunner.

    <!-- [zh] -->

    它的前身。

Passes:

    ---
    schema: model
    ---

    # Models

    <!-- [zh] 模型 -->

    ## Language models

    <!-- [zh] 语言模型 -->

    ### Example 3

    [![arXiv](https://img.shields.io/badge/arXiv-2407.21783-b31b1b.svg)](https://arxiv.org/abs/2407.21783)

    - **Date:** 2024-07
    - **Pretrain Data Scale:** 15T
    - **Language:** en
    - **Parameter Size:** 8B/70B

    <!-- [en] -->

    A model.

    <!-- [zh] -->

    一个模型。

    ### Example 2

    [![arXiv](https://img.shields.io/badge/arXiv-2307.09288-b31b1b.svg)](https://arxiv.org/abs/2307.09288)

    - **Date:** 2023-07
    - **Pretrain Data Scale:** 2T
    - **Language:** en
    - **Parameter Size:** 7B/13B

    <!-- [en] -->

    Its forerunner.

    <!-- [zh] -->

    它的前身。
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.keys import name_key
from awesomekit.model import Related, Severity
from awesomekit.rules.entry_facts import Fact, date_of
from awesomekit.rules.model_name import read_model_name
from awesomekit.rules.rule import Certainty, Finding, FixKind, ProjectView, Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Entry
    from awesomekit.values import Date

_ANY = None


class _Dated(NamedTuple):
    """A version with its date; ``organization`` is empty where none is given."""

    version: tuple[int, ...]
    entry: Entry
    date: Fact[Date]
    organization: str
    path: str


def check(project: ProjectView) -> Iterator[Finding]:
    """Order each family by versions and compare each with the latest of those before it."""
    families: dict[tuple[str, str], list[_Dated]] = {}
    for document in project.documents:
        for entry in document.entries:
            name, date = read_model_name(entry.name), date_of(entry)
            if name is None or date is None:
                continue
            one = _Dated(name.version, entry, date, _organization(entry), document.source.path)
            # a name without a version comes before versions of either kind
            for mark in (name.mark,) if name.version else ("", "v"):
                families.setdefault((name.family, mark), []).append(one)
    for versions in families.values():
        yield from _compared(versions)


def _compared(versions: list[_Dated]) -> Iterator[Finding]:
    latest: dict[str | None, _Dated] = {}
    versions.sort(key=lambda one: one.version)
    for _, group in groupby(versions, key=lambda one: one.version):
        same = list(group)
        for one in same:
            # one name may be that of two organizations' models
            slots = (one.organization, "") if one.organization else (_ANY,)
            before = [latest[slot] for slot in slots if slot in latest]
            earlier = max(before, key=lambda other: other.date.value.sort_key, default=None)
            if earlier is not None and _comes_before(one.date.value, earlier.date.value):
                yield _finding(one, earlier)
        for one in same:
            for slot in (one.organization, _ANY):
                known = latest.get(slot)
                if known is None or known.date.value.sort_key < one.date.value.sort_key:
                    latest[slot] = one


def _comes_before(first: Date, second: Date) -> bool:
    """Whether a date is before another for sure: a month is not before its days."""
    if (first.year, first.month) != (second.year, second.month):
        return first.sort_key < second.sort_key
    return first.day is not None and second.day is not None and first.day < second.day


def _finding(later: _Dated, earlier: _Dated) -> Finding:
    return Finding(
        later.date.span,
        f'"{later.entry.name}" has the {later.date.label} {later.date.value.text}, before the '
        f'earlier version "{earlier.entry.name}" with {earlier.date.value.text}, '
        "so one of them is probably wrong; check both",
        related=(Related(earlier.path, earlier.date.span, "the earlier version's is here"),),
        path=later.path,
    )


def _organization(entry: Entry) -> str:
    field = entry.field("organization")
    return name_key(field.text) if field is not None else ""


RULE = Rule(
    code="AK807",
    slug="version-chronology",
    severity=Severity.WARNING,
    scope=Scope.PROJECT,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
    any_style=True,
    certainty=Certainty.LIKELY,
)
