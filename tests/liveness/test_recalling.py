"""A run over links that are all fresh, told again from the cache, and all that ends that."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from linked import NOW, Linked
from web import Web, answer, by_path

from awesomekit.liveness.memory import Memory
from awesomekit.model.liveness import Outcome, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from awesomekit.liveness.result import LinksResult

TEXT = """\
[a](http://h.web/) [b](http://h.web/gone) [c](other.md)
<!-- awesomekit: disable-next AK601 it comes back -->
[d](http://h.web/gone?) [e](mailto:a@b.c)
"""


class Known(Linked):
    """A run whose links are all known."""

    def again(
        self, *, now: datetime = NOW, links: bool = False, refresh: bool = False
    ) -> LinksResult:
        return self.check(
            memory=self.folder / "memory.sqlite3",
            cache=self.folder / "cache",
            links=links,
            now=now,
            refresh=refresh,
        )


@pytest.fixture
def known(tmp_path: Path) -> Iterator[Known]:
    with Web() as web:
        web.host("h.web", by_path({"/": answer(200)}))
        made = Known(tmp_path, web)
        made.write("# Other\n", "other.md")
        made.write(TEXT)
        made.again()
        made.again()  # of this one, the first without a request, all is kept
        yield made


def is_recalled(result: LinksResult) -> bool:
    """Whether nothing was looked up; a run that looks tells of every link."""
    return result.links == ()


def test_it_is_told_again(known: Known) -> None:
    looked = known.again(links=True)
    told = known.again()
    assert (is_recalled(told), is_recalled(looked)) == (True, False)
    assert replace(told, links=looked.links) == looked
    assert [found.code for found in told.lint.diagnostics] == ["AK601"]
    assert (told.lint.suppressed, told.known, told.requests) == (1, 3, {})
    assert told.counts == {Verdict.ALIVE: 2, Verdict.DEAD: 2, Verdict.SKIPPED: 1}
    assert told.exit_status == 1


def test_not_longer_than_its_links_are_fresh(known: Known) -> None:
    asked = len(known.web.received)
    assert is_recalled(known.again(now=NOW + timedelta(hours=11)))
    assert len(known.web.received) == asked
    assert not is_recalled(known.again(now=NOW + timedelta(hours=25)))
    assert len(known.web.received) > asked


def test_not_on_another_day(known: Known) -> None:
    # what is stale depends on the day
    assert not is_recalled(known.again(now=NOW + timedelta(hours=13)))


def test_not_when_a_text_changed(known: Known) -> None:
    known.write(TEXT + "\n[f](none.md)\n")
    result = known.again()
    assert not is_recalled(result)
    assert [found.code for found in result.lint.diagnostics] == ["AK601", "AK503"]


def test_not_when_a_linked_file_went(known: Known) -> None:
    (known.folder / "other.md").unlink()
    result = known.again()
    assert not is_recalled(result)
    assert [found.code for found in result.lint.diagnostics] == ["AK601", "AK503"]


def test_not_when_the_memory_changed(known: Known) -> None:
    later = NOW + timedelta(minutes=5)
    with Memory(known.folder / "memory.sqlite3") as memory:
        memory.keep({"http://h.web/": Outcome(Verdict.DEAD, "it answers 410", checked=later)})
    result = known.again()
    assert not is_recalled(result)
    assert len(result.lint.diagnostics) == 2


def test_not_when_the_memory_went(known: Known) -> None:
    (known.folder / "memory.sqlite3").unlink()
    assert not is_recalled(known.again())


def test_not_when_the_configuration_changed(known: Known) -> None:
    known.overrides.append("{match: h.web, exclude: asleep}")
    result = known.again()
    assert not is_recalled(result)
    assert result.counts[Verdict.SKIPPED] == 4


def test_not_when_all_is_asked_for(known: Known) -> None:
    assert not is_recalled(known.again(refresh=True))


@pytest.mark.parametrize("damage", [b"", b"x", b"0" * 40 + b"\n[]"])
def test_a_broken_cache_is_no_cache(known: Known, damage: bytes) -> None:
    for file in (known.folder / "cache").rglob("*"):
        if file.is_file():
            file.write_bytes(damage)
    result = known.again()
    assert not is_recalled(result)
    assert [found.code for found in result.lint.diagnostics] == ["AK601"]
