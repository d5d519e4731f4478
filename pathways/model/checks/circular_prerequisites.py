"""Courses that come after one another in a circle, so that nobody can take any of them.

## Why it matters

A prerequisite is passed before a course begins. If what comes before leads back to the course itself, nobody can ever
begin. Where there is a choice, one way around the circle is enough; and what a transfer or a conversion gives can be had
without taking it. Courses may be corequisites of each other: both are then taken in one term.

## An example

```mistake
course utd.cs1337 "Computer Science I" { prerequisite utd.cs2336 }
course utd.cs2336 "Computer Science II" { prerequisite utd.cs1337 }
```

## What to write instead

Say which comes first:

```pathway
course utd.cs1337 "Computer Science I"
course utd.cs2336 "Computer Science II" { prerequisite utd.cs1337 }
```
"""

from collections.abc import Iterator

from pathways.model.checks.circles import circles, steps_of
from pathways.model.checks.rules import Rules, naming
from pathways.model.checks.supply import least, supply, unit_of
from pathways.model.declaration import Learning
from pathways.model.members import is_open
from pathways.model.requirement import Contributions, Group, InOrder, Leaf, Named, Requirement, When
from pathways.model.selection import OneOf
from pathways.model.walk import selections, walk
from pathways.problem import Problem, Severity, Spot, spot
from pathways.text import Place

CODE = "circular-prerequisites"
_HELP = "decide which of them comes first, and let its prerequisite be only what can be passed before it"


def check(rules: Rules) -> Iterator[Problem]:
    """Find what can never be taken, however favourable everything else is, and tell the circles in it."""
    reach = _Reach(rules)
    stuck = reach.stuck()
    needs = {
        learning.name: [name for name in reach.missed(learning) if name in stuck]
        for learning in stuck.values()
    }
    for circle in circles(needs):
        yield _problem(rules, circle)


class _Reach:
    """What can be taken at all: courses whose prerequisites can be passed, term after term."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._members = rules.members
        self._taken = 0

    def stuck(self) -> dict[str, Learning]:
        """What is left when nothing more can be taken."""
        catalogue = self._rules.catalogue
        given = set(self._given())
        left = {
            name: learning
            for name, learning in catalogue.learning.items()
            if name not in given and (learning.prerequisite is not None or learning.corequisite is not None)
        }
        free = (name for name in (*catalogue.learning, *catalogue.credentials) if name not in left)
        self._taken = self._members.bits_of(free)
        while left:
            term = self._next_term(left)
            if not term:
                return left
            self._taken |= self._members.bits_of(term)
            left = {name: learning for name, learning in left.items() if name not in term}
        return left

    def _given(self) -> Iterator[str]:
        """What can be had without taking it."""
        catalogue = self._rules.catalogue
        for conversion in catalogue.conversions.values():
            yield from (conversion.target,) if conversion.target is not None else ()
        for transfer in catalogue.transfers.values():
            yield from (given.course.name for given in transfer.gives if given.course.name is not None)

    def _next_term(self, left: dict[str, Learning]) -> set[str]:
        """All that can be taken together now: prerequisites passed, corequisites passed or taken beside it."""
        term = {name for name, each in left.items() if self._can_be(each.prerequisite, self._taken)}
        while True:
            beside = self._taken | self._members.bits_of(term)
            kept = {name for name in term if self._can_be(left[name].corequisite, beside)}
            if kept == term:
                return term
            term = kept

    def _can_be(self, asked: Requirement | None, there: int) -> bool:
        """Whether something could be met by what is there; whatever is not about learning is taken to hold."""
        match asked:
            case Named(requirement=inside):
                return self._can_be(inside, there)
            case Group(need=need, members=members):
                return sum(self._can_be(member, there) for member in members) >= need
            case InOrder(members=members):
                return all(self._can_be(member, there) for member in members)
            case Contributions(members=members):
                return any(self._can_be(member, there) for member in members)
            case When(then=then, otherwise=otherwise):
                return self._can_be(then, there) or otherwise is None or self._can_be(otherwise, there)
            case Leaf():
                return self._is_filled(asked, there)
            case _:
                return True

    def _is_filled(self, leaf: Leaf, there: int) -> bool:
        """Whether what is there comes to as much as is asked for; more may be taken where the list is open."""
        found = self._members.names(self._members.bits(leaf.selection) & there)
        if is_open(leaf.selection) or not found:
            return is_open(leaf.selection)
        most, asked = supply(self._rules, OneOf(found), unit_of(leaf.amount)), least(leaf.amount)
        return most is None or asked is None or most >= asked

    def missed(self, learning: Learning) -> list[str]:
        """What a stuck course waits for: all that the leaves in it could take and that nobody can take."""
        found: dict[str, None] = {}
        asked = (
            (learning.prerequisite,)
            if not self._can_be(learning.prerequisite, self._taken)
            else (learning.corequisite,)
        )
        for part in (inner for each in asked if each is not None for inner in walk(each)):
            if isinstance(part, Leaf) and not self._is_filled(part, self._taken):
                for selection in selections(part):
                    found.update(
                        dict.fromkeys(self._members.names(self._members.bits(selection) & ~self._taken))
                    )
        return list(found)


def _problem(rules: Rules, circle: list[str]) -> Problem:
    steps = steps_of(circle)
    spots = tuple(_step(rules, name, before) for name, before in steps)
    if len(circle) == 1:
        message = f"`{circle[0]}` comes after itself"
    else:
        chain = ", and ".join(f"`{name}` comes after `{before}`" for name, before in steps)
        message = f"nobody can take these: {chain}"
    return Problem(CODE, Severity.WARNING, message, _HELP, spots)


def _step(rules: Rules, name: str, before: str) -> Spot:
    """Where one says that it comes after the next."""
    return spot(_where(rules, name, before), f"`{name}` comes after `{before}`")


def _where(rules: Rules, name: str, before: str) -> Place:
    for part in rules.parts_of[name]:
        inner = part.requirement
        if isinstance(inner, Leaf) and rules.members.takes(inner.selection, before):
            return naming(inner.place, before)
    return rules.catalogue.learning[name].place
