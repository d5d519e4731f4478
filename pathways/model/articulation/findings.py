"""What is wrong with transfer rules, as numbers of a store: turned into sentences only where they are told."""

from enum import Enum
from fractions import Fraction
from typing import NamedTuple


class Defect(Enum):
    """What can be wrong with a rule beside others, or with what it gives."""

    DUPLICATE = "duplicate"
    OVERLAP = "overlap"
    SHADOW = "shadow"
    CROWD = "crowd"
    GRADES = "grades that no rule takes"
    LOWEST = "lowest grades that no rule takes"
    DAYS = "days on which no rule is in force"
    APPEAR = "credits that appear"
    VANISH = "credits that vanish"
    INFLATE = "credits that grow in a circle"
    UNDECIDED = "circles that were not all tried"


class Finding(NamedTuple):
    """A defect of a rule; `other` is the rule beside it, or -1; `course` is the one in which there is a gap, or -1.

    `grades` are places on the sender's scale as bits, `days` the first and the last day, `amounts` credits in and out in
    thousandths of the receiver's credits, `circle` the rules of a circle.
    """

    defect: Defect
    rule: int
    other: int = -1
    grades: int = 0
    days: tuple[int, int] = (0, 0)
    amounts: tuple[Fraction, Fraction] = (Fraction(0), Fraction(0))
    circle: tuple[int, ...] = ()
    course: int = -1
