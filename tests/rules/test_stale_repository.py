"""AK606 stale-repository: repositories without a push for long."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from asked import ALIVE, TODAY, repository, told
from awesomekit.model import Severity
from awesomekit.rules.stale_repository import RULE

if TYPE_CHECKING:
    from awesomekit.model.liveness import Outcome

URL = "https://github.com/a/b"
OLDEST = TODAY - timedelta(days=730)


@pytest.mark.parametrize(
    ("outcome", "messages"),
    [
        pytest.param(repository("a/b", pushed=OLDEST), [], id="just young enough"),
        pytest.param(
            repository("a/b", pushed=OLDEST - timedelta(1)),
            ['nothing was pushed to "a/b" since 2024-11-20; see whether it still belongs here'],
            id="a day too old",
        ),
        pytest.param(repository("a/b"), [], id="no day is told"),
        pytest.param(
            repository("a/b", pushed=OLDEST - timedelta(1), archived=True), [], id="archived"
        ),
        pytest.param(ALIVE, [], id="no repository"),
    ],
)
def test_stale(outcome: Outcome, messages: list[str]) -> None:
    found = told(f"[a]({URL})", {URL: outcome}, RULE)
    assert found == [(URL, message) for message in messages]
    assert RULE.severity is Severity.INFORMATION
