"""What a search chose, read out of its programme: steps, what they stand on, and what remains."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from pathways.model.declaration import OwnMinimum
from pathways.model.requirement import Line, Requirement
from pathways.plan.choice import Choice
from pathways.plan.demands import behind
from pathways.plan.goal_rows import Goals
from pathways.plan.on_grades import on_grades
from pathways.plan.steps import Errand
from pathways.plan.timetable import Placed
from pathways.plan.wish import By
from pathways.search.programme import Programme


@dataclass(frozen=True, slots=True)
class Found:
    """What was chosen: courses with their terms, conversions and awards (keys), errands, and what remains."""

    takes: Mapping[str, int]
    converts: tuple[str, ...]
    obtains: tuple[str, ...]
    errands: tuple[Errand, ...]
    behind: Mapping[str, tuple[str, ...]]
    """For each credential that is obtained (key) the items (keys) that count in it."""
    instead: Mapping[str, tuple[str, ...]]
    """For each course (key) others (keys) with which nothing that was asked for would differ."""
    before: Mapping[str, tuple[str, ...]]
    """For each course (key) the others (keys) that it comes before or beside."""
    remaining: int
    left: tuple[Requirement | Line | OwnMinimum, ...]
    on_grades: frozenset[str]
    """Those of them (paths) that hang on grades alone."""
    measured: Mapping[By, int]
    """Parts of a credit, the same in all plans, cents, and terms."""
    proven: bool

    def without(self, step: str) -> "Found":
        """The same without a course or conversion (key), and without what is obtained by it."""
        gone = {step}
        for key in self.obtains:
            if not gone.isdisjoint(self.behind.get(key, ())):
                gone.add(key)
        return replace(
            self,
            takes={key: number for key, number in self.takes.items() if key not in gone},
            converts=tuple(key for key in self.converts if key not in gone),
            obtains=tuple(key for key in self.obtains if key not in gone),
        )

    @property
    def placed(self) -> Placed:
        """The courses with their terms."""
        return frozenset(self.takes.items())


def found_in(choice: Choice, takes: Mapping[str, int], measured: Mapping[By, int], *, proven: bool) -> Found:
    """What the last answer of a choice is, with its timetable."""
    goals, value = choice.goals, choice.programme.value
    obtained = tuple(key for key in choice.candidates.awards if value(goals.chosen[key]))
    left = _left(goals, choice.programme)
    return Found(
        takes=takes,
        converts=tuple(key for key in choice.candidates.conversions if value(goals.chosen[key])),
        obtains=obtained,
        errands=tuple(errand for errand, column in goals.errands.items() if value(column)),
        behind={key: items_behind(key, choice) for key in obtained},
        instead={
            key: tuple(other for other in kind if other not in takes)
            for kind in choice.kinds
            for key in kind
            if key in takes
        },
        before=_before(takes, choice),
        remaining=sum(weight * value(at) for each in goals.remaining for at, weight in each.items()),
        left=left,
        on_grades=frozenset(on_grades(left, goals, choice.programme, choice.earliest.demands.case)),
        measured=measured,
        proven=proven,
    )


def _before(takes: Mapping[str, int], choice: Choice) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {key: [] for key in takes}
    for other, number in takes.items():
        for key in sorted(choice.earliest.directly_behind(other).intersection(takes)):
            if takes[key] <= number and key != other:
                found[key].append(other)
    return {key: tuple(others) for key, others in found.items()}


def items_behind(key: str, choice: Choice) -> tuple[str, ...]:
    """The items behind an award: those that are assumed where it counts, else those that count in it by itself."""
    goals, programme = choice.goals, choice.programme
    tops = goals.uses.values()
    assumed = [inside for top in tops for name, inside in top.below if name == key]
    for posed in (*assumed, goals.uses[choice.candidates.awards[key].name]):
        applied = [
            key
            for leaf in posed.leaves.values()
            for candidate, column in leaf.applied
            if programme.value(column)
            for key in behind(candidate.entry, goals.chosen) or (candidate.entry.key,)
        ]
        if applied:
            return tuple(dict.fromkeys(applied))
    return ()


def courses_behind(
    key: str, behind: Mapping[str, Sequence[str]], courses: Container[str], seen: frozenset[str] = frozenset()
) -> set[str]:
    """The courses (keys) behind a credential (key), and behind those that count in it."""
    found: set[str] = set()
    for each in behind.get(key, ()):
        if each in courses:
            found.add(each)
        elif each in behind and each not in seen:
            found |= courses_behind(each, behind, courses, seen | {key})
    return found


def _left(goals: Goals, programme: Programme) -> tuple[Requirement | Line | OwnMinimum, ...]:
    """What remains, requirement by requirement; what others contribute to where none of these by itself is short."""
    if not any(programme.value(column) for each in goals.remaining for column in each):
        return ()
    short = tuple(asked for column, asked in goals.open.values() if programme.value(column))
    short = tuple({asked.path: asked for asked in short}.values())
    return short or tuple(asked for column, asked in goals.gathered.values() if programme.value(column))
