"""What the configuration says of single links."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from awesomekit.config.link_settings import LinkOverride

if TYPE_CHECKING:
    from collections.abc import Sequence

NOTHING = LinkOverride("")


@dataclass(slots=True)
class Overrides:
    """The overrides of a configuration, ready to be looked up."""

    overrides: Sequence[LinkOverride]
    _patterns: list[tuple[re.Pattern[str], bool, LinkOverride]] = field(init=False)

    def __post_init__(self) -> None:
        self._patterns = []
        for override in self.overrides:
            match = override.match
            of_address = "/" in match
            self._patterns.append(
                (glob(match if of_address else match.lower()), of_address, override)
            )

    def of(self, url: str, host: str) -> LinkOverride:
        """Everything that matches a link, as one; :data:`NOTHING` where nothing does.

        Args:
            url: as it stands in the file.
            host: of the normalised address.
        """
        found = NOTHING
        for pattern, of_address, override in self._patterns:
            if pattern.match(url if of_address else host):
                found = _both(found, override)
        return found


@lru_cache(maxsize=256)
def glob(match: str) -> re.Pattern[str]:
    """A pattern in which ``*`` is any text and all else itself.

    Each part takes the first place that it fits, so the time is linear in text and pattern.
    """
    first, *rest = [re.escape(part) for part in re.split(r"\*+", match)]
    if not rest:
        return re.compile(rf"{first}\Z", re.DOTALL)
    middle = "".join(f"(?>.*?{part})" for part in rest[:-1])
    return re.compile(rf"{first}{middle}.*{rest[-1]}\Z", re.DOTALL)


def _both(first: LinkOverride, second: LinkOverride) -> LinkOverride:
    return replace(
        first,
        match=second.match,
        accept=(*first.accept, *second.accept),
        exclude=second.exclude or first.exclude,
        headers={**first.headers, **second.headers},
        method=second.method or first.method,
        concurrency=first.concurrency if second.concurrency is None else second.concurrency,
        spacing=first.spacing if second.spacing is None else second.spacing,
        timeout=first.timeout if second.timeout is None else second.timeout,
    )
