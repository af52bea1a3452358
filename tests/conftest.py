"""How properties are tried: the same examples on every machine, others when asked.

``pytest --hypothesis-profile=search`` tries new examples, and many more of them.
"""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("same", derandomize=True, database=None, deadline=None)
settings.register_profile(
    "search", max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("same")
