"""The memory: what it keeps, for how long, and what does not break it."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from awesomekit.config.link_settings import LinkSettings
from awesomekit.liveness.memory import Memory, fresh
from awesomekit.model.liveness import Facts, Hop, Outcome, Verdict

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
DAY = timedelta(days=1)
ALIVE = Outcome(Verdict.ALIVE, "it answers 200", 200, checked=NOW)
EVERYTHING = Outcome(
    Verdict.MOVED,
    'it is called "中/x" now',
    301,
    "https://e.com/ü",
    (Hop("https://e.com/a", 301), Hop("https://e.com/b", 308)),
    3,
    "github",
    NOW,
    cached=True,
    first_failed=NOW - DAY,
    failures=2,
    confirmed=True,
    facts=Facts(
        "a/b",
        "https://github.com/a/b",
        renamed=True,
        archived=True,
        disabled=True,
        pushed=date(2025, 1, 2),
        gated=True,
        license="MIT",
    ),
    fragments=frozenset({"a", "b"}),
    missing_fragments=frozenset({"b"}),
    copy="https://web.archive.org/web/2020/https://e.com/",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "links.sqlite3"


def known(path: Path, *keys: str) -> dict[str, Outcome]:
    with Memory(path) as memory:
        assert memory.troubles == []
        return memory.recall(keys)


@pytest.mark.parametrize("outcome", [ALIVE, EVERYTHING], ids=["little", "everything"])
def test_what_is_kept_comes_back(path: Path, outcome: Outcome) -> None:
    with Memory(path) as memory:
        memory.keep({"k": outcome})
        assert memory.recall(["k", "other"]) == {"k": replace(outcome, cached=True)}
    assert known(path, "k") == {"k": replace(outcome, cached=True)}


def test_many_are_kept_at_once(path: Path) -> None:
    outcomes = {f"k{number}": ALIVE for number in range(3000)}
    with Memory(path) as memory:
        memory.keep(outcomes)
    assert len(known(path, *outcomes)) == 3000


def test_it_is_one_small_file(path: Path) -> None:
    with Memory(path) as memory:
        memory.keep(
            {
                f"https://example.com/page/{number}": replace(
                    ALIVE, final_url=f"https://example.com/other/{number}"
                )
                for number in range(3000)
            }
        )
        assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert path.stat().st_size < 2 * 1024 * 1024


def test_what_has_no_time_is_not_kept(path: Path) -> None:
    with Memory(path) as memory:
        memory.keep({"k": Outcome(Verdict.SKIPPED, "x")})
        assert memory.recall(["k"]) == {}


def test_of_two_runs_the_later_is_right(path: Path) -> None:
    later = replace(ALIVE, reason="later")
    earlier = replace(ALIVE, reason="earlier", checked=NOW - DAY)
    with Memory(path) as memory:
        memory.keep({"k": later})
        memory.keep({"k": earlier})
        assert memory.recall(["k"])["k"].reason == "later"
        assert [event.reason for event in memory.history("k")] == ["earlier", "later"]


def test_history_is_told_the_oldest_first(path: Path) -> None:
    with Memory(path) as memory:
        for days in range(3):
            verdict = Verdict.FAILING if days < 2 else Verdict.ALIVE
            memory.keep({"k": Outcome(verdict, f"day {days}", checked=NOW + days * DAY)})
    with Memory(path) as memory:
        assert [tuple(event) for event in memory.history("k")] == [
            (NOW, Verdict.FAILING, "day 0"),
            (NOW + DAY, Verdict.FAILING, "day 1"),
            (NOW + 2 * DAY, Verdict.ALIVE, "day 2"),
        ]
        assert memory.history("other") == ()


def test_sweeping_keeps_what_is_of_use(path: Path) -> None:
    with Memory(path) as memory:
        memory.keep({"old": replace(ALIVE, checked=NOW - 181 * DAY), "new": ALIVE})
        for hours in range(40):
            memory.keep({"often": replace(ALIVE, checked=NOW - timedelta(hours=hours))})
        memory.sweep(NOW)
        assert set(memory.recall(["old", "new", "often"])) == {"new", "often"}
        assert memory.history("old") == ()
        events = memory.history("often")
        assert (len(events), events[-1].checked) == (20, NOW)


# -------------------------------------------------------------------------------------- freshness


@pytest.mark.parametrize(
    ("verdict", "age", "wanted"),
    [
        (Verdict.ALIVE, 6.9 * DAY, True),
        (Verdict.ALIVE, 7 * DAY, False),
        (Verdict.MOVED, 6.9 * DAY, True),
        (Verdict.DEAD, 0.9 * DAY, True),
        (Verdict.DEAD, 1 * DAY, False),
        (Verdict.FAILING, 0.9 * DAY, True),
        (Verdict.FAILING, 1 * DAY, False),
        (Verdict.UNVERIFIABLE, 1 * DAY, False),
        (Verdict.ALIVE, -2 * DAY, False),
    ],
)
def test_fresh(verdict: Verdict, age: timedelta, wanted: bool) -> None:
    outcome = Outcome(verdict, "x", checked=NOW - age)
    assert fresh(outcome, LinkSettings(), NOW) is wanted


def test_freshness_is_configured() -> None:
    outcome = replace(ALIVE, checked=NOW - DAY)
    assert not fresh(outcome, LinkSettings(fresh_days=1), NOW)
    assert not fresh(replace(outcome, checked=NOW), LinkSettings(fresh_days=0), NOW)
    assert fresh(outcome, LinkSettings(fresh_days=1.1), NOW)


# ------------------------------------------------------------------------------------ what breaks


def test_a_file_that_is_no_database_is_put_aside(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"not a database at all" * 100)
    with Memory(path) as memory:
        assert memory.troubles == [
            f"{path}: file is not a database; begun anew, the old file is {path.name}.broken"
        ]
        memory.keep({"k": ALIVE})
    assert path.with_name(f"{path.name}.broken").read_bytes()[:3] == b"not"
    assert set(known(path, "k")) == {"k"}


def test_an_empty_file_is_begun(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with Memory(path) as memory:
        memory.keep({"k": ALIVE})
    assert set(known(path, "k")) == {"k"}


def test_a_file_of_another_format_is_put_aside(path: Path) -> None:
    with Memory(path):
        pass
    connection = sqlite3.connect(path)
    connection.execute("pragma user_version = 99")
    connection.close()
    with Memory(path) as memory:
        assert memory.troubles == [
            f"{path}: it is of format 99; begun anew, the old file is {path.name}.broken"
        ]


@pytest.mark.parametrize("at", [0.1, 0.3, 0.5, 0.8])
def test_a_file_that_is_damaged_within_never_stops_a_run(path: Path, at: float) -> None:
    with Memory(path) as memory:
        memory.keep({f"k{number}": ALIVE for number in range(2000)})
    data = bytearray(path.read_bytes())
    start = int(len(data) * at)
    data[start : start + 20_000] = b"\xff" * min(20_000, len(data) - start)
    path.write_bytes(data)
    with Memory(path) as memory:
        memory.recall([f"k{number}" for number in range(2000)])
        memory.history("k1")
        memory.keep({"new": ALIVE})
        memory.sweep(NOW)
        memory.keep({"new": ALIVE})
        assert set(memory.recall(["new"])) == {"new"}


def test_a_cut_file_never_stops_a_run(path: Path) -> None:
    with Memory(path) as memory:
        memory.keep({f"k{number}": ALIVE for number in range(2000)})
    os.truncate(path, path.stat().st_size // 2)
    with Memory(path) as memory:
        memory.recall([f"k{number}" for number in range(2000)])
        memory.keep({"new": ALIVE})
        memory.keep({"new": ALIVE})
        assert set(memory.recall(["new"])) == {"new"}


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("evidence", "no JSON"),
        ("evidence", "[]"),
        ("evidence", "{}"),
        ("evidence", '{"reason": "x", "chain": [1]}'),
        ("evidence", '{"reason": "x", "facts": [1, 2]}'),
        ("verdict", "no verdict"),
        ("checked", "1e300"),
        ("failures", "many"),
    ],
)
def test_what_makes_no_sense_is_not_known(path: Path, column: str, value: str) -> None:
    with Memory(path) as memory:
        memory.keep({"k": ALIVE, "other": ALIVE})
    connection = sqlite3.connect(path)
    connection.execute(f"update links set {column} = ? where key = 'k'", [value])  # noqa: S608
    connection.commit()
    connection.close()
    assert set(known(path, "k", "other")) == {"other"}


def test_a_place_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    path = blocked / "links.sqlite3"
    with Memory(path) as memory:
        assert len(memory.troubles) == 1
        assert memory.troubles[0].startswith(f"{path}: ")
        assert memory.troubles[0].endswith("; nothing will be remembered")
        memory.keep({"k": ALIVE})
        assert set(memory.recall(["k"])) == {"k"}


def test_a_folder_in_its_place_is_done_without(tmp_path: Path) -> None:
    with Memory(tmp_path) as memory:
        assert memory.troubles == [
            f"{tmp_path}: unable to open database file; nothing will be remembered"
        ]


# ------------------------------------------------------------------------------------- together


SHARING = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from awesomekit.liveness.memory import Memory
from awesomekit.model.liveness import Outcome, Verdict
alive = Outcome(Verdict.ALIVE, "x", checked=datetime.now(UTC))
with Memory(Path(sys.argv[1])) as memory:
    for number in range(20):
        memory.keep({f"w{sys.argv[2]}n{number}": alive, "shared": alive})
        memory.recall([f"w{sys.argv[2]}n{number}"])
    sys.exit(bool(memory.troubles))
"""


def test_runs_at_one_time_lose_nothing(path: Path) -> None:
    workers = [
        subprocess.Popen([sys.executable, "-c", SHARING, str(path), str(number)])
        for number in range(4)
    ]
    assert [worker.wait(60) for worker in workers] == [0, 0, 0, 0]
    wanted = [f"w{worker}n{number}" for worker in range(4) for number in range(20)]
    assert len(known(path, *wanted)) == 80


KILLED = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from awesomekit.liveness.memory import Memory
from awesomekit.model.liveness import Outcome, Verdict
memory = Memory(Path(sys.argv[1]))
number = 0
while True:
    now = datetime.now(UTC)
    memory.keep({f"k{number}-{n}": Outcome(Verdict.ALIVE, "x", checked=now) for n in range(200)})
    print(number, flush=True)
    number += 1
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_a_killed_run_leaves_what_it_kept(path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    for _ in range(10):
        process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    last = [line for line in process.stdout.read().split() if line]
    process.wait(30)
    process.stdout.close()
    done = int(last[-1]) if last else 9
    found = known(path, *(f"k{batch}-{n}" for batch in range(done + 1) for n in range(200)))
    assert len(found) == (done + 1) * 200
