"""A paragraph stands in two entries, or tells of another entry.

Text that was copied to begin a new entry and then forgotten says something wrong of one of the two.
Paragraphs, list items and quotes are compared without regard to line breaks when they have sixty
characters, or twenty-five Han characters, at least.
A description that begins with what another entry is ("Llama 2 is a …") and never names its own
entry was probably copied, too. This is a guess, which is made only where the first sentence
says nothing of a model made from the other one.

Fails:

    ---
    schema: model
    ---

    # Models

    <!-- [zh] 模型 -->

    ## Language models

    <!-- [zh] 语言模型 -->

    ### Pattern

    [![arXiv](https://img.shields.io/badge/arXiv-2307.09288-b31b1b.svg)](https://arxiv.org/abs/2307.09288)

    - **Date:** 2023-07
    - **Pretrain Data Scale:** 2T
    - **Language:** en
    - **Parameter Size:** 7B

    <!-- [en] -->

    A model for research on how language models learn, trained in public.

    <!-- [zh] -->

    一个用于研究语言模型如何学习的模型，其训练过程完全公开，数据也可以下载。

    ### Example

    [![arXiv](https://img.shields.io/badge/arXiv-2304.01373-b31b1b.svg)](https://arxiv.org/abs/2304.01373)

    - **Date:** 2023-04
    - **Pretrain Data Scale:** 300B
    - **Language:** en
    - **Parameter Size:** 6.9B

    <!-- [en] -->

    A model for research on how language models learn, trained in public.

    <!-- [zh] -->

    另一个模型。

Passes:

    ---
    schema: model
    ---

    # Models

    <!-- [zh] 模型 -->

    ## Language models

    <!-- [zh] 语言模型 -->

    ### Pattern

    [![arXiv](https://img.shields.io/badge/arXiv-2307.09288-b31b1b.svg)](https://arxiv.org/abs/2307.09288)

    - **Date:** 2023-07
    - **Pretrain Data Scale:** 2T
    - **Language:** en
    - **Parameter Size:** 7B

    <!-- [en] -->

    A model for research on how language models learn, trained in public.

    <!-- [zh] -->

    一个用于研究语言模型如何学习的模型，其训练过程完全公开，数据也可以下载。

    ### Example

    [![arXiv](https://img.shields.io/badge/arXiv-2304.01373-b31b1b.svg)](https://arxiv.org/abs/2304.01373)

    - **Date:** 2023-04
    - **Pretrain Data Scale:** 300B
    - **Language:** en
    - **Parameter Size:** 6.9B

    <!-- [en] -->

    Another model.

    <!-- [zh] -->

    另一个模型。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.keys import name_key
from awesomekit.model import Related, Severity
from awesomekit.rules.model_name import read_model_name
from awesomekit.rules.rule import Certainty, Finding, FixKind, ProjectView, Rule, Scope
from awesomekit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Document, Entry, Prose, Text
    from awesomekit.source import Source

_READ = frozenset(["paragraph", "bullet_list", "ordered_list", "blockquote"])
_FEWEST_CHARACTERS = 60
_FEWEST_HAN = 25
_LONGEST_NAME = 60
_HAN = re.compile(r"[\u4e00-\u9fff]")
_QUOTE_MARKER = re.compile(r"[\r\n][ \t]*(?:>[ \t]?)+")
# "Llama 2 is a …", but not "Llama 2 is fine-tuned …"
_DEFINES = re.compile(
    r"(?:\s+(?:series|family|suite|models?))*\s+(?:is|are|was|were)\s+(?:an?|the|one)\s"
    r"|\s?(?:系列)?(?:模型)?\s?是",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.。!！?？\r\n]*(?:\.\d[^.。!！?？\r\n]*)*")
_MADE_FROM = re.compile(
    r"fine-?tun|tuned|base(?:d| model)|extend|adapt|foundation of|start|微调|基座|基础上|扩展",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\A\s*(?:the\s+)?", re.IGNORECASE)
_STEM = re.compile(r"[^\W\d_]{2,}")


class _Place(NamedTuple):
    """A paragraph of an entry."""

    entry: Entry
    source: Source
    span: Span


def check(project: ProjectView) -> Iterator[Finding]:
    """Remember each longer paragraph; look at the beginning of each description."""
    names = _names(project)
    lengths = sorted({len(name) for name in names}, reverse=True)
    seen: dict[str, _Place] = {}
    for document in project.documents:
        for entry in document.entries:
            for prose in entry.prose:
                texts = list(_texts(document, prose))
                copied = list(_copied(document, entry, texts, seen))
                yield from copied
                if texts and not copied:
                    yield from _of_another(document, entry, texts, names, lengths)


def _texts(document: Document, prose: Prose) -> Iterator[Text]:
    for block in prose.blocks:
        if block.kind in _READ:
            yield from document.markdown.texts_in(block.span)


def _copied(
    document: Document, entry: Entry, texts: list[Text], seen: dict[str, _Place]
) -> Iterator[Finding]:
    source = document.source
    for text in texts:
        if not _is_long(text.plain):
            continue
        words = " ".join(_QUOTE_MARKER.sub(" ", source.slice(text.span)).split())
        first = seen.setdefault(words, _Place(entry, source, text.span))
        if first.entry is not entry and name_key(first.entry.name) != name_key(entry.name):
            yield Finding(
                text.span,
                f'this text of "{entry.name}" stands in "{first.entry.name}" as well; '
                "keep it where it belongs",
                related=(Related(first.source.path, first.span, "it stands here, too"),),
                path=source.path,
            )


def _is_long(plain: str) -> bool:
    words = " ".join(plain.split())
    return len(words) >= _FEWEST_CHARACTERS or len(_HAN.findall(words)) >= _FEWEST_HAN


def _names(project: ProjectView) -> dict[str, _Place]:
    """The entries by their names and aliases in small letters."""
    found: dict[str, _Place] = {}
    for document in project.documents:
        for entry in document.entries:
            place = _Place(entry, document.source, entry.heading.content)
            for name in (entry.name, *entry.aliases):
                if 1 < len(name) <= _LONGEST_NAME:
                    found.setdefault(name.lower(), place)
    return found


def _of_another(
    document: Document,
    entry: Entry,
    texts: list[Text],
    names: dict[str, _Place],
    lengths: list[int],
) -> Iterator[Finding]:
    """Report a description that begins with what another entry is and never names its own."""
    text = texts[0]
    plain = _ARTICLE.sub("", text.plain)
    lowered = plain[:_LONGEST_NAME].lower()
    length = next((n for n in lengths if lowered[:n] in names and _DEFINES.match(plain, n)), 0)
    if not length or not _is_long(plain):
        return
    other = names[lowered[:length]]
    sentence = _SENTENCE.match(plain, length)
    if (
        other.entry is entry
        or (sentence is not None and _MADE_FROM.search(sentence[0]))
        or _is_named(entry, other.entry, "\n".join(text.plain for text in texts))
    ):
        return
    yield Finding(
        _place(document.source, text, plain[:length]),
        f'this text tells of "{other.entry.name}" and nowhere names "{entry.name}", '
        "so it was probably copied; check where it belongs",
        related=(Related(other.source.path, other.span, "the other entry is here"),),
        path=document.source.path,
    )


def _is_named(entry: Entry, other: Entry, prose: str) -> bool:
    """Whether a text names its entry, be it by the name of its family."""
    own, others = read_model_name(entry.name), read_model_name(other.name)
    family = _STEM.match(entry.name)
    wanted = [entry.name, *entry.aliases, *(t.text for t in entry.translations)]
    if own and others and own.family == others.family:
        if not others.version:
            return True  # the name of the family
    elif family is not None:
        wanted.append(family[0])
    text = name_key(prose)
    return any(key in text for key in map(name_key, wanted) if key)


def _place(source: Source, text: Text, name: str) -> Span:
    for span, _ in text.runs:
        at = source.text.find(name, *span)
        if at >= 0:
            return Span(at, at + len(name))
    return text.span


RULE = Rule(
    code="AK806",
    slug="copied-prose",
    severity=Severity.WARNING,
    scope=Scope.PROJECT,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
    any_style=True,
    certainty=Certainty.LIKELY,
)
