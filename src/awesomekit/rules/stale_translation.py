"""A text changed since its translation was confirmed.

The comment `<!-- awesomekit: translates en 3f2a91c0 -->` in a language's block says which text the
block was made from: eight digits that change with every word of it. When they no longer fit, read
both texts again, bring them together, and let `awesomekit confirm` write the new digits. Blocks
without such a comment are not looked at.

Fails:

    ---
    schema: project
    ---

    # Tools

    <!-- [zh] 工具 -->

    ## Editors

    <!-- [zh] 编辑器 -->

    ### Example

    <!-- [en] -->

    An editor.

    <!-- [zh] -->

    <!-- awesomekit: translates en 00000000 -->

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

    <!-- [en] -->

    An editor.

    <!-- [zh] -->

    <!-- awesomekit: translates en 475a23be -->

    一个编辑器。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesomekit.model import Severity
from awesomekit.rules.document_parts import parts
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.translations import fingerprint
from awesomekit.values.scanner import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Control, Document
    from awesomekit.rules.document_parts import Part

_TRANSLATES = re.compile(r"translates\s+(?P<language>[a-z]{2})\s+(?P<fingerprint>[0-9a-f]{8})\Z")


def check(document: Document, _context: Context) -> Iterator[Finding]:
    """Compare what each comment says with the text that is there now."""
    controls = [c for c in document.markdown.controls if c.text.split()[:1] == ["translates"]]
    if not controls:
        return
    all_parts = list(parts(document))
    for control in controls:
        match = _TRANSLATES.match(control.text)
        if match is None:
            yield Finding(
                control.span,
                f"{quoted(control.text)} cannot be read; write it like "
                '"translates en 3f2a91c0", or let "awesomekit confirm" write it',
            )
            continue
        part = _part_of(all_parts, control)
        language = match["language"]
        now = fingerprint(document.source, part.prose, language)
        if now is None:
            yield Finding(
                control.span,
                f'there is no text in "{language}" that this could be a translation of; remove '
                "the comment",
            )
        elif now != match["fingerprint"]:
            yield Finding(
                control.span,
                f'the text in "{language}" changed since this translation was confirmed; read both '
                f'again, then write "translates {language} {now}", or run "awesomekit confirm"',
            )


def _part_of(all_parts: list[Part], control: Control) -> Part:
    """The title, section or entry that a comment stands in."""
    found = all_parts[0]
    for part in all_parts:
        if part.heading is not None and part.heading.span.start > control.span.start:
            break
        found = part
    return found


RULE = Rule(
    code="AK705",
    slug="stale-translation",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
)
