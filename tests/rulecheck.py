"""Runs one rule over a text, for the tests of rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.config.discover import default_config
from awesomekit.engine import LoadedFile, lint_file, lint_project, read
from awesomekit.rules import Generated, Target, select_rules
from awesomekit.source import Edit, Source, apply_edits

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from awesomekit.config.settings import Config
    from awesomekit.model import Diagnostic
    from awesomekit.rules import FileKind

CONFIG = default_config(Path("/project"))


class Found(NamedTuple):
    """A diagnostic in the user's terms."""

    line: int
    column: int
    text: str
    message: str


class StaticFiles:
    """The files around a file, told by the test: path → anchors (``None``: no Markdown)."""

    def __init__(self, known: Mapping[str, frozenset[str] | None] | None = None) -> None:
        self.known = dict(known or {})

    def target(self, from_path: str, url_path: str) -> tuple[Target, str]:
        """Look up among the known files; paths starting with ``..`` are outside."""
        if url_path.startswith(".."):
            return Target.OUTSIDE, url_path
        if url_path in self.known:
            return Target.FILE, url_path
        for path in self.known:
            if path.casefold() == url_path.casefold():
                return Target.OTHER_CASE, path
        return Target.MISSING, url_path

    def anchors(self, from_path: str, url_path: str) -> frozenset[str] | None:
        """The anchors that the test gave."""
        return self.known.get(url_path)


def diagnose(
    code: str,
    text: str,
    *,
    kind: FileKind = "list",
    path: str = "lists/x.md",
    config: Config = CONFIG,
    files: StaticFiles | None = None,
) -> list[Diagnostic]:
    """Run one rule of scope A or L over one text, in the order of the text."""
    file = read(LoadedFile(Source(path, text), kind), config)
    found = lint_file(file, config, files or StaticFiles(), select_rules([code]))
    return sorted(found, key=lambda diagnostic: diagnostic.span)


def diagnose_project(
    code: str,
    texts: Mapping[str, str],
    *,
    config: Config = CONFIG,
    generated: Sequence[Generated] = (),
) -> list[Diagnostic]:
    """Run one rule of scope P over several lists."""
    documents = []
    for path, text in texts.items():
        document = read(LoadedFile(Source(path, text), "list"), config).document
        assert document is not None
        documents.append(document)
    found = lint_project(documents, config, select_rules([code]), generated)
    return sorted(found, key=lambda diagnostic: (diagnostic.path, diagnostic.span))


def shown(diagnostics: Sequence[Diagnostic], text: str) -> list[Found]:
    """Place, marked text and message of each."""
    source = Source("", text)
    return [
        Found(*source.position(d.span.start), source.slice(d.span), d.message) for d in diagnostics
    ]


def mended(diagnostics: Sequence[Diagnostic], text: str, *, safe: bool = True) -> str:
    """The text with all fixes of one kind applied."""
    edits: list[Edit] = []
    for diagnostic in diagnostics:
        if diagnostic.fix is not None and diagnostic.fix.safe is safe:
            edits += diagnostic.fix.edits
    return apply_edits(text, edits)
