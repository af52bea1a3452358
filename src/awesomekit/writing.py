"""Files replaced together or not at all.

Every new text is written beside its file and synced before the first file is touched, so a
full disk or an error leaves all files as they were. Then the files are renamed one right after
the other, with signals held back; if a rename fails, those before it are undone.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesomekit.errors import SourceError, StaleSourceError, UnsafePathError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_SUFFIX = ".awesomekit-new"


@dataclass(frozen=True, slots=True)
class NewText:
    """A file and the text it is to have.

    Attributes:
        path: the file; a symbolic link stays one, its target is replaced.
        text: the new text, written as UTF-8 with its own line ends.
        expected: the bytes that must still be there; ``None`` for a file that must not
            exist. Left out, whatever is there is replaced.
    """

    path: Path
    text: str
    expected: bytes | bool | None = False


def replace_files(files: Sequence[NewText], root: Path) -> None:
    """Replace all files, or none.

    Modes are kept; a new file gets the usual one. Only regular files within ``root`` are
    written, symbolic links followed.

    Raises:
        UnsafePathError: a path leads out of ``root``, or is no regular file.
        StaleSourceError: a file is not what was expected; nothing was written.
        SourceError: writing failed, for example on a full disk; nothing was changed.
    """
    targets = [(_target(file.path, root), file) for file in files]
    written: list[tuple[Path, Path]] = []
    try:
        for target, file in targets:
            with _named(target):
                written.append((_write_beside(target, file.text), target))
        for target, file in targets:
            with _named(target):
                _check(target, file)
        _rename_all(written)
    finally:
        for temporary, _ in written:
            with contextlib.suppress(OSError):
                temporary.unlink()


@contextlib.contextmanager
def _named(target: Path) -> Iterator[None]:
    """Say which file an error of the system is about."""
    try:
        yield
    except OSError as error:
        raise SourceError(
            f"{target.name}: cannot be written: {error.strerror}; nothing was changed"
        ) from None


def _target(path: Path, root: Path) -> Path:
    """The real file behind a path."""
    top = root.resolve()
    try:
        target = path.resolve()
        target.lstat()
    except FileNotFoundError:
        pass  # a new file
    except (OSError, RuntimeError):  # a loop of symbolic links is the one or the other
        raise UnsafePathError(
            f"{path.name}: the path leads to no file; nothing was written"
        ) from None
    if not target.is_relative_to(top):
        raise UnsafePathError(
            f"{path.name}: the path leads out of the project; nothing was written"
        )
    if target.exists() and not target.is_file():
        raise UnsafePathError(f"{path.name}: not a regular file; nothing was written")
    return target


def _check(target: Path, file: NewText) -> None:
    if isinstance(file.expected, bool):
        return
    present = target.read_bytes() if target.exists() else None
    if present != file.expected:
        raise StaleSourceError(
            f"{target.name}: the file changed while awesomekit was at work; nothing was written, "
            "run it again"
        )


def _write_beside(target: Path, text: str) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    _remove_leftovers(target)
    temporary = target.with_name(f".{target.name}.{os.getpid()}{_SUFFIX}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(temporary, flags, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(text.encode("utf-8", "surrogateescape"))
            stream.flush()
            if target.exists():
                os.chmod(temporary, target.stat().st_mode & 0o7777)  # noqa: PTH101
            os.fsync(stream.fileno())
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    return temporary


def _remove_leftovers(target: Path) -> None:
    """Remove what a killed run left beside a target."""
    name = re.compile(rf"\.{re.escape(target.name)}\.([0-9]+)(?:\.old)?{re.escape(_SUFFIX)}")
    for leftover in target.parent.iterdir():
        match = name.fullmatch(leftover.name)
        if match is not None and not _runs(int(match[1])):
            with contextlib.suppress(OSError):
                leftover.unlink()


def _runs(process: int) -> bool:
    if process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def _rename_all(pairs: Sequence[tuple[Path, Path]]) -> None:
    backups: list[tuple[Path, Path | None]] = []
    try:
        with _signals_held():
            try:
                for temporary, target in pairs:
                    with _named(target):
                        backups.append((target, _backup(target)))
                        temporary.replace(target)
            except BaseException:
                # the last one is what failed, so it is as it was
                for target, backup in reversed(backups[:-1]):
                    _undo(target, backup)
                raise
    finally:
        for _, backup in backups:
            if backup is not None:
                with contextlib.suppress(OSError):
                    backup.unlink()


def _undo(target: Path, backup: Path | None) -> None:
    if backup is None:
        target.unlink(missing_ok=True)
    else:
        backup.replace(target)


def _backup(target: Path) -> Path | None:
    """A second name of the present file, to go back to."""
    if not target.exists():
        return None
    backup = target.with_name(f".{target.name}.{os.getpid()}.old{_SUFFIX}")
    backup.unlink(missing_ok=True)
    try:
        os.link(target, backup)
    except OSError:  # a file system without hard links
        shutil.copy2(target, backup)
    return backup


@contextlib.contextmanager
def _signals_held() -> Iterator[None]:
    """Hold back interruptions where the system can; they are delivered afterwards."""
    hold = getattr(signal, "pthread_sigmask", None)
    if hold is None:
        yield
        return
    held = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, held)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
