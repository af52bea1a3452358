"""Why READMEs cannot be built."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from awesomekit.errors import AwesomekitError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from awesomekit.source import Source


class BuildProblem(NamedTuple):
    """One reason, with its place; line and column count from 1."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class BuildError(AwesomekitError):
    """The READMEs cannot be rendered, or would not hold what the lists hold."""

    def __init__(self, problems: Iterable[BuildProblem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def problem(source: Source, offset: int, message: str) -> BuildProblem:
    """A problem at an offset of a file."""
    return BuildProblem(source.path, *source.position(offset), message)
