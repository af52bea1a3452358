"""Addresses whose host or path says that they are of a blog, a documentation or a demo."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from awesomekit.badges.address import Address

_BLOG_LABELS = frozenset(["blog", "blogs", "engineering-blog", "news", "newsroom"])
_BLOG_WORDS = """
    announcement announcements blog blog-posts blogpost blogposts blogs news newsroom post posts
    press-release press-releases weblog
"""
_BLOG_SEGMENTS = frozenset(_BLOG_WORDS.split())
_BLOG_HOSTS = (
    "blogspot.com",
    "cnblogs.com",
    "dev.to",
    "ghost.io",
    "hashnode.dev",
    "medium.com",
    "mp.weixin.qq.com",
    "substack.com",
    "towardsdatascience.com",
    "wordpress.com",
    "zhuanlan.zhihu.com",
)
# /2023/03/13/alpaca.html, as blog software writes addresses
_DATED = re.compile(r"(?:.+/)?(?:19|20)\d\d/(?:0[1-9]|1[0-2])/(?:(?:0[1-9]|[12]\d|3[01])/)?[^/]+")
_DOCUMENTATION_HOSTS = ("readthedocs.io", "readthedocs.org", "rtfd.io", "gitbook.io")
_DEMO_HOSTS = ("gradio.app", "gradio.live", "streamlit.app", "streamlit.io")


def is_blog(address: Address) -> bool:
    """Whether an address is recognisably of a blog or of news."""
    if not _BLOG_LABELS.isdisjoint(address.host.split(".")) or _under(address.host, _BLOG_HOSTS):
        return True
    if any(part.lower() in _BLOG_SEGMENTS for part in address.parts):
        return True
    if address.host == "openai.com" and address.parts[:1] in {("index",), ("research",)}:
        return len(address.parts) > 1
    return _DATED.fullmatch(address.path) is not None


def is_documentation(address: Address) -> bool:
    """Whether an address is recognisably of documentation."""
    if address.host == "docs.google.com":
        return False
    return (
        address.host.partition(".")[0] in {"doc", "docs", "documentation"}
        or _under(address.host, _DOCUMENTATION_HOSTS)
        or any(part.lower() in {"docs", "documentation"} for part in address.parts[:2])
    )


def is_demo(address: Address) -> bool:
    """Whether an address is recognisably of something to try out."""
    return address.host.partition(".")[0] == "demo" or _under(address.host, _DEMO_HOSTS)


def _under(host: str, domains: tuple[str, ...]) -> bool:
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)
