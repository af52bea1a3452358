"""Find the project around a folder and load its configuration.

Without ``awesomekit.yaml`` nothing but the standard library is imported here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.config.builtin import BUILT_IN
from awesomekit.config.settings import Config
from awesomekit.errors import ConfigError, ConfigProblem

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "awesomekit.yaml"
DEFAULT_LANGUAGES = ("en", "zh")
DEFAULT_LISTS = "lists"
DEFAULT_SCHEMA = "project"


def find_project(start: Path) -> Config | None:
    """The configuration of the nearest project at or above ``start``.

    A project is a folder with ``awesomekit.yaml``, or with a folder ``lists`` that holds a
    Markdown file.

    Raises:
        ConfigError: the configuration has mistakes, or has another file's name.
    """
    start = start.absolute()
    for folder in (start, *start.parents):
        path = folder / FILE_NAME
        if path.is_file():
            return load_config(path, start)
        other = folder / "awesomekit.yml"
        if other.is_file():
            message = f'the configuration is called "{FILE_NAME}"; rename this file'
            raise ConfigError((ConfigProblem(_shown(other, start), 1, 1, message),))
        if any((folder / DEFAULT_LISTS).glob("*.md")):
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
        path: the file.
        base: the folder that problems name the file relative to; its own if left out.

    Raises:
        ConfigError: every mistake in it, with line and column.
    """
    shown = _shown(path, base or path.parent)
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        raise ConfigError((ConfigProblem(shown, 1, 1, message),)) from None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = "not UTF-8; save the file in that encoding"
        raise ConfigError((ConfigProblem(shown, line, 1, message),)) from None
    from awesomekit.config.config_file import parse_config

    return parse_config(text, path.parent, path, shown)


def _shown(path: Path, base: Path) -> str:
    import os

    return os.path.relpath(path, base).replace(os.sep, "/")
