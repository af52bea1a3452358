"""What an entry of a list looks like: its fields, their types and labels, its badges."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from awesomekit.keys import name_key

if TYPE_CHECKING:
    from collections.abc import Mapping

_SEPARATORS = re.compile(r"[\s_]+")


def field_key(label: str) -> str:
    """The name of a field in configuration: ``Parameter Size`` → ``parameter-size``."""
    return _SEPARATORS.sub("-", label.strip()).casefold()


@dataclass(frozen=True, slots=True)
class SortKey:
    """One key of an entry order: a field key such as ``date``, or ``name``."""

    key: str
    descending: bool = False

    def __str__(self) -> str:
        return f"-{self.key}" if self.descending else self.key


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a schema.

    Attributes:
        label: the canonical label, as written in canonical lists.
        type: the name of a value type, see :mod:`awesomekit.values`.
        required: whether every entry must have it.
        labels: language code → the label shown to readers of that language.
        aliases: other spellings that the reader accepts; ``fmt`` writes ``label``.
        column: whether the at-a-glance table shows it.
    """

    label: str
    type: str
    required: bool = False
    labels: Mapping[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    column: bool = False

    @property
    def key(self) -> str:
        """The field's name in configuration and front matter."""
        return field_key(self.label)

    def label_in(self, language: str) -> str:
        """The label for readers of ``language``; the canonical one where none is given."""
        return self.labels.get(language, self.label)


@dataclass(frozen=True, slots=True)
class Schema:
    """The shape of the entries of a list.

    Attributes:
        name: the name that front matter refers to.
        fields: in canonical order.
        badges: groups of badge kinds; an entry needs one of each group.
        prose: whether an entry is expected to have a description.
    """

    name: str
    fields: tuple[FieldSpec, ...]
    badges: tuple[tuple[str, ...], ...] = ()
    prose: bool = True

    def find(self, label: str) -> FieldSpec | None:
        """The field that a label in any configured language or spelling names."""
        wanted = name_key(label)
        for spec in self.fields:
            if any(
                name_key(known) == wanted
                for known in (spec.label, *spec.labels.values(), *spec.aliases)
            ):
                return spec
        return None

    def by_key(self, key: str) -> FieldSpec | None:
        """The field of a configuration key such as ``parameter-size``."""
        return next((spec for spec in self.fields if spec.key == key), None)
