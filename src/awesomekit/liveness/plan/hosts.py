"""Hosts and ports that a list must not make anybody ask: told from an address alone.

Hosts are read as browsers read them (https://url.spec.whatwg.org/#host-parsing), so that every
spelling of an IP address counts. What a name resolves to is checked again when it is resolved.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_PORTS = {"http": 80, "https": 443}
_USUAL_PORTS = frozenset({80, 443, 8080, 8443})
_LONGEST = 8192
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
# browsers want no slashes after these schemes, and take backslashes for them
_WEB = re.compile(r"\s*(https?):[/\\]*", re.IGNORECASE)
_NUMBER = re.compile(r"(?:0[xX][0-9a-fA-F]*|[0-9]+)\Z")
_PLAIN_HOST = re.compile(r"(?:[a-z0-9_-]{1,63}\.)+[a-z][a-z0-9-]{0,62}\Z")
# nearly every address; looked at first, as the rest costs ten times as much
_PLAIN_URL = re.compile(
    r"(https?)://((?:[a-z0-9_-]{1,63}\.)+[a-z][a-z0-9-]{0,62})(?![^/?#])"
    r"(/[!$%&'()*+,/:;=@~A-Za-z0-9._-]*)?(\?[!$%&'()*+,/:;=?@~A-Za-z0-9._-]+)?(?:\?(?=#|\Z))?"
    r"(?:#[!-\[\]-~]*)?\Z"
)
_FORBIDDEN_IN_HOST = re.compile(r"[\x00-\x20\"#%/:<>?@\[\\\]^`{|}\x7f]")
_DOTS = re.compile("[\u3002\uff0e\uff61]")
_UNSAFE = re.compile(r"[^!#$%&'()*+,/:;=?@\[\]~A-Za-z0-9._-]")
# names that lead to the machine itself or stay within its network: RFC 6761, 6762, 8375
_LOCAL_NAMES = frozenset(
    ("corp", "home", "home.arpa", "internal", "intranet", "lan", "local", "localdomain")
) | {"localhost", "private"}
_METADATA = frozenset(
    map(
        ipaddress.ip_address,
        ("169.254.169.254", "fd00:ec2::254", "100.100.100.200", "168.63.129.16", "192.0.0.192"),
    )
)
# the special-purpose registries of IANA (RFC 6890), written down here so that no version of
# Python knows others: https://www.iana.org/assignments/iana-ipv4-special-registry
_SPECIAL = tuple(
    (ipaddress.ip_network(network), kind)
    for kind, networks in (
        ("a loopback address", "0.0.0.0/8 127.0.0.0/8 ::/128 ::1/128"),
        ("a link-local address", "169.254.0.0/16 fe80::/10"),
        ("a private address", "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 fc00::/7 fec0::/10"),
        ("a multicast address", "224.0.0.0/4 ff00::/8"),
        (
            "a reserved address",
            "100.64.0.0/10 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 198.18.0.0/15 198.51.100.0/24 "
            "203.0.113.0/24 240.0.0.0/4 64:ff9b:1::/48 2001::/23 2001:db8::/32 3fff::/20",
        ),
    )
    for network in networks.split()
)
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
# what has an IPv4 address in it: NAT64 (RFC 6052), 6to4 (RFC 3056), ISATAP (RFC 5214)
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_SIX_TO_FOUR = ipaddress.IPv6Network("2002::/16")
_COMPATIBLE = ipaddress.IPv6Network("::/96")
_ISATAP = (0x0000_5EFE, 0x0200_5EFE)


class WebUrl(NamedTuple):
    """An ``http`` or ``https`` address, as it is asked for.

    Attributes:
        url: normalised, without fragment; ASCII.
        host: in lower case, as DNS knows it; an IPv6 address without brackets.
        port: the number.
        address: the IP address that the host is, in whatever spelling.
    """

    url: str
    host: str
    port: int
    address: IPAddress | None


class BadUrlError(ValueError):
    """An address that no request can be made for; the text says why.

    Attributes:
        hidden: whether there is more in it than a mistake.
    """

    def __init__(self, reason: str, *, hidden: bool = False) -> None:
        super().__init__(reason)
        self.hidden = hidden


def has_scheme(url: str) -> bool:
    """Whether an address says how to ask; others are of the same site, or of the same page."""
    return _SCHEME.match(url) is not None


def is_web(url: str) -> bool:
    """Whether an address has one of the schemes that are asked for."""
    return url.startswith(("https://", "http://")) or _WEB.match(url) is not None


@lru_cache(maxsize=4096)
def _host(written: str) -> tuple[str, IPAddress | None]:
    if _PLAIN_HOST.match(written):
        return written, None
    host = _ascii(unquote(written))
    labels = host.removesuffix(".").split(".")
    if host and not all(labels):
        raise BadUrlError("the host is not valid")
    if _NUMBER.match(labels[-1]):
        address = _ipv4(labels)
        return str(address), address
    return host.removesuffix("."), None


def _ascii(host: str) -> str:
    """A host in the letters of DNS (UTS 46, non-transitional)."""
    if _FORBIDDEN_IN_HOST.search(host):
        raise BadUrlError("the host is not valid")
    if host.isascii():
        return host.lower()
    import idna

    mapped = _DOTS.sub(".", unicodedata.normalize("NFKC", host)).lower()
    if mapped.isascii():
        found = mapped
    else:
        try:
            found = idna.encode(mapped.removesuffix("."), uts46=True).decode("ascii").lower()
        except (idna.IDNAError, UnicodeError):
            raise BadUrlError("the host is not valid") from None
    if not found or _FORBIDDEN_IN_HOST.search(found):
        raise BadUrlError("the host is not valid")
    return found


def _ipv4(labels: list[str]) -> ipaddress.IPv4Address:
    """An IPv4 address of one to four numbers, decimal, octal or hexadecimal.

    https://url.spec.whatwg.org/#concept-ipv4-parser
    """
    if len(labels) > 4:
        raise BadUrlError("the host is not valid")
    numbers = []
    for label in labels:
        if not _NUMBER.match(label) or len(label) > 40:
            raise BadUrlError("the host is not valid")
        if label[:2].lower() == "0x":
            numbers.append(int(label[2:] or "0", 16))
        elif len(label) > 1 and label[0] == "0":
            if set(label) & {"8", "9"}:
                raise BadUrlError("the host is not valid")
            numbers.append(int(label, 8))
        else:
            numbers.append(int(label))
    *first, last = numbers
    if any(number > 255 for number in first) or last >= 256 ** (5 - len(numbers)):
        raise BadUrlError("the host is not valid")
    return ipaddress.IPv4Address(
        last + sum(number << (8 * (3 - at)) for at, number in enumerate(first))
    )


def web_url(url: str) -> WebUrl:
    """Read an address as a browser would before it asks.

    Raises:
        BadUrlError: no request can be made for it.
    """
    plain = _PLAIN_URL.match(url)
    if plain is not None and len(url) <= _LONGEST:
        scheme, host, path, query = plain.groups()
        normal = f"{scheme}://{host}{path or '/'}{query or ''}"
        return WebUrl(normal, host, _PORTS[scheme], None)
    url = url.strip().replace("\t", "").replace("\r", "").replace("\n", "")
    if len(url) > _LONGEST:
        raise BadUrlError("the address is longer than 8,192 characters")
    if (web := _WEB.match(url)) is not None:
        url = f"{web[1]}://{url[web.end() :]}"
    if "\\" in url.partition("?")[0]:
        url = url.replace("\\", "/")
    try:
        pieces = urlsplit(url)
        scheme, netloc = pieces.scheme.lower(), pieces.netloc
        port = pieces.port
    except ValueError:
        raise BadUrlError("the address is not valid") from None
    if scheme not in _PORTS:
        raise BadUrlError(f'the scheme "{scheme[:20]}" is not asked for')
    if "@" in netloc:
        raise BadUrlError("the address holds a user name or password", hidden=True)
    written = netloc.rpartition(":")[0] if port is not None or netloc.endswith(":") else netloc
    if written.startswith("["):
        try:
            # a zone names an interface of this very machine
            six = ipaddress.IPv6Address(written[1:-1].partition("%")[0])
        except ValueError:
            raise BadUrlError("the host is not valid") from None
        address: IPAddress | None = six
        host, shown = spelt(six), f"[{spelt(six)}]"
    else:
        host, address = _host(written)
        shown = host
    if not host:
        raise BadUrlError("the address has no host")
    default = _PORTS[scheme]
    suffix = "" if port in (None, default) else f":{port}"
    path = _UNSAFE.sub(_escaped, pieces.path) or "/"
    query = f"?{_UNSAFE.sub(_escaped, pieces.query)}" if pieces.query else ""
    number = default if port is None else port
    return WebUrl(f"{scheme}://{shown}{suffix}{path}{query}", host, number, address)


def _escaped(match: re.Match[str]) -> str:
    return quote(match[0], safe="", errors="replace")


def allows(allowed: Iterable[str], host: str, port: int) -> bool:
    """Whether a host and port are among those that may have any address."""
    for entry in allowed:
        name, colon, number = entry.rpartition(":")
        if not colon or not number.isdecimal() or "]" in number:
            name, number = entry, ""
        name = name.strip("[]")
        same = host == name or (name.startswith("*.") and host.endswith(name[1:]))
        if same and (not number or int(number) == port):
            return True
    return False


def forbidden(url: WebUrl, allowed: Iterable[str] = ()) -> str | None:
    """Why an address must not be asked for, as far as it tells; ``None`` if it may.

    Args:
        url: the address.
        allowed: hosts, ``name`` or ``name:port``, ``*.name`` for all below one.
    """
    if allows(allowed, url.host, url.port):
        return None
    if (why := unusual_port(url)) is not None:
        return why
    if url.address is not None:
        return forbidden_address(url.address)
    labels = url.host.split(".")
    if len(labels) == 1:
        return f'"{url.host}" is a name of a local network'
    if labels[-1] in _LOCAL_NAMES or ".".join(labels[-2:]) in _LOCAL_NAMES:
        return f'"{url.host}" is a name of a local network'
    return None


def unusual_port(url: WebUrl) -> str | None:
    """Why a port is not asked, ``None`` if pages are served on it."""
    if url.port in _USUAL_PORTS:
        return None
    return f"port {url.port} is not one that pages are served on"


def forbidden_address(address: IPAddress) -> str | None:
    """Why an IP address must not be asked, ``None`` if it is one of the public Internet.

    IPv4 addresses within IPv6 ones count as themselves.
    """
    within = _within(address) if isinstance(address, ipaddress.IPv6Address) else None
    kind = _kind(within or address)
    if kind is None and address in _SIX_TO_FOUR:
        within, kind = None, "a reserved address"  # RFC 7526: no longer in use
    if kind is None:
        return None
    if within is not None:
        return f"{spelt(address)} stands for {within}, {kind}"
    return f"{spelt(address)} is {kind}"


def spelt(address: IPAddress) -> str:
    """An address as all versions of Python spell it."""
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return str(address) if mapped is None else f"::ffff:{mapped}"


def _kind(address: IPAddress) -> str | None:
    """What an address is instead of a public one."""
    if address in _METADATA:
        return "the metadata service of a cloud"
    for network, kind in _SPECIAL:
        if address.version == network.version and address in network:
            return kind
    if isinstance(address, ipaddress.IPv6Address) and address not in _GLOBAL_UNICAST:
        return "a reserved address"
    return None


def _within(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address leads to."""
    number = int(address)
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in _NAT64 or (address in _COMPATIBLE and number > 0xFFFF):
        return ipaddress.IPv4Address(number & 0xFFFFFFFF)
    if address in _SIX_TO_FOUR:
        return ipaddress.IPv4Address(number >> 80 & 0xFFFFFFFF)
    if number >> 32 & 0xFFFFFFFF in _ISATAP:
        return ipaddress.IPv4Address(number & 0xFFFFFFFF)
    return None
