"""What a change touched, told by git."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

from awesomekit.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

_HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+(?P<start>\d+)(?:,(?P<count>\d+))? @@")
_NO_FILTERS = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=false")


def changed_lines(path: Path, revision: str, root: Path) -> frozenset[int] | None:
    """The lines of a file that differ from a revision; ``None`` for all of a new file.

    The file on disk is compared with the last commit that the present one and the revision have
    in common, so that what others did since then does not count. Nothing that a repository
    configures is run: no external diff, no filter of text, no hook.

    Args:
        path: the file.
        revision: as git names it, such as ``origin/main``.
        root: the repository's folder.

    Raises:
        UsageError: there is no git, no repository, or no such revision.
    """
    base = _base(revision, root)
    known = _git(root, "ls-tree", "--name-only", "-z", base, "--", str(path))
    if not known.strip("\0"):
        return None
    arguments = ("--no-ext-diff", "--no-textconv", "--no-color", "--unified=0", "--no-renames")
    told = _git(root, "diff", *arguments, base, "--", f":(literal){path}")
    lines: set[int] = set()
    for line in told.splitlines():
        hunk = _HUNK.match(line)
        if hunk is not None:
            start = int(hunk["start"])
            count = int(hunk["count"]) if hunk["count"] is not None else 1
            lines.update(range(start, start + count))
    return frozenset(lines)


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
