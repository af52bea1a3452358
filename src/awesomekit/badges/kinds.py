"""The kinds of links that a badge can have, and how each looks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of link.

    Attributes:
        key: its name in configuration.
        title: how people call it; the alternative text of its badge.
        noun: what such a link is, with its article, for messages.
        label: the left half of its picture.
        color: the right half's colour, six hexadecimal digits.
        logo: a Simple Icons slug for the left half, or empty.
        named: whether the right half is a name of the author's choice; it is the link's
            identity otherwise.
    """

    key: str
    title: str
    noun: str
    label: str
    color: str
    logo: str = ""
    named: bool = False

    @property
    def short(self) -> str:
        """The title in as few letters as a table has room for."""
        return "HF" if self.key.startswith("hf-") else self.label


_HUGGING_FACE = ("Hugging Face", "ffd21e", "huggingface")
_GITHUB = ("GitHub", "181717", "github")

_ALL = (
    Kind("arxiv", "arXiv", "an arXiv paper", "arXiv", "b31b1b"),
    Kind("hf-paper", "Hugging Face paper", "a Hugging Face paper page", *_HUGGING_FACE),
    Kind("acl", "ACL Anthology", "an ACL Anthology paper", "ACL Anthology", "ed1c24"),
    Kind("openreview", "OpenReview", "an OpenReview paper", "OpenReview", "8c1b13"),
    Kind("doi", "DOI", "a DOI", "DOI", "fab70c"),
    Kind("pdf", "PDF", "a PDF file", "PDF", "ec1c24", named=True),
    Kind("blog", "Blog", "a blog post", "Blog", "f59e0b", named=True),
    Kind("github", "GitHub", "a GitHub repository", *_GITHUB),
    Kind("github-user", "GitHub profile", "a GitHub profile", *_GITHUB),
    Kind("hf-model", "Hugging Face model", "a Hugging Face model", *_HUGGING_FACE),
    Kind("hf-collection", "Hugging Face collection", "a Hugging Face collection", *_HUGGING_FACE),
    Kind("hf-dataset", "Hugging Face dataset", "a Hugging Face dataset", *_HUGGING_FACE),
    Kind("hf-space", "Hugging Face Space", "a Hugging Face Space", *_HUGGING_FACE),
    Kind("hf-user", "Hugging Face profile", "a Hugging Face profile", *_HUGGING_FACE),
    Kind("modelscope", "ModelScope", "a ModelScope page", "ModelScope", "624aff"),
    Kind(
        "paperswithcode",
        "Papers with Code",
        "a Papers with Code page",
        "Papers with Code",
        "21cbce",
        named=True,
    ),
    Kind("docs", "Documentation", "documentation", "Docs", "2563eb", named=True),
    Kind("demo", "Demo", "a demo", "Demo", "16a34a", named=True),
    Kind("website", "Website", "a website", "Website", "4b5563", named=True),
)

KINDS = {kind.key: kind for kind in _ALL}
"""By key, in the order that badges have unless a project says otherwise."""

DEFAULT_ORDER = tuple(KINDS)
