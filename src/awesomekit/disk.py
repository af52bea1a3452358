"""The one place that reads files: which there are, what they hold, what is around them."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from awesomekit.errors import SourceError
from awesomekit.model.files import Target
from awesomekit.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.config.settings import Config
    from awesomekit.model.files import FileKind

MAX_BYTES = 10 * 1024 * 1024
SUFFIXES = frozenset({".md", ".markdown"})
_SKIPPED = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})


def display_path(path: Path, base: Path) -> str:
    """How a path is named to the user: relative to ``base`` where possible, with ``/``."""
    try:
        shown = os.path.relpath(path, base)
    except ValueError:  # another drive
        shown = str(path)
    return Path(shown).as_posix()


def decode(data: bytes, path: str) -> Source:
    """A file's bytes as text; bytes that are not UTF-8 become lone surrogates (PEP 383).

    Raises:
        SourceError: the file is larger than 10 MiB, or binary.
    """
    _refuse_large(len(data), path)
    try:
        return Source(path, data.decode("utf-8"))
    except UnicodeDecodeError:
        if b"\0" in data:
            raise SourceError(f"{path}: the file is binary; name a Markdown file") from None
        return Source(path, data.decode("utf-8", "surrogateescape"))


def digest(data: bytes) -> str:
    """A short name for a content, as good as unique: BLAKE2b of 16 bytes (RFC 7693)."""
    return blake2b(data, digest_size=16).hexdigest()


def _digest_of(place: str) -> str:
    if os.path.splitext(place)[1].lower() not in SUFFIXES:  # noqa: PTH122
        return ""
    try:
        with open(place, "rb") as file:  # noqa: PTH123
            return digest(file.read(MAX_BYTES + 1))
    except (OSError, ValueError):
        return ""


def decode_strictly(source: Source) -> Source:
    """The source, if all of it is UTF-8.

    Raises:
        SourceError: some bytes are not.
    """
    match = re.search("[\udc80-\udcff]", source.text)
    if match is None:
        return source
    line, column = source.position(match.start())
    raise SourceError(
        f"{source.path}:{line}:{column}: 0x{ord(match[0]) - 0xDC00:02X} is not UTF-8; "
        "save the file in that encoding"
    )


def _refuse_large(size: int, path: str) -> None:
    if size > MAX_BYTES:
        raise SourceError(
            f"{path}: the file has {size / 1024 / 1024:.0f} MiB; awesomekit reads Markdown "
            f"files up to {MAX_BYTES // 1024 // 1024} MiB, so split it"
        )


def load(path: Path, shown: str) -> Source:
    """Read one file as text.

    Raises:
        SourceError: it does not exist, is a directory, is too large or binary, or cannot be read.
    """
    return decode(load_bytes(path, shown), shown)


def load_bytes(path: Path, shown: str) -> bytes:
    """Read one file.

    Raises:
        SourceError: it does not exist, is a directory, is too large, or cannot be read.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
            raise SourceError(f"{shown}: not a regular file; name a Markdown file")
        _refuse_large(status.st_size, shown)
        return path.read_bytes()
    except FileNotFoundError:
        raise SourceError(f"{shown}: no such file; check the spelling of the path") from None
    except IsADirectoryError:
        raise SourceError(f"{shown}: a directory where a file is needed") from None
    except OSError as error:
        raise SourceError(f"{shown}: cannot be read: {error.strerror}") from None


def is_file(path: Path) -> bool:
    """Whether there is a file; a name that no disk can hold is none, where pathlib raises."""
    return os.path.isfile(path)  # noqa: PTH113


def is_folder(path: Path) -> bool:
    """Whether there is a folder; a name that no disk can hold is none, where pathlib raises."""
    return os.path.isdir(path)  # noqa: PTH112


def find_files(path: Path) -> Iterator[Path]:
    """The Markdown files under a folder in the order of their names, hidden folders left out."""
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(n for n in folders if not n.startswith(".") and n not in _SKIPPED)
        for name in sorted(names):
            if Path(name).suffix.lower() in SUFFIXES:
                yield Path(folder, name)


def kind_of(path: Path, config: Config | None) -> FileKind:
    """What a file is to the project: a list, the README skeleton, or any Markdown."""
    if config is None:
        return "markdown"
    try:
        inside = path.resolve().relative_to(config.root.resolve()).as_posix()
    except ValueError:
        return "markdown"
    if inside == config.skeleton:
        return "skeleton"
    folder = config.lists.rstrip("/") + "/"
    name = path.name.casefold()
    is_list = inside.startswith(folder) and not name.startswith("readme")
    return "list" if is_list and path.suffix.lower() in SUFFIXES else "markdown"


def list_files(config: Config) -> list[Path]:
    """The canonical lists of a project, in the order of their paths."""
    return [
        path for path in find_files(config.root / config.lists) if kind_of(path, config) == "list"
    ]


def _within(place: str, root: Path) -> bool:
    """Whether a path, symbolic links followed, stays below ``root``."""
    top = os.path.realpath(root)
    real = os.path.realpath(place)
    return real == top or real.startswith(top.rstrip(os.sep) + os.sep)


def repository_root(path: Path) -> Path | None:
    """The nearest folder at or above ``path`` that holds ``.git``."""
    for folder in (path, *path.parents):
        if (folder / ".git").exists():
            return folder
    return None


@dataclass(slots=True)
class DiskFiles:
    """Answers rules' questions about the files around a file.

    Attributes:
        base: the folder that shown paths are relative to.
        root: links must stay within it; ``/``-rooted links start there.
    """

    base: Path
    root: Path | None
    _names: dict[str, frozenset[str]] = field(default_factory=dict)
    _anchors: dict[str, frozenset[str] | None] = field(default_factory=dict)
    _digests: dict[str, str] = field(default_factory=dict)

    def target(self, from_path: str, url_path: str) -> tuple[Target, str]:
        """See :class:`awesomekit.rules.Files`."""
        place = self._place(from_path, url_path)
        root = os.path.abspath(self.root) if self.root is not None else None  # noqa: PTH100
        if (
            root is not None
            and place != root
            and not place.startswith(root.rstrip(os.sep) + os.sep)
        ):
            return Target.OUTSIDE, url_path
        actual = self._actual(place)
        if actual is None:
            return Target.MISSING, url_path
        if actual != place:
            shown = os.path.relpath(actual, os.path.dirname(self._absolute(from_path)))  # noqa: PTH120
            return Target.OTHER_CASE, shown.replace(os.sep, "/")
        return (Target.FOLDER if os.path.isdir(place) else Target.FILE), url_path  # noqa: PTH112

    def anchors(self, from_path: str, url_path: str) -> frozenset[str] | None:
        """See :class:`awesomekit.rules.Files`."""
        place = self._place(from_path, url_path)
        if self.root is not None and not _within(place, self.root):
            return None  # headings of other files are nobody's to see
        if place not in self._anchors:
            self._anchors[place] = self._read_anchors(Path(place))
        return self._anchors[place]

    def digest(self, from_path: str, url_path: str) -> str:
        """What stands for the content of a file; empty where none can be read.

        Equal digests mean equal anchors.
        """
        place = self._place(from_path, url_path)
        if self.root is not None and not _within(place, self.root):
            return ""
        if place not in self._digests:
            self._digests[place] = _digest_of(place)
        return self._digests[place]

    def _absolute(self, path: str) -> str:
        return os.path.normpath(os.path.join(self.base, path))  # noqa: PTH118

    def _place(self, from_path: str, url_path: str) -> str:
        # lexical, as GitHub resolves links; symbolic links are not followed
        if url_path.startswith("/"):
            start = str(self.root or self.base)
            url_path = url_path.lstrip("/")
        else:
            start = os.path.dirname(self._absolute(from_path))  # noqa: PTH120
        return os.path.normpath(os.path.join(start, url_path))  # noqa: PTH118

    def _actual(self, place: str) -> str | None:
        """The path as the disk spells it, ``None`` if there is none in any letter case."""
        root = str(self.root or self.base)
        parts = PurePosixPath(os.path.relpath(place, root).replace(os.sep, "/")).parts
        actual = root
        for part in parts:
            if part == "..":
                return place if os.path.exists(place) else None  # noqa: PTH110
            names = self._names_in(actual)
            if part not in names:
                other = sorted(n for n in names if n.casefold() == part.casefold())
                if not other:
                    return None
                part = other[0]  # noqa: PLW2901 - the disk's spelling from here on
            actual = os.path.join(actual, part)  # noqa: PTH118
        return actual

    def _names_in(self, folder: str) -> frozenset[str]:
        if folder not in self._names:
            try:
                self._names[folder] = frozenset(os.listdir(folder))  # noqa: PTH208
            except OSError:
                self._names[folder] = frozenset()
        return self._names[folder]

    @staticmethod
    def _read_anchors(path: Path) -> frozenset[str] | None:
        if path.suffix.lower() not in SUFFIXES or not is_file(path):
            return None
        from awesomekit.markdown import read_markdown  # not needed where results are cached

        try:
            markdown = read_markdown(load(path, path.name))
        except SourceError:
            return None
        return frozenset(h.anchor for h in markdown.headings) | markdown.html_ids
