"""How much more of a grade lifts an average to what is asked for."""

from collections.abc import Iterator
from fractions import Fraction

from pathways.audit.helpful import Raises
from pathways.model.grade import Scale


def raising(minimum: int, points: Fraction, credits_: Fraction, scale: Scale | None) -> Iterator[Raises]:
    """Of each grade of a scale how many credits more would do, with these points (times credits); the best grade first.

    Nothing where the average is high enough. All numbers are in thousandths, and what comes out is rounded up.

    >>> from pathways.model.grade import Grade, Scale
    >>> letters = Scale("us", "US letters", (Grade("A", 4000, True), Grade("C", 2000, True), Grade("F", 0, False)))
    >>> list(raising(2500, Fraction(2000 * 9000), Fraction(9000), letters))
    [Raises(grade='A', credits=3000)]
    """
    short = minimum * credits_ - points
    for grade in scale.grades if scale is not None and short > 0 else ():
        if grade.passing and grade.points is not None and grade.points > minimum:
            yield Raises(grade.name, (short / (grade.points - minimum)).__ceil__())
