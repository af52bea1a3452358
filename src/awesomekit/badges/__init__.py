"""What a badge says, what its link is, and the badge that a link deserves."""

from awesomekit.badges.address import host_of
from awesomekit.badges.claims import BadgeClaim, claim, identity_mismatch, kind_mismatch
from awesomekit.badges.identify import identify, same_identity
from awesomekit.badges.kinds import DEFAULT_ORDER, KINDS, Kind
from awesomekit.badges.picture import (
    CanonicalBadge,
    badge_markdown,
    canonical_badge,
    is_canonical,
)
from awesomekit.badges.shields import (
    ShieldsProblem,
    StaticBadge,
    build_static,
    is_static,
    parse_static,
    static_problem,
)

__all__ = [
    "DEFAULT_ORDER",
    "KINDS",
    "BadgeClaim",
    "CanonicalBadge",
    "Kind",
    "ShieldsProblem",
    "StaticBadge",
    "badge_markdown",
    "build_static",
    "canonical_badge",
    "claim",
    "host_of",
    "identify",
    "identity_mismatch",
    "is_canonical",
    "is_static",
    "kind_mismatch",
    "parse_static",
    "same_identity",
    "static_problem",
]
