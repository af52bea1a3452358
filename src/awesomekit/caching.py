"""Results of earlier runs, one small file each.

A file's name is a digest of everything that its result rests on, and its first line a digest of
the rest. A result that does not fit is as good as none: nothing that goes wrong here stops a
run. Files appear whole, by renaming, so runs may share a folder.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from awesomekit.disk import digest
from awesomekit.findings import Answer, Checked, FileFindings
from awesomekit.model.diagnostic import Diagnostic, Fix, Related, Severity
from awesomekit.model.liveness import Target
from awesomekit.model.suppression import CommentMistake, Comments, Suppression
from awesomekit.source import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

_FORMAT = "2"
_PACKAGES = ("markdown_it", "mdit_py_plugins", "mdurl")
_DAY = 24 * 60 * 60
_KEPT_DAYS = 30
_STAMP = "swept"


def default_folder() -> Path:
    """Where results are kept unless the user says otherwise: the platform's cache folder."""
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("awesomekit", appauthor=False)) / "lint"


def program() -> str:
    """A digest of the program that makes results: this package, Python, the Markdown parser."""
    from importlib.util import find_spec

    parts = [_FORMAT, sys.version]
    places = [str(Path(__file__).parent)]
    for name in _PACKAGES:
        spec = find_spec(name)
        parts.append(f"{name} {_stat(spec.origin)}" if spec and spec.origin else name)
    while places:
        place = places.pop()
        with os.scandir(place) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.is_dir() and entry.name != "__pycache__":
                    places.append(entry.path)
                elif entry.name.endswith(".py"):
                    status = entry.stat()
                    parts.append(f"{entry.path} {status.st_size} {status.st_mtime_ns}")
    return digest("\0".join(parts).encode("utf-8", "surrogateescape"))


def _stat(path: str) -> str:
    status = os.stat(path)  # noqa: PTH116
    return f"{path} {status.st_size} {status.st_mtime_ns}"


@dataclass(frozen=True, slots=True)
class KnownRun:
    """What a run over links found that are all fresh.

    Attributes:
        until: when the first of them is not fresh any more, in seconds since the epoch.
        diagnostics: what comments left.
        answers: shown path → what its findings rest on beside its own text.
        counts: verdict → links.
        known: how many of them a memory knew.
        suppressed: how many findings comments silenced.
    """

    until: float
    diagnostics: tuple[Diagnostic, ...]
    answers: tuple[tuple[str, tuple[Answer, ...]], ...]
    counts: tuple[tuple[str, int], ...]
    known: int
    suppressed: int


@dataclass(slots=True)
class Cache:
    """Results of earlier runs.

    Attributes:
        folder: where they are kept; made when something is written.
        run: what all results of this run rest on: program, configuration, selection.
    """

    folder: Path
    run: str
    _wrote: bool = field(default=False)

    def key(self, *parts: str) -> str:
        """The name of a result that rests on ``parts`` beside what all results rest on."""
        text = "\0".join((self.run, *parts))
        return digest(text.encode("utf-8", "surrogateescape"))

    def file(self, key: str, path: str) -> Checked | None:
        """What was found in a file, ``None`` if that is not known."""
        data = self._read(key)
        with contextlib.suppress(LookupError, TypeError, ValueError):
            return _checked(data, path)
        return None

    def project(self, key: str) -> tuple[Diagnostic, ...] | None:
        """What was found in a whole project, ``None`` if that is not known."""
        data = self._read(key)
        with contextlib.suppress(LookupError, TypeError, ValueError):
            return tuple(_diagnostic(found, _text(path)) for path, found in data)
        return None

    def known_run(self, key: str) -> KnownRun | None:
        """What a run over links found, ``None`` if that is not known."""
        data = self._read(key)
        with contextlib.suppress(LookupError, TypeError, ValueError):
            until, diagnostics, answers, counts, known, suppressed = data
            return KnownRun(
                float(until),
                tuple(_diagnostic(found, _text(path)) for path, found in diagnostics),
                tuple(
                    (_text(path), tuple(Answer(*map(_text, answer)) for answer in told))
                    for path, told in answers
                ),
                tuple((_text(verdict), int(count)) for verdict, count in counts),
                int(known),
                int(suppressed),
            )
        return None

    def keep_run(self, key: str, run: KnownRun) -> None:
        """Remember what a run over links found."""
        told = [[found.path, _told(found)] for found in run.diagnostics]
        counts = [[verdict, count] for verdict, count in run.counts]
        answers = [[path, list(told)] for path, told in run.answers]
        self._write(key, [run.until, told, answers, counts, run.known, run.suppressed])

    def keep_file(self, key: str, checked: Checked) -> None:
        """Remember what was found in a file."""
        found = checked.findings
        if checked.failure is None:
            self._write(
                key,
                [
                    [_told(diagnostic) for diagnostic in found.diagnostics],
                    [_told_suppression(one) for one in found.comments.suppressions],
                    [[*mistake.span, mistake.message] for mistake in found.comments.mistakes],
                    sorted(found.ran),
                    sorted(found.hidden),
                    list(checked.answers),
                    [[target.url, *target.span, target.image] for target in checked.targets],
                ],
            )

    def keep_project(self, key: str, found: Iterable[Diagnostic]) -> None:
        """Remember what was found in a whole project."""
        self._write(key, [[diagnostic.path, _told(diagnostic)] for diagnostic in found])

    def _read(self, key: str) -> Any:
        path = self.folder / key[:2] / key[2:]
        try:
            with path.open("rb") as file:
                expected, _, data = file.read().partition(b"\n")
            if expected != digest(data).encode():
                return None
            if path.stat().st_mtime < time.time() - _DAY:
                os.utime(path)  # in use: sweeping looks at the time
            return json.loads(data)
        except (OSError, ValueError, RecursionError):
            return None

    def _write(self, key: str, told: object) -> None:
        data = json.dumps(told, separators=(",", ":")).encode()
        path = self.folder / key[:2] / key[2:]
        temporary = path.with_name(f"{path.name}.{os.getpid()}")
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                temporary.write_bytes(digest(data).encode() + b"\n" + data)
                temporary.replace(path)
            finally:
                temporary.unlink(missing_ok=True)
            self._wrote = True

    def sweep(self) -> None:
        """Once a day, remove what was not in use for a month; call it at the end of a run."""
        if not self._wrote:
            return
        stamp = self.folder / _STAMP
        now = time.time()
        with contextlib.suppress(OSError):
            if stamp.exists() and stamp.stat().st_mtime > now - _DAY:
                return
            stamp.touch()
            for path in self.folder.glob("??/*"):
                with contextlib.suppress(OSError):
                    if path.stat().st_mtime < now - _KEPT_DAYS * _DAY:
                        path.unlink()


# ------------------------------------------------------------------- diagnostics ↔ JSON


def _told(found: Diagnostic) -> list[object]:
    fix = found.fix
    return [
        found.code,
        found.slug,
        found.severity.value,
        *found.span,
        found.message,
        [[other.path, *other.span, other.message] for other in found.related],
        fix and [fix.title, fix.safe, [[*edit.span, edit.replacement] for edit in fix.edits]],
    ]


def _told_suppression(one: Suppression) -> list[object]:
    return [
        one.action,
        one.selector,
        *one.span,
        *one.comment,
        sorted(one.codes),
        *one.region,
        one.reason,
    ]


def _checked(data: Any, path: str) -> Checked:
    diagnostics, suppressions, mistakes, ran, hidden, answers, targets = data
    return Checked(
        FileFindings(
            tuple(_diagnostic(found, path) for found in diagnostics),
            Comments(
                tuple(_suppression(one) for one in suppressions),
                tuple(CommentMistake(_span(*span), _text(text)) for *span, text in mistakes),
            ),
            frozenset(map(_text, ran)),
            frozenset(map(_text, hidden)),
        ),
        tuple(Answer(*map(_text, answer)) for answer in answers),
        targets=tuple(
            Target(_text(url), _span(start, end), bool(image)) for url, start, end, image in targets
        ),
    )


def _diagnostic(data: Any, path: str) -> Diagnostic:
    code, slug, severity, start, end, message, related, fix = data
    return Diagnostic(
        path,
        _text(code),
        _text(slug),
        Severity(severity),
        _span(start, end),
        _text(message),
        tuple(Related(_text(p), _span(*span), _text(told)) for p, *span, told in related),
        fix and _fix(*fix),
    )


def _fix(title: Any, safe: Any, edits: Any) -> Fix:
    return Fix(
        _text(title),
        tuple(Edit(_span(start, end), _text(text)) for start, end, text in edits),
        safe is True,
    )


def _suppression(data: Any) -> Suppression:
    action, selector, start, end, first, last, codes, begin, until, reason = data
    return Suppression(
        action,
        _text(selector),
        _span(start, end),
        _span(first, last),
        frozenset(map(_text, codes)),
        _span(begin, until),
        _text(reason),
    )


def _span(start: Any, end: Any) -> Span:
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end):
        raise ValueError
    return Span(start, end)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
