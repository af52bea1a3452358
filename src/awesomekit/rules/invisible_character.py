"""The text holds characters that nobody sees.

Zero-width characters, soft hyphens, no-break spaces, tags and control characters come along when
text is copied: words that hold them are not found, addresses lead nowhere, commands fail.
Characters that turn the direction of writing can make text or code read as something else than
it is (https://trojansource.codes).

What a language or typography needs is left alone: joiners in emoji and in Arabic and Indian
scripts, zero-width spaces in Thai and its like, marks of direction in lines with Hebrew or Arabic,
no-break spaces next to numbers and Chinese characters or before French punctuation. The fix
removes the character or writes a plain space. It is unsafe where the character kept Markdown
from taking something for markup, where an anchor would change, and where what is shown is written
from right to left. In the first example, a no-break space stands before "and".

Fails:

    # Tools

    Fast\u00a0and small.

Passes:

    # Tools

    Fast and small.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.model import Fix, Severity
from awesomekit.rules.harmless_edits import harmless
from awesomekit.rules.misread_bytes import misread
from awesomekit.rules.ordered_spans import is_covered
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.rules.unseen_characters import Unseen, is_needed, unseen_characters
from awesomekit.source import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Markdown


class _Found(NamedTuple):
    """What is reported: the message, the mend, and whether the mend may be safe."""

    message: str
    title: str
    edit: Edit
    mild: bool


def check(markdown: Markdown, _context: Context) -> Iterator[Finding]:
    """Look for characters that nobody sees, all over the file."""
    found = list(_found(markdown))
    safe = harmless(markdown, (one.edit for one in found if one.mild))
    for one in found:
        fix = Fix(one.title, (one.edit,), safe=one.edit in safe)
        yield Finding(one.edit.span, one.message, fix)


def _found(markdown: Markdown) -> Iterator[_Found]:
    places: _Places | None = None
    for unseen in unseen_characters(markdown.source):
        if places is None:
            places = _Places(markdown)
        in_address = is_covered(unseen.span, places.addresses)
        in_code = is_covered(unseen.span, markdown.code)
        # invalid-url finds white space and controls in addresses, mojibake what was misread
        if in_address and unseen.kind in {"space", "line", "control"}:
            continue
        if is_covered(unseen.span, places.misread):
            continue
        if not is_needed(unseen, in_prose=not in_address and not in_code):
            yield _judged(unseen, in_code=in_code)


class _Places:
    """Addresses and misread sequences of a file, in order."""

    def __init__(self, markdown: Markdown) -> None:
        addresses = [definition.destination for definition in markdown.definitions]
        for link in markdown.links:
            place = link.span if link.kind == "html" else link.destination
            if place is not None:
                addresses.append(place)
        self.addresses = sorted(addresses)
        text = markdown.source.text
        self.misread = [Span(one.start, one.end) for one in misread(text)]


def _judged(unseen: Unseen, *, in_code: bool) -> _Found:
    if unseen.kind in {"space", "line"}:
        return _blank(unseen, in_code=in_code)
    remove = Edit(unseen.span, "")
    mild = unseen.kind != "bidi" or not (unseen.turned or unseen.right_to_left)
    if unseen.turning:
        message = f"{_named(unseen)} shows text in another order than it is written; remove it"
        return _Found(message, "Remove the character", remove, mild)
    if len(unseen.chars) == 1:
        message = f"the invisible character {_named(unseen)} stands here; remove it"
        return _Found(message, "Remove the invisible character", remove, mild)
    count = len(unseen.chars)
    message = f"{count} invisible characters from {_named(unseen)} on stand here; remove them"
    return _Found(message, "Remove the invisible characters", remove, mild)


def _blank(unseen: Unseen, *, in_code: bool) -> _Found:
    """A space that is no plain one: a plain one is written, or none beside another or an edge."""
    count, wanted = len(unseen.chars), " "
    subject = f"{_named(unseen)} stands"
    if count > 1:
        subject = f"{count} characters from {_named(unseen)} on stand"
    if in_code and unseen.kind == "space":
        wanted = " " * count
        message = f"{subject} in code, where it is no white space; write a plain space"
    elif unseen.before[-1:].strip(" \t") and unseen.after[:1].strip(" \t"):
        message = f"{subject} where a plain space belongs; write that"
    else:
        edit = Edit(unseen.span, "")
        message = f"{subject} next to white space and adds nothing; remove it"
        return _Found(message, "Remove the space", edit, mild=True)
    return _Found(message, "Write a plain space", Edit(unseen.span, wanted), mild=True)


def _named(unseen: Unseen) -> str:
    char = unseen.chars[0]
    name = unicodedata.name(char, "control character").lower()
    return f"U+{ord(char):04X} ({name})"


RULE = Rule(
    code="AK103",
    slug="invisible-character",
    severity=Severity.WARNING,
    scope=Scope.ANY,
    fix=FixKind.BOTH,
    documentation=__doc__,
    check=check,
)
