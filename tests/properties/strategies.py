"""Hypothesis draws the random choices of which small colleges and learners are made."""

from random import Random

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.properties.comparing import Drawn, drawn

FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FEWER = settings(FEW, max_examples=24)
FEWEST = settings(FEW, max_examples=12)
"""Where one example is several audits, or several goals; `long_run` and `long_claims` try as many as there is time for."""


def colleges(learners: int = 2, items: int = 5, *, calm: bool = False) -> st.SearchStrategy[Drawn]:
    """Rules without errors, and some learners; calm ones leave out where more learning may hurt."""
    return st.integers(0, 2**48).map(lambda seed: drawn(Random(seed), learners, items, calm=calm))
