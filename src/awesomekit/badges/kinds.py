"""The kinds of links that a badge can have, and how each looks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of link.

    Attributes:
        key: its name in configuration.
        title: how people call it; the alternative text of its badge.
        label: the left half of its picture.
        color: the right half's colour, six hexadecimal digits.
        logo: a Simple Icons slug for the left half, or empty.
    """

    key: str
    title: str
    label: str
    color: str
    logo: str = ""

    @property
    def short(self) -> str:
        """The title in as few letters as a table has room for."""
        return "HF" if self.key.startswith("hf-") else self.label


_HUGGING_FACE = ("Hugging Face", "ffd21e", "huggingface")

_ALL = (
    Kind("arxiv", "arXiv", "arXiv", "b31b1b"),
    Kind("hf-paper", "Hugging Face paper", *_HUGGING_FACE),
    Kind("acl", "ACL Anthology", "ACL Anthology", "ed1c24"),
    Kind("openreview", "OpenReview", "OpenReview", "8c1b13"),
    Kind("doi", "DOI", "DOI", "fab70c"),
    Kind("pdf", "PDF", "PDF", "ec1c24"),
    Kind("blog", "Blog", "Blog", "f59e0b"),
    Kind("github", "GitHub", "GitHub", "181717", "github"),
    Kind("github-user", "GitHub organization", "GitHub", "181717", "github"),
    Kind("hf-model", "Hugging Face model", *_HUGGING_FACE),
    Kind("hf-collection", "Hugging Face collection", *_HUGGING_FACE),
    Kind("hf-dataset", "Hugging Face dataset", *_HUGGING_FACE),
    Kind("hf-space", "Hugging Face Space", *_HUGGING_FACE),
    Kind("hf-user", "Hugging Face organization", *_HUGGING_FACE),
    Kind("modelscope", "ModelScope", "ModelScope", "624aff"),
    Kind("paperswithcode", "Papers with Code", "Papers with Code", "21cbce"),
    Kind("docs", "Documentation", "Docs", "2563eb"),
    Kind("website", "Website", "Website", "4b5563"),
)

KINDS = {kind.key: kind for kind in _ALL}
"""By key, in the order that badges have unless a project says otherwise."""

DEFAULT_ORDER = tuple(KINDS)
