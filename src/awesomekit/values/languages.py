"""The natural languages of a model or data set: ``en,zh``, ``mul``, ``en+``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.values.language_names import (
    CODES,
    MULTIPLE,
    PAIRS,
    codes_by_mistake,
    codes_by_name,
)
from awesomekit.values.scanner import Scanner, quoted
from awesomekit.values.unknown import Unknown, is_unknown

if TYPE_CHECKING:
    from awesomekit.model.value import InvalidValue

MULTIPLE_CODE = "mul"

_SEPARATOR = re.compile(r"[,;/&、|]|(?<![a-z])and(?![a-z])|[和与及]", re.ASCII | re.IGNORECASE)
_MOSTLY = re.compile(
    r"(?:mostly|mainly|primarily|predominantly|most)\s+(?P<after>\S.*)"
    r"|(?P<before>.*\S)\s+(?:mostly|mainly|primarily|predominantly|most)"
    r"|(?:以\s*)?(?P<han>.*\S)\s*为主"
    r"|主要(?:是|为)?\s*(?P<mainly>\S.*)"
    r"|(?P<plus>.*[^\s+])\s*\+",
    re.ASCII | re.IGNORECASE | re.DOTALL,
)
_REGION = re.compile(r"(?P<code>[a-z]{2})[-_][a-z]{2,4}", re.ASCII | re.IGNORECASE)
_COUNTED = re.compile(r"[0-9]{1,4}\+?\s*(?:languages|种语言|语言)", re.ASCII | re.IGNORECASE)

_BETWEEN = re.compile(r"[\s+]+")

_LONGEST = 60
_MOST_ITEMS = 50
_NEAR_ENOUGH = 0.75
_SHORTEST_NAME = 4


@dataclass(frozen=True, slots=True)
class Languages:
    """Languages by their ISO 639-1 codes.

    Attributes:
        codes: sorted and without repeats, in whatever order they are given; ``("mul",)``, the code
            of ISO 639-2, for many languages that nobody lists.
        mostly: other languages play a small part; only with a single code.
    """

    codes: tuple[str, ...]
    mostly: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "codes", tuple(sorted(set(self.codes))))

    @property
    def text(self) -> str:
        """The canonical text."""
        return ",".join(self.codes) + ("+" if self.mostly else "")

    @property
    def sort_key(self) -> tuple[str]:
        """The canonical text."""
        return (self.text,)


class _Item(NamedTuple):
    """What stands between two separators; ``code`` is ``None`` where it is no language."""

    word: str
    start: int
    end: int
    code: str | None = None
    mostly: bool = False


def parse_languages(text: str) -> Languages | Unknown:
    """Parse languages.

    Also read are English and Chinese names, codes in any letter case, ``Ch`` and ``CH`` for Chinese
    (``ch`` is Chamorro), ``Multiple``, ``En most``, and ``/``, ``&``, ``and`` and ``、`` between
    languages.

    Raises:
        InvalidValue: a code or name is not known (the nearest is suggested), ``mul`` or a mostly
            used language does not stand alone, or two separators follow each other.
    """
    if is_unknown(text):
        return Unknown()
    scanner = Scanner(text, "list of languages", 'write ISO 639-1 codes such as "en,zh", or "mul"')
    if scanner.done():
        raise scanner.unexpected()
    items = _items(scanner.folded)
    if len(items) > 1 and all(item.code is None for item in items):
        error = scanner.unexpected()
        error.suggestion = _suggestion(items)
        raise error
    for item in items:
        if item.code is None:
            raise _no_language(scanner, item, items)
    codes = {item.code for item in items if item.code is not None}
    for item in items:
        if (item.mostly or item.code == MULTIPLE_CODE) and len(codes) > 1:
            what = quoted(text[item.start : item.end])
            raise scanner.fail(f"{what} must stand alone", item.start, item.end)
        if item.mostly and item.code == MULTIPLE_CODE:
            what = quoted(text[item.start : item.end])
            raise scanner.fail(f"{what} names no language", item.start, item.end)
    return Languages(tuple(codes), any(item.mostly for item in items))


def _items(folded: str) -> list[_Item]:
    found = list(_SEPARATOR.finditer(folded))
    starts = (0, *(separator.end() for separator in found))
    ends = (*(separator.start() for separator in found), len(folded))
    items: list[_Item] = []
    for first, last in zip(starts, ends, strict=True):
        piece = folded[first:last]
        word = piece.strip()
        if not word:
            items.append(_Item("", first, last))
            continue
        start = first + len(piece) - len(piece.lstrip())
        items.append(_item(word, start))
    return items


def _item(word: str, start: int) -> _Item:
    end = start + len(word)
    if len(word) > _LONGEST:
        return _Item(word, start, end)
    if code := _code(word):
        return _Item(word, start, end, code)
    if mostly := _MOSTLY.fullmatch(word):
        code = _code(next(part for part in mostly.groups() if part is not None))
        if code is not None:
            return _Item(word, start, end, code, mostly=True)
    return _Item(word, start, end)


def _code(word: str) -> str | None:
    """The code of a language's code or name."""
    # "Ch" is how lists shorten Chinese; as an ISO 639-1 code in lower case it is Chamorro.
    if word in {"Ch", "CH"}:
        return "zh"
    name = " ".join(word.lower().split())
    if name in CODES:
        return name
    return MULTIPLE_CODE if name in MULTIPLE else codes_by_name().get(name)


def _likely(word: str) -> tuple[str, ...] | None:
    """The codes that ``word`` is likely to mean; ``None`` where there is no telling."""
    if len(word) > _LONGEST:
        return None
    name = " ".join(word.lower().split())
    if name in PAIRS:
        return PAIRS[name]
    if _COUNTED.fullmatch(name):
        return (MULTIPLE_CODE,)
    if code := codes_by_mistake().get(name):
        return (code,)
    if region := _REGION.fullmatch(name):
        code = region["code"]
        return (code,) if code in CODES else None
    codes = [_code(part) for part in _BETWEEN.split(word)]
    if len(codes) > 1 and None not in codes:
        return tuple(code for code in codes if code is not None)
    if len(name) < _SHORTEST_NAME or not name.isascii():
        return None
    from difflib import get_close_matches

    names = codes_by_name()
    near = {names[match] for match in get_close_matches(name, names, 3, _NEAR_ENOUGH)}
    return tuple(near) if len(near) == 1 else None


def _no_language(scanner: Scanner, item: _Item, items: list[_Item]) -> InvalidValue:
    text = scanner.text
    suggestion = _suggestion(items)
    if item.word:
        message = f"{quoted(text[item.start : item.end])} is not a language code"
        return scanner.fail(message, item.start, item.end, suggestion)
    where, at = ("before", item.end) if item.end < len(text) else ("after", item.start - 1)
    message = f'there is no language {where} this "{text[at]}"'
    return scanner.fail(message, at, at + 1, suggestion)


def _suggestion(items: list[_Item]) -> str | None:
    """The canonical text, if each item has one likely meaning; empty ones are left out."""
    codes: set[str] = set()
    if len(items) > _MOST_ITEMS:
        return None
    for item in items:
        if item.code is not None:
            codes.add(item.code)
        elif item.word:
            likely = _likely(item.word)
            if likely is None:
                return None
            codes.update(likely)
    mostly = any(item.mostly for item in items)
    if not codes or (len(codes) > 1 and (mostly or MULTIPLE_CODE in codes)):
        return None
    return Languages(tuple(codes), mostly).text
