"""What tables need to know of a catalogue: the grades and the credits of each institution, and the courses it declares."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from pathways.model.amount import Unit, UnitRule
from pathways.model.articulation.cells import WrongError
from pathways.model.articulation.told import listed, shown
from pathways.model.catalogue import Catalogue
from pathways.model.nearest import Names, nearest
from pathways.text import limits

_MOST_LISTED = 30


@dataclass(slots=True)
class Colleges:
    """Institutions of a catalogue, asked for by name."""

    catalogue: Catalogue
    _passing: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _places: dict[str, dict[str, int]] = field(default_factory=dict)
    _declared: dict[tuple[str, str, str], str] = field(default_factory=dict)
    _same: dict[str, set[str]] = field(default_factory=dict)
    _names: Names | None = None
    _hints: int = 0

    def __post_init__(self) -> None:
        """List the courses that are declared, by where they are taught and what is printed of them."""
        for course in self.catalogue.learning.values():
            if course.institution is not None and (course.subject or course.number):
                key = course.institution, course.subject, course.number
                self._declared.setdefault(key, course.name)
            for other in course.equivalents:
                self._same.setdefault(course.name, set()).add(other)
                self._same.setdefault(other, set()).add(course.name)

    def printed(self, name: str) -> Iterator[tuple[str, str, str]]:
        """Where a declared course and its equivalents are taught, and what is printed of them."""
        for each in (name, *sorted(self._same.get(name, ()))):
            course = self.catalogue.learning.get(each)
            if course is not None and course.institution is not None:
                yield course.institution, course.subject, course.number

    def name_of(self, words: tuple[str, str, str]) -> str | None:
        """The name under which a course is declared, or None."""
        return self._declared.get(words)

    def institution(self, cell: str) -> str:
        """The name of a declared institution.

        :raises WrongError: if there is none of that name
        """
        if cell in self.catalogue.institutions:
            return cell
        close = None
        if self._hints < limits.HINTS:
            self._hints += 1
            self._names = self._names or Names(self.catalogue.institutions)
            close = self._names.nearest(cell[: limits.NAME])
        help_ = (
            f"did you mean `{close}`?" if close else 'declare it in the rule file: `institution NAME "TITLE"`'
        )
        raise WrongError(f"there is no institution {shown(cell)}", help_)

    def credential(self, cell: str) -> str:
        """The name of a declared credential.

        :raises WrongError: if there is none of that name
        """
        if cell in self.catalogue.credentials:
            return cell
        close = nearest(cell[: limits.NAME], self.catalogue.credentials)
        help_ = (
            f"did you mean `{close}`?" if close else "write names of credentials, divided by commas or blanks"
        )
        raise WrongError(f"there is no credential {shown(cell)}", help_)

    def passing(self, institution: str) -> tuple[str, ...]:
        """The grades that pass there, from the best to the worst; none if nobody told a scale."""
        if institution not in self._passing:
            found = self.catalogue.institutions.get(institution)
            scale = self.catalogue.scales.get(found.scale or "") if found is not None else None
            grades = tuple(each.name for each in scale.grades if each.passing) if scale is not None else ()
            self._passing[institution] = grades
        return self._passing[institution]

    def place(self, institution: str, grade: str) -> int:
        """Where a grade stands among those that pass, the best being 0.

        :raises WrongError: if it does not pass there, or no scale is known
        """
        passing = self.passing(institution)
        if not passing:
            message = f"nobody tells the grades of `{institution}`"
            raise WrongError(message, "write `uses scale NAME` in its declaration")
        places = self._places.setdefault(institution, {each: at for at, each in enumerate(passing)})
        if grade not in places:
            help_ = f"grades that pass there are {listed(passing[:_MOST_LISTED])}"
            raise WrongError(f"{shown(grade)} is no grade that passes at `{institution}`", help_)
        return places[grade]

    def unit(self, institution: str) -> Unit:
        """The unit of its credits."""
        found = self.catalogue.institutions.get(institution)
        return Unit("credits", found.credit_unit if found is not None else "semester")

    def worth(self, words: tuple[str, str, str]) -> int | None:
        """Thousandths of a credit that a declared course bears in the unit of its institution, or None."""
        name = self._declared.get(words)
        worth = self.catalogue.learning[name].worth if name is not None else None
        return worth.thousandths if worth is not None and worth.unit == self.unit(words[0]) else None

    def exchanged(self, amount: int, sender: str, receiver: str) -> tuple[Fraction, int] | None:
        """Thousandths of the sender's credits in those of the receiver, and what rounding may make of it; None without a rule."""
        one, other = self.unit(sender), self.unit(receiver)
        if one == other:
            return Fraction(amount), 0
        rule: UnitRule | None = self.catalogue.units.get(one)
        if rule is None or rule.into != other:
            return None
        return amount * rule.ratio, rule.step


def grades_between(passing: Sequence[str], best: int, worst: int) -> str:
    """An interval of grades in words, the least first as the language says it.

    >>> grades_between(["A", "B", "C", "D"], 1, 3)
    'D to B'
    """
    if not passing:
        return "any grade"
    worst = min(worst, len(passing) - 1)
    return passing[best] if best == worst else f"{passing[worst]} to {passing[best]}"
