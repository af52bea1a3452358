"""Mistakes in the paths of a configuration: they lead out, or two files would be one."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any

from awesomekit.config.discover import DEFAULT_LISTS, default_readmes, default_skeleton
from awesomekit.config.mistake import Mistake
from awesomekit.values.scanner import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from awesomekit.config.yaml_reader import Path

_ABSOLUTE = re.compile(r"/|[A-Za-z]:")
_MARKDOWN = (".md", ".markdown")


def check_paths(data: Mapping[str, Any], languages: Sequence[str] | None) -> Iterator[Mistake]:
    """Check ``lists``, ``skeleton``, ``readmes`` and the globs of ``per-file-ignores``.

    Args:
        data: the configuration with ``None`` for what has the wrong shape.
        languages: of the project; ``None`` if they are not known for sure.
    """
    lists = data.get("lists", DEFAULT_LISTS)
    if lists is not None:
        message = _path_message(lists)
        if message is None and posixpath.normpath(lists) == ".":
            message = 'is the project itself; name a folder in it, like "lists"'
        if message is not None:
            yield Mistake(("lists",), f"{quoted(lists)} {message}")
            lists = None
    readmes = data.get("readmes", {})
    files: dict[Path, str | None] = {("skeleton",): data.get("skeleton")}
    files |= {("readmes", language): path for language, path in (readmes or {}).items()}
    sound: dict[Path, str] = {}
    for where, path in files.items():
        if path is None:
            continue
        message = _file_message(path)
        if message is None:
            sound[where] = path
        else:
            yield Mistake(where, f"{quoted(path)} {message}")
    if languages is not None and lists is not None and readmes is not None:
        yield from _one_file_twice(sound, lists, languages)
    for glob in ((data.get("lint") or {}).get("per-file-ignores")) or {}:
        message = _path_message(glob)
        if message is not None:
            at_glob = ("lint", "per-file-ignores", glob)
            yield Mistake(at_glob, f"{quoted(glob)} {message}", at_key=True)


def _path_message(path: str) -> str | None:
    if "\\" in path:
        return 'has a backslash; separate folders with "/"'
    if _ABSOLUTE.match(path) or ".." in path.split("/"):
        return 'leads out of the project; write a path relative to it, like "docs/list"'
    return None


def _file_message(path: str) -> str | None:
    message = _path_message(path)
    if message is None and not path.lower().endswith(_MARKDOWN):
        message = 'is no Markdown file; let its name end with ".md"'
    return message


def _one_file_twice(
    written: Mapping[Path, str], lists: str, languages: Sequence[str]
) -> Iterator[Mistake]:
    """Files that ``build`` would write over another file."""
    skeleton = written.get(("skeleton",), default_skeleton(lists))
    taken: dict[str, str] = {}
    for language, path in default_readmes(tuple(languages)).items():
        if ("readmes", language) in written:
            continue
        taken[_same(path)] = language
        if _same(path) == _same(skeleton):
            message = f'{quoted(path)} is the README of "{language}"; name another file'
            yield Mistake(("skeleton",), message)
    for where, path in written.items():
        if where == ("skeleton",):
            continue
        key = _same(path)
        name = posixpath.basename(key)
        if key == _same(skeleton):
            yield Mistake(where, f"{quoted(path)} is the skeleton; name another file")
        elif key in taken:
            message = f'{quoted(path)} is already the README of "{taken[key]}"; name another file'
            yield Mistake(where, message)
        elif key.startswith(_same(lists) + "/") and not name.startswith("readme"):
            message = (
                f"{quoted(path)} would be read as a list; name a file outside of {quoted(lists)}"
            )
            yield Mistake(where, message)
        taken.setdefault(key, str(where[1]))


def _same(path: str) -> str:
    """Paths that are one file on a disk that ignores letter case have one key."""
    return posixpath.normpath(path).casefold()
