"""Hosts whose pages all can be had over https under the same path.

The table is closed on purpose: a host is in it because lists link to it and because it answers
over https for the same paths, most by redirecting ``http:`` there or by being preloaded in
browsers (https://hstspreload.org). Projects add their own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# www. is left out
_HOST_NAMES = """
    aclanthology.org ai.facebook.com ai.googleblog.com ai.meta.com anthropic.com
    apps.apple.com arstechnica.com arxiv.org bilibili.com bitbucket.org blog.csdn.net
    cnblogs.com code.visualstudio.com codeberg.org codepen.io coursera.org crates.io
    creativecommons.org cs.stanford.edu dev.to developer.apple.com developer.mozilla.org
    developer.nvidia.com digitalocean.com discord.com discord.gg docker.com docs.python.org
    docs.rs doi.org dx.doi.org edx.org export.arxiv.org facebook.com figma.com flickr.com
    formulae.brew.sh gist.github.com git-scm.com gitee.com github.blog github.com gitlab.com
    gitter.im gnu.org go.dev godoc.org golang.org goodreads.com hackernoon.com hf.co
    hub.docker.com huggingface.co img.shields.io instagram.com itunes.apple.com
    jetbrains.com jmlr.org juejin.cn kaggle.com kubernetes.io leanpub.com linkedin.com
    m.youtube.com manning.com marketplace.visualstudio.com medium.com microsoft.com
    mit-license.org modelscope.cn mozilla.org mp.weixin.qq.com nature.com
    news.ycombinator.com nodejs.org npmjs.com nvidia.com open.spotify.com openai.com
    openreview.net opensource.org oreilly.com packagist.org paperswithcode.com pinterest.com
    pkg.go.dev plugins.jetbrains.com postgresql.org proceedings.mlr.press producthunt.com
    pypi.org pypi.python.org python.org pytorch.org reddit.com researchgate.net rubygems.org
    rust-lang.org scholar.google.com semanticscholar.org shields.io slideshare.net
    soundcloud.com sourceforge.net space.bilibili.com spdx.org spotify.com stackoverflow.com
    store.steampowered.com substack.com superuser.com swift.org t.me ted.com tensorflow.org
    towardsdatascience.com trello.com twitch.tv twitter.com udacity.com udemy.com
    unsplash.com vimeo.com visualstudio.com w3.org web.stanford.edu wikipedia.org wired.com
    wolframalpha.com x.com youtu.be youtube.com zenodo.org zhihu.com zhuanlan.zhihu.com
"""
_DOMAIN_NAMES = """
    blogspot.com gitbook.io github.io githubusercontent.com gitlab.io google.com
    googleblog.com googleusercontent.com herokuapp.com hf.space medium.com mozilla.org
    netlify.app netlify.com notion.site pages.dev readthedocs.io readthedocs.org
    sourceforge.io stackexchange.com streamlit.app substack.com tumblr.com vercel.app
    web.app wikibooks.org wikimedia.org wikipedia.org wiktionary.org wordpress.com
    workers.dev
"""
HOSTS = frozenset(_HOST_NAMES.split())
"""Hosts that serve https, without ``www.``."""

DOMAINS = frozenset(_DOMAIN_NAMES.split())
"""Domains every host of which serves https."""

_NAMESPACES = re.compile(
    r"http://(?:"
    r"(?:www\.)?w3\.org/(?:(?:19|20)\d\d/|XML/|ns/)"
    r"|schemas?\.[^/]+"
    r"|(?:www\.)?(?:json-schema\.org/(?:draft|schema)|sitemaps\.org/schemas|opengis\.net"
    r"|springframework\.org/schema|hl7\.org/fhir)"
    r"|maven\.apache\.org/(?:POM|xsd)/|(?:ns\.adobe|xmlns|java\.sun)\.com/"
    r"|purl\.org/|ogp\.me/ns|rdfs\.org/|xml\.apache\.org/"
    r")",
    re.IGNORECASE | re.ASCII,
)
# names that no public server has: https://www.iana.org/assignments/special-use-domain-names
_PRIVATE_NAMES = (
    "alt arpa example home i2p internal intranet invalid lan local localhost onion test"
)
_PRIVATE = frozenset(_PRIVATE_NAMES.split())
_DOCUMENTATION = ("example.com", "example.net", "example.org")


def is_namespace(url: str) -> bool:
    """Whether an address is a name, of XML or the like, that is compared letter by letter."""
    return _NAMESPACES.match(url) is not None


def is_private(host: str) -> bool:
    """Whether a host is an IP address, has one label, or is of no public domain."""
    labels = host.split(".")
    last = labels[-1]
    return (
        len(labels) < 2
        or not all(labels)
        or last[:1].isdigit()
        or last in _PRIVATE
        or _is_of(host, _DOCUMENTATION)
    )


def serves_https(host: str, further: Iterable[str] = ()) -> bool:
    """Whether a host is known to serve https.

    Args:
        host: in lower case, without ``www.``.
        further: hosts that the project knows; ``*.example.edu`` is every host of a domain.
    """
    if host in HOSTS:
        return True
    parent = host
    while "." in parent:
        if parent in DOMAINS:
            return True
        parent = parent.partition(".")[2]
    for known in further:
        name = known.strip().lower().removesuffix(".")
        if name.startswith("*."):
            if _is_of(host, (name[2:],)):
                return True
        elif host == name.removeprefix("www."):
            return True
    return False


def _is_of(host: str, domains: tuple[str, ...]) -> bool:
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)
