"""Answers that come from a wall against programs instead of the page. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MAY_BE_WALL = frozenset({202, 401, 403, 404, 405, 429, 500, 503, 520, 521})
"""Status codes whose body may tell of a wall."""
LOOKED_AT = 16 * 1024
"""Bytes of a body that are looked at."""

# what vendors document, or what their pages have said for years
_IN_BODY = (
    (b"just a moment...", "Cloudflare"),
    (b"cf-browser-verification", "Cloudflare"),
    (b"/cdn-cgi/challenge-platform/", "Cloudflare"),
    (b"attention required! | cloudflare", "Cloudflare"),
    (b"making sure you&#39;re not a bot", "Anubis"),
    (b"making sure you're not a bot", "Anubis"),
    (b"_incapsula_resource", "Imperva"),
    (b"geo.captcha-delivery.com", "DataDome"),
    (b"px-captcha", "HUMAN"),
    (b"verify you are human", "a captcha"),
    (b"verifying you are human", "a captcha"),
    (b"please enable javascript and cookies to continue", "a check of the browser"),
    (b"ddos-guard", "DDoS-Guard"),
)


def wall_in_headers(headers: Mapping[str, str]) -> str:
    """The wall that headers tell of; empty if none.

    Args:
        headers: with names in lower case.
    """
    if headers.get("cf-mitigated", "").lower() == "challenge":
        return "Cloudflare"
    if headers.get("x-amzn-waf-action", "").lower() in {"challenge", "captcha"}:
        return "AWS WAF"
    if "x-dd-b" in headers:
        return "DataDome"
    if headers.get("x-sucuri-block"):
        return "Sucuri"
    return ""


def wall_in_body(status: int, body: bytes) -> str:
    """The wall that a page tells of; empty if none.

    Args:
        status: of the answer; a page that may be read is none, whatever it says.
        body: its first :data:`LOOKED_AT` bytes, decoded from gzip.
    """
    if status not in MAY_BE_WALL:
        return ""
    text = body[:LOOKED_AT].lower()
    return next((name for mark, name in _IN_BODY if mark in text), "")
