"""Field values as plain data; numbers are exact, units are in the names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeAlias

from msgspec import Meta, Struct

from awesomekit.values import (
    Date,
    Languages,
    License,
    Names,
    ParameterCount,
    PlainText,
    SameAs,
    TokenCount,
    Unknown,
    Variant,
)

if TYPE_CHECKING:
    from awesomekit.model import Value


class DateValue(Struct, tag="date", tag_field="type"):
    """A date to the month or to the day."""

    year: int
    month: Annotated[int, Meta(ge=1, le=12)]
    day: Annotated[int, Meta(ge=1, le=31)] | None


class Size(Struct):
    """The size of one model, in parameters."""

    text: str
    parameters: Annotated[int, Meta(description="Of all experts together.")]
    experts: int | None
    active: Annotated[int, Meta(description="That work on one token.")] | None
    approximate: bool


class SizesValue(Struct, tag="parameter-count", tag_field="type"):
    """The sizes in which a model comes, ascending."""

    sizes: list[Size]


class VariantAmount(Struct):
    """The amount for one size of a model."""

    size: str
    amount: int


class AmountValue(Struct, tag="token-count", tag_field="type"):
    """An amount of data."""

    unit: Annotated[str, Meta(description="tokens, items or bytes.")]
    low: int
    high: int | None
    approximate: bool
    at_least: bool
    detail: list[VariantAmount]


class SameAsValue(Struct, tag="same-as", tag_field="type"):
    """The amount of another entry."""

    name: str
    target: Annotated[str, Meta(description="The link to it, with its anchor.")]


class LanguagesValue(Struct, tag="languages", tag_field="type"):
    """Languages as ISO 639-1 codes; mul is many."""

    codes: list[str]
    mostly: Annotated[bool, Meta(description="Whether others play a small part.")]


class LicenseValue(Struct, tag="license", tag_field="type"):
    """A licence: an SPDX expression, or a name with a link."""

    name: str
    url: str | None
    spdx: bool


class NamesValue(Struct, tag="names", tag_field="type"):
    """Names in the order of the list."""

    names: list[str]


class TextValue(Struct, tag="text", tag_field="type"):
    """Any text."""

    text: str


class UnknownValue(Struct, tag="unknown", tag_field="type"):
    """Somebody looked, and the fact is not public."""


Data: TypeAlias = (
    DateValue
    | SizesValue
    | AmountValue
    | SameAsValue
    | LanguagesValue
    | LicenseValue
    | NamesValue
    | TextValue
    | UnknownValue
)


def data_of(value: Value | None) -> Data | None:
    """A value as data; ``None`` for a text that does not parse."""
    match value:
        case Date():
            return DateValue(value.year, value.month, value.day)
        case ParameterCount():
            return SizesValue([_size(variant) for variant in value.variants])
        case TokenCount():
            return AmountValue(
                value.kind,
                value.low.amount,
                value.high.amount if value.high is not None else None,
                value.approximate,
                value.at_least,
                [VariantAmount(size.text, amount.amount) for size, amount in value.detail],
            )
        case SameAs():
            return SameAsValue(value.label, value.target)
        case Languages():
            return LanguagesValue(list(value.codes), value.mostly)
        case License():
            return LicenseValue(value.name, value.url, value.spdx)
        case Names():
            return NamesValue(list(value.names))
        case PlainText():
            return TextValue(value.text)
        case Unknown():
            return UnknownValue()
    return None


def _size(variant: Variant) -> Size:
    active = variant.active.amount if variant.active is not None else None
    return Size(variant.text, variant.amount, variant.experts, active, variant.approximate)
