"""A licence is not named by an SPDX identifier, or by one that says too little.

Readers choose by licence, and programs compare licences by the identifiers of
[SPDX](https://spdx.org/licenses/). A link called "License" says that there is one, not which; where
it leads to the text of a known licence, the safe fix writes the identifier. `GPL-3.0` and its
relatives are no longer identifiers: they do not say whether later versions are allowed, so write
`GPL-3.0-only` or `GPL-3.0-or-later`. A licence of its own keeps its name, as a link. Other
spellings of an identifier, and plain names that are none, belong to AK306 and AK305.

Fails:

    ---
    schema: project
    ---

    # Tools

    <!-- [zh] 工具 -->

    ## Editors

    <!-- [zh] 编辑器 -->

    ### Example

    - **License:** [License](https://www.apache.org/licenses/LICENSE-2.0)

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

    - **License:** [Apache-2.0](https://www.apache.org/licenses/LICENSE-2.0)

    <!-- [en] -->

    An editor.

    <!-- [zh] -->

    一个编辑器。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesomekit.model import Fix, Severity
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Edit, Span
from awesomekit.values.license import License
from awesomekit.values.scanner import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Document, Field
    from awesomekit.source import Source

_NAMELESS = re.compile(
    r"(?:the\s+|see\s+|model\s+|其)?(?:licen[cs]e|copying|terms(?:\s+of\s+use)?|许可证?|许可协议|协议|证书|"
    r"link|here|链接|这里|custom|other|其他|自定义)(?:\.(?:md|txt))?",
    re.IGNORECASE,
)
_UNCLEAR = re.compile(r"(?<![\w.-])(?:A|L)?GPL-[0-9.]+(?!-?[\w+]|\.\d)")
_WEB = r"https?://(?:www\.)?"
_TEXTS = (
    (re.compile(rf"{_WEB}apache\.org/licenses/LICENSE-2\.0(?:\.txt|\.html)?"), "Apache-2.0"),
    (re.compile(rf"{_WEB}opensource\.org/licen[cs]es?/(?i:mit)(?:-license)?/?"), "MIT"),
    (re.compile(rf"{_WEB}creativecommons\.org/licenses/([a-z-]+)/([34]\.0)(?:/\S*)?"), None),
    (re.compile(rf"{_WEB}creativecommons\.org/publicdomain/zero/1\.0(?:/\S*)?"), "CC0-1.0"),
    (re.compile(rf"{_WEB}mozilla\.org/(?:[\w-]+/)?MPL/2\.0/?"), "MPL-2.0"),
)
"""Addresses of the texts of licences, which their owners keep where they are."""
_CREATIVE_COMMONS = frozenset({"by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd"})


def check(document: Document, _context: Context) -> Iterator[Finding]:
    """Look at the name of each licence."""
    for entry in document.entries:
        for field in entry.fields:
            if isinstance(field.value, License):
                yield from _nameless(document.source, field, field.value)
                yield from _unclear(field, field.value)


def _nameless(source: Source, field: Field, value: License) -> Iterator[Finding]:
    if value.url is None or value.spdx or not _NAMELESS.fullmatch(value.name):
        return
    place = _label(source, field)
    known = _known(value.url)
    fix = None
    wanted = "write its SPDX identifier, or its own name"
    if known is not None:
        wanted = f'write "{known}"'
        fix = Fix(f'Write "{known}"', (Edit(place, known),), safe=True)
    yield Finding(place, f"{quoted(value.name)} does not say which licence it is; {wanted}", fix)


def _unclear(field: Field, value: License) -> Iterator[Finding]:
    if not value.spdx:
        return
    for match in _UNCLEAR.finditer(value.name):
        at = field.text.find(match[0])
        start = field.value_span.start
        place = Span(start + at, start + at + len(match[0])) if at >= 0 else field.value_span
        yield Finding(
            place,
            f'"{match[0]}" does not say whether later versions are allowed; write '
            f'"{match[0]}-only" or "{match[0]}-or-later"',
        )


def _label(source: Source, field: Field) -> Span:
    """What stands between the brackets, without white space around it."""
    start, end = field.value_span
    first = source.text.index("[", start, end) + 1
    last = source.text.index("](", first, end)
    text = source.text[first:last]
    return Span(first + len(text) - len(text.lstrip()), last - len(text) + len(text.rstrip()))


def _known(url: str) -> str | None:
    """The identifier of the licence whose text an address is."""
    for pattern, identifier in _TEXTS:
        match = pattern.fullmatch(url)
        if match is not None and identifier is not None:
            return identifier
        if match is not None and match[1] in _CREATIVE_COMMONS:
            return f"CC-{match[1].upper()}-{match[2]}"
    return None


RULE = Rule(
    code="AK311",
    slug="unknown-license",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    fix=FixKind.SAFE,
    documentation=__doc__,
    check=check,
    any_style=True,
)
