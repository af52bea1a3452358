"""Organizations that publish models: their names, accounts and sites."""

from __future__ import annotations

import re
from typing import NamedTuple

from awesomekit.badges import host_of, identify
from awesomekit.keys import name_key


class _Organization(NamedTuple):
    """What an organization is called, and what belongs to it; names of brands included."""

    name: str
    names: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()


_ALL = (
    _Organization("01.AI", ("01AI", "Yi", "零一万物"), ("01-ai",), ("01.ai", "lingyiwanwu.com")),
    _Organization("Adept", ("Adept AI",), ("adept", "persimmon-ai-labs"), ("adept.ai",)),
    _Organization("AI21 Labs", ("AI21",), ("ai21labs",), ("ai21.com",)),
    _Organization(
        "Alibaba",
        ("Alibaba Cloud", "Qwen", "Qwen AI", "阿里巴巴", "阿里云", "通义千问"),
        ("qwen", "qwenlm", "alibaba-nlp"),
        ("qwenlm.github.io", "qwen.ai"),
    ),
    _Organization(
        "Allen Institute for AI", ("AI2", "Ai2", "AllenAI"), ("allenai",), ("allenai.org",)
    ),
    _Organization("Anthropic", ("Claude", "Anthropic AI"), ("anthropic",), ("anthropic.com",)),
    _Organization("Apple", ("Apple AI",), ("apple",), ("machinelearning.apple.com",)),
    _Organization("Baichuan", ("Baichuan AI", "百川智能"), ("baichuan-inc",), ("baichuan-ai.com",)),
    _Organization("Cohere", ("Cohere AI", "Cohere For AI"), ("cohereforai",), ("cohere.com",)),
    _Organization("Databricks", ("MosaicML", "Mosaic ML"), ("databricks", "mosaicml")),
    _Organization("DeepSeek", ("DeepSeek AI", "深度求索"), ("deepseek-ai",), ("deepseek.com",)),
    _Organization("EleutherAI", ("Eleuther AI",), ("eleutherai",), ("eleuther.ai",)),
    _Organization(
        "Google",
        ("Google AI", "Google DeepMind", "DeepMind", "Google Research", "Gemma", "Gemini", "谷歌"),
        ("google", "google-deepmind", "google-research", "google-bert", "google-t5", "deepmind"),
        ("blog.google", "ai.google.dev", "deepmind.google", "research.google", "deepmind.com"),
    ),
    _Organization("IBM", ("IBM Research",), ("ibm", "ibm-granite"), ("research.ibm.com",)),
    _Organization("LMSYS", ("LMSYS Org", "Vicuna"), ("lm-sys", "lmsys"), ("lmsys.org",)),
    _Organization(
        "Meta",
        ("Meta AI", "Facebook", "Facebook AI", "FAIR", "Llama"),
        ("meta-llama", "facebookresearch", "facebook"),
        ("ai.meta.com", "ai.facebook.com", "llama.meta.com", "llama.com", "about.fb.com"),
    ),
    _Organization(
        "Microsoft",
        ("Microsoft Research", "Microsoft AI", "Phi", "Phi AI", "微软"),
        ("microsoft",),
        ("microsoft.com",),
    ),
    _Organization("Mistral AI", ("Mistral",), ("mistralai",), ("mistral.ai",)),
    _Organization("Nvidia", ("NVIDIA AI",), ("nvidia",), ("nvidia.com", "developer.nvidia.com")),
    _Organization("OpenAI", ("ChatGPT", "Open AI"), ("openai",), ("openai.com",)),
    _Organization("Salesforce", ("Salesforce AI",), ("salesforce",), ("salesforceairesearch.com",)),
    _Organization("Shanghai AI Laboratory", ("InternLM", "书生"), ("internlm",)),
    _Organization(
        "Stability AI", ("Stability",), ("stabilityai", "stability-ai"), ("stability.ai",)
    ),
    _Organization(
        "Technology Innovation Institute", ("TII", "Falcon LLM"), ("tiiuae",), ("tii.ae",)
    ),
    _Organization(
        "Together AI",
        ("Together", "Together Computer"),
        ("togethercomputer",),
        ("together.ai", "together.xyz"),
    ),
    _Organization("xAI", ("Grok",), ("xai-org",), ("x.ai",)),
    _Organization("Zhipu AI", ("Zhipu", "智谱"), ("thudm", "zai-org", "zhipuai"), ("zhipuai.cn",)),
)
_BY_NAME = {name_key(name): o.name for o in _ALL for name in (o.name, *o.names)}
_BY_ACCOUNT = {account: o.name for o in _ALL for account in o.accounts}
_BY_SITE = {site: o.name for o in _ALL for site in o.sites}
_BETWEEN_NAMES = re.compile(r"[,/;&+、，；]|\band\b|和|与", re.IGNORECASE)
_LONGEST_NAME = 100
# the "2" of "Llama 2" and the "-3.5-mini" of "Phi-3.5-mini"
_VERSION = re.compile(r"(?<=\w)[\s-]?v?\d[\w.-]*\s*\Z", re.ASCII | re.IGNORECASE)
_STORAGE = "storage.googleapis.com/deepmind-media/"


def organization_named(text: str) -> str | None:
    """The organization that a whole text is a name of."""
    return _BY_NAME.get(name_key(text))


def organizations_in(text: str) -> frozenset[str]:
    """The organizations that a list of names is of; a name may have a version after it."""
    found: set[str] = set()
    for part in _BETWEEN_NAMES.split(text):
        if len(part) <= _LONGEST_NAME:
            # the whole name first: the digits of "01.AI" are none of a version
            name = organization_named(part) or organization_named(_VERSION.sub("", part))
            found |= {name} if name is not None else set()
    return frozenset(found)


def organization_of_link(url: str) -> str | None:
    """The organization that a page or a repository belongs to."""
    owner = identify(url).owner
    if owner:
        return _BY_ACCOUNT.get(owner.casefold())
    if _STORAGE in url:
        return _BY_SITE["deepmind.google"]
    host = host_of(url)
    while host.count("."):
        if host in _BY_SITE:
            return _BY_SITE[host]
        host = host.partition(".")[2]
    return None
