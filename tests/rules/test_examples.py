"""Each rule's documentation is true: its examples fail and pass as they say."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

import pytest

import awesomekit.rules
from asked import judged
from awesomekit.engine import LoadedFile, lint_file, lint_project, read
from awesomekit.rules import RULES, FixKind, Rule, Scope
from awesomekit.source import Source
from rulecheck import CONFIG, StaticFiles

FOLDER = Path(awesomekit.rules.__file__).parent
WITHOUT_EXAMPLES = {"AK901", "AK902"}
RULE_IDS = [rule.code for rule in RULES]
EXAMPLES = [rule for rule in RULES if rule.code not in WITHOUT_EXAMPLES]
EXAMPLE_IDS = [rule.code for rule in EXAMPLES]


class Documentation(NamedTuple):
    summary: str
    body: str
    fails: str
    passes: str


def parsed(rule: Rule) -> Documentation:
    """The parts of a rule's documentation; lines end at line feeds only."""
    head, _, rest = rule.documentation.partition("\n\nFails:\n\n")
    fails, _, passes = rest.partition("\n\nPasses:\n\n")
    summary, _, body = head.partition("\n\n")
    return Documentation(summary, body, _example(fails), _example(passes))


def _example(indented: str) -> str:
    return dedent(indented).strip("\n") + "\n" if indented else ""


def found(text: str, rule: Rule) -> list[str]:
    """The codes that all rules find in an example; a canonical list unless the rule is of any."""
    if rule.scope is Scope.NETWORK:
        return [diagnostic.code for diagnostic in judged(text)]
    kind: awesomekit.rules.FileKind = "markdown" if rule.scope is Scope.ANY else "list"
    file = read(LoadedFile(Source("lists/example.md", text), kind), CONFIG)
    diagnostics = list(lint_file(file, CONFIG, StaticFiles(), RULES))
    if file.document is not None:
        diagnostics += lint_project([file.document], CONFIG, RULES)
    return [diagnostic.code for diagnostic in diagnostics]


@pytest.mark.parametrize("rule", RULES, ids=RULE_IDS)
def test_documentation_begins_with_a_sentence_and_says_why(rule: Rule) -> None:
    summary, body, fails, passes = parsed(rule)
    assert re.fullmatch(r"[A-Z].{9,}[^.]\.", summary)
    assert summary == rule.summary
    assert len(body) >= 80
    assert (bool(fails), bool(passes)) == (
        (False, False) if rule.code in WITHOUT_EXAMPLES else (True, True)
    )


@pytest.mark.parametrize("rule", EXAMPLES, ids=EXAMPLE_IDS)
def test_examples_are_indented_by_four(rule: Rule) -> None:
    _, _, examples = rule.documentation.partition("\nFails:\n")
    lines = examples.replace("\nPasses:\n", "\n").split("\n")
    assert [line for line in lines if line and not line.startswith("    ")] == []


@pytest.mark.parametrize("rule", EXAMPLES, ids=EXAMPLE_IDS)
def test_failing_example_breaks_this_rule_alone(rule: Rule) -> None:
    assert set(found(parsed(rule).fails, rule)) == {rule.code}


@pytest.mark.parametrize("rule", EXAMPLES, ids=EXAMPLE_IDS)
def test_passing_example_is_clean(rule: Rule) -> None:
    assert found(parsed(rule).passes, rule) == []


def test_rules_stand_in_the_order_of_their_codes() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert [code for code in codes if not re.fullmatch(r"AK[1-9]\d\d", code)] == []


@pytest.mark.parametrize("rule", RULES, ids=RULE_IDS)
def test_slug_is_the_name_of_the_module(rule: Rule) -> None:
    module = importlib.import_module(f"awesomekit.rules.{rule.slug.replace('-', '_')}")
    assert module.RULE is rule
    assert module.__doc__ == rule.documentation


def test_every_rule_of_the_folder_is_registered() -> None:
    modules = {
        path.stem.replace("_", "-")
        for path in FOLDER.glob("*.py")
        if re.search(r"^RULE = Rule\(", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert modules == {rule.slug for rule in RULES}
    assert len(RULES) == len(modules)


@pytest.mark.parametrize("rule", RULES, ids=RULE_IDS)
def test_every_rule_has_a_test_file(rule: Rule) -> None:
    assert Path(__file__).with_name(f"test_{rule.slug.replace('-', '_')}.py").is_file()


@pytest.mark.parametrize("rule", EXAMPLES, ids=EXAMPLE_IDS)
def test_fixes_are_of_the_kind_that_the_rule_says(rule: Rule) -> None:
    file_kind: awesomekit.rules.FileKind = "markdown" if rule.scope is Scope.ANY else "list"
    text = parsed(rule).fails
    file = read(LoadedFile(Source("lists/example.md", text), file_kind), CONFIG)
    diagnostics = list(lint_file(file, CONFIG, StaticFiles(), [rule]))
    if rule.scope is Scope.NETWORK:
        diagnostics = judged(text, rules=[rule])
    kinds = {d.fix.safe for d in diagnostics if d.fix is not None}
    allowed = {
        FixKind.NONE: set(),
        FixKind.SAFE: {True},
        FixKind.UNSAFE: {False},
        FixKind.BOTH: {True, False},
    }
    assert kinds <= allowed[rule.fix]
