"""What an entry's fields say of the thing itself: its date, its data, its languages, its sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from awesomekit.values import Date, Languages, ParameterCount, TokenCount

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from awesomekit.model import Document, Entry, Field
    from awesomekit.source import Span

T = TypeVar("T")


class Fact(NamedTuple, Generic[T]):
    """A field whose value could be read and is known."""

    field: Field
    value: T

    @property
    def label(self) -> str:
        """The canonical label."""
        return self.field.spec.label if self.field.spec is not None else self.field.label

    @property
    def span(self) -> Span:
        """The place of the value."""
        return self.field.value_span


def date_of(entry: Entry) -> Fact[Date] | None:
    """When it came out: the first field of dates, if that is known."""
    return _first(entry, "date", Date)


def tokens_of(entry: Entry) -> Fact[TokenCount] | None:
    """How much it was trained on; an amount that is that of another entry is not looked up."""
    return _first(entry, "token-count", TokenCount)


def languages_of(entry: Entry) -> Fact[Languages] | None:
    """Its languages, if they are known."""
    return _first(entry, "languages", Languages)


def sizes_of(entry: Entry) -> Fact[ParameterCount] | None:
    """In which sizes it comes, if they are known."""
    return _first(entry, "parameter-count", ParameterCount)


def in_force(
    document: Document, fact: Callable[[Entry], Fact[T] | None]
) -> Iterator[tuple[Entry, Fact[T]]]:
    """The entries with a fact; one without fields of its own has that of the entry around it."""
    for section in document.sections:
        around: list[tuple[int, Fact[T] | None]] = []
        for entry in section.entries:
            level = entry.heading.level
            while around and around[-1][0] >= level:
                around.pop()
            found = fact(entry)
            if not entry.fields and around:
                found = around[-1][1]
            around.append((level, found))
            if found is not None:
                yield entry, found


def _first(entry: Entry, type_name: str, kind: type[T]) -> Fact[T] | None:
    """The first field of a type; where that is unknown, a second one says nothing."""
    for field in entry.fields:
        if field.spec is not None and field.spec.type == type_name:
            return Fact(field, field.value) if isinstance(field.value, kind) else None
    return None
