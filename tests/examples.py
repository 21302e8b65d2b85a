"""How many examples a property is tried on: few at each commit, other ones each time, and many in `make proof`."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# Speed is measured, never asserted: a machine that does other work besides must not fail a test.
_UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def load() -> None:
    """Make the profiles "quick", which holds unless another is asked for, and "thorough"."""
    settings.register_profile("quick", _UNHURRIED, max_examples=30)
    settings.register_profile("thorough", _UNHURRIED, max_examples=300)
    settings.load_profile("quick")


def fewer(times: int) -> settings:
    """So many times fewer examples than the profile has, for a property whose examples are dear."""
    return settings(max_examples=settings().max_examples // times)
