"""What is within reach though nobody asked for it, in sentences: credentials for which nothing or one thing is lacking."""

from collections.abc import Sequence

from pathways.audit.helpful import WithinReach
from pathways.report.lists_in_words import joined, shortened
from pathways.report.plain_text import plain
from pathways.report.titles import Titles
from pathways.report.would_do_in_words import MOST_NAMED, thing

MOST = 3
"""How many are told; one more is told, too, since counting it is no shorter."""
_LEADS_TO = 2


def within_reach(near: Sequence[WithinReach], titles: Titles) -> list[str]:
    """The first few, and how many more there are."""
    if len(near) <= MOST + 1:
        return [reached(each, titles) for each in near]
    told = [reached(each, titles) for each in near[:MOST]]
    return [*told, f"And {len(near) - MOST} more like these."]


def reached(each: WithinReach, titles: Titles) -> str:
    """One credential.

    >>> reached(WithinReach("b", "Helper", "badge", ()), Titles())
    'You have everything that “Helper” (badge) asks for.'
    """
    name = f"“{plain(each.title or each.name)}” ({titles.of(each.kind)})"
    above = [f"“{titles.of(other)}”" for other in each.leads_to]
    leads = f"; it counts in {shortened(above, most=_LEADS_TO)}" if above else ""
    if not each.items:
        return f"You have everything that {name} asks for{leads}."
    sorts = {titles.of(item.kind) if item.kind else item.sort for item in each.items}
    one = sorts.pop() if len(sorts) == 1 else "thing"
    names = [thing(item) for item in each.items]
    listed = shortened(names, "or", MOST_NAMED) if len(names) > 1 else joined(names)
    return f"You are one {one} away from {name}: {listed}{leads}."
