"""Sites that stand between a link and its page, and the page that a link through one leads to.

Only sites whose addresses hold the page's own address are redirectors here; those of shorteners
do not tell without asking the network.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote, unquote

from awesomekit.rules.address_problem import url_problem
from awesomekit.rules.https_hosts import is_private
from awesomekit.rules.written_address import Parts, parts_of

# no browser or server takes longer ones for certain
_LONGEST = 8192
_DEEPEST = 5
# host → path → parameters that hold the page's address
_PARAMETERS: dict[str, dict[str, tuple[str, ...]]] = {
    "c.pc.qq.com": {"/middlem.html": ("pfurl",), "/middleb.html": ("pfurl",)},
    "douban.com": {"/link2": ("url",)},
    "duckduckgo.com": {"/l": ("uddg",)},
    "exit.sc": {"": ("url",)},
    "facebook.com": {"/l.php": ("u",)},
    "gitee.com": {"/link": ("target",)},
    "jianshu.com": {"/go-wild": ("url",)},
    "l.facebook.com": {"/l.php": ("u",)},
    "l.instagram.com": {"": ("u",)},
    "link.csdn.net": {"": ("target",)},
    "link.jianshu.com": {"": ("t",)},
    "link.juejin.cn": {"": ("target",)},
    "link.zhihu.com": {"": ("target",)},
    "links.jianshu.com": {"/go": ("to",)},
    "linkedin.com": {"/redir/redirect": ("url",), "/safety/go": ("url",)},
    "lm.facebook.com": {"/l.php": ("u",)},
    "oschina.net": {"/action/GoToLink": ("url",)},
    "out.reddit.com": {"": ("url",)},
    "slack-redir.net": {"/link": ("url",)},
    "steamcommunity.com": {"/linkfilter": ("url", "u")},
    "t.umblr.com": {"/redirect": ("z",)},
    "vk.com": {"/away.php": ("to",)},
    "weibo.cn": {"/sinaurl": ("u", "toasturl")},
    "youtube.com": {"/redirect": ("q",)},
}
_GOOGLE = re.compile(r"google\.(?:com?\.)?[a-z]{2,3}")
_GOOGLE_AMP = "/amp/s/"
_SAFE_LINKS = ".safelinks.protection.outlook.com"
# the page's address is all that follows the question mark
_WHOLE_QUERY = frozenset({"anonym.to", "href.li", "nullrefer.com"})
_SHORTENER_NAMES = """
    adf.ly amzn.to b23.tv bit.ly bitly.com buff.ly cutt.ly dlvr.it dwz.cn fb.me goo.gl is.gd
    lnkd.in ow.ly rb.gy rebrand.ly reurl.cc shorturl.at suo.im t.cn t.co tiny.cc tinyurl.com
    trib.al url.cn v.gd
"""
_SHORTENERS = frozenset(_SHORTENER_NAMES.split())
_PLAIN = "-._~:/?#@!$&'()*+,;=%"


class Redirect(NamedTuple):
    """A link through a redirector.

    Attributes:
        service: the redirector's host.
        target: the address that it leads to, in ASCII; ``None`` where that is not certain.
    """

    service: str
    target: str | None


def shortener(url: str, parts: Parts) -> str | None:
    """The host of a shortened address; ``None`` for other addresses and for its own page."""
    return parts.host if parts.host in _SHORTENERS and url[parts.end :].strip("/") else None


def redirect(url: str, parts: Parts) -> Redirect | None:
    """What an address leads through, and to, other redirectors left out too.

    ``None`` for what is no redirector's, or does not hold a web address.
    """
    if "?" not in url and _GOOGLE_AMP not in url:
        return None
    first = _step(url, parts)
    if first is None:
        return None
    target = first.target
    for _ in range(_DEEPEST):
        inner = None if target is None else parts_of(target)
        following = None if target is None or inner is None else _step(target, inner)
        if following is None:
            return Redirect(first.service, target)
        target = following.target
    return Redirect(first.service, None)


def _step(url: str, parts: Parts) -> Redirect | None:
    if len(url) > _LONGEST or parts.port:
        return None
    address, fragment, _ = url[parts.end :].partition("#")
    path, _, query = address.partition("?")
    host = parts.host
    if host in _WHOLE_QUERY:
        held, certain = query, True
    elif path.startswith(_GOOGLE_AMP) and _GOOGLE.fullmatch(host):
        held, certain = f"https://{path[len(_GOOGLE_AMP) :]}", not query
    else:
        names = _names(host, path)
        if not names:
            return None
        held, certain = _value(query, names)
    target = _web_address(held)
    if target is None:
        return None
    return Redirect(host, target if certain and not fragment else None)


def _names(host: str, path: str) -> tuple[str, ...]:
    paths = _PARAMETERS.get(host)
    if paths is not None:
        return paths.get(path.removesuffix("/"), ())
    if path == "/url" and _GOOGLE.fullmatch(host):
        return ("q", "url")
    return ("url",) if host.endswith(_SAFE_LINKS) else ()


def _value(query: str, names: tuple[str, ...]) -> tuple[str, bool]:
    """The first of some parameters, decoded once, and whether it is certain where it ends."""
    pairs = query.split("&")
    for at, pair in enumerate(pairs):
        name, _, value = pair.partition("=")
        if name in names and value:
            # written plainly, what follows may be of the page's address as well
            plain = "://" in value and "?" in value and at + 1 < len(pairs)
            try:
                return unquote(value, errors="strict"), not plain
            except UnicodeDecodeError:
                return "", False
    return "", False


def _web_address(text: str) -> str | None:
    """A text as the web address that it is, other characters than ASCII's percent-encoded."""
    if not text[:8].lower().startswith(("http://", "https://")):
        return None
    if "\\" in text or not text.isprintable():
        return None
    written = quote(text, safe=_PLAIN)
    parts = parts_of(written)
    if parts is None or is_private(parts.host) or len(written) > _LONGEST:
        return None
    return written if url_problem(written, image=False) is None else None
