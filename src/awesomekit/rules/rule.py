"""What a rule is: an identity, a scope and one ``check``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from awesomekit.config.settings import Config
    from awesomekit.model import Comments, Document, Fix, Markdown, Related, Severity, Suppression
    from awesomekit.model.files import FileKind, Files
    from awesomekit.model.liveness import Outcome, Target
    from awesomekit.source import Span


class Scope(Enum):
    """What a rule looks at; the values are the letters of the rule table."""

    ANY = "A"
    """Any Markdown file, also without a project."""
    LIST = "L"
    """A canonical list."""
    PROJECT = "P"
    """All lists of a project and the files built from them."""
    NETWORK = "N"
    """What the links of any Markdown file came to; ``awesomekit links`` only."""


class FixKind(Enum):
    """Which fixes a rule can offer; the values are the letters of the rule table."""

    NONE = "–"
    SAFE = "S"
    UNSAFE = "U"
    BOTH = "S/U"


class Certainty(Enum):
    """How sure a rule is of what it reports; the values are shown to users."""

    EXACT = "it reports what the file says, without a guess"
    LIKELY = "there is a guess in it, which its message says; it is never an error"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found in one file.

    Attributes:
        span: what is wrong.
        message: one sentence: what is wrong and what to do.
        fix: a mend of the same file.
        related: other places.
        severity: set where it differs from the rule's own.
        path: set by project rules: the file that ``span`` is of.
    """

    span: Span
    message: str
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    severity: Severity | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know beside the file itself.

    Attributes:
        kind: what the file is to its project.
        config: the project's configuration, or the defaults.
        files: the files around it.
        today: the day that dates are compared with; ``None`` compares with no day.
        comments: for rules that run last: the comments that silence findings.
        unused: for rules that run last: what of them silenced nothing.
    """

    kind: FileKind
    config: Config
    files: Files
    today: date | None = None
    comments: Comments | None = None
    unused: tuple[Suppression, ...] = ()


@dataclass(frozen=True, slots=True)
class Generated:
    """A file that ``build`` writes: what it would write and what is there (``None``: no file)."""

    path: str
    wanted: str
    present: str | None


@dataclass(frozen=True, slots=True)
class ProjectView:
    """What rules of scope P see.

    Attributes:
        config: the project's configuration.
        documents: all lists, in the order of their paths.
        generated: what ``build`` writes; empty where staleness was not asked for.
    """

    config: Config
    documents: tuple[Document, ...]
    generated: tuple[Generated, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkedFile:
    """What rules of scope N see: one file and what became of its links.

    Attributes:
        path: as shown.
        links: each target with the outcome of its resource, in the file's order.
        markdown: reads the file; only for fixes.
    """

    path: str
    links: tuple[tuple[Target, Outcome], ...]
    markdown: Callable[[], Markdown]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; ``check`` takes what its scope says and yields findings in any order.

    Attributes:
        code: ``AK305``.
        slug: ``invalid-value``; the module's name with hyphens.
        severity: unless a finding says otherwise.
        scope: what it looks at.
        fix: which fixes it offers.
        documentation: the module's docstring.
        check: the rule itself.
        default: whether it runs where no selection names it.
        any_style: whether a rule of scope L or P also runs on documents that were read from
            files in other styles than the canonical list's, see :mod:`awesomekit.loose_reader`.
        certainty: whether there is a guess in it.
        last: whether it runs after all others, on a file's text and what they left unused.
    """

    code: str
    slug: str
    severity: Severity
    scope: Scope
    fix: FixKind
    documentation: str
    check: Callable[..., Iterator[Finding]]
    default: bool = True
    any_style: bool = False
    certainty: Certainty = Certainty.EXACT
    last: bool = False

    @property
    def summary(self) -> str:
        """The first line of its documentation."""
        return self.documentation.strip().splitlines()[0]
