"""Ways out of a conflict in words: what is short overall, and the least that would have to be added."""

from fractions import Fraction

from pathways.audit.reasons import Addition, Conflict, Repair
from pathways.model.amount import SCALE
from pathways.model.requirement import Leaf, SumLine
from pathways.report.amounts_in_words import measured, thousandths
from pathways.report.known import Known
from pathways.report.lists_in_words import counted, joined
from pathways.report.selections_in_words import quantity

MOST_WAYS = 3
"""How many ways out are told before they are counted."""


def short_overall(found: Conflict) -> str:
    """What is short of all of them together, where it can be told in one unit; nothing where it cannot."""
    for repair in found.repairs[:1]:
        units = {each.unit for each in repair.additions}
        unit = units.pop() if len(units) == 1 else None
        if unit is not None:
            return thousandths(sum(each.amount for each in repair.additions), unit)
    return ""


def ways_out(found: Conflict, known: Known) -> list[str]:
    """The cheapest additions; where any one of the requirements could have the same, that is said."""
    if not found.repairs:
        return []
    ways = [_way(repair, known) for repair in found.repairs]
    if len(ways) == 1:
        return [f"The cheapest way out: {ways[0]}."]
    same = {(each.amount, each.unit) for repair in found.repairs for each in repair.additions}
    if len(ways) > MOST_WAYS and len(ways) == len(found.requirements) and len(same) == 1:
        amount, unit = same.pop()
        more = measured(Fraction(amount, SCALE), unit) if unit is not None else ""
        return [
            f"The cheapest way out: {more} more for any one of these {counted(len(ways), 'requirement')}."
        ]
    rest = f"; or one of {len(ways) - MOST_WAYS} others" if len(ways) > MOST_WAYS + 1 else ""
    told = ways[:MOST_WAYS] if rest else ways
    return [f"The cheapest ways out: {'; or '.join(told)}{rest}."]


def _way(repair: Repair, known: Known) -> str:
    return joined([_addition(each, known) for each in repair.additions])


def _addition(found: Addition, known: Known) -> str:
    """So much more, of what the requirement takes."""
    asked = known.requirements.get(found.path)
    if found.unit is None or asked is None:
        return f"meet “{known.requirement(found.path)}”"
    short = Fraction(found.amount, SCALE)
    if isinstance(asked, Leaf) and asked.item is not None:
        return known.requirement(found.path)
    selection = asked.selection if isinstance(asked, Leaf | SumLine) else None
    if selection is not None and asked.path not in known.names:
        return quantity(short, found.unit, selection, known.titles, "more ")
    return f"{measured(short, found.unit)} more for “{known.requirement(found.path)}”"
