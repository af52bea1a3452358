"""JUnit XML, as CI servers read it: a suite for each file, a failed case for each finding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from awesomekit.model import Severity
from awesomekit.report.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesomekit.findings import LintResult
    from awesomekit.model import Diagnostic

# https://www.w3.org/TR/xml/#charsets, and what may not stand in a document without harm
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def report(result: LintResult) -> str:
    """One XML document; a clean file is a case that passes, and so is mere information.

    What could not be done, such as reading a file, is an error in a suite of its own.
    """
    wrong = (*result.failures, *result.bugs)
    by_path: dict[str, list[Diagnostic]] = {
        path: []
        for path in result.paths
        if not any(failure.startswith(f"{path}:") for failure in result.failures)
    }
    for found in result.diagnostics:
        by_path.setdefault(found.path, []).append(found)
    failures = sum(map(_fails, result.diagnostics))
    cases = sum(max(1, len(group)) for group in by_path.values()) + len(wrong)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="awesomekit" tests="{cases}" failures="{failures}" '
        f'errors="{len(wrong)}">',
    ]
    for path, group in by_path.items():
        lines += _suite(path, group, result)
    if wrong:
        lines += _errors(wrong)
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _errors(sentences: Sequence[str]) -> Iterator[str]:
    count = len(sentences)
    yield (
        f'  <testsuite name="awesomekit" tests="{count}" failures="0" errors="{count}" skipped="0">'
    )
    for number, sentence in enumerate(sentences, 1):
        yield f'    <testcase name="error {number}" classname="awesomekit">'
        yield f'      <error type="error" message={_attribute(sentence)}/>'
        yield "    </testcase>"
    yield "  </testsuite>"


def _suite(path: str, found: list[Diagnostic], result: LintResult) -> Iterator[str]:
    failures = sum(map(_fails, found))
    cases = max(1, len(found))
    yield (
        f'  <testsuite name={_attribute(path)} tests="{cases}" failures="{failures}" '
        'errors="0" skipped="0">'
    )
    if not found:
        yield f'    <testcase name="no findings" classname={_attribute(path)}/>'
    for one in found:
        line, column = result.sources[path].position(one.span.start)
        name = f"{one.code} {one.slug} at {line}:{column}"
        yield (
            f"    <testcase name={_attribute(name)} classname={_attribute(path)} "
            f'file={_attribute(path)} line="{line}">'
        )
        place = f"{path}:{line}:{column}: {one.severity.value} {one.code} {one.message}"
        if _fails(one):
            kind = f"type={_attribute(one.severity.value)} message={_attribute(one.message)}"
            yield f"      <failure {kind}>{_text(place)}</failure>"
        else:
            yield f"      <system-out>{_text(place)}</system-out>"
        yield "    </testcase>"
    yield "  </testsuite>"


def _fails(found: Diagnostic) -> bool:
    return found.severity is not Severity.INFORMATION


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", visible(text))


def _attribute(text: str) -> str:
    return quoteattr(_clean(text))


def _text(text: str) -> str:
    return escape(_clean(text))
