"""A relative link leads to a file that does not exist.

GitHub tells letter case apart, whatever the disk does, and serves nothing outside the repository.
Relative links to GitHub's own pages, such as `../../issues`, are fine.

Fails:

    # Tools

    [Guide](docs/no-such-guide.md)

Passes:

    # Tools

    [Tools](#tools)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesomekit.markdown.relative import relative_path
from awesomekit.model import Severity
from awesomekit.model.files import Target
from awesomekit.rules.address_problem import url_problem
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Markdown


_PAGES = re.compile(
    r"(?:\.\./){2,}(?:actions|archive|blob|branches|commits?|compare|contributors|discussions|forks?"
    r"|generate|graphs|issues|labels|milestones?|network|packages|projects|pulls?|pulse|raw|releases"
    r"|security|stargazers|tags|tree|watchers|wiki|workflows)(?:/|\Z)|(?:\.\./){1,}\.\./?\Z"
)
_HOST = re.compile(
    r"(?:[\w-]+\.)+(?:ai|app|cn|co|com|de|dev|edu|gov|info|io|jp|me|net|org|tech|uk|xyz)(?:/|\Z)"
)


def check(markdown: Markdown, context: Context) -> Iterator[Finding]:
    """Look up the target of each relative link and of each definition."""
    path = markdown.source.path
    targets = [
        (link.url, link.destination) for link in markdown.links if link.destination is not None
    ]
    targets += [(definition.url, definition.destination) for definition in markdown.definitions]
    for url, span in targets:
        relative = relative_path(url)
        if not relative or _PAGES.match(relative) or url_problem(url, image=False) is not None:
            continue
        target, shown = context.files.target(path, relative)
        if target is Target.MISSING:
            scheme = ', or begin it with "https://"' if _HOST.match(relative) else ""
            yield Finding(span, f'there is no file "{relative}"; correct the path{scheme}')
        elif target is Target.OTHER_CASE:
            yield Finding(
                span, f'the file is called "{shown}"; GitHub tells letter case apart, so write that'
            )
        elif target is Target.OUTSIDE:
            yield Finding(span, f'"{relative}" leads out of the repository; link to its address')


RULE = Rule(
    code="AK503",
    slug="missing-file",
    severity=Severity.ERROR,
    scope=Scope.ANY,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
)
