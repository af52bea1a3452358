"""One run of ``links``: which links there are, what is known of them, who is asked."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import TYPE_CHECKING

from awesomekit.errors import UsageError
from awesomekit.linting import Linter
from awesomekit.liveness.memory import Memory, fresh
from awesomekit.liveness.plan.hosts import has_scheme
from awesomekit.liveness.plan.planning import Plan, make_plan
from awesomekit.liveness.plan.services import Service, bad_address
from awesomekit.liveness.result import CheckedLink, LinksResult, Place
from awesomekit.model.liveness import Outcome, Target, Verdict
from awesomekit.recalling import keep, recalled, run_key, until
from awesomekit.silencing import merged_spans, silence
from awesomekit.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from awesomekit.engine import ReadFile
    from awesomekit.findings import Checked
    from awesomekit.liveness.execution.session import Session
    from awesomekit.liveness.plan.planning import Job
    from awesomekit.liveness.policy.observation import Observation
    from awesomekit.model import Diagnostic, Document
    from awesomekit.workspace import File

OFFLINE_RULES = ("AK405", "AK502", "AK503", "AK504")
"""The rules that see without the network whether a link is well."""
DEFAULT_RULES = ("AK6", *OFFLINE_RULES)

_KEPT_AT_ONCE = 200
_KEPT_AFTER = 2.0
"""Seconds after which what was learnt is kept, however little it is."""
_MOST_FRAGMENTS = 100
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
        with_token: whether GitHub can be asked for what its pages do not tell.
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
    with_token: bool = False
    on_outcome: Callable[[Outcome], None] | None = None
    on_plan: Callable[[int, int], None] | None = None


@dataclass(slots=True)
class LinkLinter(Linter):
    """A linter that also knows what became of links.

    Attributes:
        outcomes: by address.
        kept: shown path → first and last lines that links must stand in; files that are not
            named, all.
    """

    outcomes: dict[str, Outcome] = field(default_factory=dict)
    kept: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
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
        regions = self._regions(file)
        found = self.targets(file)
        if regions is None:
            return found
        return tuple(target for target in found if _within(target.span, regions))

    def _regions(self, file: File) -> list[Span] | None:
        """Where links must stand in a file's present text, ``None`` for anywhere."""
        kept = self.kept.get(file.shown)
        if kept is None:
            return None
        source = file.source
        return merged_spans(
            Span(source.line_span(first).start, source.line_span(last).end) for first, last in kept
        )

    def check(self, files: Sequence[File]) -> dict[str, Checked]:
        """What the offline rules find; their fixes are for ``lint``."""
        checked = super(LinkLinter, self).check(files)
        for file in files:
            one = checked[file.shown]
            if one.failure is None:
                self._targets[file.shown, file.digest] = one.targets
        return {file.shown: self._narrowed(file, checked[file.shown]) for file in files}

    def _narrowed(self, file: File, checked: Checked) -> Checked:
        regions = self._regions(file)
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
        checked = self._narrowed(file, checked)  # also what was checked again after a fix
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
        UsageError: a selector names no rule, a service's address is none, or git cannot tell what
            changed.
    """
    wrong = bad_address(linter.work.settings.links)
    if wrong is not None:
        raise UsageError(wrong)
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
    from awesomekit.changes import changed_spans
    from awesomekit.disk import repository_root
    from awesomekit.errors import SourceError

    root = repository_root(linter.work.base)
    if root is None:
        raise UsageError('"--since" needs a git repository; there is none around this folder')
    for file in linter.work.files:
        source = file.source
        changed = changed_spans(file.path, source.text, since, root)
        if changed is None:
            continue
        regions = list(changed.lines)
        if regions or changed.cuts:
            try:
                read = linter.read(file)
            except SourceError:
                continue
            document = read.document or read.loose
            touched = merged_spans((*changed.lines, *changed.cuts))
            entries = document.entries if document is not None else ()
            regions += [entry.span for entry in entries if _within(entry.span, touched)]
        # as lines, which fixes neither add nor remove
        linter.kept[file.shown] = tuple(
            (source.position(region.start).line, source.position(region.end - 1).line)
            for region in merged_spans(regions)
        )


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
            and _covers(outcome, plan.jobs[key], asked)
            and fresh(outcome, settings, asked.now)
        )
    }
    never = datetime.min.replace(tzinfo=UTC)
    # what was not asked for the longest comes first, should a host have no time for all
    jobs = sorted(
        (_next(plan, key, known) for key in plan.jobs if key not in found),
        key=lambda job: (known[job.key].checked if job.key in known else None) or never,
    )
    if asked.on_plan is not None:
        asked.on_plan(len(jobs), len(found))
    if offline:
        for job in jobs:
            found[job.key] = Outcome(Verdict.SKIPPED, "not known yet", asked="offline")
        return found, None, 0
    keeper = _Keeper(memory, asked, linter, known, found)
    wants_copies = asked.copies and any(map(_has_no_copy, found.values()))
    if not jobs and not wants_copies:
        return found, None, 0
    assert asked.session is not None
    session = asked.session()
    left = 0
    try:
        if jobs:
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


def _covers(outcome: Outcome, job: Job, asked: Asked) -> bool:
    """Whether a kept outcome answers all that a job asks."""
    if not set(job.fragments) <= outcome.fragments:
        return False
    # a page does not tell whether a repository is archived
    told_less = job.service is Service.GITHUB and outcome.asked == "http"
    return not (told_less and asked.with_token and outcome.verdict is Verdict.ALIVE)


def _next(plan: Plan, key: str, known: Mapping[str, Outcome]) -> Job:
    """A job that asks again, for all the fragments that were ever looked for."""
    job = plan.jobs[key]
    before = known[key].fragments if key in known else frozenset()
    if not before or job.service is not None:
        return job
    fragments = tuple(dict.fromkeys((*job.fragments, *sorted(before))))[:_MOST_FRAGMENTS]
    return replace(job, fragments=fragments, method="get")


@dataclass(slots=True)
class _Keeper:
    """Judges what is seen and remembers it, some at a time."""

    memory: Memory
    asked: Asked
    linter: LinkLinter
    known: Mapping[str, Outcome]
    found: dict[str, Outcome]
    pending: dict[str, Outcome] = field(default_factory=dict)
    began: float = field(default_factory=monotonic)
    kept: float = field(default_factory=monotonic)

    def report(self, job: Job, seen: Observation, attempts: int) -> None:
        from awesomekit.liveness.policy.observation import Forbidden, NotAsked
        from awesomekit.liveness.policy.verdicts import Past, Rules, judge

        links = self.linter.work.settings.links
        rules = Rules(job.override.accept, links.confirm_runs, links.confirm_days)
        before = self.known.get(job.key)
        past = Past(before.first_failed, before.failures) if before is not None else Past()
        # the run's time, as far as the run is
        now = self.asked.now + timedelta(seconds=monotonic() - self.began)
        outcome = judge(seen, now, rules, past, attempts)
        outcome = replace(outcome, fragments=frozenset(job.fragments))
        self.found[job.key] = outcome
        # what was not asked teaches nothing, and what is forbidden is told without asking
        if not isinstance(seen, NotAsked | Forbidden):
            self.pending[job.key] = outcome
        if self.asked.on_outcome is not None:
            self.asked.on_outcome(outcome)
        if len(self.pending) >= _KEPT_AT_ONCE or monotonic() > self.kept + _KEPT_AFTER:
            self.flush()

    def flush(self) -> None:
        if self.pending:
            self.memory.keep(self.pending)
            self.pending = {}
        self.kept = monotonic()

    def add_copies(self, jobs: Mapping[str, Job], session: Session) -> None:
        dead = {jobs[key].url: key for key, outcome in self.found.items() if _has_no_copy(outcome)}
        for url, copy in session.copies(dead).items() if dead else ():
            self.found[dead[url]] = replace(self.found[dead[url]], copy=copy)
            self.pending[dead[url]] = self.found[dead[url]]
        self.flush()


def _has_no_copy(outcome: Outcome) -> bool:
    return outcome.verdict is Verdict.DEAD and outcome.copy is None


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
