"""One run of ``links``: which links there are, what is known of them, who is asked."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from awesomekit.linting import Linter
from awesomekit.liveness.memory import Memory, fresh
from awesomekit.liveness.plan.hosts import has_scheme
from awesomekit.liveness.plan.planning import Plan, make_plan
from awesomekit.liveness.result import CheckedLink, LinksResult, Place
from awesomekit.model.liveness import Outcome, Target, Verdict
from awesomekit.recalling import keep, recalled, run_key, until
from awesomekit.silencing import merged_spans, silence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from awesomekit.engine import ReadFile
    from awesomekit.findings import Checked
    from awesomekit.liveness.execution.session import Session
    from awesomekit.liveness.plan.planning import Job
    from awesomekit.liveness.policy.observation import Observation
    from awesomekit.model import Diagnostic, Document
    from awesomekit.source import Span
    from awesomekit.workspace import File

OFFLINE_RULES = ("AK405", "AK502", "AK503", "AK504")
"""The rules that see without the network whether a link is well."""
DEFAULT_RULES = ("AK6", *OFFLINE_RULES)

_KEPT_AT_ONCE = 200
_DEAD_FILES = frozenset({"AK503", "AK504"})


@dataclass(frozen=True, slots=True)
class Asked:
    """How a run asks.

    Attributes:
        session: makes the network when it is needed; ``None`` asks nobody.
        now: the time of the run, UTC.
        memory: the file of earlier results; ``None`` remembers nothing.
        since: only what changed since this revision.
        refresh: ask for all links, also those that are known.
        copies: look for archived copies of dead pages.
        with_links: whether every link is to be told, not only findings and counts.
        on_outcome: is told of each outcome as it comes.
        on_plan: is told how many links there are to ask for, and how many are known.
    """

    session: Callable[[], Session] | None
    now: datetime
    memory: Path | None = None
    since: str | None = None
    refresh: bool = False
    copies: bool = False
    with_links: bool = True
    on_outcome: Callable[[Outcome], None] | None = None
    on_plan: Callable[[int, int], None] | None = None


@dataclass(slots=True)
class LinkLinter(Linter):
    """A linter that also knows what became of links.

    Attributes:
        outcomes: by address.
        kept: shown path → regions that findings must begin in; files that are not named, all.
    """

    outcomes: dict[str, Outcome] = field(default_factory=dict)
    kept: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    _read: dict[tuple[str, str], ReadFile] = field(default_factory=dict)
    _targets: dict[tuple[str, str], tuple[Target, ...]] = field(default_factory=dict)

    def read(self, file: File) -> ReadFile:
        """Read one file, once.

        Raises:
            SourceError: its text cannot be read as Markdown.
        """
        from awesomekit.engine import LoadedFile

        key = (file.shown, file.digest)
        if key not in self._read:
            self._read[key] = self.checker.read(LoadedFile(file.source, file.kind))
        return self._read[key]

    def targets(self, file: File) -> tuple[Target, ...]:
        """The targets of a file.

        Raises:
            SourceError: its text cannot be read as Markdown.
        """
        key = (file.shown, file.digest)
        if key not in self._targets:
            from awesomekit.liveness.targets import targets

            self._targets[key] = targets(self.read(file).markdown)
        return self._targets[key]

    def wanted(self, file: File) -> tuple[Target, ...]:
        """The targets of a file that were asked for."""
        regions = self.kept.get(file.shown)
        found = self.targets(file)
        if regions is None:
            return found
        return tuple(target for target in found if _within(target.span, regions))

    def check(self, files: Sequence[File]) -> dict[str, Checked]:
        """What the offline rules find; their fixes are for ``lint``."""
        checked = super(LinkLinter, self).check(files)
        for file in files:
            one = checked[file.shown]
            if one.failure is None:
                self._targets[file.shown, file.digest] = one.targets
        return {path: self._narrowed(path, one) for path, one in checked.items()}

    def _narrowed(self, path: str, checked: Checked) -> Checked:
        regions = self.kept.get(path)
        findings = checked.findings
        diagnostics = tuple(
            replace(found, fix=None)
            for found in findings.diagnostics
            if found.code in OFFLINE_RULES and (regions is None or _within(found.span, regions))
        )
        return replace(checked, findings=replace(findings, diagnostics=diagnostics))

    def check_project(
        self,
        files: Sequence[File],
        documents: Mapping[str, Document] | None = None,
        *,
        built: bool | None = None,
    ) -> tuple[Diagnostic, ...]:
        """What the rules for links find."""
        del documents, built
        found: list[Diagnostic] = []
        for file in files:
            found += self._check_links(file)
        return tuple(found)

    def settle(
        self, file: File, checked: Checked, project: Sequence[Diagnostic]
    ) -> tuple[list[Diagnostic], int]:
        """What comments leave of the findings; whether they are of use shows in ``lint``."""
        others = [found for found in project if found.path == file.shown]
        silenced = silence(checked.findings, others)
        return silenced.kept, silenced.silenced

    def _check_links(self, file: File) -> list[Diagnostic]:
        known = self.outcomes
        links = tuple((t, known[t.url]) for t in self.wanted(file) if t.url in known)
        if all(_says_nothing(outcome) for _, outcome in links):
            return []  # nothing that the rules are imported for
        from awesomekit.engine import check_links
        from awesomekit.rules import LinkedFile

        path = self.checker.project_path(file.shown)
        rules = self.checker.selection.for_path(path)
        linked = LinkedFile(file.shown, links, lambda: self.read(file).markdown)
        return check_links(linked, self.work.settings, rules, self.today)


def _says_nothing(outcome: Outcome) -> bool:
    if outcome.verdict not in {Verdict.ALIVE, Verdict.SKIPPED}:
        return False
    return outcome.facts is None and not outcome.missing_fragments


def check_links(linter: LinkLinter, asked: Asked) -> LinksResult:
    """Check the links of a workspace.

    Raises:
        UsageError: a selector names no rule, or git cannot tell what changed.
    """
    files = linter.work.files
    asks_all = asked.since is None and not asked.refresh and not asked.copies
    key = ""
    if asks_all and asked.session is not None and not asked.with_links:
        key = run_key(linter, asked.memory, asked.now)
        known = recalled(linter, key, asked.now) if key else None
        if known is not None:
            return known
    if asked.since is not None:
        _narrow(linter, asked.since)
    checked = linter.check(files)
    readable = [file for file in files if checked[file.shown].failure is None]
    urls = [target.url for file in readable for target in linter.wanted(file)]
    settings = linter.work.settings.links
    plan = make_plan((url for url in urls if has_scheme(url)), settings)
    with Memory(asked.memory) as memory:
        outcomes, session, left = _outcomes(plan, memory, asked, linter)
        troubles = tuple(memory.troubles)
    linter.outcomes = {
        **plan.settled,
        **{u: outcomes[k] for u, k in plan.keys.items() if k in outcomes},
    }
    result = linter.result(files, checked, linter.check_project(readable))
    links = _checked_links(linter, readable, checked)
    counts = Counter(link.outcome.verdict for link in links)
    remembered = sum(link.outcome.cached for link in links)
    told = LinksResult(
        result,
        links,
        {verdict: counts[verdict] for verdict in Verdict if counts[verdict]},
        remembered,
        dict(session.requests) if session is not None else {},
        left,
        troubles,
        session is not None and session.interrupted,
    )
    if key and session is None:
        keep(linter, key, told, checked, until(outcomes.values(), settings))
    return told


def _narrow(linter: LinkLinter, since: str) -> None:
    """Keep only what is on a line, or in an entry, that changed."""
    from awesomekit.changes import changed_lines
    from awesomekit.disk import repository_root
    from awesomekit.errors import SourceError, UsageError

    root = repository_root(linter.work.base)
    if root is None:
        raise UsageError('"--since" needs a git repository; there is none around this folder')
    for file in linter.work.files:
        lines = changed_lines(file.path, since, root)
        if lines is None:
            continue
        last = len(file.source.line_starts)
        regions = merged_spans(file.source.line_span(line) for line in lines if line <= last)
        if regions:
            try:
                read = linter.read(file)
            except SourceError:
                continue
            document = read.document or read.loose
            entries = document.entries if document is not None else ()
            touched = [entry.span for entry in entries if _within(entry.span, regions)]
            regions = merged_spans((*regions, *touched))
        linter.kept[file.shown] = tuple(regions)


def _within(span: Span, regions: Sequence[Span]) -> bool:
    """Whether a span has a character in one of some spans, which are in order and apart."""
    at = bisect_left(regions, max(span.end, span.start + 1), key=_start) - 1
    return at >= 0 and span.start < regions[at].end


def _start(span: Span) -> int:
    return span.start


def _outcomes(
    plan: Plan, memory: Memory, asked: Asked, linter: LinkLinter
) -> tuple[dict[str, Outcome], Session | None, int]:
    """Every job's outcome, from memory or from the network."""
    settings = linter.work.settings.links
    known = memory.recall(plan.jobs)
    offline = asked.session is None
    found = {
        key: outcome
        for key, outcome in known.items()
        if offline
        or (
            not asked.refresh
            and _covers(outcome, plan.jobs[key])
            and fresh(outcome, settings, asked.now)
        )
    }
    jobs = [job for key, job in plan.jobs.items() if key not in found]
    if asked.on_plan is not None:
        asked.on_plan(len(jobs), len(found))
    if offline:
        for job in jobs:
            found[job.key] = Outcome(Verdict.SKIPPED, "not known yet", asked="offline")
        return found, None, 0
    if not jobs:
        return found, None, 0
    assert asked.session is not None
    session = asked.session()
    keeper = _Keeper(memory, asked, linter, known, found)
    try:
        left = session.ask(jobs, keeper.report)
    finally:
        keeper.flush()
    for job in jobs:
        if job.key not in found:
            found[job.key] = Outcome(Verdict.SKIPPED, "the run was interrupted", asked="offline")
    if asked.copies and not session.interrupted:
        keeper.add_copies(plan.jobs, session)
    memory.sweep(asked.now)
    return found, session, left


def _covers(outcome: Outcome, job: Job) -> bool:
    """Whether a kept outcome answers all that a job asks."""
    return set(job.fragments) <= outcome.fragments


@dataclass(slots=True)
class _Keeper:
    """Judges what is seen and remembers it, some at a time."""

    memory: Memory
    asked: Asked
    linter: LinkLinter
    known: Mapping[str, Outcome]
    found: dict[str, Outcome]
    pending: dict[str, Outcome] = field(default_factory=dict)

    def report(self, job: Job, seen: Observation, attempts: int) -> None:
        from awesomekit.liveness.policy.observation import NotAsked
        from awesomekit.liveness.policy.verdicts import Past, Rules, judge

        links = self.linter.work.settings.links
        rules = Rules(job.override.accept, links.confirm_runs, links.confirm_days)
        before = self.known.get(job.key)
        past = Past(before.first_failed, before.failures) if before is not None else Past()
        outcome = judge(seen, self.asked.now, rules, past, attempts)
        outcome = replace(outcome, fragments=frozenset(job.fragments))
        self.found[job.key] = outcome
        if not isinstance(seen, NotAsked) or seen.silent:  # otherwise nothing was learnt
            self.pending[job.key] = outcome
        if self.asked.on_outcome is not None:
            self.asked.on_outcome(outcome)
        if len(self.pending) >= _KEPT_AT_ONCE:
            self.flush()

    def flush(self) -> None:
        if self.pending:
            self.memory.keep(self.pending)
            self.pending = {}

    def add_copies(self, jobs: Mapping[str, Job], session: Session) -> None:
        dead = {
            jobs[key].url: key
            for key, outcome in self.found.items()
            if outcome.verdict is Verdict.DEAD and outcome.copy is None
        }
        for url, copy in session.copies(dead).items() if dead else ():
            self.found[dead[url]] = replace(self.found[dead[url]], copy=copy)
            self.pending[dead[url]] = self.found[dead[url]]
        self.flush()


def _checked_links(
    linter: LinkLinter, files: Sequence[File], checked: Mapping[str, Checked]
) -> tuple[CheckedLink, ...]:
    places: defaultdict[str, list[Place]] = defaultdict(list)
    outcomes: dict[str, Outcome] = {}
    for file in files:
        broken = [f.span for f in checked[file.shown].findings.diagnostics if f.code in _DEAD_FILES]
        for target in linter.wanted(file):
            line, column = file.source.position(target.span.start)
            key = target.url
            outcome = linter.outcomes.get(key)
            if outcome is None:
                # one path is another file in another folder
                outcome = _of_file(target, broken)
                key = f"{file.shown}\0{target.url}"
            outcomes.setdefault(key, outcome)
            places[key].append(Place(file.shown, line, column))
    return tuple(
        CheckedLink(key.rpartition("\0")[2], outcome, tuple(places[key]))
        for key, outcome in outcomes.items()
    )


def _of_file(target: Target, broken: Sequence[Span]) -> Outcome:
    if any(target.span.contains(span) for span in broken):
        return Outcome(Verdict.DEAD, "there is no such file or anchor", asked="file")
    return Outcome(Verdict.ALIVE, "it is in the repository", asked="file")
