"""Turns: whatever happens, everybody gets one, and never too many at once."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass, field

import pytest

from awesomekit.liveness.execution.turns import Pace, Turns

HOSTS = ["a", "b", "c", "d"]


@dataclass
class Play:
    """Jobs that take turns, redirect, wait, hold, pause and are cancelled, by chance."""

    chance: random.Random
    paces: dict[str, Pace]
    turns: Turns
    now: dict[str, int] = field(default_factory=lambda: dict.fromkeys(HOSTS, 0))
    most: dict[str, int] = field(default_factory=lambda: dict.fromkeys(HOSTS, 0))
    most_together: int = 0
    done: int = 0
    tasks: list[asyncio.Task[None]] = field(default_factory=list)

    async def request(self, host: str) -> None:
        self.now[host] += 1
        self.most[host] = max(self.most[host], self.now[host])
        self.most_together = max(self.most_together, sum(self.now.values()))
        try:
            await asyncio.sleep(self.chance.random() * 0.002)
        finally:
            self.now[host] -= 1
            self.turns.done(host)

    async def job(self, host: str) -> None:
        chance = self.chance
        await self.request(host)  # begins with a turn
        for _ in range(chance.randint(0, 3)):
            other = chance.choice(HOSTS)
            if chance.random() < 0.2:
                self.turns.pause(other, chance.random() * 0.005)
            if chance.random() < 0.3:
                self.turns.hold(host)
                try:
                    await asyncio.sleep(0.001)
                finally:
                    self.turns.release(host)
            waiting = asyncio.ensure_future(self.turns.turn(other))
            if chance.random() < 0.1:
                await asyncio.sleep(chance.random() * 0.002)
                waiting.cancel()
            try:
                await waiting
            except asyncio.CancelledError:
                continue
            await self.request(other)
        self.done += 1

    def start(self, host: str) -> None:
        self.tasks.append(asyncio.get_running_loop().create_task(self.job(host)))


@pytest.mark.parametrize("seed", range(25))
def test_everybody_gets_a_turn_and_nobody_too_many(seed: int) -> None:
    async def play() -> None:
        chance = random.Random(seed)  # noqa: S311 - the same play each time
        paces = {host: Pace(chance.randint(1, 3), chance.choice([0.0, 0.001])) for host in HOSTS}
        limit = chance.randint(1, 4)
        made = Play(chance, paces, Turns(limit, paces.__getitem__))
        for _ in range(60):
            host = chance.choice(HOSTS)
            made.turns.add(host, lambda host=host: made.start(host))  # type: ignore[misc]
        made.turns.grant()
        async with asyncio.timeout(30):
            while made.done < 60:
                await asyncio.sleep(0.005)
        assert all(made.most[host] <= paces[host].limit for host in HOSTS)
        assert made.most_together <= limit
        assert made.turns.active == 0
        assert all(task.exception() is None for task in made.tasks)

    asyncio.run(play())


def test_what_is_dropped_gets_none() -> None:
    async def play() -> list[str]:
        turns = Turns(1, lambda _: Pace(1, 0.0))
        begun: list[str] = []
        for name in ("a", "b"):
            turns.add(name, lambda name=name: begun.append(name))  # type: ignore[misc]
        turns.drop("b")
        turns.grant()
        turns.done("a")
        await asyncio.sleep(0.01)
        return begun

    assert asyncio.run(play()) == ["a"]


def test_after_the_end_nobody_gets_any() -> None:
    async def play() -> list[str]:
        turns = Turns(1, lambda _: Pace(1, 0.0))
        begun: list[str] = []
        turns.add("a", lambda: begun.append("a"))
        turns.stop()
        turns.grant()
        await asyncio.sleep(0.01)
        return begun

    assert asyncio.run(play()) == []


def test_hosts_that_are_waited_for_are_told() -> None:
    async def play() -> dict[str, float]:
        turns = Turns(1, lambda _: Pace(1, 0.0))
        turns.add("a", lambda: None)
        turns.add("b", lambda: None)
        turns.pause("a", 60.0)
        turns.pause("c", 60.0)
        return turns.waits()

    assert {host: round(wait) for host, wait in asyncio.run(play()).items()} == {"a": 60}
