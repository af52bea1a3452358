"""One run of ``links``: which links there are, what is known of them, who is asked."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from awesomekit.errors import UsageError
from awesomekit.linting import Linter
from awesomekit.liveness.memory import Memory
from awesomekit.liveness.plan.hosts import has_scheme
from awesomekit.liveness.plan.planning import make_plan
from awesomekit.liveness.plan.services import bad_address
from awesomekit.liveness.result import CheckedLink, LinksResult, Place
from awesomekit.model.liveness import Outcome, Target, Verdict
from awesomekit.recalling import keep, recalled, run_key, until
from awesomekit.settling import settle
from awesomekit.silencing import merged_spans, silence
from awesomekit.source import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from awesomekit.engine import ReadFile
    from awesomekit.findings import Checked
    from awesomekit.model import Diagnostic, Document
    from awesomekit.settling import Asked
    from awesomekit.workspace import File

OFFLINE_RULES = ("AK405", "AK502", "AK503", "AK504")
"""The rules that see without the network whether a link is well."""
DEFAULT_RULES = ("AK6", *OFFLINE_RULES)

_DEAD_FILES = frozenset({"AK503", "AK504"})


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
        outcomes, session, left = settle(plan, memory, asked, settings)
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
