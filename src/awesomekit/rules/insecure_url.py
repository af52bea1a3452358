"""An address begins with "http:" although its host serves https.

What is sent over `http:` can be read and changed by anyone on the way, and browsers warn of it.
For hosts that are known to serve https, such as github.com, arxiv.org and every host of
readthedocs.io, the fix changes the scheme alone and is safe; a link whose text is its address gets
the new one as its text too. Other hosts are reported as information: whether they serve https is
for you to see. Private and reserved names, IP addresses, onion services and namespaces such as
`http://www.w3.org/2000/svg` are fine.

Options:

    hosts: further hosts that serve https; "*.example.edu" is every host of a domain (default: none)

Fails:

    # Tools

    See [the paper](http://arxiv.org/abs/1706.03762).

Passes:

    # Tools

    See [the paper](https://arxiv.org/abs/1706.03762).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.model import Fix, Severity
from awesomekit.rules.https_hosts import is_namespace, is_private, serves_https
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.rules.written_address import Change, edits, marked, parts_of, written_addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Markdown

_SCHEME = len("http")


def check(markdown: Markdown, context: Context) -> Iterator[Finding]:
    """Look the hosts of addresses up that begin with ``http:``."""
    source = markdown.source
    further = context.config.lint.options.insecure_url.hosts
    for address in written_addresses(markdown):
        url = address.url
        if url[_SCHEME] != ":" or (parts := parts_of(url)) is None:
            continue
        if is_private(parts.host) or is_namespace(url):
            continue
        span = marked(source, address, 0, _SCHEME + 1)
        if parts.port or not serves_https(parts.host, further):
            message = (
                '"http:" can be read and changed by anyone on the way; '
                f'write "https:" if "{parts.host}" serves it'
            )
            yield Finding(span, message, severity=Severity.INFORMATION)
            continue
        made = edits(source, address, [Change(0, _SCHEME, "https")])
        fix = None if made is None else Fix('Write "https:"', made, safe=True)
        yield Finding(span, f'"{parts.host}" serves https; write "https:"', fix)


RULE = Rule(
    code="AK505",
    slug="insecure-url",
    severity=Severity.WARNING,
    scope=Scope.ANY,
    fix=FixKind.SAFE,
    documentation=__doc__,
    check=check,
)
