"""What transfer makes of a record: every rule on everything it takes, and which of it excludes which.

A root is written as the way by which learning came: `item`, or `item|rule of sources#2` for the second thing that a rule gave
for it. Two ways exclude each other unless they part where one application gave two things.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations, product

from pathways.model.amount import Unit, Worth
from pathways.model.catalogue import Catalogue
from pathways.model.learner import Status
from pathways.model.transfer import Given, Taken, Transfer
from tests.oracle.catalogued import above, scale_of
from tests.oracle.record import Roots, Thing, declared_thing

STANDING = (Status.EARNED, Status.IN_PROGRESS, Status.PLANNED)


def apart(one: Roots, other: Roots) -> bool:
    """Whether no learning event stands behind both."""
    return not any(exclude(first, second) for first, second in product(one, other))


def exclude(one: str, other: str) -> bool:
    """Whether two roots are ways of the same learning that cannot count side by side."""
    for at, (first, second) in enumerate(zip(one.split("|"), other.split("|"), strict=False)):
        if first != second:
            return at > 0 and first.rpartition("#")[0] != second.rpartition("#")[0]
    return True


def with_transfers(
    catalogue: Catalogue, things: Sequence[Thing], as_of: date, *, kind: bool
) -> tuple[Thing, ...]:
    """Things with all that is given for them; in a view in which the unknown helps also for what may have the grade."""
    found = list(things)
    applied: set[tuple[str, frozenset[str]]] = set()
    while True:
        fresh: list[Thing] = []
        for rule in catalogue.transfers.values():
            for sources in product(
                *([one for one in found if _fits(rule, taken, one, kind)] for taken in rule.takes)
            ):
                which = (rule.name, frozenset(one.key for one in sources))
                roots = [one.roots[0] for one in sources]
                days = [one.completed for one in sources]
                day = as_of if None in days else max(day for day in days if day)
                if which in applied or not all(apart(*pair) for pair in combinations(roots, 2)):
                    continue
                if (rule.effective or day) <= day <= (rule.retired or day):
                    applied.add(which)
                    given = _given(catalogue, rule, sources)
                    fresh += [
                        replace(one, any_grade=True) if kind and one.leaves_open else one for one in given
                    ]
        if not fresh:
            return tuple(found)
        found += fresh


def _fits(rule: Transfer, taken: Taken, thing: Thing, kind: bool) -> bool:  # it goes with the view
    if taken.course.name not in thing.same or thing.key.startswith("held "):
        return False
    if (thing.transferred and not rule.chains) or rule.name in thing.came_by:
        return False
    if not _asks(taken):
        return True
    if thing.grade is None and not thing.ungraded:
        return not thing.finished
    names = [grade.name for grade in thing.scale.grades] if thing.scale else []
    best = 0 if taken.most is None else names.index(taken.most) if taken.most in names else len(names)
    worst = len(names) if taken.least is None else names.index(taken.least) + 1 if taken.least in names else 0
    able = names[best:worst]
    if thing.ungraded and thing.scale:
        return kind and any(grade.passing and grade.name in able for grade in thing.scale.grades)
    return thing.grade in able


def _asks(taken: Taken) -> bool:
    return taken.least is not None or taken.most is not None


def _given(catalogue: Catalogue, rule: Transfer, sources: Sequence[Thing]) -> Iterator[Thing]:
    worths = [_worth(catalogue, given, sources) for given in rule.gives]
    application = f"{rule.name} of {'+'.join(sorted(one.key for one in sources))}"
    for at, (given, fixed) in enumerate(zip(rule.gives, worths, strict=True)):
        others = [worth for place, worth in enumerate(worths) if place != at]
        worth = fixed if given.how != "rest" else _rest(catalogue, given, sources, others)
        if given.how == "rest" and (worth is None or worth.thousandths <= 0):
            continue
        thing = declared_thing(catalogue, catalogue.learning[str(given.course.name)])
        days = [one.completed for one in sources]
        homes, terms, bases = ({getattr(one, what) for one in sources} for what in ("home", "term", "basis"))
        home = homes.pop() if len(homes) == 1 else None
        again = sum(before.course == given.course for before in rule.gives[:at])
        yield replace(
            thing,
            matriculated=sources[0].matriculated,
            key=f"{' + '.join(one.key for one in sources)} as {thing.name} by {rule.name}{f' #{again + 1}' if again else ''}",
            status=max((one.status for one in sources), key=STANDING.index),
            completed=None if None in days else max(day for day in days if day),
            grade=_grade(catalogue, sources, given.course.institution),
            unsaid=_has_grades(catalogue, sources, given.course.institution)
            and any(one.grade is None for one in sources),
            basis=bases.pop() if len(bases) == 1 else "graded",
            worth=worth,
            scale=sources[0].scale,
            home=home,
            institutions=above(catalogue, home),
            term=terms.pop() if len(terms) == 1 else "",
            verified=all(one.verified for one in sources),
            asserted=any(one.asserted for one in sources),
            transferred=True,
            roots=(frozenset(f"{root}|{application}#{at}" for one in sources for root in one.roots[0]),),
            came_by=frozenset((rule.name, *(name for one in sources for name in one.came_by))),
            behind=frozenset(key for one in sources for key in (one.key, one.name, *one.behind)),
            priority=rule.priority,
            hangs=any(
                one.hangs or (one.ungraded and _asks(taken))
                for taken, one in zip(rule.takes, sources, strict=True)
            ),
            only_in=(
                *(names for one in sources for names in one.only_in),
                *([rule.only_in] if rule.only_in else []),
            ),
        )


def _worth(catalogue: Catalogue, given: Given, sources: Sequence[Thing]) -> Worth | None:
    if given.how == "catalogue":
        return catalogue.learning[str(given.course.name)].worth
    if given.how == "at most" and given.worth is not None:
        brought = _total(catalogue, given.worth.unit, [one.worth for one in sources])
        return Worth(min(brought, given.worth.thousandths), given.worth.unit) if brought is not None else None
    return given.worth


def _rest(
    catalogue: Catalogue, given: Given, sources: Sequence[Thing], others: Sequence[Worth | None]
) -> Worth | None:
    home = catalogue.institutions.get(given.course.institution or "")
    unit = Unit("credits", home.credit_unit if home else "semester")
    brought = _total(catalogue, unit, [one.worth for one in sources])
    gone = _total(catalogue, unit, [worth for worth in others if worth])
    return None if brought is None or gone is None else Worth(brought - gone, unit)


def _total(catalogue: Catalogue, unit: Unit, worths: Sequence[Worth | None]) -> int | None:
    """Everything in one unit; None if something cannot be told in it."""
    found = 0
    for worth in worths:
        rule = catalogue.units.get(worth.unit) if worth else None
        if worth and worth.unit == unit:
            found += worth.thousandths
        elif worth and rule and rule.into == unit:
            found += math.floor(rule.ratio * worth.thousandths / rule.step) * rule.step
        else:
            return None
    return found


def _has_grades(catalogue: Catalogue, sources: Sequence[Thing], institution: str | None) -> bool:
    scale = scale_of(catalogue, institution)
    return scale is not None and all(one.scale == scale and (one.grade or one.ungraded) for one in sources)


def _grade(catalogue: Catalogue, sources: Sequence[Thing], institution: str | None) -> str | None:
    scale = scale_of(catalogue, institution)
    if (
        scale is None
        or not _has_grades(catalogue, sources, institution)
        or not all(one.grade for one in sources)
    ):
        return None
    return max((one.grade for one in sources if one.grade), key=[grade.name for grade in scale.grades].index)
