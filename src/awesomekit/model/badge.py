"""What a badge's link is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BadgeInfo:
    """What a link is, and how its badge should look.

    Attributes:
        kind: ``arxiv``, ``github``, ``hf-model`` and so on, see :mod:`awesomekit.badges`;
            ``website`` where nothing more is known.
        identity: what the link names within its kind, canonical (``2307.09288``,
            ``meta-llama/llama``); empty where the kind has none.
        owner: the account or organization that the link belongs to; empty where unknown.
    """

    kind: str
    identity: str
    owner: str = ""
