"""How much more of a grade lifts an average to what is asked for."""

from collections.abc import Iterator
from fractions import Fraction

from pathways.audit.helpful import Raises
from pathways.model.filters_of import goes_by_the_last
from pathways.model.grade import Scale
from pathways.model.requirement import Gpa


def raising(asked: Gpa, points: Fraction, credits_: Fraction, scale: Scale | None) -> Iterator[Raises]:
    """Of each grade of a scale how many credits more would do, with these points (times credits); the best grade first.

    Nothing where the average is high enough, nor where what is completed next pushes something else out of it. All numbers
    are in thousandths, and what comes out is rounded up.

    >>> from pathways.model.grade import Grade, Scale
    >>> from pathways.text import Place, Source
    >>> letters = Scale("us", "US letters", (Grade("A", 4000, True), Grade("C", 2000, True), Grade("F", 0, False)))
    >>> asked = Gpa("a", 2500, None, "all", place=Place(Source("x", ""), 0, 0))
    >>> list(raising(asked, Fraction(2000 * 9000), Fraction(9000), letters))
    [Raises(grade='A', credits=3000)]
    """
    if asked.over is not None and goes_by_the_last(asked.over):
        return
    short = asked.minimum * credits_ - points
    for grade in scale.grades if scale is not None and short > 0 else ():
        if grade.passing and grade.points is not None and grade.points > asked.minimum:
            yield Raises(grade.name, (short / (grade.points - asked.minimum)).__ceil__())
