"""A badge names another organization than the one that its link and its entry belong to.

A badge that was copied from another entry and given a new link still shows the old name: "Phi AI"
over a page of Google's. The rule knows the names, accounts and sites of some thirty organizations
and reports only where the badge names one of them, the link belongs to another one, and nothing
else of the entry speaks for the first. The unsafe fix writes the canonical badge of the link.

Fails:

    ---
    schema: model
    ---

    # Tools

    <!-- [zh] 工具 -->

    ## Editors

    <!-- [zh] 编辑器 -->

    ### Gemma

    [![Blog](https://img.shields.io/badge/Blog-Phi%20AI-f59e0b.svg)](https://blog.google/technology/developers/gemma-open-models/)

    - **Organization:** Google DeepMind
    - **Date:** 2024-02
    - **Pretrain Data Scale:** 2T
    - **Language:** en
    - **Parameter Size:** 7B
    - **License:** unknown

    <!-- [en] -->

    An editor.

    <!-- [zh] -->

    一个编辑器。

Passes:

    ---
    schema: model
    ---

    # Tools

    <!-- [zh] 工具 -->

    ## Editors

    <!-- [zh] 编辑器 -->

    ### Gemma

    [![Blog](https://img.shields.io/badge/Blog-Google-f59e0b.svg)](https://blog.google/technology/developers/gemma-open-models/)

    - **Organization:** Google DeepMind
    - **Date:** 2024-02
    - **Pretrain Data Scale:** 2T
    - **Language:** en
    - **Parameter Size:** 7B
    - **License:** unknown

    <!-- [en] -->

    An editor.

    <!-- [zh] -->

    一个编辑器。
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from awesomekit.model import Severity
from awesomekit.rules.organizations import (
    organization_named,
    organization_of_link,
    organizations_in,
)
from awesomekit.rules.rewritten_badge import rewrite
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.rules.told_by_badge import place, told
from awesomekit.values.scanner import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.badges import BadgeClaim
    from awesomekit.model import Document, Entry


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Compare the organization that each badge names with the link's and the entry's."""
    for entry in document.entries:
        for badge in entry.badges:
            said = told(badge)
            named = _named(said) if said is not None else None
            if said is None or named is None:
                continue
            owner = organization_of_link(badge.url)
            if owner is None or owner == named or _speaks_for(entry, named):
                continue
            yield Finding(
                place(badge, said, badge.info),
                f"the badge names {quoted(said.text)}, but the link is a page of {owner}; correct "
                "the one that is wrong",
                rewrite(
                    document.source,
                    entry,
                    badge,
                    replace(said, text=owner),
                    context.config,
                    certain=False,
                ),
            )


def _named(said: BadgeClaim) -> str | None:
    return organization_named(said.text) if said.text else None


def _speaks_for(entry: Entry, organization: str) -> bool:
    """Whether a name, a field or another link of an entry is that organization's."""
    field = entry.field("organization")
    texts = [entry.name, *entry.aliases, *([field.text] if field is not None else [])]
    if any(organization in organizations_in(text) for text in texts):
        return True
    return any(organization_of_link(other.url) == organization for other in entry.badges)


RULE = Rule(
    code="AK404",
    slug="badge-owner",
    severity=Severity.ERROR,
    scope=Scope.LIST,
    fix=FixKind.UNSAFE,
    documentation=__doc__,
    check=check,
    any_style=True,
)
