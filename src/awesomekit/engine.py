"""Texts → documents → rules → diagnostics. Reads no files: they are handed in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from awesomekit.markdown import read_markdown
from awesomekit.model import Diagnostic, Document, Markdown, Severity
from awesomekit.reader import read_document
from awesomekit.rules import Context, Finding, Generated, ProjectView, Rule, Scope, select_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from awesomekit.config.settings import Config
    from awesomekit.rules import FileKind, Files
    from awesomekit.source import Source

_UNDECODED = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """A file's text and what the file is to its project.

    A byte that is not UTF-8 stands in the text as a lone surrogate (PEP 383).
    """

    source: Source
    kind: FileKind

    @property
    def undecoded(self) -> bool:
        """Whether some bytes are not UTF-8."""
        return _UNDECODED.search(self.source.text) is not None


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that has been read; ``document`` is set for canonical lists."""

    file: LoadedFile
    markdown: Markdown
    document: Document | None


@dataclass(frozen=True, slots=True)
class LintResult:
    """What ``lint`` found.

    Attributes:
        diagnostics: by path, place and code.
        sources: the text of each path that a diagnostic can be in.
        files: how many files were checked.
        failures: a sentence for each file that could not be read.
    """

    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]
    files: int
    failures: tuple[str, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many findings have a severity."""
        return sum(found.severity is severity for found in self.diagnostics)

    @property
    def exit_status(self) -> int:
        """0 clean, 1 errors or warnings, 2 a file that could not be read."""
        if self.failures:
            return 2
        information = Severity.INFORMATION
        return int(any(found.severity is not information for found in self.diagnostics))


def read(file: LoadedFile, config: Config) -> ReadFile:
    """Read one file.

    Raises:
        SourceError: the text cannot be read as Markdown, see
            :func:`awesomekit.markdown.read_markdown`.
    """
    markdown = read_markdown(file.source)
    document = read_document(markdown, config) if file.kind == "list" else None
    return ReadFile(file, markdown, document)


def lint_file(
    file: ReadFile, config: Config, files: Files, rules: Sequence[Rule]
) -> Iterator[Diagnostic]:
    """What the rules of scopes A and L find in one file."""
    context = Context(file.file.kind, config, files)
    path = file.file.source.path
    if file.file.undecoded:
        rules = [rule for rule in rules if rule.slug == "invalid-encoding"]
    for rule in rules:
        if rule.scope is Scope.ANY:
            findings: Iterable[Finding] = rule.check(file.markdown, context)
        elif rule.scope is Scope.LIST and file.document is not None:
            findings = rule.check(file.document, context)
        else:
            continue
        for finding in findings:
            yield _diagnostic(rule, finding, path)


def lint_project(
    documents: Sequence[Document],
    config: Config,
    rules: Sequence[Rule],
    generated: Sequence[Generated] = (),
) -> Iterator[Diagnostic]:
    """What the rules of scope P find in all lists of a project."""
    ordered = tuple(sorted(documents, key=lambda document: document.source.path))
    view = ProjectView(config, ordered, tuple(generated))
    for rule in rules:
        if rule.scope is Scope.PROJECT:
            for finding in rule.check(view):
                assert finding.path is not None
                yield _diagnostic(rule, finding, finding.path)


def _diagnostic(rule: Rule, finding: Finding, path: str) -> Diagnostic:
    return Diagnostic(
        path=path,
        code=rule.code,
        slug=rule.slug,
        severity=finding.severity or rule.severity,
        span=finding.span,
        message=finding.message,
        related=finding.related,
        fix=finding.fix,
    )


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """By path, place and code, each once."""
    return tuple(
        sorted(
            dict.fromkeys(diagnostics),
            key=lambda found: (found.path, found.span, found.code, found.message),
        )
    )


def without_ignored(
    diagnostics: Iterable[Diagnostic], config: Config, project_path: dict[str, str]
) -> Iterator[Diagnostic]:
    """Drop what ``per-file-ignores`` silences; globs match paths relative to the project."""
    silenced = {
        pattern: frozenset(rule.code for rule in select_rules(selectors))
        for pattern, selectors in config.lint.per_file_ignores.items()
        if selectors
    }
    for found in diagnostics:
        path = project_path.get(found.path, found.path)
        if not any(
            found.code in codes and fnmatchcase(path, pattern)
            for pattern, codes in silenced.items()
        ):
            yield found
