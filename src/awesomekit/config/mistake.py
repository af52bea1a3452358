"""A mistake in a configuration before its place is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from awesomekit.config.yaml_reader import Path


class Mistake(NamedTuple):
    """What is wrong with a key or a value.

    Attributes:
        where: the path of keys and indices.
        message: one sentence.
        at_key: whether the key is wrong rather than its value.
    """

    where: Path
    message: str
    at_key: bool = False
