"""SARIF 2.1.0, for code scanning.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html;
what GitHub makes of it: https://docs.github.com/code-security/reference/code-scanning/sarif-files.
"""

from __future__ import annotations

import re
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from awesomekit.addresses import HOME, rule_address
from awesomekit.model import Severity
from awesomekit.report.fingerprints import fingerprints
from awesomekit.report.sarif_places import ROOT, artifact, fixes, place
from awesomekit.report.terminal import json_text, visible
from awesomekit.rules import RULES, Certainty
from awesomekit.rules.page import fenced, rule_page

if TYPE_CHECKING:
    from awesomekit.findings import LintResult
    from awesomekit.model import Diagnostic, Related
    from awesomekit.rules import Rule

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFORMATION: "note",
}
# https://docs.github.com/code-security/reference/code-scanning/sarif-files: the words of GitHub
_PROBLEMS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFORMATION: "recommendation",
}
_PRECISIONS = {Certainty.EXACT: "very-high", Certainty.LIKELY: "medium"}
_FINGERPRINT = "awesomekit/v1"


def report(result: LintResult) -> str:
    """One SARIF log with one run, and a newline."""
    codes = {found.code for found in result.diagnostics}
    rules = [rule for rule in RULES if rule.code in codes]
    numbers = {rule.code: number for number, rule in enumerate(rules)}
    names = fingerprints(result)
    run = {
        "tool": {
            "driver": {
                "name": "awesomekit",
                "semanticVersion": version("awesomekit"),
                "informationUri": HOME,
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "invocations": [_invocation(result)],
        "defaultEncoding": "UTF-8",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "columnKind": "utf16CodeUnits",
        "originalUriBaseIds": {
            ROOT: {"description": {"text": "The folder that awesomekit ran in."}}
        },
        "results": [
            _result(found, result, numbers[found.code], name)
            for found, name in zip(result.diagnostics, names, strict=True)
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_text(log)


def _rule(rule: Rule) -> dict[str, Any]:
    page = rule_page(rule)
    markdown = [page.summary, page.why]
    text = [page.summary, page.why]
    if page.fails:
        for title, example in (("Fails:", page.fails), ("Passes:", page.passes)):
            markdown += [title, fenced(example)]
            text += [title, example]
    why = page.why or page.summary
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.slug.split("-")),
        "shortDescription": {"text": page.summary},
        "fullDescription": {"text": why, "markdown": why},
        "help": {
            "text": "\n\n".join(filter(None, text)),
            "markdown": "\n\n".join(filter(None, markdown)),
        },
        "helpUri": rule_address(rule.code, rule.slug),
        "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": rule.default},
        "properties": {
            "tags": ["awesome-list", rule.slug],
            "precision": _PRECISIONS[rule.certainty],
            "problem.severity": _PROBLEMS[rule.severity],
        },
    }


def _invocation(result: LintResult) -> dict[str, Any]:
    """Whether all went well: a log without results may also mean that nothing was read."""
    sentences = (*result.failures, *result.bugs)
    invocation: dict[str, Any] = {"executionSuccessful": not sentences}
    if sentences:
        invocation["toolExecutionNotifications"] = [
            {"level": "error", "message": {"text": _message(sentence)}} for sentence in sentences
        ]
    return invocation


def _result(found: Diagnostic, result: LintResult, rule: int, fingerprint: str) -> dict[str, Any]:
    source = result.sources[found.path]
    told: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": _LEVELS[found.severity],
        "message": {"text": _message(found.message)},
        "locations": [{"physicalLocation": place(found.path, source, found.span)}],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }
    if found.related:
        told["relatedLocations"] = [
            _related(other, number, result) for number, other in enumerate(found.related, 1)
        ]
    mends = fixes(found.path, source, found.fix)
    if mends:
        told["fixes"] = mends
    return told


def _related(other: Related, number: int, result: LintResult) -> dict[str, Any]:
    source = result.sources.get(other.path)
    return {
        "id": number,
        "physicalLocation": (
            place(other.path, source, other.span)
            if source is not None
            else {"artifactLocation": artifact(other.path)}
        ),
        "message": {"text": _message(other.message)},
    }


def _message(text: str) -> str:
    """A message in which nothing of a list can be a placeholder (3.11.5) or a link (3.11.6).

    Only what could be taken for one is escaped, since most viewers show escapes as they are.
    """
    shown = re.sub(r"\{([0-9]+)\}", r"{{\1}}", visible(text))
    return re.sub(r"[\\\[\]]", r"\\\g<0>", shown) if "](" in shown else shown
