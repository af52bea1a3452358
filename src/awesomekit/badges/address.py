"""A web address cut into the parts that tell what it is of."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import unquote, urlsplit

# no browser or server takes longer ones for certain
_LONGEST = 8192
_DEFAULT_PORTS = (None, 80, 443)


class Address(NamedTuple):
    """An ``http`` or ``https`` address.

    Attributes:
        host: in lower case, without ``www.``; a port that is not the default stays with it.
        parts: the path's segments, percent-decoded, empty ones left out.
        query: as written.
    """

    host: str
    parts: tuple[str, ...]
    query: str

    @property
    def path(self) -> str:
        """The decoded segments, joined."""
        return "/".join(self.parts)


def read_address(url: str) -> Address | None:
    """Read an address; ``None`` for relative links, other schemes and what does not parse."""
    url = url.strip()
    if len(url) > _LONGEST or not url[:8].lower().startswith(("http://", "https://")):
        return None
    try:
        pieces = urlsplit(url)
        if "\\" in pieces.netloc:
            # a browser takes it for a slash, so that the host is another one
            return None
        host = (pieces.hostname or "").removesuffix(".").removeprefix("www.")
        if pieces.port not in _DEFAULT_PORTS:
            host = f"{host}:{pieces.port}"
    except ValueError:
        return None
    if not host or " " in host or not host.isprintable():
        return None
    parts = tuple(unquote(part) for part in pieces.path.split("/") if part)
    return Address(host, parts, pieces.query)


def host_of(url: str) -> str:
    """The host without ``www.``; empty where there is none."""
    address = read_address(url)
    return address.host if address is not None else ""
