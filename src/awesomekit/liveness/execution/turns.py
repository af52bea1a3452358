"""Who may make a request now: few to one host, spaced, and so many in all.

Hosts take turns, so that one with many links, or a slow one, holds nobody up.
"""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Pace:
    """How a host is asked.

    Attributes:
        limit: requests in flight.
        spacing: seconds between the starts of two.
    """

    limit: int
    spacing: float


@dataclass(slots=True)
class _Host:
    name: str
    pace: Pace
    waiting: deque[asyncio.Future[None]] = field(default_factory=deque)
    starts: deque[Callable[[], None]] = field(default_factory=deque)
    active: int = 0
    next_time: float = 0.0
    queued: bool = False


class Turns:
    """Grants turns.

    Attributes:
        limit: requests in flight to all hosts together.
        active: those in flight now.
    """

    def __init__(self, limit: int, pace: Callable[[str], Pace]) -> None:
        """Begin without any host.

        Args:
            limit: requests in flight to all hosts together.
            pace: how a host is asked.
        """
        self.limit = limit
        self.active = 0
        self._pace = pace
        self._hosts: dict[str, _Host] = {}
        self._ready: list[tuple[float, int, _Host]] = []
        self._order = 0
        self._timer: asyncio.TimerHandle | None = None
        self._stopped = False
        self._granting = False

    def add(self, host: str, start: Callable[[], None]) -> None:
        """Call ``start`` when it is the host's turn; it holds the turn until :meth:`done`."""
        one = self._host(host)
        one.starts.append(start)
        self._queue(one)

    async def turn(self, host: str) -> None:
        """Wait for a turn, ahead of what :meth:`add` added; give it back with :meth:`done`."""
        one = self._host(host)
        waiter = asyncio.get_running_loop().create_future()
        one.waiting.append(waiter)
        self._queue(one)
        self.grant()
        try:
            await waiter
        except asyncio.CancelledError:
            if waiter.done() and not waiter.cancelled():
                self.done(host)
            raise

    def done(self, host: str) -> None:
        """Give a turn back; others get it when whoever gives it back has come to a rest.

        So a host that asks to wait can be paused, or held, before it is asked again.
        """
        one = self._hosts[host]
        one.active -= 1
        self.active -= 1
        self._queue(one)
        if not self._granting:
            self._granting = True
            asyncio.get_running_loop().call_soon(self._grant_soon)

    def _grant_soon(self) -> None:
        self._granting = False
        self.grant()

    def hold(self, host: str) -> None:
        """Keep one of a host's places without a request, while what failed is to be tried again."""
        self._hosts[host].active += 1

    def release(self, host: str) -> None:
        """Give back what :meth:`hold` took."""
        one = self._hosts[host]
        one.active -= 1
        self._queue(one)

    def pause(self, host: str, seconds: float) -> None:
        """Ask a host nothing for some time."""
        one = self._host(host)
        one.next_time = max(one.next_time, asyncio.get_running_loop().time() + seconds)

    def drop(self, host: str) -> None:
        """Forget what :meth:`add` added for a host."""
        if host in self._hosts:
            self._hosts[host].starts.clear()

    def stop(self) -> None:
        """Grant nothing any more."""
        self._stopped = True

    def waits(self) -> dict[str, float]:
        """Hosts that are waited for, and for how many seconds from now."""
        now = asyncio.get_running_loop().time()
        return {
            host.name: host.next_time - now
            for host in self._hosts.values()
            if host.next_time > now + 1 and (host.waiting or host.starts)
        }

    def grant(self) -> None:
        """Grant every turn that is free."""
        if self._stopped:
            return
        now = asyncio.get_running_loop().time()
        while self._ready and self.active < self.limit:
            time, _, host = self._ready[0]
            time = max(time, host.next_time)
            if time > now:
                if time > self._ready[0][0]:  # it was paused after it was queued
                    heappop(self._ready)
                    self._order += 1
                    heappush(self._ready, (time, self._order, host))
                    continue
                self._wake(time)
                return
            heappop(self._ready)
            host.queued = False
            if host.active < host.pace.limit:  # it may be held since it was queued
                self._grant_one(host, now)

    def _grant_one(self, host: _Host, now: float) -> None:
        while host.waiting and host.waiting[0].done():
            host.waiting.popleft()  # whoever waited was cancelled
        if not host.waiting and not host.starts:
            return
        host.active += 1
        self.active += 1
        host.next_time = now + host.pace.spacing
        waiter = host.waiting.popleft() if host.waiting else None
        start = None if waiter is not None else host.starts.popleft()
        self._queue(host)
        if waiter is not None:
            waiter.set_result(None)
        elif start is not None:
            start()

    def _queue(self, host: _Host) -> None:
        if not host.queued and host.active < host.pace.limit and (host.waiting or host.starts):
            host.queued = True
            self._order += 1
            heappush(self._ready, (host.next_time, self._order, host))

    def _wake(self, time: float) -> None:
        loop = asyncio.get_running_loop()
        if self._timer is not None:
            if not self._timer.cancelled() and loop.time() < self._timer.when() <= time:
                return
            self._timer.cancel()
        self._timer = loop.call_at(time, self.grant)

    def _host(self, name: str) -> _Host:
        host = self._hosts.get(name)
        if host is None:
            host = self._hosts[name] = _Host(name, self._pace(name))
        return host
