"""One page asked for by plain HTTP, redirects followed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

from awesomekit.liveness.execution.anchors import MOST_BYTES, missing
from awesomekit.liveness.execution.client import Reply, Request, Timeouts
from awesomekit.liveness.plan.hosts import BadUrlError, forbidden, unusual_port, web_url
from awesomekit.liveness.policy.bot_walls import (
    LOOKED_AT,
    MAY_BE_WALL,
    wall_in_body,
    wall_in_headers,
)
from awesomekit.liveness.policy.observation import (
    Answered,
    BadRedirect,
    Forbidden,
    NoAnswer,
    NotAsked,
    Trouble,
)
from awesomekit.liveness.policy.retries import asked_to_wait
from awesomekit.model.liveness import Hop

if TYPE_CHECKING:
    from awesomekit.config.link_settings import LinkSettings
    from awesomekit.liveness.execution.client import Client
    from awesomekit.liveness.execution.origins import Origins
    from awesomekit.liveness.execution.turns import Turns
    from awesomekit.liveness.plan.hosts import WebUrl
    from awesomekit.liveness.plan.overrides import Overrides
    from awesomekit.liveness.plan.planning import Job
    from awesomekit.liveness.policy.observation import Observation

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FINE = frozenset(range(200, 300))
_PATIENCE = 3.0
"""Seconds for a body that may tell of a wall."""
_UNSAFE = re.compile(r"[^!$%&'()*+,/:;=?@~A-Za-z0-9._-]")
_USUAL = {
    "Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8",
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "en,*;q=0.5",
}


@dataclass(slots=True)
class Seen:
    """What the attempts for one job came to.

    Attributes:
        limit: seconds for all of them, waiting for turns left out.
        spent: seconds so far.
        requests: made so far.
    """

    limit: float
    spent: float = 0.0
    requests: int = 0


class Pages:
    """Asks for pages."""

    def __init__(
        self,
        client: Client,
        settings: LinkSettings,
        turns: Turns,
        overrides: Overrides,
        origins: Origins,
        agent: str,
    ) -> None:
        """Prepare to ask.

        Args:
            client: makes the requests.
            settings: of the project.
            turns: who may ask now.
            overrides: headers of single hosts.
            origins: what is known of those that were asked.
            agent: the ``User-Agent``.
        """
        self._client = client
        self._settings = settings
        self._turns = turns
        self._overrides = overrides
        self._origins = origins
        self._headers = {"User-Agent": agent, **_USUAL}

    async def follow(self, job: Job, seen: Seen, *, held: bool) -> Observation:
        """Ask for a page and follow where it redirects.

        Args:
            job: what for.
            seen: is kept up to date.
            held: whether the turn of the job's host is held already.
        """
        url = job.address
        method = job.method
        chain: list[Hop] = []
        cookies = False
        asked: set[str] = set()
        fragment = ""
        while True:
            reply = await self._ask(url, method, job, seen, held=held)
            held = False
            if isinstance(reply, NoAnswer):
                return NoAnswer(reply.trouble, reply.detail, url.url, tuple(chain))
            if isinstance(reply, Forbidden):
                return Forbidden(reply.reason, tuple(chain))
            if isinstance(reply, NotAsked):
                return reply
            location = reply.headers.get("location", "")
            if reply.status in _REDIRECTS and location:
                cookies = cookies or "set-cookie" in reply.headers
                asked.add(url.url)
                chain.append(Hop(url.url, reply.status))
                target = self._target(url, location, asked, chain, cookies=cookies)
                if not isinstance(target, tuple):
                    return target
                url = target
                # one in a redirect takes the place of the link's own (RFC 9110, section 10.2.2)
                fragment = urlsplit(location).fragment or fragment
                continue
            if method == "head" and reply.status not in _FINE and not _limits(reply):
                method = "get"  # not all that refuse HEAD say so
                continue
            place = url.url + (f"#{_UNSAFE.sub(_escaped, fragment)}" if fragment else "")
            return self._answered(place, reply, job, chain, method)

    async def _ask(
        self, url: WebUrl, method: str, job: Job, seen: Seen, *, held: bool
    ) -> Reply | NoAnswer | Forbidden | NotAsked:
        if not held:
            await self._turns.turn(url.host)
        began = monotonic()
        try:
            origin = self._origins.of(url)
            if origin.given_up is not None:
                return origin.given_up
            left = seen.limit - seen.spent
            if left <= 0:
                return NoAnswer(Trouble.TOTAL_TIMEOUT, "", url.url)
            seen.requests += 1
            origin.asked()
            reply = await self._client.send(
                Request(
                    url,
                    method.upper(),
                    {**self._headers, **self._own_headers(url)},
                    reads=MOST_BYTES if job.fragments else LOOKED_AT,
                    reads_if=_FINE if job.fragments else MAY_BE_WALL,
                    reads_for=self._settings.read_timeout if job.fragments else _PATIENCE,
                ),
                Timeouts(self._settings.connect_timeout, self._settings.read_timeout, left),
            )
            if isinstance(reply, Reply):
                origin.answered()
            elif isinstance(reply, NoAnswer):
                origin.silent(reply, seen.limit)
            return reply
        finally:
            seen.spent += monotonic() - began
            self._turns.done(url.host)

    def _own_headers(self, url: WebUrl) -> dict[str, str]:
        """Headers that the configuration has for a host; a redirect takes none along."""
        if not self._settings.overrides:
            return {}
        return dict(self._overrides.of(url.url, url.host).headers)

    def _target(
        self, url: WebUrl, location: str, asked: set[str], chain: list[Hop], *, cookies: bool
    ) -> WebUrl | Observation:
        """Where a redirect leads, or what is wrong with it."""
        hops = tuple(chain)
        status = hops[-1].status
        try:
            target = web_url(urljoin(url.url, location))
        except (BadUrlError, ValueError) as error:
            return BadRedirect(f"it redirects to no valid address: {error}", status, hops)
        if (why := forbidden(target, self._settings.allow)) is not None:
            if (port := unusual_port(target)) is not None:
                # the link itself may be fine; nobody looks
                return BadRedirect(f"it leads further: {port}", status, hops, unsure=True)
            return Forbidden(why, hops)
        if target.url in asked:
            if cookies:
                reason = "it redirects in a circle, as sites do that want cookies"
                return BadRedirect(reason, status, hops, unsure=True)
            return BadRedirect("it redirects in a circle", status, hops)
        if len(hops) > self._settings.redirects:
            return BadRedirect(f"it redirects more than {len(hops) - 1} times", status, hops)
        return target

    def _answered(
        self, place: str, reply: Reply, job: Job, chain: list[Hop], method: str
    ) -> Answered:
        gone: frozenset[str] = frozenset()
        if job.fragments and reply.status in _FINE:
            gone = missing(job.fragments, reply.body, reply.headers, complete=reply.complete)
        wall = wall_in_headers(reply.headers) or wall_in_body(reply.status, reply.body)
        return Answered(
            reply.status,
            place,
            tuple(chain),
            wall,
            asked_to_wait(reply.headers, reply.status, datetime.now(UTC)),
            gone,
            method,
        )


def _limits(reply: Reply) -> bool:
    """Whether an answer asks for fewer requests, so that another one is not made at once."""
    if reply.status in {429, 503}:
        return True
    return asked_to_wait(reply.headers, reply.status, datetime.now(UTC)) is not None


def _escaped(match: re.Match[str]) -> str:
    return quote(match[0], safe="", errors="replace")
