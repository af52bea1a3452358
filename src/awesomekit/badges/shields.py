"""The static badges of shields.io: read, checked and written.

https://shields.io/badges/static-badge: ``/badge/LABEL-MESSAGE-COLOR`` or ``/badge/MESSAGE-COLOR``;
``--`` is a hyphen, ``__`` an underscore, ``_`` and ``%20`` a space.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote, urlencode

_STATIC = re.compile(r"https?://(?:img|raster)\.shields\.io/(?:static/)?badge/")
_EXTENSION = re.compile(r"\.(?:svg|png|jpg|gif|json)\Z")
_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_COLOR = re.compile(r"[0-9A-Fa-f]{3}(?:[0-9A-Fa-f]{3})?|[a-z]+|(?:rgb|hsl)a?\([^()]*\)")


@dataclass(frozen=True, slots=True)
class StaticBadge:
    """A static badge: ``label`` is empty where it has only a message."""

    label: str
    message: str
    color: str
    query: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ShieldsProblem:
    """Why a static badge's path is wrong; offsets are of the whole address."""

    message: str
    start: int
    end: int
    suggestion: str | None = None


def is_static(url: str) -> bool:
    """Whether an address is of a static badge, right or wrong."""
    return _STATIC.match(url) is not None


def parse_static(url: str) -> StaticBadge | None:
    """Read a static badge's address; ``None`` if it is none or does not parse."""
    if not is_static(url) or static_problem(url) is not None:
        return None
    path, query = _path_and_query(url)
    parts = _split(path)
    label, message, color = parts if len(parts) == 3 else ("", *parts)
    return StaticBadge(_read(label), _read(message), unquote(color), query)


def static_problem(url: str) -> ShieldsProblem | None:
    """What is wrong with an address; ``None`` if nothing, or if it is of no static badge."""
    match = _STATIC.match(url)
    if match is None:
        return None
    start = match.end()
    path, _ = _path_and_query(url)
    end = start + len(path)
    if bad := _BAD_ESCAPE.search(path):
        at = start + bad.start()
        fixed = f"{url[:at]}%25{url[at + 1 :]}"
        return ShieldsProblem('"%" must be written as "%25" in a badge', at, at + 1, fixed)
    if space := re.search(r"\s", path):
        at = start + space.start()
        return ShieldsProblem(
            'a space must be written as "_" or "%20" in a badge', at, at + 1, url.replace(" ", "_")
        )
    parts = _split(path)
    if len(parts) < 2:
        return ShieldsProblem(
            "a static badge needs a message and a color: /badge/LABEL-MESSAGE-COLOR", start, end
        )
    if len(parts) > 3:
        return ShieldsProblem(
            f'the badge has {len(parts)} parts where three are allowed; write a hyphen as "--"',
            start,
            end,
            _escaped_middle(url, start, parts, path),
        )
    if not parts[-2].strip("_"):
        return ShieldsProblem("the badge has no message", start, end)
    if not parts[-1]:
        return ShieldsProblem("the badge has no color after its last hyphen", end - 1, end)
    return None


def build_static(
    label: str,
    message: str,
    color: str,
    *,
    extension: str = "",
    query: tuple[tuple[str, str], ...] = (),
) -> str:
    """The address of a static badge that says exactly this."""
    parts = [_write(label)] if label else []
    path = "-".join([*parts, _write(message), color])
    tail = f"?{urlencode(query)}" if query else ""
    return f"https://img.shields.io/badge/{path}{extension}{tail}"


def _path_and_query(url: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    match = _STATIC.match(url)
    rest = url[match.end() :] if match else ""
    path, _, query = rest.partition("?")
    path = _EXTENSION.sub("", path.partition("#")[0])
    return path, tuple(parse_qsl(query, keep_blank_values=True))


def _split(path: str) -> list[str]:
    """The parts between single hyphens, still escaped."""
    parts = [""]
    at = 0
    while at < len(path):
        if path.startswith("--", at):
            parts[-1] += "--"
            at += 2
        elif path[at] == "-":
            parts.append("")
            at += 1
        else:
            end = path.find("-", at)
            end = len(path) if end < 0 else end
            parts[-1] += path[at:end]
            at = end
    return parts


def _escaped_middle(url: str, start: int, parts: list[str], path: str) -> str | None:
    """One reading of too many parts: the last is the colour, the first the label."""
    if not _COLOR.fullmatch(parts[-1]) or not all(parts):
        return None
    fixed = "-".join([parts[0], "--".join(parts[1:-1]), parts[-1]])
    return url[:start] + fixed + url[start + len(path) :]


def _read(part: str) -> str:
    text = part.replace("--", "-")
    text = text.replace("__", "\0").replace("_", " ").replace("\0", "_")
    return unquote(text)


def _write(text: str) -> str:
    escaped = text.replace("-", "--").replace("_", "__")
    return quote(escaped, safe="-_.~")
