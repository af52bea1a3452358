"""A licence link leads into a repository that is not the entry's.

The link of a licence is where a reader makes sure of it. One that was copied with the rest of a
block shows the terms of another project, which may be other terms. The owner of the repository
that the link leads into is compared with the owners of the entry's badges and its organization.
Left alone are texts that many projects point to, such as those of licence collections, and a
licence that has the repository's name, as models that are derived from another one have it.

Fails:

    ---
    schema: project
    ---

    # Tools

    <!-- [zh] 工具 -->

    ## Editors

    <!-- [zh] 编辑器 -->

    ### Example

    [![GitHub](https://img.shields.io/badge/GitHub-example%2Fexample-181717?logo=github)](https://github.com/example/example)

    - **License:** [Example License](https://github.com/sample/sample/blob/main/LICENSE)

    <!-- [en] -->

    An editor.

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

    ### Example

    [![GitHub](https://img.shields.io/badge/GitHub-example%2Fexample-181717?logo=github)](https://github.com/example/example)

    - **License:** [Example License](https://github.com/example/example/blob/main/LICENSE)

    <!-- [en] -->

    An editor.

    <!-- [zh] -->

    一个编辑器。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.badges import identify
from awesomekit.keys import name_key
from awesomekit.model import Severity
from awesomekit.rules.organizations import organization_of_link, organizations_in
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.values.scanner import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import BadgeInfo, Document, Entry, Link

_WITH_OWNERS = frozenset({"github", "hf-model", "hf-dataset", "hf-space"})
_OF_MANY = frozenset({"choosealicense.com", "spdx", "github", "licenses", "creativecommons"})
_FEWEST_LETTERS = 3


def check(document: Document, _context: Context) -> Iterator[Finding]:
    """Compare the owner of each licence link with the entry's other owners."""
    for entry in document.entries:
        for field in entry.fields:
            if field.spec is None or field.spec.type != "license":
                continue
            for link in document.markdown.links_in(field.value_span):
                info = identify(link.url)
                if info.kind in _WITH_OWNERS and _is_foreign(entry, link, info):
                    yield Finding(
                        link.destination or link.span,
                        f"this licence is in the repository {quoted(info.identity)}, which is none "
                        f"of {quoted(entry.name)}; link the licence of the entry itself",
                    )


def _is_foreign(entry: Entry, link: Link, info: BadgeInfo) -> bool:
    """Whether nothing in an entry speaks for the repository that its licence is in."""
    own, repository = name_key(info.owner), name_key(info.identity.partition("/")[2])
    if not own or own in _OF_MANY:
        return False
    if _contains(name_key(link.text), repository):
        return False  # it is the licence of what the entry is derived from, by name
    if any(_contains(repository, name_key(name)) for name in (entry.name, *entry.aliases)):
        return False
    others = [badge.url for badge in entry.badges if badge.link is not None]
    organizations = {organization_of_link(other) for other in others} - {None}
    organization = organization_of_link(link.url)
    if organization is not None:
        field = entry.field("organization")
        named = organizations_in(field.text) if field is not None else frozenset()
        if organization in organizations | named:
            return False
    owners = {name_key(identify(other).owner) for other in others} - {""}
    if owners:
        return not any(_related(own, other) for other in owners)
    return bool(organizations) and organization is not None


def _contains(text: str, name: str) -> bool:
    return len(name) >= _FEWEST_LETTERS and name in text


def _related(first: str, second: str) -> bool:
    """Whether two accounts may be one organization's: ``Qwen`` and ``QwenLM``."""
    short, long = sorted((first, second), key=len)
    return first == second or (len(short) >= _FEWEST_LETTERS and short in long)


RULE = Rule(
    code="AK513",
    slug="license-link",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
    any_style=True,
)
