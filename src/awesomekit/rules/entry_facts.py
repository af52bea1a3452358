"""What an entry's fields say of the thing itself: its date, its data and its sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from awesomekit.values import Date, Languages, ParameterCount, TokenCount

if TYPE_CHECKING:
    from awesomekit.model import Entry, Field
    from awesomekit.source import Span

_T = TypeVar("_T", Date, Languages, ParameterCount, TokenCount)


class DateFact(NamedTuple):
    """When it came out."""

    field: Field
    value: Date


class TokensFact(NamedTuple):
    """How much it was trained on."""

    field: Field
    value: TokenCount


class SizesFact(NamedTuple):
    """In which sizes it comes."""

    field: Field
    value: ParameterCount


class LanguagesFact(NamedTuple):
    """In which languages it is."""

    field: Field
    value: Languages


def date_of(entry: Entry) -> DateFact | None:
    """The first date that an entry has, if it can be read and is known."""
    found = _first(entry, "date", Date)
    return found and DateFact(*found)


def tokens_of(entry: Entry) -> TokensFact | None:
    """The amount of data that an entry has, if it can be read and is known.

    Amounts that stand in another entry (``same as …``) are not looked up.
    """
    found = _first(entry, "token-count", TokenCount)
    return found and TokensFact(*found)


def sizes_of(entry: Entry) -> SizesFact | None:
    """The numbers of parameters that an entry has, if they can be read and are known."""
    found = _first(entry, "parameter-count", ParameterCount)
    return found and SizesFact(*found)


def languages_of(entry: Entry) -> LanguagesFact | None:
    """The languages that an entry has, if they can be read and are known."""
    found = _first(entry, "languages", Languages)
    return found and LanguagesFact(*found)


def _first(entry: Entry, type_name: str, kind: type[_T]) -> tuple[Field, _T] | None:
    for field in entry.fields:
        if field.spec is not None and field.spec.type == type_name:
            return (field, field.value) if isinstance(field.value, kind) else None
    return None


def label(field: Field) -> str:
    """A field's canonical label."""
    return field.spec.label if field.spec is not None else field.label


def place(field: Field) -> Span:
    """The place of a field's value."""
    return field.value_span
