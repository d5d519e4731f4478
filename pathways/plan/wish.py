"""What a plan is asked for: what comes first, how much a term may hold, and how many terms there are."""

from dataclasses import dataclass
from enum import Enum


class By(Enum):
    """What is least in the best plan; the others follow in this order, less of each being better."""

    CREDITS = "credits"
    COST = "cost"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked: `per_term` in thousandths of a credit, `seconds` for all searches together (None: no limit)."""

    by: By = By.CREDITS
    per_term: int = 15_000
    terms: int = 8
    alternatives: int = 0
    seconds: float | None = None
    exams: bool = False
    """Whether exams may be sat to be converted."""
    elsewhere: bool = False
    """Whether courses of other institutions may be taken to be transferred."""
