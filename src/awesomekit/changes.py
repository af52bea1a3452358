"""What a change touched, told by git."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.errors import UsageError
from awesomekit.source import Span

if TYPE_CHECKING:
    from pathlib import Path

_HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+(?P<start>\d+)(?:,(?P<count>\d+))? @@")
_NO_FILTERS = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=false")


class Changed(NamedTuple):
    """What differs from a revision.

    Attributes:
        lines: the lines that were added or changed.
        cuts: a character on each side of where lines were removed.
    """

    lines: tuple[Span, ...]
    cuts: tuple[Span, ...]


def changed_spans(path: Path, text: str, revision: str, root: Path) -> Changed | None:
    """What of a file differs from a revision; ``None`` for all of a new file.

    The file on disk is compared with the last commit that the present one and the revision have
    in common, so that what others did since then does not count. Nothing that a repository
    configures is run: no external diff, no filter of text, no hook; and nothing that it says of
    its files, such as that they are binary, hides a change.

    Args:
        path: the file; a symbolic link stands for what it leads to.
        text: what it holds.
        revision: as git names it, such as ``origin/main``.
        root: the repository's folder.

    Raises:
        UsageError: there is no git, no repository, or no such revision.
    """
    base = _base(revision, root)
    place = path.resolve()
    known = _git(root, "ls-tree", "--name-only", "-z", base, "--", str(place))
    if not known.strip("\0"):
        return None
    arguments = ("--no-ext-diff", "--no-textconv", "--no-color", "--unified=0", "--no-renames")
    told = _git(root, "diff", "--text", *arguments, base, "--", f":(literal){place}")
    # git's lines end with line feeds only
    ends = [0, *(match.end() for match in re.finditer("\n", text)), len(text)]
    lines: list[Span] = []
    cuts: list[Span] = []
    for line in told.split("\n"):
        hunk = _HUNK.match(line)
        if hunk is None:
            continue
        start = min(int(hunk["start"]), len(ends) - 1)
        count = int(hunk["count"]) if hunk["count"] is not None else 1
        if count:
            last = min(start - 1 + count, len(ends) - 1)
            lines.append(Span(ends[start - 1], max(ends[last], ends[start - 1] + 1)))
        else:
            at = ends[start]
            # the line feed before it is of no entry
            cuts.append(Span(max(at - 2, 0), at + 1))
    return Changed(tuple(lines), tuple(cuts))


def _base(revision: str, root: Path) -> str:
    if revision.startswith("-") or not revision.strip():
        raise UsageError(f'"{revision}" is no revision; name a branch, a tag or a commit')
    commit = _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", check=False)
    if not commit.strip():
        raise UsageError(
            f'git knows no revision "{revision}"; fetch it, or name a branch, a tag or a commit'
        )
    common = _git(root, "merge-base", commit.strip(), "HEAD", check=False)
    return common.strip() or commit.strip()


def _git(root: Path, *arguments: str, check: bool = True) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - a list of arguments, no shell
            ["git", *_NO_FILTERS, *arguments],  # noqa: S607 - the user's own git
            cwd=root,
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="surrogateescape",
        )
    except OSError:
        raise UsageError('"--since" needs git, which cannot be run here; install it') from None
    if done.returncode and check:
        words = done.stderr.strip().splitlines()
        why = words[0].removeprefix("fatal: ") if words else f"status {done.returncode}"
        raise UsageError(f"git cannot compare {root}: {why}")
    return done.stdout
