"""The public functions: lint, format and build, on texts and on paths.

Everything else in the package is awesomekit's own. Names exported by :mod:`awesomekit` keep
their meaning within a major version.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from awesomekit import engine
from awesomekit.config.discover import default_config, find_project
from awesomekit.diffing import unified
from awesomekit.disk import (
    DiskFiles,
    decode_strictly,
    display_path,
    find_files,
    kind_of,
    list_files,
    load,
    repository_root,
)
from awesomekit.engine import LintResult
from awesomekit.errors import SourceError
from awesomekit.rules import Generated, Scope, select_rules
from awesomekit.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from awesomekit.build import BuildResult
    from awesomekit.config.settings import Config
    from awesomekit.model import Diagnostic, Document
    from awesomekit.rules import FileKind, Rule


def lint_text(
    text: str,
    path: str = "README.md",
    *,
    kind: FileKind = "markdown",
    config: Config | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> tuple[Diagnostic, ...]:
    """Check one text.

    Args:
        text: Markdown.
        path: how diagnostics name it; relative links are looked up from there.
        kind: ``list`` for a canonical list, ``markdown`` for anything else.
        config: the defaults if left out.
        select: codes, families or slugs of the rules to run; all if empty.
        ignore: rules to leave out.

    Raises:
        UsageError: a selector names no rule.
        SourceError: the text cannot be read as Markdown.
    """
    base = Path.cwd()
    settings = config or default_config(base)
    file = engine.read(engine.LoadedFile(Source(path, text), kind), settings)
    rules = select_rules(select, ignore)
    found = list(engine.lint_file(file, settings, DiskFiles(base, repository_root(base)), rules))
    if file.document is not None:
        found += engine.lint_project([file.document], settings, rules)
    return engine.in_order(found)


def lint(
    paths: Sequence[str | Path] = (),
    *,
    base: Path | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    stdin: tuple[str, str] | None = None,
) -> LintResult:
    """Check files, folders or, without paths, the project around ``base``.

    Args:
        paths: files and folders; folders are searched for Markdown files.
        base: what shown paths are relative to, and where the project is looked for; the
            working directory if left out.
        select: codes, families or slugs of the rules to run; the configuration's if empty.
        ignore: rules to leave out, beside the configuration's.
        stdin: name and text of a file that is not read from disk.

    Raises:
        ConfigError: the configuration has mistakes.
        UsageError: a selector names no rule, or there is nothing to check.
    """
    return _Run(Path(base or Path.cwd()), tuple(select), tuple(ignore)).run(paths, stdin)


@dataclass(slots=True)
class _Run:
    """One call of ``lint``."""

    base: Path
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    diagnostics: list[Diagnostic] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    documents: dict[Path, Document] = field(default_factory=dict)
    files: int = 0

    def run(self, paths: Sequence[str | Path], stdin: tuple[str, str] | None) -> LintResult:
        config = find_project(self.base)
        settings = config or default_config(self.base)
        rules = select_rules(
            self.select or settings.lint.select, (*settings.lint.ignore, *self.ignore)
        )
        around = DiskFiles(
            self.base, repository_root(settings.root) or (config.root if config else None)
        )
        if stdin is not None:
            name, text = stdin
            path = Path(self.base, name)
            file = engine.LoadedFile(Source(name, text), kind_of(path, config))
            self._lint(file, path.resolve(), settings, around, rules)
        named = [Path(self.base, path) for path in paths]
        for path in self._expand(named, config, nothing_named=not paths and stdin is None):
            try:
                source = load(path, display_path(path, self.base))
            except SourceError as error:
                self.failures.append(str(error))
                continue
            file = engine.LoadedFile(source, kind_of(path, config))
            self._lint(file, path.resolve(), settings, around, rules)
        if config is not None and any(rule.scope is Scope.PROJECT for rule in rules):
            self._lint_project(config, rules, named, whole=not paths and stdin is None)
        kept = engine.without_ignored(self.diagnostics, settings, self._project_paths(settings))
        return LintResult(engine.in_order(kept), self.sources, self.files, tuple(self.failures))

    def _expand(
        self, named: list[Path], config: Config | None, *, nothing_named: bool
    ) -> Iterable[Path]:
        if nothing_named:
            if config is None:
                return find_files(self.base)
            skeleton = config.root / config.skeleton
            return [*list_files(config), *([skeleton] if skeleton.is_file() else [])]
        return dict.fromkeys(
            found for path in named for found in (find_files(path) if path.is_dir() else [path])
        )

    def _lint(
        self,
        file: engine.LoadedFile,
        path: Path,
        config: Config,
        around: DiskFiles,
        rules: Sequence[Rule],
    ) -> None:
        self.files += 1
        self.sources[file.source.path] = file.source
        try:
            read = engine.read(file, config)
        except SourceError as error:
            self.failures.append(str(error))
            return
        self.diagnostics += engine.lint_file(read, config, around, rules)
        if read.document is not None:
            self.documents[path] = read.document

    def _lint_project(
        self, config: Config, rules: Sequence[Rule], named: list[Path], *, whole: bool
    ) -> None:
        """Run the rules of scope P; with paths named, report on those files only."""
        checked = {document.source.path for document in self.documents.values()}
        generated: tuple[Generated, ...] = ()
        if whole or self._names_generated(config, named):
            generated = self._generated(config)
            checked |= {file.path for file in generated}
        if not checked:
            return
        for path in list_files(config):
            if path.resolve() not in self.documents:
                shown = display_path(path, self.base)
                try:
                    file = engine.LoadedFile(load(path, shown), "list")
                    document = engine.read(file, config).document
                except SourceError:
                    continue  # reported when that file itself is checked
                if document is not None:
                    self.sources.setdefault(shown, file.source)
                    self.documents[path.resolve()] = document
        for found in engine.lint_project(list(self.documents.values()), config, rules, generated):
            if found.path in checked:
                self.diagnostics.append(found)

    @staticmethod
    def _names_generated(config: Config, named: list[Path]) -> bool:
        wanted = {config.root.resolve(), (config.root / config.lists).resolve()}
        wanted |= {(config.root / readme).resolve() for readme in config.readmes.values()}
        return any(path.resolve() in wanted for path in named)

    def _generated(self, config: Config) -> tuple[Generated, ...]:
        from awesomekit.build import BuildError, build_project

        try:
            result = build_project(config, base=self.base)
        except (BuildError, SourceError) as error:
            self.failures.append(str(error))
            return ()
        for file in result.generated:
            self.sources[file.path] = Source(file.path, file.present or "")
        return result.generated

    def _project_paths(self, config: Config) -> dict[str, str]:
        """Shown path → path relative to the project, which configuration globs match."""
        return {shown: display_path(Path(self.base, shown), config.root) for shown in self.sources}


@dataclass(frozen=True, slots=True)
class FormattedFile:
    """One list and its canonical form.

    Attributes:
        path: as shown to the user.
        file: where it is.
        before: the text on disk.
        after: the canonical text.
    """

    path: str
    file: Path
    before: str
    after: str

    @property
    def changed(self) -> bool:
        """Whether the list is not in canonical form."""
        return self.before != self.after

    def diff(self) -> str:
        """A unified diff from the text on disk to the canonical text."""
        return unified(self.before, self.after, self.path, f"{self.path} (canonical)")


@dataclass(frozen=True, slots=True)
class FormatResult:
    """What ``fmt`` did not write yet.

    Attributes:
        files: every list, changed or not.
        skipped: shown paths that are no lists of the project.
        failures: a sentence for each file that could not be read.
    """

    files: tuple[FormattedFile, ...]
    skipped: tuple[str, ...]
    failures: tuple[str, ...]


def format_text(text: str, path: str = "lists/list.md", *, config: Config | None = None) -> str:
    """The canonical form of a list's text; formatting it again changes nothing.

    Raises:
        SourceError: the text cannot be read as Markdown.
    """
    from awesomekit import formatting

    return formatting.format_text(text, path, config or default_config(Path.cwd()))


def format_files(paths: Sequence[str | Path] = (), *, base: Path | None = None) -> FormatResult:
    """The canonical forms of lists of the project around ``base``; writes nothing.

    Args:
        paths: lists and folders of lists; all lists of the project if empty.
        base: the working directory if left out.

    Raises:
        ConfigError: the configuration has mistakes.
        UsageError: there is no project.
    """
    from awesomekit import formatting

    where = Path(base or Path.cwd())
    config = require_project(where)
    named = [Path(where, path) for path in paths] or list_files(config)
    files: list[FormattedFile] = []
    skipped: list[str] = []
    failures: list[str] = []
    found: dict[str, Path] = {}
    for path in named:
        for file in find_files(path) if path.is_dir() else [path]:
            found.setdefault(os.path.realpath(file), file)
    for file in found.values():
        shown = display_path(file, where)
        try:
            source = load(file, shown)
            if kind_of(file, config) != "list":
                skipped.append(shown)
                continue
            decode_strictly(source)
            after = formatting.format_text(source.text, shown, config)
            files.append(FormattedFile(shown, file, source.text, after))
        except SourceError as error:
            failures.append(str(error))
    return FormatResult(tuple(files), tuple(skipped), tuple(failures))


def write_formatted(files: Sequence[FormattedFile], base: Path | None = None) -> None:
    """Write canonical texts, all or none.

    Raises:
        StaleSourceError: a file changed since it was read; nothing was written.
        UnsafePathError: a file lies outside the project.
    """
    from awesomekit.writing import NewText, replace_files

    config = require_project(Path(base or Path.cwd()))
    texts = [NewText(file.file, file.after, file.before.encode()) for file in files]
    replace_files(texts, config.root)


def build_readmes(base: Path | None = None) -> BuildResult:
    """Render the READMEs of the project around ``base`` and check them; writes nothing.

    Pass the result to :func:`write_readmes` to replace the files.

    Raises:
        ConfigError: the configuration has mistakes.
        BuildError: the READMEs would not hold what the lists hold, or cannot be rendered.
        UsageError: there is no project.
    """
    from awesomekit.build import build_project

    where = Path(base or Path.cwd())
    return build_project(require_project(where), base=where)


def write_readmes(result: BuildResult) -> None:
    """Replace the stale READMEs of a project, all or none.

    Raises:
        UnsafePathError: a README lies outside the project; nothing was written.
        SourceError: writing failed, for example on a full disk; nothing was changed.
    """
    from awesomekit.build import write

    write(result)


def require_project(base: Path) -> Config:
    """The project around ``base``.

    Raises:
        UsageError: there is none.
    """
    from awesomekit.errors import UsageError

    config = find_project(base)
    if config is None:
        raise UsageError(
            'no project here: there is no "awesomekit.yaml" and no "lists" folder in this '
            "directory or above it; change to a project's folder"
        )
    return config
