"""A link leads to a page by another address than the site's own.

One paper or repository under several addresses is not recognised as one: readers who came for an
abstract get a file to download, versions grow old, mobile pages open on desktops. The safe fix
turns PDF files and versions on arXiv into the abstract's page, `/tree/main` on Hugging Face into
the model's page, `.git`, `/#readme` and `?tab=readme-ov-file` on GitHub into the repository's page,
and other names of a host, such as `hf.co`, `www.github.com` and `en.m.wikipedia.org`, into its own.

A link whose text speaks of a PDF file, a version or files keeps it, and so does a PDF file beside
the abstract. Trailing slashes, branches and `#readme` alone are matters of taste.

Fails:

    # Papers

    - [Attention Is All You Need](https://arxiv.org/pdf/1706.03762v7.pdf)

Passes:

    # Papers

    - [Attention Is All You Need](https://arxiv.org/abs/1706.03762)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesomekit.model import Fix, Severity
from awesomekit.rules.canonical_address import canonical
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.rules.written_address import edits, marked, parts_of, written_addresses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesomekit.model import Link, Markdown
    from awesomekit.rules.canonical_address import Wish
    from awesomekit.rules.written_address import WrittenAddress
    from awesomekit.source import Span

_PROMISES: dict[Wish, re.Pattern[str]] = {
    "pdf": re.compile(r"pdf|download|下载|全文|full.?text", re.IGNORECASE),
    "version": re.compile(r"v\d|version|版", re.IGNORECASE),
    "git": re.compile(r"clone|git\b", re.IGNORECASE),
    "files": re.compile(r"file|download|weight|checkpoint|文件|下载|权重", re.IGNORECASE),
}
_PDF_BEFORE = re.compile(r"(?<![\w/.-])pdfs?\W{0,4}\Z", re.IGNORECASE)
_PDF_AFTER = re.compile(r"\W{0,4}pdfs?(?![\w/.-])", re.IGNORECASE)
_AROUND = 12
_BESIDE = 600


def check(markdown: Markdown, _context: Context) -> Iterator[Finding]:
    """Look at the address of each link; pictures are left out."""
    source = markdown.source
    uses: dict[Span, list[Link]] | None = None
    for address in written_addresses(markdown):
        if address.image or (parts := parts_of(address.url)) is None:
            continue
        found = canonical(address.url, parts)
        if found is None:
            continue
        if found.wish is not None:
            if uses is None:
                uses = _uses(markdown)
            links = uses.get(address.span, ()) if address.link is None else (address.link,)
            if _is_meant(markdown, address, links, *found.wish):
                continue
        made = edits(source, address, found.changes)
        fix = None if made is None else Fix("Write the canonical address", made, safe=True)
        span = marked(source, address, found.changes[0].start, found.changes[-1].end)
        yield Finding(span, found.message, fix)


def _uses(markdown: Markdown) -> dict[Span, list[Link]]:
    """The links that use each definition."""
    by_reference: dict[str, list[Link]] = {}
    for link in markdown.links:
        if link.reference:
            by_reference.setdefault(link.reference, []).append(link)
    return {
        definition.destination: by_reference.get(definition.reference, [])
        for definition in markdown.definitions
    }


def _is_meant(
    markdown: Markdown, address: WrittenAddress, links: Sequence[Link], wish: Wish, paper: str
) -> bool:
    """Whether the text says that a file, a version or files are what is linked."""
    if address.form == "attribute" or (links and all(link.image for link in links)):
        return True
    if wish == "git" and address.form in {"autolink", "bare"}:
        return True
    text = markdown.source.text
    for link in links:
        start, end = link.span
        label = "" if link.label is None else markdown.source.slice(link.label)
        if link.text.strip() != address.url and _PROMISES[wish].search(f"{label} {link.title}"):
            return True
        if wish == "pdf":
            if _PDF_BEFORE.search(text[max(0, start - _AROUND) : start]):
                return True
            if _PDF_AFTER.match(text[end : end + _AROUND]):
                return True
            if text.find(f"abs/{paper}", max(0, start - _BESIDE), end + _BESIDE) >= 0:
                return True
    return False


RULE = Rule(
    code="AK507",
    slug="canonical-source",
    severity=Severity.WARNING,
    scope=Scope.ANY,
    fix=FixKind.SAFE,
    documentation=__doc__,
    check=check,
)
