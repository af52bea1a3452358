"""What the words on a badge say that its link is."""

from __future__ import annotations

import re
import unicodedata

HUGGING_FACE = "hugging-face"
"""A claim of something on Hugging Face, without what."""
PAPER = "paper"
"""A claim of a paper, wherever it is."""
CODE = "code"
"""A claim of source code, wherever it is."""

_LONGEST = 200
_ON_HUGGING_FACE = re.compile(r"hugging[\s_-]*face|🤗|\bhf\b")


# patterns that re compiles, and keeps, at first use: most runs read no claims
_Table = tuple[tuple[str, str], ...]

_HUGGING_FACE_WORDS: _Table = (
    (r"\bcollections?\b|合集", "hf-collection"),
    (r"\bdata\s?sets?\b|数据集", "hf-dataset"),
    (r"\bspaces?\b|\bdemo\b", "hf-space"),
    (r"\bpapers?\b|论文", "hf-paper"),
    (r"\b(?:organi[sz]ations?|profile)\b", "hf-user"),
    (r"\bmodels?\b|模型", "hf-model"),
    (r"\bblog\b|博客", "blog"),
    (r"\b(?:docs?|documentation)\b|文档", "docs"),
)
# the first row that is found counts
_WORDS: _Table = (
    (r"\bpapers?[\s_-]*with[\s_-]*codes?\b", "paperswithcode"),
    (r"\bblogs?\b|\bblog\s?posts?\b|博客", "blog"),
    (r"\barxiv\b", "arxiv"),
    (r"\bgithub\s+(?:organi[sz]ation|profile)\b", "github-user"),
    (r"\bgithub[\s.]+(?:pages|io)\b", "website"),
    (r"\bgithub\b", "github"),
    (r"\bopen\s?review\b", "openreview"),
    (r"\bacl\s+anthology\b", "acl"),
    (r"\bmodel\s?scope\b|魔搭", "modelscope"),
    (r"\bdoi\b", "doi"),
    (r"\bdemo\b|演示", "demo"),
    (r"\b(?:docs|documentation)\b|文档", "docs"),
    (r"\bpdf\b", "pdf"),
    (r"\bpapers?\b|\btech(?:nical)?\s+report\b|论文", PAPER),
    (r"\bcode\b|代码", CODE),
    (r"\b(?:web\s?site|home\s?page|web\s?page|project\s+page)\b|官网|主页", "website"),
)
# words that say what a link is, or nothing, so that they are no name
_KIND_WORDS = """
    a about ai article arxiv blog blogpost code collection collections data dataset datasets demo
    doc docs documentation face github hf here home homepage hugging huggingface in info link llm
    model models more news official online organization page paper papers pdf post profile project
    open read report site source space spaces tech technical the this to url web webpage website
    view visit with
    代码 博客 主页 官网 文档 模型 演示 论文 这里 链接
"""
_NO_NAME = frozenset(_KIND_WORDS.split())
_WORD = re.compile(r"[^\W_]+")
# lower case, as canonical badges write hosts; Qwen1.5 and CookUp.AI are names
_HOST = re.compile(r"[^\W_](?:[\w-]*\.)+[^\W\d_]{2,}(?::\d+)?")


def kind_in_words(text: str) -> str | None:
    """The kind that a text names, one of :data:`KINDS` or of the three above; or ``None``."""
    text = unicodedata.normalize("NFKC", text[:_LONGEST]).casefold().replace("_", " ")
    if _ON_HUGGING_FACE.search(text):
        return _first(_HUGGING_FACE_WORDS, text) or HUGGING_FACE
    return _first(_WORDS, text)


def kind_on_hugging_face(text: str) -> str | None:
    """The kind that ``models`` and the like name where all is about Hugging Face.

    A text that holds a name says no kind, as names hold any word.
    """
    return None if name_in_words(text) else _first(_HUGGING_FACE_WORDS, text.casefold())


def name_in_words(text: str) -> str:
    """A text if it holds a name; empty if it says nothing but what a link is, or is a host."""
    name = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    if len(name) > _LONGEST or (name == name.lower() and _HOST.fullmatch(name)):
        return ""
    words = _WORD.findall(name.casefold())
    return name if any(word not in _NO_NAME for word in words) else ""


def _first(table: _Table, text: str) -> str | None:
    return next((kind for words, kind in table if re.search(words, text)), None)
