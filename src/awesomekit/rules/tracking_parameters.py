"""Query parameters that tell who follows a link, and where from, and nothing else.

Names such as ``ref`` and ``source`` mean something else on most sites, and the ones that pay for a
recommendation (``tag`` on amazon.com) are there by will: neither is here, but where the site
says what they are for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from awesomekit.rules.written_address import Parts

_CAMPAIGN = re.compile(r"utm_[a-z0-9_.-]{1,40}", re.ASCII)
_ANYWHERE_NAMES = """
    __hsfp __hssc __hstc _ga _gl _hsenc _hsmi _openstat bd_vid dclid fbclid gad_campaignid
    gad_source gbraid gclid gclsrc hsctatracking igsh igshid li_fat_id mc_cid mc_eid mkt_tok
    msclkid oly_anon_id oly_enc_id share_medium share_source spm_id_from srsltid ttclid twclid
    vd_source vero_conv vero_id wbraid wickedid yclid
"""
_ANYWHERE = frozenset(_ANYWHERE_NAMES.split())
_ALIBABA = ("1688.com", "alibaba.com", "alibabacloud.com", "aliexpress.com", "aliyun.com")
_HOST_NAMES = {
    "azure.com": "wt.mc_id",
    "bilibili.com": "bbid from_spmid share_plat share_session_id share_tag share_times unique_k",
    "csdn.net": "spm",
    "facebook.com": "mibextid",
    "linkedin.com": "lipi trackingid trk",
    "medium.com": "source",
    "microsoft.com": "wt.mc_id",
    "reddit.com": "share_id",
    "spotify.com": "si",
    "taobao.com": "scm spm",
    "tmall.com": "scm spm",
    "twitter.com": "ref_src ref_url s t",
    "x.com": "ref_src ref_url s t",
    "youtu.be": "feature si",
    "youtube.com": "ab_channel feature pp si",
    **dict.fromkeys(_ALIBABA, "scm spm"),
}
_OF_HOST = {domain: frozenset(names.split()) for domain, names in _HOST_NAMES.items()}
# an address that is signed is so with all of its parameters
_SIGNATURE_NAMES = "auth_key hmac sig sign signature token x-amz-signature x-goog-signature"
_SIGNATURES = frozenset(_SIGNATURE_NAMES.split())


class Tracking(NamedTuple):
    """The tracking parameters of an address.

    Attributes:
        names: each once, in their order.
        start: where the first begins.
        end: where the last ends.
        cuts: the ranges to cut out, separators with them.
        certain: whether the address leads to the same page without them.
    """

    names: tuple[str, ...]
    start: int
    end: int
    cuts: tuple[tuple[int, int], ...]
    certain: bool


def tracking(url: str, parts: Parts, further: Collection[str] = ()) -> Tracking | None:
    """The parameters of an address that only track; ``None`` if there are none.

    Args:
        url: the address.
        parts: its parts.
        further: names that the project knows, as written.
    """
    stop = url.find("#", parts.end)
    stop = len(url) if stop < 0 else stop
    question = url.find("?", parts.end, stop)
    if question < 0:
        return None
    hosted = _hosted(parts.host)
    ranges: list[tuple[int, int]] = []
    flags: list[bool] = []
    names: list[str] = []
    certain = True
    at = question + 1
    for pair in url[at:stop].split("&"):
        name = unquote(pair.partition("=")[0])
        key = name.lower()
        found = key in _ANYWHERE or key in hosted or name in further or _is_campaign(key)
        if found:
            names.append(name)
        elif key in _SIGNATURES:
            certain = False
        ranges.append((at, at + len(pair)))
        flags.append(found)
        at += len(pair) + 1
    if not names:
        return None
    first = flags.index(True)
    last = len(flags) - 1 - flags[::-1].index(True)
    cuts = _cuts(ranges, flags, question, stop)
    found_names = tuple(dict.fromkeys(names))
    return Tracking(found_names, ranges[first][0], ranges[last][1], cuts, certain)


def _is_campaign(key: str) -> bool:
    return key.startswith("utm_") and _CAMPAIGN.fullmatch(key) is not None


def _hosted(host: str) -> frozenset[str]:
    while "." in host:
        if host in _OF_HOST:
            return _OF_HOST[host]
        host = host.partition(".")[2]
    return frozenset()


def _cuts(
    ranges: Sequence[tuple[int, int]], flags: Sequence[bool], question: int, stop: int
) -> tuple[tuple[int, int], ...]:
    """Each parameter with the separator before it; those at the start with the one after it."""
    kept = next(
        (at for at, flag in enumerate(flags) if not flag and ranges[at][0] < ranges[at][1]), None
    )
    if kept is None:
        return ((question, stop),)
    return tuple(
        (start, end + 1) if at < kept else (start - 1, end)
        for at, ((start, end), flag) in enumerate(zip(ranges, flags, strict=True))
        if flag
    )
