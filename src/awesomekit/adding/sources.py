"""What addresses and services tell of a new entry. Pure: bytes in, facts out.

The services are https://info.arxiv.org/help/api, https://docs.github.com/rest/repos/repos and
https://huggingface.co/docs/hub/api; pages are read for the Open Graph protocol
(https://ogp.me) and their title.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from awesomekit.adding.draft import Known
from awesomekit.badges import host_of, identify
from awesomekit.model import InvalidValue
from awesomekit.values import parse_value

if TYPE_CHECKING:
    from awesomekit.config.link_settings import LinkSettings

_ATOM = "{http://www.w3.org/2005/Atom}"
_DAY = re.compile(r"(?P<month>\d{4}-\d{2})(?:-\d{2})?(?:T|\Z)")
_CODE = re.compile(r"[a-z]{2}")
_SIZE = re.compile(r"(?<![\w.])(?P<number>\d+(?:\.\d+)?)(?P<unit>[BbMm])(?![\w.])")
_ARXIV = re.compile(r"arxiv:(?P<id>\d{4}\.\d{4,5})")
# the Hub gives this time to all that is older than its records
_NO_TIME = "2022-03-02T23:29:04"
_MOST_CODES = 8
_LONGEST_NAME = 60
_SEPARATORS = re.compile(r"[-_]+")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+")


@dataclass(frozen=True, slots=True)
class Query:
    """An address that is asked for what a link leads to.

    Attributes:
        kind: how the answer is read: ``arxiv``, ``github``, ``hf-model`` or ``page``.
        identity: what it is asked about.
        url: the address.
        accept: the media type that is wanted.
    """

    kind: str
    identity: str
    url: str
    accept: str = "application/json"


@dataclass(frozen=True, slots=True)
class Answer:
    """The body of an answer."""

    query: Query
    body: bytes


def queries(url: str, settings: LinkSettings) -> tuple[Query, ...]:
    """What to ask about an address."""
    info = identify(url)
    if info.kind in {"arxiv", "hf-paper"} and info.identity:
        return (_arxiv(info.identity, settings),)
    if info.kind == "github" and info.identity:
        api = f"{settings.github.api}/repos/{info.identity}"
        return (Query("github", info.identity, api, "application/vnd.github+json"),)
    if info.kind == "hf-model" and info.identity:
        wanted = "&".join(
            f"expand[]={part}" for part in ("cardData", "createdAt", "safetensors", "tags")
        )
        api = f"{settings.hugging_face.api}/api/models/{info.identity}?{wanted}"
        return (Query("hf-model", info.identity, api),)
    if info.kind in {"blog", "website", "docs", "demo"}:
        return (Query("page", url, url, "text/html"),)
    return ()


def _arxiv(identity: str, settings: LinkSettings) -> Query:
    api = f"{settings.arxiv.api}/api/query?id_list={identity}&max_results=1"
    return Query("arxiv", identity, api, "application/atom+xml")


def told_by_address(url: str) -> Known:
    """What the address alone says."""
    info = identify(url)
    name = ""
    if info.identity and info.kind in {"github", "hf-model", "hf-dataset", "hf-space"}:
        name = info.identity.partition("/")[2]
    elif info.kind in {"blog", "website", "docs"}:
        last = url.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]
        if last and last != host_of(url):
            name = _SEPARATORS.sub(" ", last.removesuffix(".html"))
    return Known("the address", _clean(name), {}, (url,))


def told(answer: Answer, settings: LinkSettings) -> tuple[Known | None, tuple[Query, ...]]:
    """What an answer says, and what to ask next; nothing where it is not what was asked for."""
    body, query = answer.body, answer.query
    if query.kind == "arxiv":
        return _told_by_arxiv(body, query), ()
    if query.kind == "page":
        return _told_by_page(body, query), ()
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        return None, ()
    if not isinstance(data, dict):
        return None, ()
    if query.kind == "github":
        return _told_by_github(data, query), ()
    known, paper = _told_by_hub(data, query)
    return known, (_arxiv(paper, settings),) if paper else ()


def _told_by_arxiv(body: bytes, query: Query) -> Known | None:
    if b"<!DOCTYPE" in body or b"<!ENTITY" in body:
        return None
    try:
        entry = ET.fromstring(body).find(f"{_ATOM}entry")  # noqa: S314 - no declarations above
    except ET.ParseError:
        return None
    own = entry.findtext(f"{_ATOM}id", "") if entry is not None else ""
    if entry is None or query.identity not in own:
        return None
    title = _clean(entry.findtext(f"{_ATOM}title", ""))
    name, colon, _ = title.partition(":")
    values = {"date": _month(entry.findtext(f"{_ATOM}published", ""))}
    return Known("arXiv", name if colon and len(name) <= _LONGEST_NAME else title, values, ())


def _told_by_github(data: dict[str, Any], query: Query) -> Known | None:
    full = data.get("full_name")
    if not isinstance(full, str) or data.get("private") is not False:
        return None
    written = data.get("license")
    spdx = written.get("spdx_id") if isinstance(written, dict) else None
    values = {
        "date": _month(data.get("created_at")),
        "license": spdx if isinstance(spdx, str) and spdx != "NOASSERTION" else "",
    }
    name = data.get("name")
    # the repository may have been renamed
    url = f"https://github.com/{full}"
    links = (url,) if identify(url).identity.casefold() == full.casefold() else ()
    del query
    return Known("GitHub", _clean(name) if isinstance(name, str) else "", values, links)


def _told_by_hub(data: dict[str, Any], query: Query) -> tuple[Known | None, str]:
    own = data.get("id") or data.get("modelId")
    if not isinstance(own, str) or own.casefold() != query.identity.casefold():
        return None, ""
    tags = [tag for tag in _list(data.get("tags")) if isinstance(tag, str)]
    card = data.get("cardData")
    card = card if isinstance(card, dict) else {}
    created = data.get("createdAt")
    papers = [match["id"] for tag in tags if (match := _ARXIV.fullmatch(tag))]
    values = {
        "date": _month(created) if not str(created).startswith(_NO_TIME) else "",
        "license": _license(card, tags),
        "language": _languages(card, tags),
        "parameter-size": _size(data.get("safetensors"), own),
    }
    name = own.partition("/")[2]
    paper = papers[0] if len(papers) == 1 else ""
    links: tuple[str, ...] = (f"https://huggingface.co/{own}",)
    if paper:
        links = (f"https://arxiv.org/abs/{paper}", *links)
    return Known("Hugging Face", _clean(name), values, links), paper


def _list(value: object) -> list[Any]:
    if isinstance(value, list):
        return value
    return [value] if isinstance(value, str) else []


def _license(card: dict[str, Any], tags: list[str]) -> str:
    written = card.get("license")
    if not isinstance(written, str):
        found = [tag.partition(":")[2] for tag in tags if tag.startswith("license:")]
        written = found[0] if len(found) == 1 else ""
    try:
        return parse_value("license", written).text if written else ""
    except InvalidValue:
        return ""


def _languages(card: dict[str, Any], tags: list[str]) -> str:
    written = _list(card.get("language")) or [tag for tag in tags if _CODE.fullmatch(tag)]
    codes = sorted({code for code in written if isinstance(code, str) and _CODE.fullmatch(code)})
    if len(codes) > _MOST_CODES:
        return "mul"
    try:
        return parse_value("languages", ",".join(codes)).text if codes else ""
    except InvalidValue:
        return ""


def _size(safetensors: object, name: str) -> str:
    """The number of parameters as a model's maker would write it.

    The size in the name counts where it is that of the weights, up to a tenth.
    """
    total = safetensors.get("total") if isinstance(safetensors, dict) else None
    if not isinstance(total, int) or isinstance(total, bool) or total < 10**6:
        return ""
    for match in _SIZE.finditer(name.replace("-", " ").replace("_", " ")):
        unit = 10**9 if match["unit"] in "Bb" else 10**6
        said = float(match["number"]) * unit
        if abs(said - total) <= total / 10:
            return f"{match['number']}{match['unit'].upper()}"
    scale, unit_name = (10**9, "B") if total >= 10**9 else (10**6, "M")
    amount = total / scale
    text = f"{amount:.0f}" if amount >= 20 else f"{amount:.1f}".removesuffix(".0")
    return f"{text}{unit_name}"


class _Head(HTMLParser):
    """The title and the properties of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.properties: dict[str, str] = {}
        self.title = ""
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Read ``meta`` elements."""
        self._in_title = tag == "title"
        if tag == "meta":
            given = dict(attrs)
            name = given.get("property") or given.get("name")
            if name:
                self.properties.setdefault(name.lower(), given.get("content") or "")

    def handle_endtag(self, tag: str) -> None:
        """End the title."""
        self._in_title = self._in_title and tag != "title"

    def handle_data(self, data: str) -> None:
        """Read the title."""
        if self._in_title:
            self.title += data


def _told_by_page(body: bytes, query: Query) -> Known | None:
    head = _Head()
    head.feed(body.decode("utf-8", "replace"))
    title = _clean(head.properties.get("og:title") or head.title)
    published = head.properties.get("article:published_time", "")
    if not title and not published:
        return None
    return Known(host_of(query.url), title[:_LONGEST_NAME].rstrip(), {"date": _month(published)})


def _month(written: object) -> str:
    match = _DAY.match(written) if isinstance(written, str) else None
    return match["month"] if match else ""


def _clean(text: str) -> str:
    """One line without control characters and without what an answer could do to a terminal."""
    return " ".join(_UNSAFE.sub(" ", text).split())
