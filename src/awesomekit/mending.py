"""Fixes applied to the files of a workspace, pass after pass, until nothing changes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from awesomekit.engine import LoadedFile
from awesomekit.errors import SourceError
from awesomekit.findings import Checked, Fixed, LintResult
from awesomekit.fixing import Chosen, choose, difference, repeated, signature
from awesomekit.linting import Linter, with_text
from awesomekit.workspace import File

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from awesomekit.engine import ReadFile
    from awesomekit.model import Diagnostic, Document
    from awesomekit.source import Source

_MOST_PASSES = 50
_BUG = "this is a bug of awesomekit; please report it"


@dataclass(frozen=True, slots=True)
class Mended:
    """What fixes came to.

    Attributes:
        result: what is left when all fixes are written.
        before: the files as they are on disk, those that change only.
        after: the same files with their new texts.
        root: the folder that what is written must not leave, unless a file was named elsewhere.
    """

    root: Path
    result: LintResult
    before: tuple[File, ...]
    after: tuple[File, ...]


@dataclass(slots=True)
class _State:
    """One file on its way through the passes."""

    file: File
    checked: Checked
    generated: bool = False
    read: ReadFile | None = None
    kept: list[Diagnostic] = field(default_factory=list)
    dropped: set[Hashable] = field(default_factory=set)
    applied: Chosen | None = None
    before: File | None = None
    previous: Source | None = None
    earlier: list[Diagnostic] = field(default_factory=list)


def mend(linter: Linter, *, unsafe: bool) -> Mended:
    """Apply fixes to the texts of all files; writes nothing.

    Args:
        linter: with the files.
        unsafe: whether to apply unsafe fixes too.

    Raises:
        UsageError: a selector names no rule.
    """
    return _Mender(linter, unsafe).mend()


class _Mender:
    def __init__(self, linter: Linter, unsafe: bool) -> None:
        self.linter = linter
        self.unsafe = unsafe
        self.fixed: Counter[tuple[str, str, str]] = Counter()
        self.bugs: list[str] = []
        files = linter.work.files
        checked = linter.check(files)
        self.states = [_State(file, checked[file.shown]) for file in files]

    def mend(self) -> Mended:
        # what is built follows from the lists, so those come first
        project = self._passes(built=False)
        if self.linter.work.generated:
            project = self.linter.check_project(self._files(), self._documents())
            self._take_generated(project)
            project = self._passes(built=True)
        states = self.states
        fixed = tuple(
            Fixed(path, code, slug, count)
            for (path, code, slug), count in sorted(self.fixed.items())
        )
        result = self.linter.result(
            self._files(),
            {state.file.shown: state.checked for state in states},
            project,
            fixed=fixed,
            bugs=tuple(self.bugs),
        )
        changed = [state for state in states if state.before is not None]
        changed = [s for s in changed if s.before and s.before.source.text != s.file.source.text]
        work = self.linter.work
        return Mended(
            work.root or work.base,
            result,
            tuple(state.before for state in changed if state.before),
            tuple(state.file for state in changed),
        )

    def _files(self) -> list[File]:
        return [state.file for state in self.states]

    def _documents(self) -> dict[str, Document]:
        return {
            state.file.real: state.read.document
            for state in self.states
            if state.read is not None and state.read.document is not None
        }

    def _passes(self, *, built: bool) -> Sequence[Diagnostic]:
        """Apply fixes until none is left; return what is found in the project then."""
        for _ in range(_MOST_PASSES):
            project = self.linter.check_project(self._files(), self._documents(), built=built)
            for state in self.states:
                state.kept = self.linter.settle(state.file, state.checked, project)[0]
            # all files take their pass, whatever the first ones say
            if not any([self._one_pass(state) for state in self.states]):  # noqa: C419
                return project
        changing = sorted(
            {found.code for s in self.states if s.applied for found in s.applied.findings}
        )
        self.bugs.append(f"the fixes of {', '.join(changing)} undo each other; {_BUG}")
        return self.linter.check_project(self._files(), self._documents(), built=built)

    def _one_pass(self, state: _State) -> bool:
        """Apply what can be applied to one file at once; return whether anything was."""
        if state.applied is not None and state.read is not None:
            self._drop_repeated(state)
        chosen = choose(state.kept, unsafe=self.unsafe, dropped=frozenset(state.dropped))
        state.applied = None
        if not chosen.edits or _undecoded(state.file):
            return False
        applied = self._applied(state, chosen)
        if applied is None:
            return self._one_pass(state)  # with what was dropped left out
        chosen, read = applied
        if state.before is None:
            state.before = state.file
        state.applied = chosen
        state.previous = state.file.source
        state.earlier = state.kept
        state.file = with_text(state.file, read.file.source.text)
        state.read = read
        if not state.generated:
            state.checked = self.linter.checker.check(read)
        for found in chosen.findings:
            self.fixed[state.file.shown, found.code, found.slug] += 1
        return True

    def _drop_repeated(self, state: _State) -> None:
        assert state.applied is not None
        assert state.previous is not None
        applied, source, earlier = state.applied, state.previous, state.earlier
        for found in repeated(applied, source, earlier, state.kept):
            state.dropped.add(signature(found))
            self._bug(state, found, "the finding is still there after it")

    def _applied(self, state: _State, chosen: Chosen) -> tuple[Chosen, ReadFile] | None:
        """The file after the fixes, without those that do something else than they claim."""
        if state.read is None:
            state.read = self.linter.checker.read(LoadedFile(state.file.source, state.file.kind))
        wrong = self._difference(state, chosen)
        if not isinstance(wrong, str):
            return chosen, wrong
        kept: list[Diagnostic] = []
        for found in chosen.findings:
            alone = choose([found], unsafe=self.unsafe)
            told = self._difference(state, alone)
            if isinstance(told, str):
                state.dropped.add(signature(found))
                self._bug(state, found, told)
            else:
                kept.append(found)
        if not kept or len(kept) < len(chosen.findings):
            return None
        # each is right alone, but not all together: the others wait for the next pass
        first = choose(kept[:1], unsafe=self.unsafe)
        read = self._difference(state, first)
        assert not isinstance(read, str)
        return first, read

    def _difference(self, state: _State, chosen: Chosen) -> str | ReadFile:
        """The file after some fixes, or a sentence on what they would change beside."""
        assert state.read is not None
        after = with_text(state.file, chosen.apply(state.file.source.text))
        try:
            read = self.linter.checker.read(LoadedFile(after.source, after.kind))
        except SourceError as error:
            return f"the file could not be read after it: {error}"
        if state.generated:
            return read
        return difference(state.read.markdown, read.markdown, chosen.edits) or read

    def _bug(self, state: _State, found: Diagnostic, why: str) -> None:
        line, column = state.file.source.position(found.span.start)
        place = f"{state.file.shown}:{line}:{column}"
        self.bugs.append(f"{place}: the fix of {found.code} was left out: {why}; {_BUG}")

    def _take_generated(self, project: Sequence[Diagnostic]) -> None:
        """READMEs become files of the run where something is to be mended in them."""
        known = {state.file.shown for state in self.states}
        for path in sorted({found.path for found in project if found.fix is not None} - known):
            place = Path(self.linter.work.base, path)
            data = place.read_bytes()
            file = File(place, self.linter.sources[path], "markdown", data)
            self.states.append(_State(file, Checked(), generated=True))


def _undecoded(file: File) -> bool:
    return any("\udc80" <= char <= "\udcff" for char in file.source.text)
