"""What a run of the rules found: in one file, and in all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.model.diagnostic import Diagnostic, Severity
from awesomekit.model.suppression import Comments

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from awesomekit.model.liveness import Target
    from awesomekit.source import Source


@dataclass(frozen=True, slots=True)
class FileFindings:
    """What the rules for single files found in one, before its comments silence any of it.

    Attributes:
        diagnostics: in no order.
        comments: what the file's comments ask for.
        ran: the codes of the rules that ran.
        hidden: the codes of rules that ran for the sake of comments only.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    comments: Comments = field(default_factory=Comments)
    ran: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()


class Answer(NamedTuple):
    """What a rule was told about a file around the one that it checked.

    Attributes:
        path: a path as a link of the file writes it, decoded.
        kind: the value of a :class:`~awesomekit.model.files.Target`, or ``anchors``.
        answer: the path as the disk spells it; for ``anchors`` a digest of the file.
    """

    path: str
    kind: str
    answer: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was checked.

    Attributes:
        findings: of the rules for single files.
        answers: what the findings rest on beside the file's own text.
        failure: a sentence why the file could not be read.
        targets: what the file leads to, where that was asked for.
    """

    findings: FileFindings = FileFindings()
    answers: tuple[Answer, ...] = ()
    failure: str | None = None
    targets: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True)
class Fixed:
    """How often fixes of one rule were applied to one file."""

    path: str
    code: str
    slug: str
    count: int


@dataclass(frozen=True, slots=True)
class LintResult:
    """What ``lint`` found.

    Attributes:
        diagnostics: by path, place and code.
        sources: the text of each path that a diagnostic can be in.
        files: how many files were checked.
        failures: a sentence for each file that could not be read.
        suppressed: how many findings comments silenced.
        fixed: which fixes were applied, by path and code.
        bugs: a sentence for each fix that was not applied because it did something else than
            it claims; each is a bug of awesomekit.
        paths: of the files that were checked, as shown.
    """

    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]
    files: int
    failures: tuple[str, ...] = ()
    suppressed: int = 0
    fixed: tuple[Fixed, ...] = ()
    bugs: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()

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


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """By path, place and code, each once."""
    return tuple(
        sorted(
            dict.fromkeys(diagnostics),
            key=lambda found: (found.path, found.span, found.code, found.message),
        )
    )
