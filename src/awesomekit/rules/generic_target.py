"""A badge leads to an organization's page or a blog's index instead of the entry's own page.

A profile such as `huggingface.co/Qwen` and an index such as `ai.meta.com/blog` show something else
tomorrow, and a reader has to search there for what the entry is about. Link the model, the
collection, the repository or the post. Whether there is such a page cannot be seen from the list,
so the rule only notes it. An entry about the organization itself is left alone, and so is a profile
beside a badge of the entry's own page on that site.

Fails:

    ---
    schema: project
    ---

    # Tools

    <!-- [zh] 工具 -->

    ## Editors

    <!-- [zh] 编辑器 -->

    ### Example

    [![Hugging Face profile](https://img.shields.io/badge/Hugging%20Face-sample-ffd21e?logo=huggingface)](https://huggingface.co/sample)

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

    [![Hugging Face model](https://img.shields.io/badge/Hugging%20Face-sample%2Fexample-ffd21e?logo=huggingface)](https://huggingface.co/sample/example)

    <!-- [en] -->

    An editor.

    <!-- [zh] -->

    一个编辑器。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesomekit.keys import name_key
from awesomekit.model import Severity
from awesomekit.rules.rule import Certainty, Context, Finding, FixKind, Rule, Scope
from awesomekit.values.scanner import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Badge, BadgeInfo, Document, Entry

_PROFILES = {
    "hf-user": "a Hugging Face profile",
    "github-user": "a GitHub profile",
    "modelscope": "a ModelScope profile",
}
# beside these a profile only tells who made them
_OWN_PAGES = {
    "hf-user": frozenset({"hf-model", "hf-collection", "hf-dataset", "hf-space"}),
    "github-user": frozenset({"github"}),
    "modelscope": frozenset({"modelscope"}),
}
_INDEX = re.compile(
    r"https?://[^/?#]+/(?:[a-z]{2}(?:-[a-z]{2})?/)?"
    r"(?:blogs?|news|newsroom|posts?|research|publications|papers|models?)/?(?:[?#].*)?",
    re.IGNORECASE,
)
_BLOG = re.compile(r"https?://(?:blogs?|news)\.[^/?#]+/?(?:[?#].*)?", re.IGNORECASE)
_OF_MODELS = frozenset({"parameter-count", "token-count"})


def check(document: Document, _context: Context) -> Iterator[Finding]:
    """Look at where each badge leads."""
    schema = document.schema
    models = schema is not None and any(spec.type in _OF_MODELS for spec in schema.fields)
    for entry in document.entries:
        pages = {badge.info.kind for badge in entry.badges if not _is_profile(badge.info)}
        for badge in entry.badges:
            if badge.link is None:
                continue
            if not _is_profile(badge.info):
                if _INDEX.fullmatch(badge.url) or _BLOG.fullmatch(badge.url):
                    yield _finding(entry, badge, "the index of a site")
            elif pages.isdisjoint(_OWN_PAGES[badge.info.kind]) and (
                models or not _is_about(entry, badge.info.identity)
            ):
                yield _finding(entry, badge, _PROFILES[badge.info.kind])


def _is_profile(info: BadgeInfo) -> bool:
    return info.kind in _PROFILES and "/" not in info.identity


def _is_about(entry: Entry, owner: str) -> bool:
    names = {name_key(name) for name in (entry.name, *entry.aliases)}
    return name_key(owner) in names


def _finding(entry: Entry, badge: Badge, what: str) -> Finding:
    assert badge.link is not None
    return Finding(
        badge.link.destination or badge.span,
        f"this is {what}, where the page of {quoted(entry.name)} itself is probably meant; link "
        "that if there is one",
    )


RULE = Rule(
    code="AK509",
    slug="generic-target",
    severity=Severity.INFORMATION,
    scope=Scope.LIST,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
    any_style=True,
    certainty=Certainty.LIKELY,
)
