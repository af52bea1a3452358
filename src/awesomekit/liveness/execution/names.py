"""Names looked up once a run, every address checked before anything may connect to it."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import socket
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from awesomekit.liveness.plan.hosts import allows, forbidden_address, web_url
from awesomekit.liveness.policy.observation import Forbidden, NoAnswer, Trouble

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from awesomekit.liveness.plan.hosts import WebUrl

    Lookup = Callable[[str, int], Awaitable[Sequence[str]]]

_THREADS = 64
_MOST_ADDRESSES = 16
_NO_SUCH = frozenset(
    getattr(socket, name)
    for name in ("EAI_NONAME", "EAI_NODATA", "EAI_ADDRFAMILY")
    if hasattr(socket, name)
)


@dataclass(slots=True)
class Names:
    """What names stand for in this run.

    Attributes:
        allowed: hosts that may have any address.
        lookup: host and port → IP addresses; raises :class:`socket.gaierror`. The system's
            resolver if left out.
    """

    allowed: Sequence[str] = ()
    lookup: Lookup | None = None
    approved: set[str] = field(default_factory=set)
    _known: dict[str, asyncio.Future[tuple[str, ...] | NoAnswer | Forbidden]] = field(
        default_factory=dict
    )
    _threads: asyncio.Semaphore | None = None

    async def addresses(
        self, url: WebUrl, timeout: float
    ) -> tuple[str, ...] | NoAnswer | Forbidden:
        """The addresses that a host may be asked at, all of them checked.

        One forbidden address among several forbids the host: a name that has both is made to
        be asked at the other one.
        """
        key = f"{url.host}:{url.port}"
        known = self._known.get(key)
        if known is None:
            known = asyncio.get_running_loop().create_future()
            self._known[key] = known
            try:
                known.set_result(await self._look_up(url, timeout))
            except BaseException:
                # whoever waits sees that it failed, and ends too
                del self._known[key]
                known.set_result(NoAnswer(Trouble.NAME_FAILED, "", url.url))
                raise
        return known.result() if known.done() else await asyncio.shield(known)

    def forget_host(self, host: str) -> None:
        """Look a name up again the next time, if that failed."""
        for key, known in list(self._known.items()):
            failed = known.done() and not isinstance(known.result(), tuple)
            if failed and key.rpartition(":")[0] == host:
                del self._known[key]

    async def works(self, url: str, timeout: float) -> bool:
        """Whether names can be looked up at all: whether one that is always there is found."""
        return not isinstance(await self.addresses(web_url(url), timeout), NoAnswer)

    async def _look_up(self, url: WebUrl, timeout: float) -> tuple[str, ...] | NoAnswer | Forbidden:
        if url.address is not None:
            found: Sequence[str] = (url.host,)
        else:
            try:
                found = await self._found(url, timeout)
            except TimeoutError:
                return NoAnswer(Trouble.NAME_FAILED, "no answer in time", url.url)
            except socket.gaierror as error:
                gone = error.errno in _NO_SUCH
                trouble = Trouble.NO_SUCH_HOST if gone else Trouble.NAME_FAILED
                return NoAnswer(trouble, "" if gone else str(error.strerror or ""), url.url)
            except (OSError, UnicodeError) as error:
                return NoAnswer(Trouble.NAME_FAILED, str(error), url.url)
        found = tuple(dict.fromkeys(found))[:_MOST_ADDRESSES]
        if not found:
            return NoAnswer(Trouble.NO_SUCH_HOST, "", url.url)
        if not allows(self.allowed, url.host, url.port):
            for address in found:
                try:
                    why = forbidden_address(ipaddress.ip_address(address.partition("%")[0]))
                except ValueError:
                    why = f"{address!r} is no address"
                if why is not None:
                    named = "" if url.address is not None else f'"{url.host}" leads there: '
                    return Forbidden(f"{named}{why}")
        self.approved.update(found)
        return tuple(found)

    async def _found(self, url: WebUrl, timeout: float) -> Sequence[str]:
        if self.lookup is not None:
            async with asyncio.timeout(timeout):
                return await self.lookup(url.host, url.port)
        if self._threads is None:
            self._threads = asyncio.Semaphore(_THREADS)
        # the time begins with the lookup; waiting for a thread is nobody's fault
        await self._threads.acquire()
        answer = _in_thread(url.host, url.port, self._threads.release)
        async with asyncio.timeout(timeout):
            return await answer


def _in_thread(host: str, port: int, done: Callable[[], None]) -> asyncio.Future[Sequence[str]]:
    """Ask the system in a thread that nobody waits for at the end.

    Args:
        host: the name.
        port: told to the system.
        done: called when the thread is free, which may be long after everybody lost patience.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[Sequence[str]] = loop.create_future()

    def settle(found: Sequence[str] | Exception) -> None:
        done()
        if answer.done():
            return
        if isinstance(found, Exception):
            answer.set_exception(found)
        else:
            answer.set_result(found)

    def ask() -> None:
        found: Sequence[str] | Exception
        try:
            told: list[Any] = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found = [place[0] for *_, place in told]
        except (OSError, UnicodeError) as error:
            found = error
        with contextlib.suppress(RuntimeError):  # the run is over
            loop.call_soon_threadsafe(settle, found)

    threading.Thread(target=ask, daemon=True).start()
    return answer
