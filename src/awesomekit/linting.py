"""One run of ``lint``.

What was found before is taken from the cache; the parser and the rules are imported only where
a file must be read.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from awesomekit.disk import DiskFiles, digest, display_path, load
from awesomekit.errors import AwesomekitError, SourceError
from awesomekit.findings import Checked, LintResult, in_order
from awesomekit.model.files import Target
from awesomekit.silencing import silence
from awesomekit.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from awesomekit.caching import Cache
    from awesomekit.checking import Checker
    from awesomekit.config.settings import Selectors
    from awesomekit.findings import Answer, Fixed
    from awesomekit.model import Diagnostic, Document
    from awesomekit.rules import Generated
    from awesomekit.workspace import File, Workspace

_WORTH_A_PROCESS = 300_000
"""Characters of Markdown that take about as long to read as another process to start."""


@dataclass(slots=True)
class Linter:
    """Checks the files of a workspace.

    Attributes:
        work: the files.
        selectors: which rules were asked for.
        today: the day that dates are compared with.
        cache: results of earlier runs.
        jobs: how many processes may be used.
        with_targets: whether to tell what files lead to.
    """

    work: Workspace
    selectors: Selectors
    today: date | None = None
    cache: Cache | None = None
    jobs: int = 1
    with_targets: bool = False
    _checker: Checker | None = None
    _around: DiskFiles | None = None
    sources: dict[str, Source] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)

    @property
    def checker(self) -> Checker:
        """What reads and checks files; made when it is needed.

        Raises:
            UsageError: a selector names no rule.
        """
        if self._checker is None:
            from awesomekit.checking import Checker

            work = self.work
            self._checker = Checker(
                work.settings,
                work.base,
                work.root,
                self.selectors,
                self.today,
                self.with_targets,
            )
        return self._checker

    def lint(self) -> LintResult:
        """Check all files of the workspace.

        Raises:
            UsageError: a selector names no rule.
        """
        files = self.work.files
        checked = self.check(files)
        project = self.check_project(files)
        if self.cache is not None:
            self.cache.sweep()
        return self.result(files, checked, project)

    # --------------------------------------------------------------------------- files

    def check(self, files: Sequence[File]) -> dict[str, Checked]:
        """What the rules for single files find, by shown path."""
        found: dict[str, Checked] = {}
        missing: list[tuple[str, File]] = []
        for file in files:
            known = None
            key = ""
            if self.cache is not None:
                key = self.cache.key("file", file.shown, file.real, file.kind, file.digest)
                known = self.cache.file(key, file.shown)
            if known is not None and self.still_true(known.answers, file.shown):
                found[file.shown] = known
            else:
                missing.append((key, file))
        fresh = self._check_all([file for _, file in missing])
        for (key, file), checked in zip(missing, fresh, strict=True):
            found[file.shown] = checked
            if self.cache is not None:
                self.cache.keep_file(key, checked)
        return found

    def still_true(self, answers: Iterable[Answer], path: str) -> bool:
        """Whether what was told of the files around one is so still."""
        if self._around is None:
            self._around = DiskFiles(self.work.base, self.work.root)
        around = self._around
        for answer in answers:
            if answer.kind == "anchors":
                if around.digest(path, answer.path) != answer.answer:
                    return False
            elif around.target(path, answer.path) != (Target(answer.kind), answer.answer):
                return False
        return True

    def _check_all(self, files: Sequence[File]) -> Sequence[Checked]:
        if not files:
            return ()
        from awesomekit.checking import check_files
        from awesomekit.engine import LoadedFile

        loaded = [LoadedFile(file.source, file.kind) for file in files]
        if self.jobs > 1 and sum(len(file.source.text) for file in files) > _WORTH_A_PROCESS:
            from awesomekit.parallel import check_in_processes

            return check_in_processes(self.checker, loaded, self.jobs)
        return check_files(self.checker, loaded)

    # ------------------------------------------------------------------------- project

    def check_project(
        self,
        files: Sequence[File],
        documents: Mapping[str, Document] | None = None,
        *,
        built: bool | None = None,
    ) -> tuple[Diagnostic, ...]:
        """What the rules for whole projects find, in whatever file.

        Args:
            files: their texts stand for what is on disk.
            documents: lists that were read already, by real path.
            built: whether to compare the READMEs too; as the workspace asks if left out.
        """
        work = self.work
        built = work.generated if built is None else built
        if work.config is None or not (built or any(file.kind == "list" for file in files)):
            return ()
        texts = {file.real: file.source for file in files}
        digests = self._inputs(files, built=built)
        key = ""
        if self.cache is not None and digests is not None:
            key = self.cache.key("project", str(work.config.root), str(built), *digests)
            known = self.cache.project(key)
            if known is not None:
                return known
        if not self.checker.selection.asks_for_projects:
            return ()
        self.failures = []  # what an earlier call said of other texts
        generated = self._generated(texts) if built else ()
        found = self.checker.check_project(texts, documents or {}, generated)
        if key and self.cache is not None and not self.failures:
            self.cache.keep_project(key, found)
        return found

    def _inputs(self, files: Sequence[File], *, built: bool) -> list[str] | None:
        """What the findings in a project rest on; also makes its texts known to reports."""
        config = self.work.config
        assert config is not None
        given = {file.real: file for file in files}
        paths = self.work.lists()
        if built:
            paths += [config.root / config.skeleton]
            paths += [config.root / readme for readme in config.readmes.values()]
        parts = []
        for path in paths:
            file = given.get(str(path.resolve()))
            shown = display_path(path, self.work.base)
            if file is not None:
                parts += [shown, file.digest]
                continue
            try:
                source = load(path, shown)
            except SourceError:
                parts += [shown, ""]
                continue
            self.sources.setdefault(shown, source)
            parts += [shown, digest(source.text.encode("utf-8", "surrogateescape"))]
        return parts

    def _generated(self, texts: Mapping[str, Source]) -> tuple[Generated, ...]:
        from awesomekit.build import BuildError, build_project

        config = self.work.config
        assert config is not None
        try:
            result = build_project(config, base=self.work.base, texts=texts)
        except (BuildError, SourceError, AwesomekitError) as error:
            self.failures.append(str(error))
            return ()
        for file in result.generated:
            self.sources[file.path] = Source(file.path, file.present or "")
        return result.generated

    # -------------------------------------------------------------------------- result

    def result(
        self,
        files: Sequence[File],
        checked: Mapping[str, Checked],
        project: Sequence[Diagnostic],
        *,
        fixed: tuple[Fixed, ...] = (),
        bugs: tuple[str, ...] = (),
    ) -> LintResult:
        """Findings as they are reported: silenced by comments, in order."""
        diagnostics: list[Diagnostic] = []
        suppressed = 0
        reported = {file.shown for file in files}
        sources = {**self.sources, **{file.shown: file.source for file in files}}
        for file in files:
            kept, silenced = self.settle(file, checked[file.shown], project)
            diagnostics += kept
            suppressed += silenced
        if self.work.generated and self.work.config is not None:
            config = self.work.config
            for readme in config.readmes.values():
                shown = display_path(config.root / readme, self.work.base)
                if shown not in reported:
                    diagnostics += (found for found in project if found.path == shown)
        failures = [checked[file.shown].failure for file in files]
        return LintResult(
            in_order(diagnostics),
            sources,
            len(files),
            (*self.work.failures, *(text for text in failures if text), *self.failures),
            suppressed,
            fixed,
            bugs,
            tuple(file.shown for file in files),
        )

    def settle(
        self, file: File, checked: Checked, project: Sequence[Diagnostic]
    ) -> tuple[list[Diagnostic], int]:
        """What is left of the findings in one file, and how many its comments silenced."""
        others = [found for found in project if found.path == file.shown]
        findings = checked.findings
        silenced = silence(findings, others)
        kept = silenced.kept
        if silenced.unused or findings.comments.mistakes:
            from awesomekit.engine import LoadedFile

            loaded = LoadedFile(file.source, file.kind)
            whole = self.work.config is not None and file.kind == "list"
            kept = kept + self.checker.judge(loaded, findings, silenced.unused, whole=whole)
        return kept, silenced.silenced


def with_text(file: File, text: str) -> File:
    """A file with another text, not yet on disk."""
    return replace(file, source=Source(file.shown, text), data=None)
