"""Grade scales: which grades there are, from best to worst, what they are worth in grade points, and which of them pass."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grade:
    """One grade; `points` are thousandths of a grade point, None for a grade that no average counts."""

    name: str
    points: int | None
    passing: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """Grades from best to worst."""

    name: str
    title: str
    grades: tuple[Grade, ...]

    def grade(self, name: str) -> Grade | None:
        """The grade of that name, or None."""
        return next((grade for grade in self.grades if grade.name == name), None)

    def can_reach(self, wanted: str) -> bool:
        """Whether some grade that passes is the wanted one or better."""
        return any(grade.passing and self.reaches(grade.name, wanted) for grade in self.grades)

    def reaches(self, name: str, wanted: str) -> bool:
        """Whether a grade is the wanted one or better on this scale; a grade the scale does not know never is.

        >>> us = Scale("us", "US letters", (Grade("A", 4000, True), Grade("C", 2000, True), Grade("F", 0, False)))
        >>> us.reaches("A", "C"), us.reaches("F", "C"), us.reaches("P", "C")
        (True, False, False)
        """
        names = [grade.name for grade in self.grades]
        return name in names and wanted in names and names.index(name) <= names.index(wanted)
