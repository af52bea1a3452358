"""GitHub's GraphQL API: a hundred repositories in one request. Pure.

https://docs.github.com/graphql/reference/queries#repository
"""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

from awesomekit.model.liveness import Facts

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 100
"""Repositories in one request."""
MOST_BYTES = 1024 * 1024
"""Of an answer that are read."""

_NAME = re.compile(r"[A-Za-z0-9-]{1,39}/[A-Za-z0-9._-]{1,100}")
_LICENSE = re.compile(r"[A-Za-z0-9.+-]{1,64}")
_FIELDS = "nameWithOwner isArchived isDisabled isPrivate pushedAt licenseInfo{spdxId}"


def endpoint(api: str) -> str:
    """Where queries go: ``/graphql`` at GitHub, ``/api/graphql`` at a GitHub Enterprise.

    Args:
        api: the base address of the REST API, ``https://HOST/api/v3`` at an Enterprise.
    """
    return f"{api.removesuffix('/v3')}/graphql"


def query(names: Sequence[str]) -> bytes:
    """The body of a request for repositories, ``owner/name``; names are variables, never text."""
    declared, asked, variables = [], [], {}
    for at, name in enumerate(names):
        owner, _, repository = name.partition("/")
        declared.append(f"$o{at}:String!,$n{at}:String!")
        asked.append(f"r{at}:repository(owner:$o{at},name:$n{at},followRenames:true){{...f}}")
        variables[f"o{at}"] = owner
        variables[f"n{at}"] = repository
    text = f"query({','.join(declared)}){{{' '.join(asked)}}} fragment f on Repository{{{_FIELDS}}}"
    return json.dumps({"query": text, "variables": variables}).encode()


def read(body: bytes, names: Sequence[str], web: str) -> dict[str, Facts] | None:
    """What an answer tells, by the name that was asked for.

    Missing are repositories that there are none of, that a token may not see, and that readers
    may not see. ``None`` for what is no answer at all.

    Args:
        body: of the answer.
        names: as they were asked for.
        web: the base address of pages.
    """
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        return None
    data = answer.get("data") if isinstance(answer, dict) else None
    if not isinstance(data, dict):
        return None
    found = {}
    for at, name in enumerate(names):
        facts = _facts(data.get(f"r{at}"), name, web)
        if facts is not None:
            found[name] = facts
    return found


def _facts(told: Any, asked: str, web: str) -> Facts | None:
    if not isinstance(told, dict) or told.get("isPrivate") is not False:
        return None
    name = told.get("nameWithOwner")
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        return None
    license_info = told.get("licenseInfo")
    spdx = license_info.get("spdxId") if isinstance(license_info, dict) else None
    return Facts(
        name=name,
        url=f"{web}/{name}",
        renamed=name.lower() != asked.lower(),
        archived=told.get("isArchived") is True,
        disabled=told.get("isDisabled") is True,
        pushed=_day(told.get("pushedAt")),
        license=spdx if isinstance(spdx, str) and _LICENSE.fullmatch(spdx) else "",
    )


def _day(written: Any) -> Any:
    try:
        return datetime.fromisoformat(written).date() if isinstance(written, str) else None
    except ValueError:
        return None
