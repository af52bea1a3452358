"""Selectors of rules in a configuration; the rules themselves are known elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.config.discover import read_text, shown_path
from awesomekit.errors import ConfigError, ConfigProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from awesomekit.config.settings import Config, LintSettings


def check_selectors(config: Config, base: Path, mistake: Callable[[str], str | None]) -> None:
    """Refuse selectors that name no rule.

    Args:
        config: the configuration.
        base: the folder that problems name the file relative to.
        mistake: a sentence for a selector that names no rule.

    Raises:
        ConfigError: every such selector, with its place.
    """
    wrong = [(where, told) for where, word in _selectors(config.lint) if (told := mistake(word))]
    if not wrong or config.path is None:
        return
    from awesomekit.config.yaml_reader import read_yaml

    shown = shown_path(config.path, base)
    document = read_yaml(read_text(config.path, shown), shown)
    problems = []
    for where, told in wrong:
        at = ("lint", *where)
        place = document.place(at) if where[0] == "severity" else document.value_place(at)
        problems.append(ConfigProblem(shown, *place, told))
    raise ConfigError(tuple(sorted(problems, key=lambda p: (p.line, p.column))))


def _selectors(lint: LintSettings) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Each selector with its path in the file."""
    for key, selectors in (
        ("select", lint.select),
        ("extend-select", lint.extend_select),
        ("ignore", lint.ignore),
    ):
        for number, selector in enumerate(selectors):
            yield (key, number), selector
    for glob, selectors in lint.per_file_ignores.items():
        for number, selector in enumerate(selectors):
            yield ("per-file-ignores", glob, number), selector
    for selector in lint.severity:
        yield ("severity", selector), selector
