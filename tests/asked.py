"""Links with outcomes that nobody was asked for, for the rules that judge them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from awesomekit.engine import check_links
from awesomekit.liveness.targets import targets
from awesomekit.markdown import read_markdown
from awesomekit.model.liveness import Facts, Hop, Outcome, Verdict
from awesomekit.rules import RULES, LinkedFile, Rule
from awesomekit.source import Source, apply_edits
from rulecheck import CONFIG

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from awesomekit.config.settings import Config
    from awesomekit.model import Diagnostic

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def repository(name: str, **facts: object) -> Outcome:
    """A repository as GitHub tells of it."""
    told = Facts(name, f"https://github.com/{name}", **facts)  # type: ignore[arg-type]
    verdict = Verdict.MOVED if told.renamed else Verdict.ALIVE
    final = told.url if told.renamed else None
    reason = f'it is called "{name}" now' if told.renamed else "github has it"
    return Outcome(verdict, reason, asked="github", final_url=final, facts=told)


ALIVE = Outcome(Verdict.ALIVE, "it answers 200", 200)
OUTCOMES: Mapping[str, Outcome] = {
    "https://example.com/guide": ALIVE,
    "https://example.com/guide#start": ALIVE,
    "https://example.com/gone": Outcome(Verdict.DEAD, "it answers 404", 404, checked=NOW),
    "https://example.com/old": Outcome(
        Verdict.MOVED,
        "it moved to https://example.com/new for good",
        200,
        "https://example.com/new",
        (Hop("https://example.com/old", 301),),
    ),
    "https://example.com/walled": Outcome(Verdict.UNVERIFIABLE, "it refuses programs (403)", 403),
    "https://example.com/slow": Outcome(Verdict.FAILING, "no answer came in time", checked=NOW),
    "https://example.com/guide#no-such-place": Outcome(
        Verdict.ALIVE, "it answers 200", 200, missing_fragments=frozenset({"no-such-place"})
    ),
    "http://127.0.0.1/guide": Outcome(
        Verdict.FORBIDDEN, "127.0.0.1 is a loopback address", asked="offline"
    ),
    "https://github.com/example/tool": repository("example/tool", pushed=date(2026, 11, 1)),
    "https://github.com/example/archived": repository(
        "example/archived", archived=True, pushed=date(2020, 1, 1)
    ),
    "https://github.com/example/stale": repository("example/stale", pushed=date(2020, 1, 1)),
    "https://huggingface.co/example/open": Outcome(
        Verdict.ALIVE,
        "hugging-face has it",
        asked="hugging-face",
        facts=Facts("example/open", "https://huggingface.co/example/open", pushed=date(2020, 1, 1)),
    ),
    "https://huggingface.co/example/gated": Outcome(
        Verdict.ALIVE,
        "hugging-face has it",
        asked="hugging-face",
        facts=Facts("example/gated", "https://huggingface.co/example/gated", gated=True),
    ),
}


def judged(
    text: str,
    outcomes: Mapping[str, Outcome] = OUTCOMES,
    rules: Sequence[Rule] = RULES,
    config: Config = CONFIG,
) -> list[Diagnostic]:
    """What the rules for links find in a text."""
    markdown = read_markdown(Source("README.md", text))
    links = tuple((t, outcomes[t.url]) for t in targets(markdown) if t.url in outcomes)
    return check_links(LinkedFile("README.md", links, lambda: markdown), config, rules, TODAY)


def told(text: str, outcomes: Mapping[str, Outcome], rule: Rule) -> list[tuple[str, str]]:
    """What one rule finds: the marked text and the message."""
    source = Source("README.md", text)
    found = judged(text, outcomes, [rule])
    return [(source.slice(diagnostic.span), diagnostic.message) for diagnostic in found]


def mended(text: str, outcomes: Mapping[str, Outcome], rule: Rule) -> str:
    """The text with all fixes of one rule applied, all of them safe."""
    fixes = [found.fix for found in judged(text, outcomes, [rule]) if found.fix is not None]
    assert all(fix.safe for fix in fixes)
    return apply_edits(text, sorted({edit for fix in fixes for edit in fix.edits}))
