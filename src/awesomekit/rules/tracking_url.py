"""A link goes through a redirector, or tells its site who follows it.

Redirectors such as `link.zhihu.com` count clicks, interrupt readers and die before the pages do;
tracking parameters such as `utm_source` and `fbclid` come from where an address was copied. The
safe fix links the page that a redirector's address holds, decoded once, and removes tracking
parameters; all others stay as they are written. Shortened addresses are reported as information,
as only the network knows where they lead. Parameters that may mean more than tracking, such as
`ref`, are left alone, and so are those in raw HTML, where sponsors and widgets stand.

Options:

    parameters: further query parameters that only track (default: none)

Fails:

    # Tools

    [Example](https://link.zhihu.com/?target=https%3A//github.com/example/example)

Passes:

    # Tools

    [Example](https://github.com/example/example)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.model import Fix, Severity
from awesomekit.rules.redirectors import redirect, shortener
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.rules.tracking_parameters import Tracking, tracking
from awesomekit.rules.written_address import (
    Change,
    WrittenAddress,
    changed,
    edits,
    marked,
    parts_of,
    written_addresses,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from awesomekit.model import Markdown
    from awesomekit.rules.written_address import Parts
    from awesomekit.source import Source

_MOST_NAMES = 3


def check(markdown: Markdown, context: Context) -> Iterator[Finding]:
    """Look at the host and the query of each link; pictures are left out."""
    source = markdown.source
    further = frozenset(context.config.lint.options.tracking_url.parameters)
    for address in written_addresses(markdown):
        if address.image or (parts := parts_of(address.url)) is None:
            continue
        if (service := shortener(address.url, parts)) is not None:
            message = f'"{service}" hides where this link leads; link the page itself'
            yield Finding(address.span, message, severity=Severity.INFORMATION)
        elif (found := _redirected(source, address, parts, further)) is not None:
            yield found
        elif "?" in address.url and address.form != "attribute":
            track = tracking(address.url, parts, further)
            if track is not None:
                yield _tracked(source, address, track)


def _redirected(
    source: Source, address: WrittenAddress, parts: Parts, further: Collection[str]
) -> Finding | None:
    through = redirect(address.url, parts)
    if through is None:
        return None
    made = None
    if (target := through.target) is not None:
        inner = parts_of(target)
        track = None if inner is None else tracking(target, inner, further)
        if track is not None and track.certain and address.form != "attribute":
            target = changed(target, _removals(track))
        # all of it, so that no other fix changes a part of what goes
        made = edits(source, address, [Change(0, len(address.url), target)])
    fix = None if made is None else Fix("Link the page itself", made, safe=True)
    message = f'this link goes through "{through.service}"; link the page itself'
    return Finding(address.span, message, fix)


def _tracked(source: Source, address: WrittenAddress, track: Tracking) -> Finding:
    made = edits(source, address, _removals(track)) if track.certain else None
    one = len(track.names) == 1
    message = (
        f"{_named(track.names)} only {'tracks' if one else 'track'} who follows this link; "
        f"remove {'it' if one else 'them'}"
    )
    fix = None
    if made is not None:
        fix = Fix(f"Remove the tracking parameter{'' if one else 's'}", made, safe=True)
    return Finding(marked(source, address, track.start, track.end), message, fix)


def _removals(track: Tracking) -> Sequence[Change]:
    return [Change(start, end, "") for start, end in track.cuts]


def _named(names: tuple[str, ...]) -> str:
    quoted = [f'"{name}"' for name in names]
    if len(quoted) > _MOST_NAMES:
        more = len(quoted) - _MOST_NAMES + 1
        return f"{', '.join(quoted[: _MOST_NAMES - 1])} and {more} more parameters"
    return " and ".join(filter(None, (", ".join(quoted[:-1]), quoted[-1])))


RULE = Rule(
    code="AK506",
    slug="tracking-url",
    severity=Severity.WARNING,
    scope=Scope.ANY,
    fix=FixKind.SAFE,
    documentation=__doc__,
    check=check,
)
