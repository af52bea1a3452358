"""What earlier runs learnt of links, in one SQLite file.

Runs may share the file: each writes in short transactions and waits for the others. What was
written before a run was killed stays. A file that is broken is put aside and begun anew; nothing
that goes wrong with it stops a run.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from awesomekit.model.liveness import Facts, Hop, Outcome, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from awesomekit.config.link_settings import LinkSettings

T = TypeVar("T")

_FORMAT = 1
_BUSY = 10.0
_KEPT = timedelta(days=180)
_MOST_HISTORY = 20
_AT_ONCE = 500
_TABLES = """
create table if not exists links (
    key text primary key,
    verdict text not null,
    checked real not null,
    first_failed real,
    failures integer not null,
    evidence text not null
) without rowid;
create table if not exists history (
    key text not null,
    checked real not null,
    verdict text not null,
    reason text not null,
    primary key (key, checked)
) without rowid;
"""


class Event(NamedTuple):
    """What one run found: when (UTC), the verdict and why."""

    checked: datetime
    verdict: Verdict
    reason: str


def default_file() -> Path:
    """Where results are kept unless the user says otherwise: the platform's cache folder."""
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("awesomekit", appauthor=False)) / "links.sqlite3"


class Memory:
    """Results of earlier runs.

    Attributes:
        path: the file; ``None`` keeps all in memory, and so does a place that cannot be written.
        troubles: a sentence for each thing that went wrong.
    """

    def __init__(self, path: Path | None) -> None:
        """Open or make the file."""
        self.path = path
        self.troubles: list[str] = []
        self._connection = self._opened()

    def __enter__(self) -> Memory:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(sqlite3.Error):
            self._connection.close()

    def recall(self, keys: Iterable[str]) -> dict[str, Outcome]:
        """What is known of resources; unknown ones are left out."""
        wanted = list(dict.fromkeys(keys))

        def read(connection: sqlite3.Connection) -> dict[str, Outcome]:
            found: dict[str, Outcome] = {}
            for at in range(0, len(wanted), _AT_ONCE):
                some = wanted[at : at + _AT_ONCE]
                marks = ",".join("?" * len(some))
                rows = connection.execute(
                    "select key, verdict, checked, first_failed, failures, evidence "  # noqa: S608 - marks only
                    f"from links where key in ({marks})",
                    some,
                )
                for key, *row in rows:
                    outcome = _outcome(*row)
                    if outcome is not None:
                        found[key] = outcome
            return found

        return self._try(read, {})

    def keep(self, outcomes: Mapping[str, Outcome]) -> None:
        """Remember outcomes, all or none of them."""
        rows = [
            (
                key,
                outcome.verdict.value,
                outcome.checked.timestamp(),
                outcome.first_failed.timestamp() if outcome.first_failed else None,
                outcome.failures,
                _evidence(outcome),
            )
            for key, outcome in outcomes.items()
            if outcome.checked is not None
        ]
        events = [
            (key, outcome.checked.timestamp(), outcome.verdict.value, outcome.reason)
            for key, outcome in outcomes.items()
            if outcome.checked is not None
        ]

        def write(connection: sqlite3.Connection) -> None:
            with connection:
                connection.execute("begin immediate")
                connection.executemany(
                    # of two runs at one time the one that asked later is right
                    "insert into links values (?, ?, ?, ?, ?, ?) on conflict(key) do update set "
                    "verdict = excluded.verdict, checked = excluded.checked, "
                    "first_failed = excluded.first_failed, failures = excluded.failures, "
                    "evidence = excluded.evidence where excluded.checked >= links.checked "
                    # a clock that was a day ahead must not have the last word
                    "or links.checked > excluded.checked + 86400",
                    rows,
                )
                connection.executemany("insert or replace into history values (?, ?, ?, ?)", events)

        self._try(write, None)

    def history(self, key: str) -> tuple[Event, ...]:
        """What runs found of one resource, the oldest first."""

        def read(connection: sqlite3.Connection) -> tuple[Event, ...]:
            rows = connection.execute(
                "select checked, verdict, reason from history where key = ? order by checked", [key]
            )
            found = []
            for checked, verdict, reason in rows:
                with contextlib.suppress(ValueError, TypeError, OverflowError, OSError):
                    when = datetime.fromtimestamp(checked, UTC)
                    found.append(Event(when, Verdict(verdict), str(reason)))
            return tuple(found)

        return self._try(read, ())

    def sweep(self, now: datetime) -> None:
        """Forget what was not asked for half a year, and all but the last events of the rest."""

        def write(connection: sqlite3.Connection) -> None:
            old = (now - _KEPT).timestamp()
            with connection:
                connection.execute("begin immediate")
                connection.execute("delete from links where checked < ?", [old])
                connection.execute("delete from history where checked < ?", [old])
                connection.execute(
                    "delete from history where (key, checked) in (select key, checked from ("
                    "select key, checked, row_number() over "
                    "(partition by key order by checked desc) as place from history) "
                    "where place > ?)",
                    [_MOST_HISTORY],
                )

        self._try(write, None)

    # ------------------------------------------------------------------------------ the file

    def _opened(self) -> sqlite3.Connection:
        if self.path is not None:
            for attempt in range(2):
                try:
                    return self._open(self.path)
                except sqlite3.OperationalError as error:
                    self.troubles.append(f"{self.path}: {error}; nothing will be remembered")
                    break
                except (sqlite3.DatabaseError, ValueError) as error:
                    if attempt or not self._put_aside(f"{error}"):
                        break
                except OSError as error:
                    self.troubles.append(
                        f"{self.path}: {error.strerror}; nothing will be remembered"
                    )
                    break
            self.path = None
        return self._open(None)

    @staticmethod
    def _open(path: Path | None) -> sqlite3.Connection:
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(
            ":memory:" if path is None else path, timeout=_BUSY, isolation_level=None
        )
        try:
            # one file, so that it can be kept in the cache of a CI
            connection.execute("pragma journal_mode = delete")
            connection.execute("pragma synchronous = normal")
            connection.execute("pragma trusted_schema = off")
            version = connection.execute("pragma user_version").fetchone()[0]
            if version not in (0, _FORMAT):
                raise ValueError(f"it is of format {version}")
            if version == 0:
                with connection:
                    connection.execute("begin immediate")
                    for statement in filter(str.strip, _TABLES.split(";")):
                        connection.execute(statement)
                    connection.execute(f"pragma user_version = {_FORMAT}")
            connection.execute("select count(*) from links").fetchone()
        except BaseException:
            connection.close()
            raise
        return connection

    def _put_aside(self, why: str) -> bool:
        assert self.path is not None
        aside = self.path.with_name(f"{self.path.name}.broken")
        try:
            os.replace(self.path, aside)  # noqa: PTH105
        except OSError as error:
            self.troubles.append(f"{self.path}: {why}; it cannot be put aside: {error.strerror}")
            return False
        self.troubles.append(f"{self.path}: {why}; begun anew, the old file is {aside.name}")
        return True

    def _try(self, work: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """Do something with the file; one that turns out broken is begun anew."""
        try:
            return work(self._connection)
        except sqlite3.OperationalError as error:
            self.troubles.append(f"{self.path}: {error}")
            return otherwise
        except (ValueError, TypeError, OverflowError) as error:
            self.troubles.append(f"{self.path}: {error}")
            return otherwise
        except sqlite3.Error as error:
            with contextlib.suppress(sqlite3.Error):
                self._connection.close()
            if self.path is not None and self._put_aside(f"{error}"):
                self._connection = self._opened()
            else:
                self._connection = self._open(None)
            return otherwise


def fresh(outcome: Outcome, settings: LinkSettings, now: datetime) -> bool:
    """Whether an outcome need not be asked for again."""
    if outcome.checked is None or outcome.checked > now + timedelta(hours=1):
        return False
    well = outcome.verdict in {Verdict.ALIVE, Verdict.MOVED}
    days = settings.fresh_days if well else settings.failing_days
    return now - outcome.checked < timedelta(days=days)


def _evidence(outcome: Outcome) -> str:
    facts = outcome.facts
    told: dict[str, Any] = {
        "reason": outcome.reason,
        "status": outcome.status,
        "final": outcome.final_url,
        "chain": [list(hop) for hop in outcome.chain],
        "attempts": outcome.attempts,
        "asked": outcome.asked,
        "confirmed": outcome.confirmed,
        "fragments": sorted(outcome.fragments),
        "missing": sorted(outcome.missing_fragments),
        "copy": outcome.copy,
    }
    if facts is not None:
        told["facts"] = [
            facts.name,
            facts.url,
            facts.renamed,
            facts.archived,
            facts.disabled,
            facts.pushed.isoformat() if facts.pushed else None,
            facts.gated,
            facts.license,
        ]
    kept = {name: value for name, value in told.items() if value not in (None, [], False)}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def _outcome(
    verdict: str, checked: float, first_failed: float | None, failures: int, evidence: str
) -> Outcome | None:
    """An outcome as it was kept; ``None`` for what makes no sense."""
    try:
        return replace(
            _told(verdict, evidence),
            checked=datetime.fromtimestamp(checked, UTC),
            first_failed=None
            if first_failed is None
            else datetime.fromtimestamp(first_failed, UTC),
            failures=int(failures),
        )
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, OSError):
        return None


@lru_cache(maxsize=4096)
def _told(verdict: str, evidence: str) -> Outcome:
    """What the evidence says; that of most links is the same."""
    told = json.loads(evidence)
    return Outcome(
        verdict=Verdict(verdict),
        reason=str(told["reason"]),
        status=told.get("status"),
        final_url=told.get("final"),
        chain=tuple(Hop(str(url), int(status)) for url, status in told.get("chain", ())),
        attempts=int(told.get("attempts", 0)),
        asked=str(told.get("asked", "http")),
        cached=True,
        confirmed=told.get("confirmed") is True,
        facts=_facts(told.get("facts")),
        fragments=frozenset(map(str, told.get("fragments", ()))),
        missing_fragments=frozenset(map(str, told.get("missing", ()))),
        copy=told.get("copy"),
    )


def _facts(told: Any) -> Facts | None:
    if told is None:
        return None
    name, url, renamed, archived, disabled, pushed, gated, license_name = told
    day = None if pushed is None else date.fromisoformat(pushed)
    return Facts(
        str(name),
        str(url),
        bool(renamed),
        bool(archived),
        bool(disabled),
        day,
        bool(gated),
        str(license_name),
    )
