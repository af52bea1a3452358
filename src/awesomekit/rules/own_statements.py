"""Whether a sentence of an entry's prose speaks of the entry itself, and surely so.

Descriptions compare: what "13B" in "scores above the 13B version of Llama 2" is of, no pattern can
tell. So a statement counts only where the words up to it name the entry, or begin with a word such
as "it", and neither name another model nor compare.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.rules.model_name import read_model_name

if TYPE_CHECKING:
    from awesomekit.model import Document, Entry

_PRONOUN = re.compile(
    r"\W*(?:(?:it|they|there|this|these)\b|the\s+(?:\w+\s+){0,2}?"
    r"(?:models?|series|family|suite|collection)\b|它|其(?!他|它|中|实|余|次)|模型|系列)",
    re.IGNORECASE,
)
# Chinese names its subject anew within a sentence
_THIS_MODEL = re.compile(r"(?:\A|[，；：])\s*[该本此这](?:款|个|一|组|些)?(?:系列|模型|家族|套件)")
_COMPARING = re.compile(
    r"\b(?:than|compar\w*|outperform\w*|surpass\w*|exceed\w*|rival\w*|versus|vs|beats?|match\w*"
    r"|similar|like|unlike|against|equal|par|better|larger|smaller|bigger|fewer|more\s+than|less"
    r"|times|instead|previous|earlier|predecessor|original|initiali[sz]ed|distill\w*|teacher"
    r"|student|draft|encoders?|decoders?(?!-only)|adapters?|lora|projector|connector|embeddings?|reward"
    r"|judge|heads?|layers?|vocabulary|such\s+as|other|another|existing|first\s+version)\b"
    r"|超过|超越|优于|相比|对比|媲美|相当|不及|大于|小于|不如|倍|之前|以往|前代|前身|上一代|蒸馏|教师"
    r"|编码器|(?<![仅纯])(?<!仅用于)解码器|适配器|嵌入|奖励|评判|其他|其它|另一|现有|同类|级别",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?<![A-Za-z0-9])(?P<stem>[A-Za-z]{2,})[- ]?v?\d{1,2}(?:\.\d{1,2})?"
    r"(?![\d.]*\s?(?:[BMKT](?![a-z])|[千万亿个%]|bit|billion|million|trillion))(?![\d])",
    re.IGNORECASE,
)
_FAMILIES = """
    alpaca baichuan bard bert blip bloom bloomz chatglm chatgpt chinchilla claude clip codellama
    codex cogvlm cohere dalle davinci dbrx deepseek dolly ernie eva falcon flamingo flan galactica
    gemini gemma glm gopher gpt grok guanaco imagen instructgpt internlm internvl jamba jurassic
    koala lamda llama llava mamba megatron minicpm minigpt mistral mixtral mpt nemotron neox olmo
    openllama opt orca palm pangu persimmon phi pythia qwen redpajama roberta rwkv siglip sora
    stablelm starcoder switch t0 t5 turing ul2 vicuna vit whisper wizardlm xgen yalm yi zephyr
"""
_KNOWN = re.compile(
    rf"(?<![a-z])(?:{'|'.join(_FAMILIES.split())})(?![a-z])", re.ASCII | re.IGNORECASE
)
_HAN = r"\u3400-\u9fff"
_WORD = re.compile(rf"(?:(?![{_HAN}])[^\W\d_]){{2,}}|[{_HAN}]{{2,}}")


_LONGEST = 600


class Subject(NamedTuple):
    """An entry as the subject of sentences.

    Attributes:
        words: those of its names, in small letters.
        own: its names in small letters.
        versions: family and version of its names.
        names: the names of all entries in small letters.
    """

    words: frozenset[str]
    own: frozenset[str]
    versions: frozenset[tuple[str, tuple[int, ...]]]
    names: frozenset[str]


def all_names(document: Document) -> frozenset[str]:
    """The names of all entries in small letters."""
    return frozenset(
        name.lower() for entry in document.entries for name in (entry.name, *entry.aliases)
    )


def subject(entry: Entry, names: frozenset[str]) -> Subject:
    """An entry among others."""
    own = [entry.name, *entry.aliases, *(t.text for t in entry.translations)]
    read = [found for name in own if (found := read_model_name(name)) is not None]
    return Subject(
        frozenset(word.lower() for name in own for word in _WORD.findall(name)),
        frozenset(name.lower() for name in own),
        frozenset((found.family, found.version) for found in read),
        names,
    )


def is_own(words: str, who: Subject) -> bool:
    """Whether the words of a sentence up to a statement make it one of the entry."""
    if len(words) > _LONGEST:
        return False
    lowered = words.lower()
    if _COMPARING.search(words) or _names_others(words, lowered, who):
        return False
    if _PRONOUN.match(words) or _THIS_MODEL.search(words):
        return True
    # Chinese writes names without blanks around them
    known = set(_WORD.findall(lowered))
    return any(word in known or (word > "\u3400" and word in lowered) for word in who.words)


def _names_others(words: str, lowered: str, who: Subject) -> bool:
    if any(found[0].lower() not in who.words for found in _KNOWN.finditer(words)):
        return True
    for found in _NUMBERED.finditer(words):
        name = read_model_name(found[0])
        stem = found["stem"]
        strange = name is not None and (name.family, name.version) not in who.versions
        if strange and (stem[0].isupper() or stem.lower() in who.words):
            return True
    return any(
        name in lowered
        and name not in who.own
        and _is_word(name, lowered)
        and not _is_part(name, who)
        for name in who.names
    )


def _is_word(name: str, lowered: str) -> bool:
    return re.search(rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9]|[.-]\d)", lowered) is not None


def _is_part(name: str, who: Subject) -> bool:
    """Whether a name of the same version has no words of its own, as that of an outer entry."""
    found = read_model_name(name)
    if found is None or found.version not in {version for _, version in who.versions}:
        return False
    return {word.lower() for word in _WORD.findall(name)} <= who.words
