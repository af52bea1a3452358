"""The APIs of GitHub, arXiv and Hugging Face as their documentation has them, for the test web.

https://docs.github.com/graphql, https://info.arxiv.org/help/api/user-manual.html,
https://huggingface.co/docs/hub/api
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

from web import Received, answer

if TYPE_CHECKING:
    import asyncio

    from web import Handler

_DECLARED = re.compile(r"\$(\w+):String!")
_ASKED = re.compile(r"(\w+):repository\(owner:\$(\w+),name:\$(\w+),followRenames:(true|false)\)")


@dataclass(slots=True)
class GitHubApi:
    """``POST /graphql``.

    Attributes:
        token: the one that is taken.
        repositories: by name in lower case; what the API tells of each.
        renames: old name in lower case → present name.
        hidden: what the token may not see.
        failures: behaviours before the usual one, one for each request.
        batches: how many repositories each query asked for.
        remaining: points that are left of the hour.
    """

    token: str = "secret-token"  # noqa: S105 - of the test
    repositories: dict[str, dict[str, Any]] = field(default_factory=dict)
    renames: dict[str, str] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    failures: list[Handler] = field(default_factory=list)
    batches: list[int] = field(default_factory=list)
    remaining: int = 5000

    def add(self, name: str, **told: Any) -> None:
        """A repository."""
        self.repositories[name.lower()] = {
            "nameWithOwner": name,
            "isArchived": False,
            "isDisabled": False,
            "isPrivate": False,
            "pushedAt": "2026-11-01T12:00:00Z",
            "licenseInfo": {"spdxId": "MIT"},
            **told,
        }

    async def __call__(self, received: Received, writer: asyncio.StreamWriter) -> None:
        if self.failures:
            await self.failures.pop(0)(received, writer)
            return
        if received.path != "/graphql" or received.method != "POST":
            await self._say(404, {"message": "Not Found"}, received, writer)
            return
        if received.headers.get("authorization") != f"Bearer {self.token}":
            await self._say(401, {"message": "Bad credentials"}, received, writer)
            return
        if self.remaining <= 0:
            error = {"type": "RATE_LIMITED", "message": "API rate limit exceeded"}
            await self._say(200, {"errors": [error]}, received, writer)
            return
        self.remaining -= 1
        await self._say(200, self._result(json.loads(received.body)), received, writer)

    def _result(self, body: dict[str, Any]) -> dict[str, Any]:
        query, variables = body["query"], body["variables"]
        assert set(_DECLARED.findall(query)) == set(variables)
        data: dict[str, Any] = {}
        errors: list[dict[str, Any]] = []
        for alias, owner, name, follow in _ASKED.findall(query):
            full = f"{variables[owner]}/{variables[name]}"
            key = full.lower()
            if follow == "true":
                key = self.renames.get(key, key).lower()
            found = self.repositories.get(key)
            if full.lower() in self.hidden:
                found = None
                errors.append({"type": "FORBIDDEN", "path": [alias], "message": "SAML"})
            elif found is None:
                message = f"Could not resolve to a Repository with the name '{full}'."
                errors.append({"type": "NOT_FOUND", "path": [alias], "message": message})
            data[alias] = found
        self.batches.append(len(data))
        return {"data": data, **({"errors": errors} if errors else {})}

    async def _say(
        self, status: int, told: Any, received: Received, writer: asyncio.StreamWriter
    ) -> None:
        limits = {
            "X-RateLimit-Limit": "5000",
            "X-RateLimit-Remaining": str(self.remaining),
            "X-RateLimit-Reset": "9999999999",
        }
        body = json.dumps(told).encode()
        handler = answer(status, body, close=False, Content_Type="application/json", **limits)
        await handler(received, writer)


ENTRY = """<entry><id>http://arxiv.org/abs/{id}v{version}</id><updated>2026-01-01T00:00:00Z</updated>
<published>2023-07-18T00:00:00Z</published><title>A paper</title><summary>Text.</summary></entry>"""
FEED = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"
xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"><title>arXiv Query</title>
<opensearch:totalResults>{count}</opensearch:totalResults>{entries}</feed>"""
ERROR = """<entry><id>http://arxiv.org/api/errors#incorrect_id_format_for_{id}</id>
<title>Error</title><summary>incorrect id format for {id}</summary></entry>"""


@dataclass(slots=True)
class ArxivApi:
    """``GET /api/query``.

    Attributes:
        papers: identifier → the number of versions.
        failures: behaviours before the usual one, one for each request.
        batches: how many papers each query asked for.
    """

    papers: dict[str, int] = field(default_factory=dict)
    failures: list[Handler] = field(default_factory=list)
    batches: list[int] = field(default_factory=list)

    async def __call__(self, received: Received, writer: asyncio.StreamWriter) -> None:
        if self.failures:
            await self.failures.pop(0)(received, writer)
            return
        query = parse_qs(urlsplit(received.path).query)
        names = query["id_list"][0].split(",")
        self.batches.append(len(names))
        entries = []
        for name in names[: int(query.get("max_results", ["10"])[0])]:
            match = re.fullmatch(r"(\d{4}\.\d{4,5}|[a-z.-]+/\d{7})(?:v(\d+))?", name)
            if match is None:
                body = FEED.format(count=1, entries=ERROR.format(id=name)).encode()
                await answer(400, body)(received, writer)
                return
            versions = self.papers.get(match[1], 0)
            version = int(match[2] or versions)
            if 0 < version <= versions:
                entries.append(ENTRY.format(id=match[1], version=version))
        body = FEED.format(count=len(entries), entries="".join(entries)).encode()
        await answer(200, body, close=False, Content_Type="application/atom+xml")(received, writer)


@dataclass(slots=True)
class HuggingFaceApi:
    """``GET /api/...`` of the Hub, and its pages.

    Attributes:
        things: path such as ``models/a/b`` in lower case → what the API tells.
        renames: old path in lower case → present path.
        pages: paths of pages that are there, beside those of ``things``.
        failures: behaviours of the API before the usual one, one for each request.
    """

    things: dict[str, dict[str, Any]] = field(default_factory=dict)
    renames: dict[str, str] = field(default_factory=dict)
    pages: set[str] = field(default_factory=set)
    failures: list[Handler] = field(default_factory=list)

    def add(self, path: str, **told: Any) -> None:
        """A model, dataset, space, collection, organization or user."""
        kind, _, name = path.partition("/")
        own = {"collections": "slug", "organizations": "name", "users": "user"}.get(kind, "id")
        usual = {own: name, "private": False}
        if kind in {"models", "datasets", "spaces"}:
            usual |= {
                "gated": False,
                "disabled": False,
                "lastModified": "2026-10-01T00:00:00.000Z",
                "tags": ["license:apache-2.0", "en"],
            }
        self.things[path.lower()] = {**usual, **told}
        page = path.removeprefix("models/")
        self.pages.add("/" + page.removeprefix("organizations/").removeprefix("users/"))

    async def __call__(self, received: Received, writer: asyncio.StreamWriter) -> None:
        path = unquote(urlsplit(received.path).path)
        if not path.startswith("/api/"):
            await answer(200 if path in self.pages else 404)(received, writer)
            return
        if self.failures:
            await self.failures.pop(0)(received, writer)
            return
        key = path.removeprefix("/api/").removesuffix("/overview")
        new = self.renames.get(key.lower())
        if new is not None:
            location = {"Location": f"/api/{new}"}
            await answer(307, b"", close=False, **location)(received, writer)
            return
        found = self.things.get(key.lower())
        if found is None:
            status = 404 if key.startswith(("organizations", "users", "collections")) else 401
            told = {"error": "Repository not found"}
            head = {"X-Error-Code": "RepoNotFound"}
            body = json.dumps(told).encode()
            await answer(status, body, close=False, **head)(received, writer)
            return
        await answer(200, json.dumps(found).encode())(received, writer)
