"""Find the project around a folder and load its configuration.

Without ``awesomekit.yaml`` nothing but the standard library is imported here.
"""

from __future__ import annotations

import os
from pathlib import Path

from awesomekit.config.builtin import BUILT_IN
from awesomekit.config.settings import Config
from awesomekit.errors import ConfigError, ConfigProblem
from awesomekit.source import Source

FILE_NAME = "awesomekit.yaml"
OTHER_NAME = "awesomekit.yml"
DEFAULT_LANGUAGES = ("en", "zh")
DEFAULT_LISTS = "lists"
DEFAULT_SCHEMA = "project"
MAX_BYTES = 1024 * 1024
_MARKDOWN = (".md", ".markdown")


def find_project(start: Path) -> Config | None:
    """The configuration of the nearest project at or above ``start``.

    A project is a folder with ``awesomekit.yaml``, or with a folder ``lists`` that holds a
    Markdown file. Symbolic links are not followed on the way up.

    Raises:
        ConfigError: the configuration has mistakes, cannot be read, or has another file's name.
    """
    start = _absolute(start)
    for folder in (start, *start.parents):
        path = folder / FILE_NAME
        if os.path.lexists(path):  # a broken link too: it is meant to be the configuration
            return load_config(path, start)
        other = folder / OTHER_NAME
        if os.path.lexists(other):
            message = f'the configuration is called "{FILE_NAME}"; rename this file'
            raise ConfigError((ConfigProblem(shown_path(other, start), 1, 1, message),))
        if any(name.lower().endswith(_MARKDOWN) for name in _names(folder / DEFAULT_LISTS)):
            return default_config(folder)
    return None


def default_config(root: Path) -> Config:
    """The configuration of a project that has no ``awesomekit.yaml``."""
    return Config(
        root=root,
        path=None,
        languages=DEFAULT_LANGUAGES,
        lists=DEFAULT_LISTS,
        skeleton=default_skeleton(DEFAULT_LISTS),
        readmes=default_readmes(DEFAULT_LANGUAGES),
        schemas=BUILT_IN,
        schema=DEFAULT_SCHEMA,
        collation="pinyin",
        badge_style="flat",
        badge_order=(),
    )


def default_skeleton(lists: str) -> str:
    """Where the README skeleton is unless the configuration says otherwise."""
    return f"{lists.rstrip('/')}/README.base.md"


def default_readmes(languages: tuple[str, ...]) -> dict[str, str]:
    """``README.md`` for the first language, ``README_zh.md`` and so on for the others."""
    first, *others = languages
    return {first: "README.md", **{code: f"README_{code}.md" for code in others}}


def load_config(path: Path, base: Path | None = None) -> Config:
    """Load one configuration file.

    Args:
        path: the file; its folder is the project.
        base: the folder that problems name the file relative to; its own if left out.

    Raises:
        ConfigError: every mistake in it, with line and column; or it cannot be read.
    """
    path = _absolute(path)
    shown = shown_path(path, base or path.parent)
    text = read_text(path, shown)
    from awesomekit.config.config_file import parse_config

    return parse_config(text, path.parent, path, shown)


def read_text(path: Path, shown: str) -> str:
    """The text of a configuration file.

    Raises:
        ConfigError: it cannot be read, is too large or not UTF-8.
    """
    try:
        if path.exists() and not path.is_file():
            message = "not a file; the configuration is a text in YAML"
            raise ConfigError((ConfigProblem(shown, 1, 1, message),))
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        raise ConfigError((ConfigProblem(shown, 1, 1, message),)) from None
    if len(data) > MAX_BYTES:
        message = f"the file has more than {MAX_BYTES // 1024**2} MiB; shorten it"
        raise ConfigError((ConfigProblem(shown, 1, 1, message),))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line, column = Source(shown, before).position(len(before))
        byte = f"0x{data[error.start]:02X}"
        message = f"{byte} is not UTF-8; save the file in that encoding"
        raise ConfigError((ConfigProblem(shown, line, column, message),)) from None


def _absolute(path: Path) -> Path:
    # ".." is taken away with the folder before it, so that the parents are those of the place
    return Path(os.path.abspath(path))  # noqa: PTH100


def _names(folder: Path) -> list[str]:
    """The names in a folder; none if it is no folder or may not be looked into."""
    try:
        return os.listdir(folder)  # noqa: PTH208 - names are all that is needed
    except OSError:
        return []


def shown_path(path: Path, base: Path) -> str:
    """How problems name a file: relative to ``base`` where possible, with ``/``."""
    try:
        shown = os.path.relpath(path, base)
    except ValueError:  # another drive
        shown = str(path)
    return shown.replace(os.sep, "/")
