"""What an audit is to tell beside its verdicts: each of these takes time, and no verdict needs it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Telling:
    """What is asked for; a reason that takes a search is one of several unless `every_reason` is wanted."""

    reasons: bool = True
    """Why a goal is not met, and what is open to be converted."""
    would_do: bool = True
    """What would do for each open requirement, and what else that would bring."""
    every_reason: bool = False
    """Every reason why a goal is not met, and what would repair each, which may take a second."""
    choices: bool = False
    """Which items could as well count elsewhere."""
    within_reach: bool = False
    """Which other credentials that were begun are one step away."""


EVERYDAY = Telling()
"""What an audit tells unless it is asked for more."""
REASONS = Telling(would_do=False)
"""Verdicts with the reasons for them."""
VERDICTS = Telling(reasons=False, would_do=False)
"""Verdicts alone, which is quickest."""
