"""What the labels and column titles of a source mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.config.import_settings import LABELS, PARTS, SECTIONS
from awesomekit.keys import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from awesomekit.config.settings import Config
    from awesomekit.model import FieldSpec, Schema

# "Tokens/[B]", "Parameters (B)", "参数量（B）"
_UNIT = re.compile(r"\s*/?\s*[\[(（【]\s*(?P<unit>[KMBTkmbt]|十?亿|万亿)\s*[\])）】]\s*\Z")
_EMPHASIS = re.compile(r"[*_`\\]+")


class Meaning(NamedTuple):
    """What a label says of its values.

    Attributes:
        part: ``name``, ``badges``, ``prose`` or ``drop``; empty for a field or for nothing known.
        spec: the field.
        unit: of the numbers below, such as ``B``; empty where they have their own.
    """

    part: str = ""
    spec: FieldSpec | None = None
    unit: str = ""

    def __bool__(self) -> bool:
        return bool(self.part) or self.spec is not None


class Labels:
    """The labels of one schema, with what the configuration says of others."""

    def __init__(self, config: Config, schema: Schema) -> None:
        self.schema = schema
        known = {name_key(label): part for label, part in LABELS.items()}
        own = {name_key(label): to for label, to in config.imports.fields.items()}
        self._known = known
        self._own = own

    def find(self, label: str) -> Meaning:
        """The meaning of a label in any spelling; an empty one where nothing is known."""
        plain = _EMPHASIS.sub("", label).strip(" :：")
        match = _UNIT.search(plain)
        unit = match["unit"] if match else ""
        for text in (plain, plain[: match.start()]) if match else (plain,):
            meaning = self._find(text, unit if text != plain else "")
            if meaning:
                return meaning
        return Meaning()

    def _find(self, text: str, unit: str) -> Meaning:
        key = name_key(text)
        if not key:
            return Meaning()
        own = self._own.get(key)
        if own in PARTS:
            return Meaning(part=own or "")
        spec = self.schema.by_key(own) if own else self.schema.find(text)
        if spec is not None:
            return Meaning(spec=spec, unit=unit)
        return Meaning(part=self._known.get(key, ""))


def best_schema(config: Config, rows: Iterable[Iterable[str]]) -> Schema | None:
    """The schema that knows most of some labels; ``None`` where no row has two of one."""
    counts = []
    rows = [list(row) for row in rows]
    for schema in config.schemas.values():
        labels = Labels(config, schema)
        known = [sum(labels.find(label).spec is not None for label in row) for row in rows]
        if any(count > 1 for count in known):
            counts.append((sum(known), schema))
    most = max((count for count, _ in counts), default=0)
    return next((schema for count, schema in counts if count == most), None)


def schema_in_title(config: Config, titles: Iterable[str], *, known: bool = True) -> str | None:
    """The schema that the nearest section title speaks of.

    Args:
        config: the project's own words.
        titles: the nearest first.
        known: whether words that every project has count too.
    """
    for title in titles:
        folded = title.casefold()
        for words in (config.imports.sections, SECTIONS) if known else (config.imports.sections,):
            for word, schema in words.items():
                if schema in config.schemas and _says(folded, word.casefold()):
                    return schema
    return None


def _says(text: str, word: str) -> bool:
    if word.isascii():
        return re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", text) is not None
    return word in text
