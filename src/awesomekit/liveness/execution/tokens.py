"""Tokens, and the one host that each may be sent to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from awesomekit.liveness.plan.hosts import WebUrl

_GITHUB_API = "api.github.com"


@dataclass(frozen=True, slots=True, repr=False)
class Token:
    """A secret; it is never printed.

    Attributes:
        value: what is sent.
        host: the only host that gets it.
        port: the only port.
    """

    value: str
    host: str
    port: int

    def headers(self, url: WebUrl) -> dict[str, str]:
        """The header for a request; empty for any other host and without TLS."""
        if url.host != self.host or url.port != self.port or not url.url.startswith("https://"):
            return {}
        return {"Authorization": f"Bearer {self.value}"}


def github_token(environment: Mapping[str, str], api: str) -> Token | None:
    """The token of GitHub's API, from ``GITHUB_TOKEN``; ``None`` if there is none for it.

    The configuration, which a stranger's pull request can change, cannot have a token sent to a
    host of its choice: the host must be GitHub's own, or the one that ``GITHUB_API_URL`` names,
    which runners of a GitHub Enterprise set.

    Args:
        environment: of the process.
        api: the base address of the API, as configured.
    """
    value = environment.get("GITHUB_TOKEN", "").strip()
    if not value or not value.isascii() or not value.isprintable() or " " in value:
        return None
    place = urlsplit(api)
    own = urlsplit(environment.get("GITHUB_API_URL", ""))
    known = place.hostname == _GITHUB_API and place.port in (None, 443)
    named = own.scheme == "https" and (own.hostname, own.port) == (place.hostname, place.port)
    if place.scheme != "https" or not place.hostname or not (known or named):
        return None
    return Token(value, place.hostname, place.port or 443)
