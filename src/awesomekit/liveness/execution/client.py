"""HTTP: the only module that makes requests.

httpx over aiohttp's connections. Nothing here follows redirects, keeps cookies, reads the
environment or trusts a name: a connection goes to an address that :mod:`.names` checked, which
is checked again when its socket is made.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import re
import socket
import ssl
import zlib
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, Any, cast

import aiohttp
import httpx
from aiohttp.abc import AbstractResolver, ResolveResult
from httpx_aiohttp import AiohttpTransport
from yarl import URL

from awesomekit.liveness.policy.observation import Forbidden, NoAnswer, Trouble

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping

    from awesomekit.liveness.execution.names import Names
    from awesomekit.liveness.plan.hosts import WebUrl

    MakeSocket = Callable[[tuple[Any, ...]], socket.socket]

_KEPT_OPEN = 15.0
_TOO_LARGE = re.compile("more than|too (?:large|long|many)", re.IGNORECASE)
_LONGEST_LINE = 16 * 1024
# a body of this length is read to its end, so that its connection can be used again; a shorter
# one comes with the head of the answer
_WORTH_READING = range(1024, 32 * 1024)
_READING_TIME = 1.0
# before the time for all is over, so that a status that is known is told
_TO_TELL = 0.05


@dataclass(frozen=True, slots=True)
class Request:
    """One request.

    Attributes:
        url: what for.
        method: in upper case.
        headers: all of them but ``Host``.
        body: what is sent.
        reads: bytes of the body, decoded, that are wanted at most.
        reads_if: status codes with which they are wanted; all if empty.
        reads_for: seconds that reading them may take; what came by then is taken.
    """

    url: WebUrl
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    reads: int = 0
    reads_if: frozenset[int] = frozenset()
    reads_for: float = 3600.0


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer.

    Attributes:
        status: the HTTP status code.
        headers: by lower-case name; the first of several.
        body: as much as was wanted, decoded from gzip and deflate.
        complete: whether that is all of it.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds: until a connection stands, until the next byte, and for everything."""

    connect: float
    read: float
    total: float


class _RefusedAddressError(OSError):
    """A socket was asked for to an address that nobody checked."""


class _CheckedResolver(AbstractResolver):
    """Answers with addresses that were looked up and checked before."""

    def __init__(self) -> None:
        self.addresses: dict[str, tuple[str, ...]] = {}

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        del family
        found = self.addresses.get(host)
        if not found:
            raise OSError(None, "the name was not looked up")
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for address in found
        ]

    async def close(self) -> None:
        """Nothing is kept open."""


class _Exact:
    """A session that asks for an address as it is written, its escapes as they are."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    def __call__(self) -> aiohttp.ClientSession:
        return cast("aiohttp.ClientSession", self)  # all that the transport needs of one

    def request(self, method: str, url: str, **options: Any) -> Any:
        return self._session.request(method, URL(url, encoded=True), **options)


class Client:
    """Makes requests, one at a time for each caller."""

    def __init__(
        self,
        names: Names,
        context: ssl.SSLContext,
        *,
        proxy: WebUrl | None = None,
        make_socket: MakeSocket | None = None,
    ) -> None:
        """Prepare to make requests; use within ``async with``.

        Args:
            names: looks names up.
            context: which certificates are trusted.
            proxy: it connects to the hosts then, and what names lead to is its matter.
            make_socket: makes the socket for an address, ``(family, type, proto, canonical
                name, place)``; checked addresses only.
        """
        self.names = names
        self._context = context
        self._proxy = proxy
        self._make_socket = make_socket or _plain_socket
        self._resolver = _CheckedResolver()
        self._session: aiohttp.ClientSession | None = None
        self._transport: AiohttpTransport | None = None
        self.requests: dict[str, int] = {}
        """Requests that were made, by host."""

    async def __aenter__(self) -> Client:
        connector = aiohttp.TCPConnector(
            limit=0,
            use_dns_cache=False,
            resolver=self._resolver,
            ssl=self._context,
            keepalive_timeout=_KEPT_OPEN,
            socket_factory=self._socket,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            trust_env=False,
            max_line_size=_LONGEST_LINE,
            max_field_size=_LONGEST_LINE,
        )
        proxy = httpx.Proxy(self._proxy.url) if self._proxy is not None else None
        self._transport = AiohttpTransport(
            verify=self._context, trust_env=False, client=_Exact(self._session), proxy=proxy
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._session is not None
        await self._session.close()

    def _socket(self, info: tuple[Any, ...]) -> socket.socket:
        address = info[4][0]
        if address not in self.names.approved:
            raise _RefusedAddressError(errno.EACCES, f"{address} was not checked")
        return self._make_socket(info)

    async def send(self, request: Request, timeouts: Timeouts) -> Reply | NoAnswer | Forbidden:
        """Make one request; whatever goes wrong is an answer too."""
        url = request.url
        way = url if self._proxy is None else self._proxy
        found = await self.names.addresses(way, min(timeouts.connect, timeouts.total))
        if not isinstance(found, tuple):
            if self._proxy is not None:
                return NoAnswer(Trouble.UNREACHABLE, "the proxy has no address", url.url)
            return found
        self._resolver.addresses[way.host] = found
        self.requests[url.host] = self.requests.get(url.host, 0) + 1
        try:
            async with asyncio.timeout(timeouts.total):
                return await self._send(request, timeouts)
        except TimeoutError:
            return NoAnswer(Trouble.TOTAL_TIMEOUT, "", url.url)
        except _RefusedAddressError as error:
            return Forbidden(str(error.strerror))
        except (
            httpx.HTTPError,
            httpx.InvalidURL,
            aiohttp.ClientError,
            OSError,
            ValueError,
        ) as error:
            return _no_answer(error, url.url)

    async def _send(self, request: Request, timeouts: Timeouts) -> Reply:
        assert self._transport is not None
        begun = monotonic()
        response = await self._transport.handle_async_request(
            httpx.Request(
                request.method,
                request.url.url,
                headers=request.headers,
                content=request.body,
                extensions={"timeout": {"connect": timeouts.connect, "read": timeouts.read}},
            )
        )
        try:
            headers: dict[str, str] = {}
            for name, value in response.headers.raw:
                headers.setdefault(name.lower().decode("latin-1"), _text(value))
            status = response.status_code
            if request.reads and (not request.reads_if or status in request.reads_if):
                left = timeouts.total - (monotonic() - begun) - _TO_TELL
                patience = max(0.0, min(request.reads_for, left))
                body, complete = await _read(response.stream, headers, request.reads, patience)
                return Reply(status, headers, body, complete)
            if _is_worth_reading(headers):
                await _drain(response.stream)
            return Reply(status, headers)
        finally:
            with contextlib.suppress(httpx.HTTPError, aiohttp.ClientError, OSError):
                await response.aclose()


def _plain_socket(info: tuple[Any, ...]) -> socket.socket:
    family, kind, proto, *_ = info
    return socket.socket(family, kind, proto)


def trusted(ca_file: str = "") -> ssl.SSLContext:
    """The certificates of the public authorities, as certifi has them, and of ``ca_file``.

    Raises:
        OSError: the file cannot be read.
        ssl.SSLError: it holds no certificates.
    """
    import certifi

    context = ssl.create_default_context(cafile=certifi.where())
    if ca_file:
        context.load_verify_locations(cafile=ca_file)
    return context


def _text(value: bytes) -> str:
    """A header's value; servers write UTF-8 into what is Latin-1 by the letter."""
    try:
        return value.decode("utf-8").strip()
    except UnicodeDecodeError:
        return value.decode("latin-1").strip()


def _is_worth_reading(headers: Mapping[str, str]) -> bool:
    length = headers.get("content-length", "")
    return length.isdecimal() and len(length) < 10 and int(length) in _WORTH_READING


async def _drain(stream: Any) -> None:
    try:
        async with asyncio.timeout(_READING_TIME):
            async for _ in stream:
                pass
    except (TimeoutError, httpx.HTTPError, aiohttp.ClientError, OSError):
        return


async def _read(
    stream: Any, headers: Mapping[str, str], most: int, patience: float
) -> tuple[bytes, bool]:
    """At most so many bytes of a body, decoded as they come: a bomb is not unpacked."""
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(patience):
            async for part in _decoded(stream, headers.get("content-encoding", "").lower(), most):
                parts.append(part)
                size += len(part)
                if size >= most:
                    return b"".join(parts)[:most], False
    except (TimeoutError, zlib.error, httpx.HTTPError, aiohttp.ClientError):
        return b"".join(parts), False
    return b"".join(parts), True


async def _decoded(stream: Any, encoding: str, most: int) -> AsyncIterator[bytes]:
    if encoding in {"", "identity"}:
        async for chunk in stream:
            yield chunk
        return
    if encoding not in {"gzip", "x-gzip", "deflate"}:
        raise zlib.error
    unpack = zlib.decompressobj(zlib.MAX_WBITS | (0 if encoding == "deflate" else 16))
    received = 0
    async for chunk in stream:
        received += len(chunk)
        part = unpack.decompress(chunk, most)
        while part:
            yield part
            part = (
                unpack.decompress(unpack.unconsumed_tail, most) if unpack.unconsumed_tail else b""
            )
        if received > most:
            raise zlib.error


def _no_answer(error: BaseException, url: str) -> NoAnswer:
    """What an exception says, in our own words where we have them."""
    causes: list[BaseException] = []
    at: BaseException | None = error
    while at is not None and at not in causes:
        causes.append(at)
        at = at.__cause__ or at.__context__
    for cause in causes:
        trouble = _trouble(cause)
        if trouble is not None:
            return NoAnswer(trouble, _detail(cause), url)
    if isinstance(error, ValueError):
        return NoAnswer(Trouble.PROTOCOL, type(error).__name__, url)
    return NoAnswer(Trouble.CLOSED, type(error).__name__, url)


def _trouble(error: BaseException) -> Trouble | None:
    match error:
        case aiohttp.ClientConnectorCertificateError() | ssl.SSLCertVerificationError():
            return Trouble.CERTIFICATE
        case aiohttp.ClientSSLError() | ssl.SSLError():
            return Trouble.TLS
        case aiohttp.ConnectionTimeoutError():
            return Trouble.CONNECT_TIMEOUT
        case aiohttp.ServerTimeoutError():
            return Trouble.READ_TIMEOUT
        case aiohttp.ClientConnectorDNSError():
            return Trouble.NAME_FAILED
        case aiohttp.ClientResponseError():
            return Trouble.TOO_LARGE if _TOO_LARGE.search(error.message) else Trouble.PROTOCOL
        case aiohttp.ServerDisconnectedError() | ConnectionResetError() | BrokenPipeError():
            return Trouble.CLOSED
        case ConnectionRefusedError():
            return Trouble.REFUSED
        case OSError():
            return _of_number(error.errno)
    return None


def _of_number(number: int | None) -> Trouble | None:
    if number in {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL}:
        return Trouble.UNREACHABLE
    if number == errno.ETIMEDOUT:
        return Trouble.CONNECT_TIMEOUT
    if number == errno.ECONNREFUSED:
        return Trouble.REFUSED
    if number in {errno.ECONNRESET, errno.ECONNABORTED, errno.EPIPE}:
        return Trouble.CLOSED
    return None


def _detail(error: BaseException) -> str:
    """What makes a trouble of TLS clear; other troubles need no more words."""
    inner = getattr(error, "certificate_error", None) or error
    if isinstance(inner, ssl.SSLCertVerificationError):
        return " ".join(str(inner.verify_message).split())[:200]
    return ""
