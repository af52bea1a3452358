"""One file, or a project's lists, checked with the files around them; what workers run.

What is asked of the files around a file is written down, so that a result can be used again
as long as the answers are the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from awesomekit.config.selectors import check_selectors
from awesomekit.disk import DiskFiles, display_path, list_files, load
from awesomekit.engine import LoadedFile, check_file, check_project, judge_comments, read
from awesomekit.errors import SourceError, UsageError
from awesomekit.findings import Answer, Checked
from awesomekit.rules import RULES, Context, Scope, codes_of, select_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from awesomekit.config.settings import Config, Selectors
    from awesomekit.engine import ReadFile
    from awesomekit.findings import FileFindings
    from awesomekit.model import Diagnostic, Document, Suppression
    from awesomekit.model.files import Target
    from awesomekit.model.liveness import Target as LinkTarget
    from awesomekit.rules import Generated, Rule
    from awesomekit.source import Source


@dataclass(frozen=True, slots=True)
class Selection:
    """The rules of a run, and where some of them are left out."""

    rules: tuple[Rule, ...]
    left_out: tuple[tuple[str, frozenset[str]], ...]

    @classmethod
    def of(cls, config: Config, selectors: Selectors) -> Selection:
        """The rules that configuration and command line choose.

        Raises:
            UsageError: a selector names no rule.
        """
        lint = config.lint
        rules = select_rules(
            selectors.select or lint.select,
            (*lint.ignore, *selectors.ignore),
            (*(() if selectors.select else lint.extend_select), *selectors.extend),
        )
        left_out = tuple(
            (pattern, codes_of(codes)) for pattern, codes in lint.per_file_ignores.items()
        )
        return cls(rules, left_out)

    def without(self, path: str) -> frozenset[str]:
        """The codes that are left out for a path relative to the project."""
        return frozenset[str]().union(
            *(codes for pattern, codes in self.left_out if fnmatchcase(path, pattern))
        )

    def for_path(self, path: str) -> tuple[Rule, ...]:
        """The rules for a path relative to the project."""
        without = self.without(path)
        return tuple(rule for rule in self.rules if rule.code not in without)

    @property
    def asks_for_projects(self) -> bool:
        """Whether a rule looks at whole projects."""
        return any(rule.scope is Scope.PROJECT for rule in self.rules)


@dataclass(slots=True)
class RecordingFiles:
    """The files around one file, with each question and its answer."""

    files: DiskFiles
    answers: dict[Answer, None] = field(default_factory=dict)

    def target(self, from_path: str, url_path: str) -> tuple[Target, str]:
        """See :class:`awesomekit.model.files.Files`."""
        found, spelling = self.files.target(from_path, url_path)
        self.answers[Answer(url_path, found.value, spelling)] = None
        return found, spelling

    def anchors(self, from_path: str, url_path: str) -> frozenset[str] | None:
        """See :class:`awesomekit.model.files.Files`."""
        digest = self.files.digest(from_path, url_path)
        self.answers[Answer(url_path, "anchors", digest)] = None
        return self.files.anchors(from_path, url_path)


@dataclass(slots=True)
class Checker:
    """Checks files of one run.

    Attributes:
        config: of the project.
        base: the folder that shown paths are relative to.
        root: the repository's folder, which links must not leave.
        selectors: of the command line.
        today: the day that dates are compared with.
        with_targets: whether to tell what files lead to.
    """

    config: Config
    base: Path
    root: Path | None
    selectors: Selectors
    today: date | None
    with_targets: bool = False
    selection: Selection = field(init=False)
    files: DiskFiles = field(init=False)

    def __post_init__(self) -> None:
        """Choose the rules.

        Raises:
            ConfigError: a selector of the configuration names no rule.
            UsageError: a selector of the caller names no rule.
        """
        check_selectors(self.config, self.base, _mistake)
        if not self.with_targets:
            _refuse_network_only(self.selectors)
        self.selection = Selection.of(self.config, self.selectors)
        self.files = DiskFiles(self.base, self.root)

    def project_path(self, shown: str) -> str:
        """A shown path relative to the project, as globs of the configuration match it."""
        return display_path(Path(self.base, shown), self.config.root)

    def read(self, file: LoadedFile) -> ReadFile:
        """Read one file.

        Raises:
            SourceError: the text cannot be read as Markdown.
        """
        return read(file, self.config)

    def check(self, file: ReadFile) -> Checked:
        """Run the rules for single files on one."""
        path = file.file.source.path
        around = RecordingFiles(self.files)
        rules = self.selection.for_path(self.project_path(path))
        findings = check_file(file, self.config, around, rules, self.today)
        led_to: tuple[LinkTarget, ...] = ()
        if self.with_targets:
            from awesomekit.liveness.targets import targets

            led_to = targets(file.markdown)
        return Checked(findings, tuple(around.answers), targets=led_to)

    def judge(
        self,
        file: LoadedFile,
        findings: FileFindings,
        unused: Iterable[Suppression],
        *,
        whole: bool,
    ) -> list[Diagnostic]:
        """What there is to say about a file's comments.

        Args:
            file: the file.
            findings: in it.
            unused: what of the comments silenced nothing.
            whole: whether the rules for whole projects looked at the file.
        """
        rules = self.selection.for_path(self.project_path(file.source.path))
        projects = frozenset(r.code for r in rules if r.scope is Scope.PROJECT and not r.last)
        context = Context(file.kind, self.config, self.files, self.today)
        return judge_comments(
            file.source, findings, unused, context, rules, projects if whole else frozenset()
        )

    def check_project(
        self,
        sources: Mapping[str, Source],
        documents: Mapping[str, Document],
        generated: Sequence[Generated] = (),
    ) -> tuple[Diagnostic, ...]:
        """Run the rules for whole projects.

        Args:
            sources: texts that stand for what is on disk, by real path.
            documents: lists that were read already, by real path.
            generated: what ``build`` writes.
        """
        lists: list[Document] = []
        for path in list_files(self.config):
            key = str(path.resolve())
            document = documents.get(key)
            if document is None:
                try:
                    source = sources.get(key) or load(path, display_path(path, self.base))
                    document = read(LoadedFile(source, "list"), self.config).document
                except SourceError:
                    continue  # reported when that file itself is checked
            if document is not None:
                lists.append(document)
        return tuple(
            found
            for found in check_project(lists, self.config, self.selection.rules, generated)
            if found.code not in self.selection.without(self.project_path(found.path))
        )


def _refuse_network_only(selectors: Selectors) -> None:
    """A selection of which nothing runs without the network would find nothing, silently."""
    chosen = codes_of(selectors.select)
    network = {rule.code for rule in RULES if rule.scope is Scope.NETWORK}
    if chosen and chosen <= network:
        raise UsageError(
            f'{", ".join(selectors.select)} looks at links over the network; run "awesomekit links"'
        )


def _mistake(selector: str) -> str | None:
    try:
        codes_of([selector])
    except UsageError as error:
        return str(error)
    return None


def check_files(checker: Checker, files: Sequence[LoadedFile]) -> list[Checked]:
    """Read and check some files; what a worker process does."""
    results = []
    for file in files:
        try:
            results.append(checker.check(checker.read(file)))
        except SourceError as error:
            results.append(Checked(failure=str(error)))
    return results
