"""Mistakes that the shape of a configuration does not show, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from awesomekit.config.discover import DEFAULT_LANGUAGES
from awesomekit.config.import_checks import check_import
from awesomekit.config.mistake import Mistake
from awesomekit.config.path_checks import check_paths
from awesomekit.config.schema_checks import check_schemas, repeated, unknown_language
from awesomekit.errors import ConfigProblem
from awesomekit.values.scanner import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from awesomekit.config.yaml_reader import Path, YamlDocument

# of the connection, not of the page: RFC 9110, section 7.6.1
_OWN_HEADERS = frozenset(
    {
        *("connection", "content-length", "expect", "host", "keep-alive", "te", "trailer"),
        *("transfer-encoding", "upgrade"),
    }
)


def check_config(
    data: Mapping[str, Any], document: YamlDocument, path: str
) -> tuple[ConfigProblem, ...]:
    """What the shape alone does not show, in no order.

    Args:
        data: the configuration with ``None`` for what has the wrong shape.
        document: for places.
        path: how problems name the file.
    """
    problems = []
    for mistake in _found(data):
        where = mistake.where
        place = document.place(where) if mistake.at_key else document.value_place(where)
        problems.append(ConfigProblem(path, *place, mistake.message))
    return tuple(problems)


def _found(data: Mapping[str, Any]) -> Iterator[Mistake]:
    yield from _not_one_line(data, ())
    written = data.get("languages", list(DEFAULT_LANGUAGES))
    yield from repeated("language", written, ("languages",))
    # a list with a mistake in it does not say which languages there are
    languages = None if written is None or None in written else written
    for language, readme in (data.get("readmes") or {}).items():
        if readme is not None:
            yield from unknown_language(language, ("readmes", language), languages)
    yield from check_paths(data, languages)
    yield from check_schemas(data, languages)
    yield from repeated("kind", (data.get("badges") or {}).get("order"), ("badges", "order"))
    yield from _headers(data)
    yield from check_import(data)


def _headers(data: Mapping[str, Any]) -> Iterator[Mistake]:
    """Headers that say where a request goes and how long it is."""
    for number, override in enumerate((data.get("links") or {}).get("overrides") or ()):
        for name in (override or {}).get("headers") or ():
            if name.lower() in _OWN_HEADERS or name.lower().startswith("proxy-"):
                message = f"{quoted(name)} is set by awesomekit itself; remove it"
                where = ("links", "overrides", number, "headers", name)
                yield Mistake(where, message, at_key=True)


def _not_one_line(data: Any, where: Path) -> Iterator[Mistake]:
    """Texts with line breaks or with white space around them, keys too."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _one_line(key, (*where, key), at_key=True)
            yield from _not_one_line(value, (*where, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _not_one_line(value, (*where, number))
    elif isinstance(data, str):
        yield from _one_line(data, where, at_key=False)


def _one_line(text: str, where: Path, *, at_key: bool) -> Iterator[Mistake]:
    if text != text.strip() or any(char in text for char in "\r\n\t"):
        message = f"{quoted(text)} must be one line of text without white space around it"
        yield Mistake(where, message, at_key)
