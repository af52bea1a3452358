"""The files of one run of ``lint``, found and read."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from awesomekit.config.discover import default_config, find_project
from awesomekit.disk import (
    decode,
    digest,
    display_path,
    find_files,
    is_file,
    is_folder,
    kind_of,
    list_files,
    load_bytes,
    repository_root,
)
from awesomekit.errors import SourceError
from awesomekit.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from awesomekit.config.settings import Config
    from awesomekit.model.files import FileKind


@dataclass(frozen=True, slots=True)
class File:
    """A file to check.

    Attributes:
        path: where it is, absolute, symbolic links not followed.
        source: its text, under the path that users are shown.
        kind: what it is to the project.
        data: its bytes; ``None`` for a text that is not on disk.
    """

    path: Path
    source: Source
    kind: FileKind
    data: bytes | None

    @property
    def shown(self) -> str:
        """The path that users are shown."""
        return self.source.path

    @property
    def real(self) -> str:
        """Where it is with symbolic links followed; its name among the files of a run."""
        return str(self.path.resolve())

    @property
    def digest(self) -> str:
        """What stands for its content."""
        if self.data is not None:
            return digest(self.data)
        return digest(self.source.text.encode("utf-8", "surrogateescape"))


@dataclass(slots=True)
class Workspace:
    """The files that were asked for, and what is around them.

    Attributes:
        base: the folder that shown paths are relative to.
        config: of the project around ``base``; ``None`` where there is none.
        settings: the same, or the defaults.
        root: the folder that links must not leave, ``None`` where nothing says one.
        files: in the order of checking.
        failures: a sentence for each file that could not be read.
        whole: whether the whole project was asked for.
        generated: whether what ``build`` writes was asked for.
    """

    base: Path
    config: Config | None
    settings: Config
    root: Path | None
    files: list[File] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    whole: bool = False
    generated: bool = False

    @classmethod
    def around(cls, base: Path) -> Workspace:
        """The project around a folder, without files.

        Raises:
            ConfigError: the configuration has mistakes.
        """
        base = _absolute(base)
        config = find_project(base)
        settings = config or default_config(base)
        root = repository_root(settings.root) or (config.root if config else None)
        return cls(base, config, settings, root)

    def take(self, paths: Sequence[str | Path], stdin: tuple[str, str] | None) -> None:
        """Read files, folders or, without any, the project.

        Args:
            paths: files and folders; folders are searched for Markdown files.
            stdin: name and text of a file that is not read from disk.
        """
        if stdin is not None:
            name, text = stdin
            path = _absolute(Path(self.base, name))
            self.files.append(File(path, Source(name, text), kind_of(path, self.config), None))
        named = [_absolute(Path(self.base, path)) for path in paths]
        nothing = not paths and stdin is None
        self.whole = nothing and self.config is not None
        self.generated = self.whole or self._names_generated(named)
        for path in self._everything() if nothing else self._expanded(named):
            shown = display_path(path, self.base)
            try:
                data = load_bytes(path, shown)
                source = decode(data, shown)
            except SourceError as error:
                self.failures.append(str(error))
                continue
            self.files.append(File(path, source, kind_of(path, self.config), data))

    def lists(self) -> list[Path]:
        """The lists of the project."""
        return list_files(self.config) if self.config is not None else []

    def _everything(self) -> Iterable[Path]:
        if self.config is None:
            return find_files(self.base)
        skeleton = self.config.root / self.config.skeleton
        return [*self.lists(), *([skeleton] if is_file(skeleton) else [])]

    @staticmethod
    def _expanded(named: list[Path]) -> Iterable[Path]:
        return dict.fromkeys(
            found for path in named for found in (find_files(path) if is_folder(path) else [path])
        )

    def _names_generated(self, named: list[Path]) -> bool:
        if self.config is None:
            return False
        root = self.config.root
        wanted = {root.resolve(), (root / self.config.lists).resolve()}
        wanted |= {(root / readme).resolve() for readme in self.config.readmes.values()}
        return any(path.resolve() in wanted for path in named)


def _absolute(path: Path) -> Path:
    # ".." is taken away with the folder before it, as users mean it
    return Path(os.path.abspath(path))  # noqa: PTH100
