"""The name of an entry, or of a technology, is spelt in another way than elsewhere.

`Llama2`, `LLaMa-2` and `Llama 2` are one model to people and three to a search. Names and aliases
of all entries are compared with the text by letters and digits; the spelling of any entry, alias or
the beginning of one counts as right, so that a family may be spoken of. Names that are words of the
language in lower case, parts of longer names, code and addresses are left alone. Which spelling is
right cannot be known, so the fix is unsafe: it writes the entry's.

Options:

    names: names of technologies as they are to be spelt (default: none).

Fails:

    ---
    schema: project
    ---

    # Tools

    <!-- [zh] 工具 -->

    ## Editors

    <!-- [zh] 编辑器 -->

    ### Example 2

    <!-- [en] -->

    Example-2 is an editor.

    <!-- [zh] -->

    一个编辑器。

Passes:

    ---
    schema: project
    ---

    # Tools

    <!-- [zh] 工具 -->

    ## Editors

    <!-- [zh] 编辑器 -->

    ### Example 2

    <!-- [en] -->

    Example 2 is an editor.

    <!-- [zh] -->

    一个编辑器。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.model import Fix, Related, Severity
from awesomekit.rules.rule import Certainty, Finding, FixKind, ProjectView, Rule, Scope
from awesomekit.source import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Document

_PARTS = re.compile(r"[A-Za-z]+|\d+(?:\.\d+)*|[^\W\d_A-Za-z]+")
_APART = frozenset(" \u00a0-\u2010\u2011")
_WORD = re.compile(r"(?<![\w@#/.\-])[A-Za-z]{2,}")
_GOES_ON = re.compile(r"[\w/@]|[-.:+]\w")
_MOST_PARTS = 8
# emoji and the like around a name
_DECORATION = re.compile(r"\A[^\w(]+|[^\w)+.]+\Z")
_PREFIX = 2
_LONGEST = 60


class _Name(NamedTuple):
    """A name: its spelling, its letters and digits, and where it is an entry's."""

    text: str
    key: str
    path: str
    span: Span | None


def check(project: ProjectView) -> Iterator[Finding]:
    """Compare the words of all lists with the names of all entries."""
    names = list(_names(project))
    right = {name.text for name in names} | {
        text for d in project.documents for e in d.entries for text in (e.name, *e.aliases)
    }
    for name in names:
        words = name.text.split(" ")
        right.update(" ".join(words[:count]) for count in range(1, len(words)))
    by_key: dict[str, _Name] = {}
    for name in names:
        by_key.setdefault(name.key, name)
    for document in project.documents:
        yield from _in_document(document, by_key, right)


def _names(project: ProjectView) -> Iterator[_Name]:
    seen: set[str] = set()
    for document in project.documents:
        for entry in document.entries:
            for text in (entry.name, *entry.aliases):
                name = _name(text, document.source.path, entry.heading.content)
                if name is not None and text not in seen:
                    seen.add(text)
                    yield name
    for text in project.config.lint.options.name_variant.names:
        name = _name(text, "", None)
        if name is not None and text not in seen:
            seen.add(text)
            yield name


def _name(text: str, path: str, span: Span | None) -> _Name | None:
    text = _DECORATION.sub("", text)
    parts = _PARTS.findall(text) if len(text) <= _LONGEST else []
    # a name with other signs, or that begins with a digit, has no spellings to look for
    if not parts or len(parts[0]) < _PREFIX or not parts[0].isascii() or not parts[0].isalpha():
        return None
    if _PARTS.sub("", text).strip(" -"):
        return None
    return _Name(text, "".join(parts).lower(), path, span)


def _in_document(
    document: Document, by_key: dict[str, _Name], right: set[str]
) -> Iterator[Finding]:
    source = document.source
    headings = {entry.heading.content for entry in document.entries}
    for text in document.markdown.texts:
        if text.span in headings:
            continue
        for span, shown in text.runs:
            if source.slice(span) != shown:
                continue
            at = 0
            for word in _WORD.finditer(shown):
                if word.start() < at:
                    continue
                found = _spelling(shown, word.start(), by_key)
                if found is None:
                    continue
                name, at = found
                written = shown[word.start() : at]
                if written not in right and not _is_word(written, name.text):
                    place = Span(span.start + word.start(), span.start + at)
                    yield _finding(document, place, written, name)


def _spelling(shown: str, start: int, by_key: dict[str, _Name]) -> tuple[_Name, int] | None:
    """The longest name that stands at an offset, in whatever spelling, and its end."""
    found = None
    key = ""
    at = start
    for _ in range(_MOST_PARTS):
        part = _PARTS.match(shown, at)
        if part is None:
            break
        key += part[0].lower()
        name = by_key.get(key)
        if name is not None and _GOES_ON.match(shown, part.end()) is None:
            found = name, part.end()
        at = part.end() + (shown[part.end() : part.end() + 1] in _APART)
    return found


def _is_word(written: str, name: str) -> bool:
    """Whether a spelling may be a common word, or differs by case alone at a sentence's start."""
    if written.isalpha() and written.islower():
        return True
    return name.islower() and written == name.capitalize()


def _finding(document: Document, place: Span, written: str, name: _Name) -> Finding:
    related: tuple[Related, ...] = ()
    what = "the configuration"
    if name.span is not None:
        what = "its entry"
        related = (Related(name.path, name.span, "the entry is here"),)
    return Finding(
        place,
        f'"{written}" is probably "{name.text}" in another spelling than that of {what}; write one '
        "of the two everywhere",
        Fix(f'Write "{name.text}"', (Edit(place, name.text),), safe=False),
        related,
        path=document.source.path,
    )


RULE = Rule(
    code="AK109",
    slug="name-variant",
    severity=Severity.WARNING,
    scope=Scope.PROJECT,
    fix=FixKind.UNSAFE,
    documentation=__doc__,
    check=check,
    any_style=True,
    certainty=Certainty.LIKELY,
)
