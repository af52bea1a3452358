"""The shared documents beside a checkout: real lists, as data.

A user's clone has none; tests that need them say so and are skipped.
"""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"

needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the shared documents are not beside this checkout"
)


def seed(name: str) -> str:
    """The text of the seed whose file name starts with ``name``, such as ``000``."""
    (path,) = (SHARED / "seeds").glob(f"{name}_*.txt")
    return path.read_text(encoding="utf-8")


def corpus_files() -> list[Path]:
    """The documents of the corpus, in the order of their paths."""
    return sorted((SHARED / "corpus").glob("*/*.md"))
