"""A web on loopback: hosts with names, addresses that look public, and behaviours of all kinds.

Names resolve to public addresses, so that every check of the product stays in force; only the
sockets of the test lead to loopback. An address that no host has is written down, and no packet
is sent to it.
"""

from __future__ import annotations

import asyncio
import errno
import socket
import ssl
import sys
import threading
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

import trustme

from awesomekit.liveness.execution.session import Network


@dataclass(frozen=True, slots=True)
class Received:
    """A request as it came in."""

    host: str
    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


Handler = Callable[[Received, asyncio.StreamWriter], Awaitable[None]]


@lru_cache(maxsize=1)
def authority() -> trustme.CA:
    """The private authority that signs what the tests trust."""
    return trustme.CA()


@lru_cache(maxsize=1)
def trusting() -> ssl.SSLContext:
    """What trusts that authority alone."""
    context = ssl.create_default_context()
    authority().configure_trust(context)
    return context


def server_context(*names: str, expired: bool = False, trusted: bool = True) -> ssl.SSLContext:
    """What a host shows for itself."""
    now = datetime.now(UTC)
    issued = (authority() if trusted else trustme.CA()).issue_cert(
        *names,
        not_before=now - timedelta(days=30),
        not_after=now - timedelta(days=1) if expired else now + timedelta(days=30),
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    issued.configure_cert(context)
    return context


def answer(status: int, body: bytes = b"ok", *, close: bool = False, **headers: str) -> Handler:
    """Answer so; underscores in names of headers are hyphens."""

    async def handle(received: Received, writer: asyncio.StreamWriter) -> None:
        lines = [f"HTTP/1.1 {status} Whatever", f"Content-Length: {len(body)}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        if close:
            lines.append("Connection: close")
        head = "\r\n".join(lines).encode() + b"\r\n\r\n"
        writer.write(head if received.method == "HEAD" else head + body)
        await writer.drain()
        if close:
            writer.close()

    return handle


def redirect(status: int, location: str, **headers: str) -> Handler:
    """Redirect there."""
    return answer(status, b"", close=False, Location=location, **headers)


def raw(data: bytes, *, wait: float = 0.0, reset: bool = False) -> Handler:
    """Write bytes, wait, and close."""

    async def handle(_received: Received, writer: asyncio.StreamWriter) -> None:
        writer.write(data)
        await writer.drain()
        await asyncio.sleep(wait)
        if reset:
            place = writer.get_extra_info("socket")
            place.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        writer.close()

    return handle


def in_turn(*handlers: Handler) -> Handler:
    """One after the other; the last one for all that follow."""
    left = list(handlers)

    async def handle(received: Received, writer: asyncio.StreamWriter) -> None:
        await (left.pop(0) if len(left) > 1 else left[0])(received, writer)

    return handle


def by_path(handlers: Mapping[str, Handler]) -> Handler:
    """Another behaviour for each path; 404 for all others."""

    async def handle(received: Received, writer: asyncio.StreamWriter) -> None:
        path = received.path.partition("?")[0]
        await handlers.get(path, handlers.get("*", answer(404)))(received, writer)

    return handle


async def silent(_received: Received, _writer: asyncio.StreamWriter) -> None:
    """Never answer."""
    await asyncio.sleep(3600)


@dataclass(slots=True)
class Web:
    """Hosts on loopback.

    Attributes:
        received: every request, in order.
        refused: addresses that were to be connected to and that no host has.
    """

    received: list[Received] = field(default_factory=list)
    refused: list[tuple[str, int]] = field(default_factory=list)
    connections: list[str] = field(default_factory=list)
    looked_up: list[str] = field(default_factory=list)
    names: dict[str, list[str] | OSError] = field(default_factory=dict)
    _places: dict[tuple[str, int], tuple[str, int] | None] = field(default_factory=dict)
    _loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)
    _thread: threading.Thread | None = None
    _count: int = 0
    _tasks: set[asyncio.Task[Any]] = field(default_factory=set)
    _servers: list[asyncio.Server] = field(default_factory=list)

    def __enter__(self) -> Web:
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        async def stop() -> None:
            for server in self._servers:
                server.close()
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

        asyncio.run_coroutine_threadsafe(stop(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        assert self._thread is not None
        self._thread.join(10)
        self._loop.close()

    def host(
        self,
        name: str,
        handler: Handler,
        *,
        tls: ssl.SSLContext | None = None,
        port: int | None = None,
        address: str | None = None,
        greeting: bytes = b"",
    ) -> str:
        """Start a host; return the address that it seems to have.

        Args:
            name: what it is called; ASCII.
            handler: what it does.
            tls: what it shows for itself; plain HTTP if left out.
            port: that it seems to have; the usual one if left out.
            address: another host's, to be one place with it.
            greeting: what is written before anything is read.
        """
        if address is None:
            self._count += 1
            address = f"8.8.{self._count // 250}.{self._count % 250 + 1}"
        self.names[name] = [address]
        # other systems have one loopback address; ports tell hosts apart there
        many = sys.platform == "linux"
        loopback = f"127.1.{self._count // 250}.{self._count % 250 + 1}" if many else "127.0.0.1"

        async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            assert task is not None
            self._tasks.add(task)
            self.connections.append(name)
            writer.write(greeting)
            broken = (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError)
            with suppress(asyncio.CancelledError, *broken):
                while not writer.is_closing():
                    received = await _read(name, reader)
                    if received is None:
                        break
                    self.received.append(received)
                    await handler(received, writer)
            self._tasks.discard(task)
            writer.close()

        async def serve() -> int:
            server = await asyncio.start_server(connected, loopback, 0, ssl=tls)
            self._servers.append(server)
            made: int = server.sockets[0].getsockname()[1]
            return made

        made = asyncio.run_coroutine_threadsafe(serve(), self._loop).result(10)
        self._places[address, port or (443 if tls else 80)] = (loopback, made)
        return address

    def nobody(self, name: str) -> None:
        """A name whose address refuses connections."""
        self._count += 1
        address = f"8.9.0.{self._count}"
        self.names[name] = [address]
        self._places[address, 80] = self._places[address, 443] = None

    @property
    def network(self) -> Network:
        """What stands for the network in a run."""
        return Network(self.lookup, self.make_socket, trusting())

    async def lookup(self, host: str, _port: int) -> list[str]:
        """Resolve a name as the test says."""
        self.looked_up.append(host)
        found = self.names.get(host)
        if found is None:
            if host == "example.com":
                return ["8.7.6.5"]
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        if isinstance(found, OSError):
            raise found
        return found

    def make_socket(self, info: tuple[Any, ...]) -> socket.socket:
        """A socket that leads to loopback, or nowhere."""
        family, kind, proto, _, place = info
        return _Led(self, (place[0], place[1]), family, kind, proto)

    def real(self, host: str) -> str:
        """Where a plain host really is, ``address:port`` on loopback."""
        (address,) = self.names[host]  # type: ignore[misc]
        place = self._places[address, 80]
        assert place is not None
        return f"{place[0]}:{place[1]}"

    def asked(self, host: str) -> list[Received]:
        """The requests to one host."""
        return [received for received in self.received if received.host == host]


class _Led(socket.socket):
    def __init__(
        self, web: Web, place: tuple[str, int], family: int, kind: int, proto: int
    ) -> None:
        # a host with an IPv6 address is reached by IPv4 too
        super().__init__(socket.AF_INET if family == socket.AF_INET6 else family, kind, proto)
        self._web = web
        self._place = place

    def connect(self, _address: Any) -> None:
        places = self._web._places
        if self._place not in places:
            self._web.refused.append(self._place)
            raise ConnectionRefusedError(errno.ECONNREFUSED, "refused by the test")
        where = places[self._place]
        if where is None:
            raise ConnectionRefusedError(errno.ECONNREFUSED, "refused")
        super().connect(where)


async def _read(host: str, reader: asyncio.StreamReader) -> Received | None:
    head = await reader.readuntil(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    method, path, _ = first.split(" ", 2)
    headers = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if colon:
            headers[name.lower()] = value.strip()
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Received(host, method, path, headers, body)
