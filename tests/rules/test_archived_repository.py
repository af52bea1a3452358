"""AK605 archived-repository: archived and disabled repositories."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from asked import repository, told
from awesomekit.model import Severity
from awesomekit.rules.archived_repository import RULE

if TYPE_CHECKING:
    from awesomekit.model.liveness import Outcome

URL = "https://github.com/a/b"


@pytest.mark.parametrize(
    ("outcome", "messages"),
    [
        pytest.param(repository("a/b"), [], id="alive"),
        pytest.param(
            repository("a/b", archived=True),
            ['the repository "a/b" is archived; say so, or link what took its place'],
            id="archived",
        ),
        pytest.param(
            repository("a/b", archived=True, disabled=True),
            ['the repository "a/b" is disabled; say so, or link what took its place'],
            id="disabled",
        ),
        pytest.param(
            repository("c/d", renamed=True, archived=True),
            ['the repository "c/d" is archived; say so, or link what took its place'],
            id="renamed and archived",
        ),
    ],
)
def test_archived(outcome: Outcome, messages: list[str]) -> None:
    found = told(f"[a]({URL})", {URL: outcome}, RULE)
    assert found == [(URL, message) for message in messages]
    assert RULE.severity is Severity.WARNING
