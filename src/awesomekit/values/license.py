"""Licences: an SPDX expression such as ``Apache-2.0``, or a name with a link.

The expressions are those of https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/.
"""

from __future__ import annotations

from dataclasses import dataclass

from awesomekit.keys import name_key
from awesomekit.model.value import InvalidValue
from awesomekit.values.inline_link import link_text, take_link
from awesomekit.values.scanner import Scanner, fold
from awesomekit.values.spdx_expression import HINT, canonical_expression
from awesomekit.values.unknown import Unknown, is_unknown


@dataclass(frozen=True, slots=True)
class License:
    """A licence.

    Attributes:
        name: an SPDX expression in canonical form, or the link's label as written.
        url: the link's destination as written; ``None`` for a plain SPDX expression.
        spdx: whether ``name`` is an SPDX expression; always so without a link.
    """

    name: str
    url: str | None = None
    spdx: bool = True

    @property
    def text(self) -> str:
        """The canonical text."""
        return self.name if self.url is None else link_text(self.name, self.url)

    @property
    def sort_key(self) -> tuple[str, str]:
        """The name without letter case, then the link."""
        return (self.name.casefold(), self.url or "")


def parse_license(text: str) -> License | Unknown:
    """Parse a licence.

    Also read are other spellings of common identifiers, plain (``Apache License 2.0``) or as the
    label of a link.

    Raises:
        InvalidValue: a plain name is not an SPDX expression, or what looks like a link is not
            one; a name that is nearly that of a common licence has the identifier as suggestion.
    """
    if is_unknown(text):
        return Unknown()
    scanner = Scanner(text, "licence", HINT)
    if scanner.done():
        raise scanner.unexpected()
    if not text.startswith("[", scanner.at):
        return License(canonical_expression(scanner.folded))
    link = take_link(scanner)
    if link is not None and not link.label.strip():
        scanner.at = link.start
        raise scanner.unexpected()
    if link is None or not scanner.done():
        raise scanner.unexpected()
    try:
        return License(canonical_expression(fold(link.label)), link.url)
    except InvalidValue as error:
        if error.suggestion is None or not _misspells(link.label, error.suggestion):
            return License(" ".join(link.label.split()), link.url, spdx=False)
        start, end = link.label_start + error.start, link.label_start + error.end
        raise InvalidValue(
            error.message, start, end, link_text(error.suggestion, link.url)
        ) from None


def _misspells(label: str, identifier: str) -> bool:
    """Whether the label of a link is an identifier with a letter or two wrong.

    A link may have any name; one that merely resembles an identifier is a name of its own.
    """
    from difflib import SequenceMatcher

    written, meant = name_key(label), name_key(identifier)
    near = abs(len(written) - len(meant)) <= 2
    return near and SequenceMatcher(None, written, meant).ratio() >= 0.85
