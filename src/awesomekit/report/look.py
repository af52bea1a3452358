"""How reports for people look: colour, links and width."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesomekit.model import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

COLUMNS = 80
COLORS = {
    Severity.ERROR: "red",
    Severity.WARNING: "yellow",
    Severity.INFORMATION: "blue",
}


def plain(text: str, _color: str) -> str:
    """Paint nothing."""
    return text


@dataclass(frozen=True, slots=True)
class Look:
    """What a terminal can show.

    Attributes:
        paint: a text and a colour (or ``bold``) → the text as it is printed.
        links: whether texts may be links (OSC 8).
        columns: how wide lines may be; a longer word stays whole.
    """

    paint: Callable[[str, str], str] = plain
    links: bool = False
    columns: int = COLUMNS

    def link(self, text: str, address: str) -> str:
        """A text that leads to an address, where the terminal can show that."""
        if not self.links:
            return text
        return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\"


def shows_links(environment: Mapping[str, str], *, terminal: bool) -> bool:
    """Whether a terminal shows OSC 8 links.

    There is no way to ask; terminals are known by the variables that they set, and
    ``FORCE_HYPERLINK`` says yes, or no with ``0``
    (https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda).
    """
    forced = environment.get("FORCE_HYPERLINK")
    if forced:
        return forced != "0"
    if not terminal or environment.get("TERM") in {"dumb", "linux"} or "CI" in environment:
        return False
    if environment.get("TERM_PROGRAM") in {"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper"}:
        return True
    if any(name in environment for name in ("WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION")):
        return True
    if environment.get("TERM") in {"xterm-kitty", "alacritty", "foot", "xterm-ghostty"}:
        return True
    version = environment.get("VTE_VERSION", "")
    return version.isdecimal() and int(version) >= 5000
