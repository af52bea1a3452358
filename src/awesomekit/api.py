"""The public functions: lint, format and build, on texts and on paths.

Everything else in the package is awesomekit's own. Names exported by :mod:`awesomekit` keep
their meaning within a major version.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

from awesomekit.config.discover import default_config, find_project
from awesomekit.config.settings import Selectors
from awesomekit.diffing import unified
from awesomekit.disk import (
    DiskFiles,
    decode_strictly,
    display_path,
    find_files,
    is_folder,
    kind_of,
    list_files,
    load,
    repository_root,
)
from awesomekit.errors import SourceError
from awesomekit.findings import LintResult, in_order
from awesomekit.linting import Linter
from awesomekit.silencing import silence
from awesomekit.source import Source
from awesomekit.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from awesomekit.build import BuildResult
    from awesomekit.config.settings import Config
    from awesomekit.mending import Mended
    from awesomekit.model import Diagnostic
    from awesomekit.model.files import FileKind


def lint_text(
    text: str,
    path: str = "README.md",
    *,
    kind: FileKind = "markdown",
    config: Config | None = None,
    select: Iterable[str] = (),
    extend_select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    today: date | None = None,
) -> tuple[Diagnostic, ...]:
    """Check one text.

    Args:
        text: Markdown.
        path: how diagnostics name it; relative links are looked up from there.
        kind: ``list`` for a canonical list, ``markdown`` for anything else.
        config: the defaults if left out.
        select: codes, families or slugs of the rules to run; the default ones if empty.
        extend_select: rules to run as well.
        ignore: rules to leave out.
        today: the day that dates are compared with; with no day if left out.

    Raises:
        UsageError: a selector names no rule.
        SourceError: the text cannot be read as Markdown.
    """
    from awesomekit import engine
    from awesomekit.rules import Context, select_rules

    base = Path.cwd()
    settings = config or default_config(base)
    loaded = engine.LoadedFile(Source(path, text), kind)
    file = engine.read(loaded, settings)
    rules = select_rules(select, ignore, extend_select)
    around = DiskFiles(base, repository_root(base))
    findings = engine.check_file(file, settings, around, rules, today)
    project: tuple[Diagnostic, ...] = ()
    if file.document is not None:
        project = engine.check_project([file.document], settings, rules)
    silenced = silence(findings, project)
    context = Context(kind, settings, around, today)
    judged = engine.judge_comments(loaded.source, findings, silenced.unused, context, rules)
    return in_order([*silenced.kept, *judged])


class LintOptions(TypedDict, total=False):
    """What :func:`lint`, :func:`fix` and :func:`add_suppressions` take.

    Attributes:
        base: what shown paths are relative to, and where the project is looked for; the
            working directory if left out.
        select: codes, families or slugs of the rules to run; the configuration's if empty.
        extend_select: rules to run as well.
        ignore: rules to leave out, beside the configuration's.
        stdin: name and text of a file that is not read from disk.
        cache: the folder of earlier results; nothing is remembered if left out.
        jobs: how many processes may be used where that is faster; one if left out.
        today: the day that dates are compared with; with no day if left out.
    """

    base: Path | None
    select: Iterable[str]
    extend_select: Iterable[str]
    ignore: Iterable[str]
    stdin: tuple[str, str] | None
    cache: Path | None
    jobs: int
    today: date | None


def lint(paths: Sequence[str | Path] = (), **options: Unpack[LintOptions]) -> LintResult:
    """Check files, folders or, without paths, the project around a folder.

    Args:
        paths: files and folders; folders are searched for Markdown files.
        options: see :class:`LintOptions`.

    Raises:
        ConfigError: the configuration has mistakes.
        UsageError: a selector names no rule.
    """
    return _linter(paths, options).lint()


def fix(
    paths: Sequence[str | Path] = (), *, unsafe: bool = False, **options: Unpack[LintOptions]
) -> Mended:
    """Apply fixes in memory until none is left; writes nothing.

    Pass the result to :func:`write_mended` to replace the files.

    Args:
        paths: as for :func:`lint`.
        unsafe: whether to apply unsafe fixes too.
        options: see :class:`LintOptions`.

    Raises:
        ConfigError: the configuration has mistakes.
        UsageError: a selector names no rule.
    """
    from awesomekit.mending import mend

    return mend(_linter(paths, options), unsafe=unsafe)


def add_suppressions(
    paths: Sequence[str | Path] = (), *, reason: str = "", **options: Unpack[LintOptions]
) -> Mended:
    """Silence every finding with a comment beside it, in memory; writes nothing.

    Pass the result to :func:`write_mended` to replace the files.

    Args:
        paths: as for :func:`lint`.
        reason: what the comments say after the codes.
        options: see :class:`LintOptions`.

    Raises:
        ConfigError: the configuration has mistakes.
        UsageError: a selector names no rule.
    """
    from awesomekit.adopting import adopt

    return adopt(_linter(paths, options), reason)


def write_mended(mended: Mended) -> None:
    """Write what fixes or comments changed.

    Raises:
        StaleSourceError: a file changed since it was read; nothing was written.
        UnsafePathError: a file lies outside the project.
        SourceError: writing failed, for example on a full disk; nothing was changed.
    """
    from awesomekit.writing import NewText, replace_files

    texts: dict[Path, list[NewText]] = {}
    for before, after in zip(mended.before, mended.after, strict=True):
        within = before.path.is_relative_to(mended.root)
        # a file elsewhere was named by the user
        root = mended.root if within else before.path.parent
        new = NewText(before.path, after.source.text, before.data)
        texts.setdefault(root, []).append(new)
    for root, together in texts.items():
        replace_files(together, root)


def _linter(paths: Sequence[str | Path], options: LintOptions) -> Linter:
    work = Workspace.around(Path(options.get("base") or Path.cwd()))
    work.take(paths, options.get("stdin"))
    selectors = Selectors(
        tuple(options.get("select", ())),
        tuple(options.get("extend_select", ())),
        tuple(options.get("ignore", ())),
    )
    today = options.get("today")
    cache = None
    folder = options.get("cache")
    if folder is not None:
        from awesomekit.caching import Cache, program

        cache = Cache(folder, "\0".join((program(), f"{work.settings}", f"{selectors} {today}")))
    return Linter(work, selectors, today, cache, options.get("jobs", 1))


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

    return _rewritten(paths, base, formatting.format_text)


def confirm_translations(
    paths: Sequence[str | Path] = (), *, base: Path | None = None
) -> FormatResult:
    """Lists whose translations say that they are of the present text; writes nothing.

    Pass the files to :func:`write_formatted`.

    Args:
        paths: lists and folders of lists; all lists of the project if empty.
        base: the working directory if left out.

    Raises:
        ConfigError: the configuration has mistakes.
        UsageError: there is no project.
    """
    from awesomekit.confirming import confirm
    from awesomekit.engine import LoadedFile, read
    from awesomekit.source import apply_edits

    def confirmed(text: str, shown: str, config: Config) -> str:
        document = read(LoadedFile(Source(shown, text), "list"), config).document
        assert document is not None
        return apply_edits(text, confirm(document, config.primary))

    return _rewritten(paths, base, confirmed)


def _rewritten(
    paths: Sequence[str | Path],
    base: Path | None,
    rewrite: Callable[[str, str, Config], str],
) -> FormatResult:
    where = Path(base or Path.cwd())
    config = require_project(where)
    named = [Path(where, path) for path in paths] or list_files(config)
    files: list[FormattedFile] = []
    skipped: list[str] = []
    failures: list[str] = []
    found: dict[str, Path] = {}
    for path in named:
        for file in find_files(path) if is_folder(path) else [path]:
            found.setdefault(os.path.realpath(file), file)
    for file in found.values():
        shown = display_path(file, where)
        try:
            source = load(file, shown)
            if kind_of(file, config) != "list":
                skipped.append(shown)
                continue
            decode_strictly(source)
            after = rewrite(source.text, shown, config)
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
