"""The exceptions a user may see.

Each is a sentence: what is wrong, where, and what would be right. Anything else that
escapes is a bug of awesomekit.
"""

from __future__ import annotations

from dataclasses import dataclass


class AwesomekitError(Exception):
    """Base of every error that is the user's to mend; the command line exits with status 2."""


class SourceError(AwesomekitError):
    """A file cannot be read as a Markdown text: missing, a directory, binary, too large."""


class UsageError(AwesomekitError):
    """Arguments or options that do not fit together."""


class UnsafePathError(AwesomekitError):
    """A path that leads outside the project."""


class StaleSourceError(AwesomekitError):
    """A file changed on disk between reading and writing it; nothing was written."""


class ImportFailedError(AwesomekitError):
    """A source from which no list can be made; nothing was written."""


class EditConflictError(AwesomekitError):
    """Edits of one text that overlap."""


@dataclass(frozen=True, slots=True)
class ConfigProblem:
    """One mistake in a YAML file; line and column count from 1, columns in code points."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class ConfigError(AwesomekitError):
    """Every mistake of a configuration file, in the file's order."""

    def __init__(self, problems: tuple[ConfigProblem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems
