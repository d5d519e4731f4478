"""The terms of a neutral file as days: which term comes before which is all that is known of them."""

from datetime import date

AS_OF = date(2199, 1, 1)
"""The day of every audit, behind all terms."""
_FIRST = 2000
_BEHIND = 151


def day_of(term: object) -> date:
    """The day on which the courses of a term are completed; those of no numbered term are in none, and come behind all."""
    return date(_FIRST + (term if isinstance(term, int) else _BEHIND), 6, 1)


def last_day_of(term: int) -> date:
    """The day before which everything of a term is completed."""
    return date(_FIRST + term + 1, 1, 1)
