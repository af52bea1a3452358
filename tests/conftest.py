"""How properties are tried, the same examples on every machine unless asked; the test web.

``pytest --hypothesis-profile=search`` tries new examples, and many more of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from linked import Linked
    from web import Web

settings.register_profile("same", derandomize=True, database=None, deadline=None)
settings.register_profile(
    "search", max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("same")


@pytest.fixture
def web() -> Iterator[Web]:
    """Hosts on loopback."""
    from web import Web

    with Web() as web:
        yield web


@pytest.fixture
def linked(tmp_path: Path, web: Web) -> Linked:
    """A folder whose links lead to them."""
    from linked import Linked

    return Linked(tmp_path, web)
