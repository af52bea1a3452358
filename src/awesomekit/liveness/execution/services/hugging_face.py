"""The Hub API of Hugging Face: models, datasets, spaces, collections and owners. Pure.

https://huggingface.co/docs/hub/api
"""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Any

from awesomekit.model.liveness import Facts

MOST_BYTES = 1024 * 1024
"""Of an answer that are read."""

_FIELDS = ("disabled", "gated", "lastModified", "private", "tags")
_PATHS = {"models": "", "datasets": "datasets/", "spaces": "spaces/", "collections": "collections/"}
_API_PATH = re.compile(
    r"/api/(models|datasets|spaces|collections)/([A-Za-z0-9._-]{1,96}(?:/[A-Za-z0-9._-]{1,96})?)\Z"
)
_LICENSE = re.compile(r"license:([A-Za-z0-9.+-]{1,64})")


def addresses(api: str, name: str) -> tuple[str, ...]:
    """The addresses that may answer, in order.

    Args:
        api: the base address of the Hub.
        name: ``models/owner/name``, or ``owners/name`` for an organization or a user.
    """
    kind, _, rest = name.partition("/")
    if kind == "owners":
        return (f"{api}/api/organizations/{rest}/overview", f"{api}/api/users/{rest}/overview")
    if kind == "collections":
        return (f"{api}/api/collections/{rest}",)
    fields = _FIELDS if kind != "spaces" else tuple(f for f in _FIELDS if f != "gated")
    expand = "&".join(f"expand[]={field}" for field in fields)
    return (f"{api}/api/{kind}/{rest}?{expand}",)


def renamed(location: str, name: str) -> str | None:
    """The name that a redirect of the API leads to, ``None`` if it is none.

    Args:
        location: the ``Location`` of the answer.
        name: as it was asked for.
    """
    path = re.sub(r"^https?://[^/?#]+", "", location).partition("?")[0]
    match = _API_PATH.match(path)
    if match is None or match[1] != name.partition("/")[0]:
        return None
    return f"{match[1]}/{match[2]}"


def read(body: bytes, asked: str, name: str, web: str) -> Facts | None:
    """What an answer tells; ``None`` for what is no answer, or is not for every reader.

    Args:
        body: of the answer.
        asked: the name in the link.
        name: the name that the answer is for, which differs after a rename.
        web: the base address of pages.
    """
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or told.get("private") is True:
        return None
    kind, _, rest = name.partition("/")
    own = _own_name(told, kind)
    if own is None or own.lower() != rest.lower():
        return None
    gated = told.get("gated")
    tags = told.get("tags")
    licenses = (
        [_LICENSE.fullmatch(tag) for tag in tags if isinstance(tag, str)]
        if isinstance(tags, list)
        else []
    )
    return Facts(
        name=own,
        url=f"{web}/{_PATHS.get(kind, '')}{own}",
        renamed=name.lower() != asked.lower(),
        disabled=told.get("disabled") is True,
        pushed=_day(told.get("lastModified")),
        gated=gated is True or gated in ("auto", "manual"),
        license=next((match[1] for match in licenses if match), ""),
    )


def _own_name(told: dict[str, Any], kind: str) -> str | None:
    keys = {"collections": ("slug",), "owners": ("name", "user")}.get(kind, ("id", "modelId"))
    for key in keys:
        name = told.get(key)
        if isinstance(name, str):
            return name
    return None


def _day(written: Any) -> Any:
    try:
        return datetime.fromisoformat(written).date() if isinstance(written, str) else None
    except ValueError:
        return None
