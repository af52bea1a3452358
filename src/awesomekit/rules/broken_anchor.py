"""A link's fragment is no heading's anchor.

GitHub makes anchors of headings: lower case, hyphens for spaces, most punctuation dropped. A
fragment that is none of them leads to the top of the page. Anchors of raw HTML count. The nearest
anchor is offered as an unsafe fix.

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
from difflib import get_close_matches
from typing import TYPE_CHECKING

from awesomekit.keys import name_key
from awesomekit.markdown import slug
from awesomekit.markdown.relative import fragment, is_relative, relative_path
from awesomekit.model import Fix, Severity
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Markdown


_ALWAYS = frozenset({"", "top", "readme"})
_MADE_BY_GITHUB = re.compile(r"(?:user-content-)?(?:fn|fnref)-|:~:|L\d+")
_MOST_SUGGESTIONS = 100


def check(markdown: Markdown, context: Context) -> Iterator[Finding]:
    """Look each fragment up in its file."""
    path = markdown.source.path
    own = frozenset(heading.anchor for heading in markdown.headings) | markdown.html_ids
    targets = [
        (link.url, link.destination) for link in markdown.links if link.destination is not None
    ]
    targets += [(definition.url, definition.destination) for definition in markdown.definitions]
    suggested = 0
    for url, span in targets:
        if "#" not in url or not is_relative(url):
            continue
        wanted = fragment(url)
        if wanted in _ALWAYS or _MADE_BY_GITHUB.match(wanted):
            continue
        file = relative_path(url)
        if not file and context.kind == "skeleton":
            continue  # most of the README's headings are not in the skeleton
        anchors = context.files.anchors(path, file) if file else own
        if anchors is None or wanted in anchors or wanted.removeprefix("user-content-") in anchors:
            continue
        where = f' in "{file}"' if file else ""
        suggested += 1
        near = _nearest(wanted, anchors) if suggested <= _MOST_SUGGESTIONS else None
        if near is None:
            yield Finding(span, f'no heading has the anchor "{wanted}"{where}; correct it')
            continue
        fix = None
        at = markdown.source.slice(span).find("#")
        if at >= 0:
            edits = (Edit(Span(span.start + at + 1, span.end), near),)
            fix = Fix(f'Write "#{near}"', edits, safe=False)
        yield Finding(
            span, f'no heading has the anchor "{wanted}"{where}; did you mean "{near}"?', fix
        )


def _nearest(wanted: str, anchors: frozenset[str]) -> str | None:
    made = slug(wanted)
    if made in anchors:
        return made
    keys = {name_key(anchor): anchor for anchor in sorted(anchors, reverse=True)}
    key = name_key(wanted)
    if key and key in keys:
        return keys[key]
    close = get_close_matches(made[:80], sorted(anchors), n=1, cutoff=0.7)
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
