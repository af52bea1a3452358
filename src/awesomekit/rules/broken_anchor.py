"""A link's fragment is no heading's anchor.

GitHub makes anchors of headings: lower case, hyphens for spaces, most punctuation dropped. A
fragment that is none of them leads to the top of the page. Anchors of raw HTML count, and so do
GitHub's own, such as `#top` and `#L10`. A fragment that differs in letter case only is found by
GitHub's page but by few other readers, and is a warning. The nearest anchor is offered as an
unsafe fix.

Fails:

    # Tools

    [Editors](#editor)

    ## Editors

    A list.

Passes:

    # Tools

    [Editors](#editors)

    ## Editors

    A list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING
from urllib.parse import quote

from awesomekit.keys import name_key
from awesomekit.markdown import slug
from awesomekit.markdown.relative import fragment, is_relative, relative_path
from awesomekit.model import Fix, Severity
from awesomekit.model.files import Target
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Markdown


_ALWAYS = frozenset({"", "top", "readme"})
_LINE = r"L\d+(?:C\d+)?"
_MADE_BY_GITHUB = re.compile(rf"(?:user-content-)?fn(?:ref)?-.*|{_LINE}(?:-{_LINE})?", re.DOTALL)
_PREFIX = "user-content-"
_TEXT_FRAGMENT = ":~:"
_UNSAFE_CHARACTER = re.compile(r"[\s()<>\\\"'&%#]")
# anchors compared with fragments in one file; each takes some 25 microseconds
_MOST_COMPARISONS = 15_000
_LONGEST_COMPARED = 80


def check(markdown: Markdown, context: Context) -> Iterator[Finding]:
    """Look each fragment up in its file."""
    source = markdown.source
    own = frozenset(heading.anchor for heading in markdown.headings) | markdown.html_ids
    nearest = _Nearest()
    targets = [
        (link.url, link.destination) for link in markdown.links if link.destination is not None
    ]
    targets += [(definition.url, definition.destination) for definition in markdown.definitions]
    for url, span in targets:
        if "#" not in url or not is_relative(url):
            continue
        wanted = fragment(url).partition(_TEXT_FRAGMENT)[0]
        if wanted in _ALWAYS or _MADE_BY_GITHUB.fullmatch(wanted):
            continue
        file = relative_path(url)
        anchors = _anchors(source.path, file, context) if file else own
        if not file and context.kind == "skeleton":
            continue  # most of the README's headings are not in the skeleton
        if anchors is None or wanted in anchors or wanted.removeprefix(_PREFIX) in anchors:
            continue
        yield _finding(markdown, span, wanted, file, nearest.to(wanted, anchors))


def _anchors(path: str, file: str, context: Context) -> frozenset[str] | None:
    if context.files.target(path, file)[0] is not Target.FILE:
        return None  # what is not there is the matter of another rule
    return context.files.anchors(path, file)


def _finding(
    markdown: Markdown, destination: Span, wanted: str, file: str, near: str | None
) -> Finding:
    where = f' in "{file}"' if file else ""
    written = markdown.source.slice(destination)
    at = -1 if "&" in written else written.find("#")
    span = destination if at < 0 else Span(destination.start + at, destination.end)
    if near is None:
        return Finding(span, f'no heading has the anchor "{wanted}"{where}; correct it')
    fix = None
    if at >= 0:
        near_written = _UNSAFE_CHARACTER.sub(lambda char: quote(char[0], safe=""), near)
        edits = (Edit(Span(span.start + 1, span.end), near_written),)
        fix = Fix(f'Write "#{near}"', edits, safe=False)
    if near == wanted.lower():
        return Finding(
            span,
            f'the anchor{where} is "{near}" in lower case; not all readers find "{wanted}", '
            "so write that",
            fix,
            severity=Severity.WARNING,
        )
    message = f'no heading has the anchor "{wanted}"{where}; did you mean "{near}"?'
    return Finding(span, message, fix)


@dataclass(slots=True)
class _Nearest:
    """Finds anchors that were likely meant; comparisons are limited, lookups are not."""

    comparisons: int = 0
    _known: dict[frozenset[str], tuple[list[str], dict[str, str]]] = field(default_factory=dict)

    def to(self, wanted: str, anchors: frozenset[str]) -> str | None:
        """The anchor that differs least, if one is near."""
        made = slug(wanted)
        for exact in (wanted.lower(), made):
            if exact in anchors:
                return exact
        if anchors not in self._known:
            ordered = sorted(anchors)
            self._known[anchors] = (ordered, {name_key(a): a for a in reversed(ordered)})
        ordered, keys = self._known[anchors]
        if (key := name_key(wanted)) and key in keys:
            return keys[key]
        self.comparisons += len(ordered)
        if self.comparisons > _MOST_COMPARISONS:
            return None
        close = get_close_matches(made[:_LONGEST_COMPARED], ordered, n=1, cutoff=0.7)
        return close[0] if close else None


RULE = Rule(
    code="AK504",
    slug="broken-anchor",
    severity=Severity.ERROR,
    scope=Scope.ANY,
    fix=FixKind.UNSAFE,
    documentation=__doc__,
    check=check,
)
