"""Texts → documents → rules → diagnostics. Reads no files: they are handed in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from awesomekit.findings import FileFindings, LintResult, in_order
from awesomekit.markdown import read_markdown
from awesomekit.model import Comments, Diagnostic, Document, Markdown
from awesomekit.reader import read_document, read_loosely
from awesomekit.rules import (
    RULES,
    SELECTORS,
    Context,
    Finding,
    Generated,
    LinkedFile,
    NothingAround,
    ProjectView,
    Rule,
    Scope,
    severities,
)
from awesomekit.rules.comments import read_comments
from awesomekit.silencing import silence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from awesomekit.config.settings import Config
    from awesomekit.model import Severity, Suppression
    from awesomekit.rules import FileKind, Files
    from awesomekit.source import Source

__all__ = [
    "LintResult",
    "LoadedFile",
    "ReadFile",
    "check_file",
    "check_links",
    "check_project",
    "in_order",
    "judge_comments",
    "lint_file",
    "lint_project",
    "read",
]

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


_NETWORK = frozenset(rule.code for rule in RULES if rule.scope is Scope.NETWORK)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that has been read.

    Attributes:
        file: its text.
        markdown: the text as Markdown.
        document: set for canonical lists.
        loose: set for other files with entries that can be read, in whatever style.
    """

    file: LoadedFile
    markdown: Markdown
    document: Document | None
    loose: Document | None = None


def read(file: LoadedFile, config: Config) -> ReadFile:
    """Read one file.

    Raises:
        SourceError: the text cannot be read as Markdown, see
            :func:`awesomekit.markdown.read_markdown`.
    """
    markdown = read_markdown(file.source)
    if file.kind == "list":
        return ReadFile(file, markdown, read_document(markdown, config))
    loose = read_loosely(markdown, config) if file.kind == "markdown" else None
    return ReadFile(file, markdown, None, loose)


def check_file(
    file: ReadFile,
    config: Config,
    files: Files,
    rules: Sequence[Rule],
    today: date | None = None,
) -> FileFindings:
    """Run the rules for single files on one.

    Args:
        file: the file.
        config: options and severities of rules.
        files: what is around the file.
        rules: those that were selected; the others of them are left out.
        today: the day that dates are compared with.
    """
    context = Context(file.file.kind, config, files, today)
    path = file.file.source.path
    undecoded = file.file.undecoded
    comments = Comments() if undecoded else read_comments(file.markdown, SELECTORS)
    chosen = [rule for rule in rules if not rule.last]
    hidden: list[Rule] = []
    if len(chosen) < len(rules):
        # whether a comment is of use shows when the rules that it names run
        named = frozenset[str]().union(*(found.codes for found in comments.suppressions))
        hidden = [rule for rule in RULES if rule.code in named and rule not in rules]
    severity = severities(config.lint.severity)
    ran: set[str] = set()
    diagnostics: list[Diagnostic] = []
    for rule in (*chosen, *hidden):
        if undecoded and rule.slug != "invalid-encoding":
            continue
        findings = _findings(rule, file, context)
        if findings is not None:
            ran.add(rule.code)
            diagnostics += (_diagnostic(rule, found, path, severity) for found in findings)
    return FileFindings(
        tuple(diagnostics), comments, frozenset(ran), frozenset(rule.code for rule in hidden)
    )


def _findings(rule: Rule, file: ReadFile, context: Context) -> Iterable[Finding] | None:
    """What a rule finds in one file, ``None`` where it does not look at such a file."""
    if rule.scope is Scope.ANY:
        return rule.check(file.markdown, context)
    if rule.scope is Scope.NETWORK:
        return None  # nothing was asked for
    document = file.document or (file.loose if rule.any_style else None)
    if document is None:
        return None
    if rule.scope is Scope.LIST:
        return rule.check(document, context)
    if file.document is None:
        # a file in another style is a project of its own
        return rule.check(ProjectView(context.config, (document,)))
    return None


def check_project(
    documents: Sequence[Document],
    config: Config,
    rules: Sequence[Rule],
    generated: Sequence[Generated] = (),
) -> tuple[Diagnostic, ...]:
    """Run the rules of scope P on all lists of a project."""
    ordered = tuple(sorted(documents, key=lambda document: document.source.path))
    view = ProjectView(config, ordered, tuple(generated))
    severity = severities(config.lint.severity)
    diagnostics: list[Diagnostic] = []
    for rule in rules:
        if rule.scope is Scope.PROJECT:
            for finding in rule.check(view):
                assert finding.path is not None
                diagnostics.append(_diagnostic(rule, finding, finding.path, severity))
    return tuple(diagnostics)


def check_links(
    file: LinkedFile, config: Config, rules: Sequence[Rule], today: date | None = None
) -> list[Diagnostic]:
    """Run the rules of scope N on what the links of one file came to.

    Args:
        file: the file.
        config: options and severities of rules.
        rules: those that were selected.
        today: the day that dates are compared with.
    """
    context = Context("markdown", config, NothingAround(), today)
    severity = severities(config.lint.severity)
    return [
        _diagnostic(rule, finding, file.path, severity)
        for rule in rules
        if rule.scope is Scope.NETWORK
        for finding in rule.check(file, context)
    ]


def judge_comments(
    source: Source,
    findings: FileFindings,
    unused: Iterable[Suppression],
    context: Context,
    rules: Sequence[Rule],
    others_ran: frozenset[str] = frozenset(),
) -> list[Diagnostic]:
    """What the rules that run last find: comments that silence nothing.

    Args:
        source: the file.
        findings: of the rules for single files.
        unused: what of the file's comments silenced nothing.
        context: of the file.
        rules: those that were selected.
        others_ran: the codes of the rules for whole projects that ran.
    """
    ran = findings.ran | others_ran
    # what only shows over the network cannot be judged here
    held = tuple(one for one in unused if one.codes - _NETWORK <= ran and one.codes - _NETWORK)
    severity = severities(context.config.lint.severity)
    rules = [rule for rule in rules if rule.last]
    silencing = [
        one
        for one in findings.comments.suppressions
        if any(rule.code in one.codes for rule in rules)
    ]
    known = replace(context, comments=findings.comments, unused=held)
    return [
        _diagnostic(rule, finding, source.path, severity)
        for rule in rules
        for finding in rule.check(source, known)
        if not any(one.silences(rule.code, finding.span.start) for one in silencing)
    ]


def lint_file(
    file: ReadFile, config: Config, files: Files, rules: Sequence[Rule]
) -> Iterator[Diagnostic]:
    """What the rules for single files find in one, without what comments silence."""
    findings = check_file(file, config, files, rules)
    silenced = silence(findings)
    yield from silenced.kept
    context = Context(file.file.kind, config, files)
    yield from judge_comments(file.file.source, findings, silenced.unused, context, rules)


def lint_project(
    documents: Sequence[Document],
    config: Config,
    rules: Sequence[Rule],
    generated: Sequence[Generated] = (),
) -> Iterator[Diagnostic]:
    """What the rules of scope P find in all lists of a project, whatever comments say."""
    yield from check_project(documents, config, rules, generated)


def _diagnostic(
    rule: Rule, finding: Finding, path: str, severity: Mapping[str, Severity]
) -> Diagnostic:
    return Diagnostic(
        path=path,
        code=rule.code,
        slug=rule.slug,
        severity=severity.get(rule.code) or finding.severity or rule.severity,
        span=finding.span,
        message=finding.message,
        related=finding.related,
        fix=finding.fix,
    )
