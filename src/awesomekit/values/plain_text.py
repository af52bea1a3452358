"""Any text on its own, such as the name of an organization."""

from __future__ import annotations

from dataclasses import dataclass

from awesomekit.model.value import InvalidValue


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text without white space around it, and not empty."""

    text: str

    @property
    def sort_key(self) -> tuple[str]:
        """The text without letter case."""
        return (self.text.casefold(),)


def parse_text(text: str) -> PlainText:
    """Parse a text: only the white space around it is dropped.

    Raises:
        InvalidValue: there is nothing but white space.
    """
    stripped = text.strip()
    if not stripped:
        raise InvalidValue("the text is empty; write a few words", 0, len(text))
    return PlainText(stripped)
