"""The static badges of shields.io: read, checked and written.

https://shields.io/badges/static-badge: ``/badge/LABEL-MESSAGE-COLOR`` or ``/badge/MESSAGE-COLOR``;
``--`` is a hyphen, ``__`` an underscore, ``_`` and ``%20`` a space. The service decodes percent
escapes before it looks for hyphens, so ``%2D`` separates as ``-`` does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, quote, unquote, urlencode

from awesomekit.badges.colors import is_color

_STATIC = re.compile(
    r"https?://(?:img|raster)\.shields\.io/badge/(?!(?:dynamic|endpoint)(?:/|\Z))", re.IGNORECASE
)
_PATH = re.compile(r"[^?#]*")
_EXTENSION = re.compile(r"\.(?:svg|png|json|gif|jpg)\Z")
_GONE = re.compile(r"\.(?:gif|jpg)\Z")
_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ESCAPED_HYPHEN = re.compile(r"(?:%2D)+", re.IGNORECASE)
_SPACE = re.compile(r"[\s\x00-\x1f]+")
_HYPHENS = re.compile("-+")
_UNDERSCORES = re.compile("_+")
_LONE_UNDERSCORE = re.compile(r"(?<!_)_(?!_)")
_FORM = '"/badge/LABEL-MESSAGE-COLOR"'
# a badge that says more is no badge; keeps hostile text cheap
_LONGEST = 8192


@dataclass(frozen=True, slots=True)
class StaticBadge:
    """What a static badge shows.

    Attributes:
        label: the left half; empty where it has only a message.
        message: the right half.
        color: of the right half, decoded.
        query: the parameters, decoded, in order.
    """

    label: str
    message: str
    color: str
    query: tuple[tuple[str, str], ...] = ()

    def parameter(self, name: str) -> str:
        """The first value of a query parameter; empty where there is none."""
        return next((value for key, value in self.query if key == name), "")


@dataclass(frozen=True, slots=True)
class ShieldsProblem:
    """Why a static badge does not parse, or does not say what it means.

    Attributes:
        message: one sentence: what is wrong and what would be right.
        start: offset of the first bad character in the address.
        end: offset after the last bad character.
        suggestion: the whole address mended, where there is one reading.
        certain: whether the suggestion says for certain what was meant.
    """

    message: str
    start: int
    end: int
    suggestion: str | None = None
    certain: bool = False


def is_static(url: str) -> bool:
    """Whether an address is of a static badge, right or wrong."""
    return len(url) <= _LONGEST and _STATIC.match(url) is not None


def parse_static(url: str) -> StaticBadge | None:
    """Read what shields.io shows for an address; ``None`` if it shows no static badge for it."""
    if not is_static(url):
        return None
    start, end, query = _cut(url)
    halves = _halves(unquote(url[start:end]))
    if halves is None:
        return None
    badge = StaticBadge(_shown(halves[0]), _shown(halves[1]), halves[2], query)
    label = badge.parameter("label")
    color = badge.parameter("color") or badge.parameter("colorB")
    return replace(badge, label=label or badge.label, color=color or badge.color)


def static_problem(url: str, meant: str = "") -> ShieldsProblem | None:
    """What is wrong with a static badge's address; ``None`` if nothing, or it is of no such badge.

    Args:
        url: the picture's address.
        meant: what the badge ought to name, such as its link's repository; a badge that shows
            just this, but for hyphens or underscores that were not doubled, is mended for certain.
    """
    if not is_static(url):
        return None
    start, end, _ = _cut(url)
    problem = _character_problem(url, start, end)
    if problem is not None:
        return problem
    path = url[start:end]
    if meant and (mended := _as_meant(path, meant)) is not None:
        return _unescaped(url, start, end, mended)
    parts = _parts(path)
    if len(parts) > 3:
        mended = None
        if all(parts) and is_color(unquote(parts[-1])):
            mended = "-".join([parts[0], "--".join(parts[1:-1]), parts[-1]])
        message = (
            f'the badge has {len(parts)} parts where {_FORM} has three; write a hyphen as "--"'
        )
        return ShieldsProblem(message, start, end, _put(url, start, end, mended))
    halves = _halves(path)
    if path.endswith("-"):
        message = f"the badge has no color after its last hyphen; write {_FORM}"
        return ShieldsProblem(message, end - 1, end)
    if halves is None or not (is_color(unquote(halves[2])) or _overrides_color(url)):
        return _colorless(end, halves[2] if halves else parts[-1])
    if not _shown(unquote(halves[1])).strip():
        return ShieldsProblem(f"the badge has no message; write {_FORM}", start, end)
    return None


def build_static(label: str, message: str, color: str, *, extension: str = "", **query: str) -> str:
    """The address of a static badge that shows exactly this.

    Args:
        label: the left half; empty for a badge of one half.
        message: the right half.
        color: as shields.io takes it, such as ``b31b1b``.
        extension: ``.svg`` or nothing.
        query: parameters such as ``logo`` and ``style``.

    Raises:
        ValueError: the message is blank, or the color is none.
    """
    if not message.strip():
        raise ValueError("a static badge needs a message")
    if not is_color(color):
        raise ValueError(f'"{color}" is no color that shields.io knows')
    # these would be cut elsewhere
    if label.endswith("-") or not message.strip("-"):
        label, query = "", {"label": label, **query}
    halves = [_written(half) for half in (label, message) if half]
    tail = f"?{urlencode(query, errors='replace')}" if query else ""
    path = "-".join([*halves, quote(color, safe="")])
    return f"https://img.shields.io/badge/{path}{extension}{tail}"


# ------------------------------------------------------------------------------ reading


def _cut(url: str) -> tuple[int, int, tuple[tuple[str, str], ...]]:
    """Start and end of the part that makes up the badge, and the query."""
    prefix = _STATIC.match(url)
    assert prefix is not None
    start = prefix.end()
    path = _PATH.match(url, start)
    assert path is not None
    end = path.end()
    query = url[end:].partition("#")[0].removeprefix("?")
    extension = _EXTENSION.search(url, start, end)
    pairs = tuple(parse_qsl(query, keep_blank_values=True))
    return start, extension.start() if extension else end, pairs


def _halves(text: str) -> tuple[str, str, str] | None:
    """Label, message and color, still with doubled hyphens, as the service cuts them.

    In a run of hyphens pairs are hyphens and one that is left over separates: the last one of
    the run before the color, the first one of the run before the message.
    """
    runs = [match.span() for match in _HYPHENS.finditer(text)]
    odd = [span for span in runs if (span[1] - span[0]) % 2]
    if len(odd) == 1:
        halves = ("", text[: odd[0][1] - 1], text[odd[0][1] :])
    elif len(odd) == 2:
        (first, _), (_, second) = odd
        halves = (text[:first], text[first + 1 : second - 1], text[second:])
    elif not odd:
        # two separators around a message of nothing but hyphens
        found = ((text[:a], text[a + 1 : b - 1], text[b:]) for a, b in runs)
        return next((halves for halves in found if _colored(halves)), None)
    else:
        return None
    return halves if _colored(halves) else None


def _colored(halves: tuple[str, str, str]) -> bool:
    return halves[2] != "" and "." not in halves[2]


def _shown(half: str) -> str:
    """A half as a reader sees it."""
    if half == "_":
        return half

    def underscores(match: re.Match[str]) -> str:
        count = len(match[0])
        return " " if count == 1 else "_" * ((count + 1) // 2)

    return _UNDERSCORES.sub(underscores, half).replace("--", "-")


def _written(half: str) -> str:
    return quote(half.replace("-", "--").replace("_", "__"), safe="", errors="replace")


# ----------------------------------------------------------------------------- problems


def _character_problem(url: str, start: int, end: int) -> ShieldsProblem | None:
    """A character that an address cannot have, or that does not reach the badge."""
    if bad := _BAD_ESCAPE.search(url, start, end):
        at = bad.start()
        mended = url[:start] + _BAD_ESCAPE.sub("%25", url[start:end]) + url[end:]
        message = '"%" starts no escape here; write a percent sign as "%25"'
        return ShieldsProblem(message, at, at + 1, mended, certain=True)
    if space := _SPACE.search(url, start, end):
        mended = url[:start] + _SPACE.sub("%20", url[start:end]) + url[end:]
        message = 'a space in a badge\'s address; write it as "%20"'
        return ShieldsProblem(message, *space.span(), mended, certain=True)
    if escaped := _ESCAPED_HYPHEN.search(url, start, end):
        message = 'shields.io reads "%2D" as "-"; write a hyphen in a text as "--"'
        mended = url[:start] + _ESCAPED_HYPHEN.sub(_doubled, url[start:end]) + url[end:]
        return ShieldsProblem(message, *escaped.span(), mended)
    if url[end : end + 1] == "#":
        mended = f"{url[:end]}%23{url[end + 1 :]}"
        if static_problem(mended) is None:
            message = '"#" ends the address of a badge; write it as "%23"'
            return ShieldsProblem(message, end, end + 1, mended, certain=True)
    if gone := _GONE.search(url[: _end_of_path(url, end)]):
        message = f'shields.io no longer serves "{gone[0]}"; write ".svg"'
        mended = f"{url[: gone.start()]}.svg{url[gone.end() :]}"
        return ShieldsProblem(message, *gone.span(), mended, certain=True)
    return None


def _end_of_path(url: str, at: int) -> int:
    path = _PATH.match(url, at)
    assert path is not None
    return path.end()


def _doubled(match: re.Match[str]) -> str:
    """Escaped hyphens as hyphens that do not separate; pairs of them already are one."""
    count = len(match[0]) // len("%2D")
    return "--" * (count if count % 2 else count // 2)


def _colorless(end: int, last: str) -> ShieldsProblem:
    shown = unquote(last)
    shown = f'"{shown}" is' if len(shown) <= 40 else "the last part is"
    message = f'{shown} no color; write {_FORM}, and a hyphen in a text as "--"'
    return ShieldsProblem(message, end - len(last), end)


def _parts(path: str) -> list[str]:
    """The parts between hyphens that are not doubled."""
    parts: list[str] = []
    at = 0
    for match in _HYPHENS.finditer(path):
        if len(match[0]) % 2:
            # before the last part the doubled hyphens come first, as in _halves
            parts.append(path[at : match.end() - 1])
            at = match.end()
    return [*parts, path[at:]]


def _as_meant(path: str, meant: str) -> str | None:
    """The path with hyphens and underscores doubled so that its message is what is meant.

    ``None`` where it shows that already, or is not about it.
    """
    halves = _halves(unquote(path))
    parts = _parts(path)
    if not is_color(unquote(parts[-1])) or (halves and _shown(unquote(halves[1])) == meant):
        return None
    for first in range(min(2, len(parts) - 1)):
        text = unquote("-".join(parts[first:-1]))
        if meant in {text, text.replace("--", "-").replace("__", "_")}:
            return "-".join([*parts[:first], _written(meant), parts[-1]])
    return None


def _unescaped(url: str, start: int, end: int, mended: str) -> ShieldsProblem:
    message = 'shields.io separates at "-" and shows "_" as a space; double both within a text'
    return ShieldsProblem(message, start, end, _put(url, start, end, mended), certain=True)


def _put(url: str, start: int, end: int, mended: str | None) -> str | None:
    return None if mended is None else url[:start] + mended + url[end:]


def _overrides_color(url: str) -> bool:
    _, _, query = _cut(url)
    return any(name in {"color", "colorB"} and value for name, value in query)
