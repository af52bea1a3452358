"""Field values: text becomes a typed, exact value once, and its canonical text comes from it.

Every parser reads the Markdown source of one field and raises
:class:`~awesomekit.model.value.InvalidValue` with an offset into it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from awesomekit.model.value import Value
from awesomekit.values.date import Date, parse_date
from awesomekit.values.languages import Languages, parse_languages
from awesomekit.values.license import License, parse_license
from awesomekit.values.names import Names, parse_names
from awesomekit.values.parameter_count import ParameterCount, Variant, parse_parameter_count
from awesomekit.values.plain_text import PlainText, parse_text
from awesomekit.values.quantity import Quantity
from awesomekit.values.token_count import SameAs, TokenCount, parse_token_count
from awesomekit.values.unknown import Unknown

ValueType: TypeAlias = Callable[[str], Value]
"""A parser of one type; raises :class:`~awesomekit.model.value.InvalidValue`."""

TYPES: Mapping[str, ValueType] = MappingProxyType(
    {
        "date": parse_date,
        "parameter-count": parse_parameter_count,
        "token-count": parse_token_count,
        "languages": parse_languages,
        "license": parse_license,
        "text": parse_text,
        "names": parse_names,
    }
)
"""The name of a type, as schemas use it → its parser."""


def parse_value(type_name: str, text: str) -> Value:
    """Parse the source of a field's value as the type of that name.

    Raises:
        InvalidValue: the text is not a value of the type.
        KeyError: there is no such type.
    """
    return TYPES[type_name](text)


__all__ = [
    "TYPES",
    "Date",
    "Languages",
    "License",
    "Names",
    "ParameterCount",
    "PlainText",
    "Quantity",
    "SameAs",
    "TokenCount",
    "Unknown",
    "ValueType",
    "Variant",
    "parse_value",
]
