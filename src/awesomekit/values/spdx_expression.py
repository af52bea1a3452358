"""SPDX licence expressions: ``MIT``, ``Apache-2.0 OR GPL-2.0-only WITH Classpath-exception-2.0``.

https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/; the identifiers are those of
:mod:`packaging.licenses`, which says whether a text is an expression but not where it fails.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.model.value import InvalidValue
from awesomekit.values.license_names import nearest_id, spdx_id
from awesomekit.values.scanner import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

HINT = "write an SPDX identifier (spdx.org/licenses) or a link, [name](https://…)"

_MARK = re.compile(r"[()]|(?<![^\s()])(?:and|or|with)(?![^\s()])", re.ASCII | re.IGNORECASE)

# No expression in use comes near, and the parser of packaging bounds nested brackets.
_LONGEST = 500

_AFTER_OPERATOR = frozenset({"(", "AND", "OR"})
_AFTER_OPERAND = frozenset({"licence", "exception", ")"})
_MAY_FOLLOW = {
    "(": _AFTER_OPERATOR,
    "licence": _AFTER_OPERATOR,
    "exception": frozenset({"WITH"}),
    ")": _AFTER_OPERAND,
    "AND": _AFTER_OPERAND,
    "OR": _AFTER_OPERAND,
    "WITH": frozenset({"licence"}),
}


def canonical_expression(text: str) -> str:
    """Return an SPDX expression in canonical form.

    Operators and identifiers may be in any letter case, and identifiers in the spellings of
    :func:`awesomekit.values.license_names.spdx_id`.

    Raises:
        InvalidValue: it is no expression; the suggestion mends misspelt common identifiers.
    """
    whole = text.strip()
    if identifier := spdx_id(whole):
        return identifier
    begin = len(text) - len(text.lstrip())
    end = begin + len(whole)
    if len(whole) > _LONGEST:
        raise _fail(f"{quoted(whole)} is too long for an SPDX expression", begin, end)
    parts: list[str] = []
    opened: list[_Token] = []
    before = "("
    for token in _tokens(text):
        kind = token.kind
        if kind == "licence" and before == "WITH":
            kind = "exception"
        if before not in _MAY_FOLLOW[kind] or (kind == ")" and not opened):
            message = f"{quoted(token.text)} does not belong in this SPDX expression"
            raise _fail(message, token.start, token.end)
        if kind == "(":
            opened.append(token)
        elif kind == ")":
            opened.pop()
        parts.append(_canonical(token, kind, text))
        before = kind
    if before not in _AFTER_OPERAND:
        raise _fail("the SPDX expression ends too early", end, end)
    if opened:
        raise _fail('this "(" is never closed', opened[-1].start, opened[-1].end)
    return " ".join(parts).replace("( ", "(").replace(" )", ")")


class _Token(NamedTuple):
    """An operator, a bracket, or all that stands between two of them."""

    text: str
    start: int
    end: int

    @property
    def kind(self) -> str:
        upper = self.text.upper()
        return upper if upper in _MAY_FOLLOW else "licence"


def _tokens(text: str) -> Iterator[_Token]:
    at = 0
    for mark in _MARK.finditer(text):
        yield from _operand(text, at, mark.start())
        yield _Token(mark[0], mark.start(), mark.end())
        at = mark.end()
    yield from _operand(text, at, len(text))


def _operand(text: str, start: int, end: int) -> Iterator[_Token]:
    piece = text[start:end]
    name = piece.strip()
    if name:
        start += len(piece) - len(piece.lstrip())
        yield _Token(name, start, start + len(name))


def _canonical(token: _Token, kind: str, text: str) -> str:
    if kind not in {"licence", "exception"}:
        return kind
    name = token.text
    if kind == "licence" and (identifier := spdx_id(name)):
        return identifier
    from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

    expression = f"MIT WITH {name}" if kind == "exception" else name
    try:
        if len(name.split()) == 1:
            return canonicalize_license_expression(expression).removeprefix("MIT WITH ")
    except InvalidLicenseExpression:
        pass
    raise _fail(
        f"{quoted(name)} is not a known {kind}",
        token.start,
        token.end,
        _mended(token, kind, text),
    )


def _mended(token: _Token, kind: str, text: str) -> str | None:
    """The canonical expression, if this identifier is a near miss and the rest is in order."""
    near = nearest_id(token.text) if kind == "licence" else None
    if near is None:
        return None
    try:
        return canonical_expression(text[: token.start] + near + text[token.end :])
    except InvalidValue as error:
        return error.suggestion


def _fail(message: str, start: int, end: int, suggestion: str | None = None) -> InvalidValue:
    return InvalidValue(f"{message}; {HINT}", start, end, suggestion)
