"""The line that says how far a run is."""

from __future__ import annotations

import io

import pytest

from awesomekit.cli.link_progress import Progress
from awesomekit.liveness.execution.session import Tick
from awesomekit.model.liveness import Outcome, Verdict


class Terminal(io.StringIO):
    """A stream that says it is one."""

    def isatty(self) -> bool:
        return True


def progress(width: int = 80) -> Progress:
    made = Progress(Terminal(), width)
    made.plan(100, 20)
    for verdict, count in ((Verdict.ALIVE, 30), (Verdict.DEAD, 2), (Verdict.UNVERIFIABLE, 8)):
        for _ in range(count):
            made.outcome(Outcome(verdict, "x"))
    return made


@pytest.mark.parametrize(
    ("tick", "elapsed", "line"),
    [
        pytest.param(Tick(100, 5, {}), 0.0, "0/100 links · 30 alive · 2 dead", id="the beginning"),
        pytest.param(
            Tick(60, 5, {}), 20.0, "40/100 links · 30 alive · 2 dead · about 30 s left", id="later"
        ),
        pytest.param(
            Tick(60, 5, {}),
            2000.0,
            "40/100 links · 30 alive · 2 dead · about 50 min left",
            id="slow",
        ),
        pytest.param(
            Tick(60, 5, {"a.web": 5.2, "b.web": 40.0, "c.web": 1.5}),
            1.0,
            "40/100 links · 30 alive · 2 dead · waiting 40 s for b.web · waiting 5 s for a.…",
            id="hosts that are waited for, in 80 columns",
        ),
    ],
)
def test_line(tick: Tick, elapsed: float, line: str) -> None:
    assert progress().line(tick, elapsed) == line
    assert len(line) < 80


def test_a_narrow_terminal_gets_a_short_line() -> None:
    assert progress(20).line(Tick(60, 5, {}), 9.0) == "40/100 links · 30 …"


def test_a_host_cannot_move_the_cursor() -> None:
    line = progress().line(Tick(60, 5, {"a\x1b[2J.web": 9.0}), 1.0)
    assert "\x1b" not in line


def test_the_line_is_rewritten_and_taken_away() -> None:
    made = progress()
    with made:
        made.tick(Tick(50, 1, {}))
        made.tick(Tick(40, 1, {}))
    assert isinstance(made.stream, Terminal)
    assert made.stream.getvalue() == (
        "\r50/100 links · 30 alive · 2 dead\x1b[K\r60/100 links · 30 alive · 2 dead\x1b[K\r\x1b[K"
    )


@pytest.mark.parametrize(
    ("terminal", "variables", "shown"),
    [
        (True, {}, True),
        (False, {}, False),
        (True, {"CI": "true"}, False),
        (True, {"TERM": "dumb"}, False),
    ],
)
def test_only_a_terminal_of_a_person_gets_it(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, variables: dict[str, str], shown: bool
) -> None:
    for name in ("CI", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    made = Progress.on(Terminal() if terminal else io.StringIO())
    assert (made.stream is not None) is shown
    with made:
        made.tick(Tick(1, 1, {}))
