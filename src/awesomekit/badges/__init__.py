"""What a badge says, what its link is, and the badge that a link deserves."""

from awesomekit.badges.identify import host_of, identify, same_identity
from awesomekit.badges.kinds import DEFAULT_ORDER, KINDS, Kind
from awesomekit.badges.picture import (
    BadgeClaim,
    CanonicalBadge,
    badge_markdown,
    canonical_badge,
    claim,
    identity_mismatch,
    is_canonical,
    kind_mismatch,
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
