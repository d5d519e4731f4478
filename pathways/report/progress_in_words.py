"""How far a requirement is, for a bar beside it: what is earned, what is coming, what is missing, in percent and in words."""

from fractions import Fraction

from pathways.audit.state import State
from pathways.audit.verdict import Finding
from pathways.model.amount import SCALE
from pathways.report.amounts_in_words import number_of_thousandths, thousandths
from pathways.report.page import Progress

_COMING = frozenset({"in progress", "planned"})
_ON_ITS_WAY = frozenset({State.IN_PROGRESS, State.PLANNED})


def progress(finding: Finding) -> Progress | None:
    """How far a requirement is that is not met yet; None where there is nothing between none of it and all of it."""
    if finding.state is State.MET or finding.need <= _one(finding):
        return None
    have = min(finding.have, finding.need)
    coming = min(_coming(finding), finding.need - have)
    return Progress(_percent(have, finding), _percent(coming, finding), _words(have, coming, finding))


def _one(finding: Finding) -> int:
    return 1 if finding.unit is None else SCALE


def _coming(finding: Finding) -> int:
    if finding.unit is None:
        return sum(child.chosen and child.state in _ON_ITS_WAY for child in finding.children)
    counted = {use.item for use in finding.applied}
    return sum(use.amount for use in finding.coming if use.status in _COMING and use.item not in counted)


def _percent(part: int, finding: Finding) -> int:
    return (Fraction(part, finding.need) * 100).__floor__()


def _words(have: int, coming: int, finding: Finding) -> str:
    """What is there, what will be, and what is missing, of how much in all.

    Members of a group are counted by themselves, all else in its unit.
    """
    missing = finding.need - have - coming
    earned = "met" if finding.unit is None else "earned"
    parts = ((have, earned), (coming, "coming"), (missing, "missing"))
    told = ", ".join(f"{_number(value, finding)} {word}" for value, word in parts if value or word == earned)
    need = str(finding.need) if finding.unit is None else thousandths(finding.need, finding.unit)
    return f"of {need}: {told}"


def _number(value: int, finding: Finding) -> str:
    return str(value) if finding.unit is None else number_of_thousandths(value)
