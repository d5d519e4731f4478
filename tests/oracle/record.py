"""What a learner has, as one way of looking at the record sees it: items that can count, and attempts with grades."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import cast

from pathways.model.amount import Worth
from pathways.model.attributes import leading_number
from pathways.model.catalogue import Catalogue
from pathways.model.declaration import Conversion, Credential, Learning
from pathways.model.grade import Scale
from pathways.model.learner import Item, Learner, Provenance, Status
from tests.oracle.catalogued import above, once_with, same_as, scale_of
from tests.oracle.texts import text_on

Roots = frozenset[str]
LAST = date.max


@dataclass(frozen=True)
class View:
    """Which items are seen; `signed` takes every missing signature as given, `kind` every unknown fact as favourable."""

    statuses: tuple[Status, ...] = (Status.EARNED,)
    asserted: bool = False
    signed: bool = False
    kind: bool = False


EARNED = View()
IN_PROGRESS = View((Status.EARNED, Status.IN_PROGRESS))
PLANNED = View((Status.EARNED, Status.IN_PROGRESS, Status.PLANNED))
FAVOURABLE = View(PLANNED.statuses, asserted=True, kind=True)
REVIEWED = View(asserted=True, signed=True)
FAVOURED = View(asserted=True, signed=True, kind=True)


@dataclass(frozen=True)
class Thing:
    """One item with all that a selection can ask of it; `roots` are the learning events that it may stand for."""

    key: str
    name: str
    sort: str
    title: str
    status: Status
    completed: date | None
    grade: str | None
    basis: str
    score: int | None
    worth: Worth | None
    scale: Scale | None
    home: str | None
    institutions: frozenset[str]
    areas: tuple[str, ...]
    skills: tuple[str, ...]
    level: str | None
    kinds: tuple[str, ...]
    subject: str
    number: str
    term: str
    for_credit: bool
    verified: bool
    asserted: bool
    transferred: bool
    converted_by: str
    same: frozenset[str]
    once: frozenset[str]
    uses: int | None
    roots: tuple[Roots, ...]
    matriculated: date | None = None
    """When the learner came to study."""
    credited: frozenset[str] = frozenset()
    """The institution that declares it and all that this is part of; nobody where none does."""
    later: tuple["Thing", ...] = ()
    """The courses of the view that were completed after it."""
    any_grade: bool | None = None
    """Of a view in which what nobody recorded helps: whether a grade, score or day that is not recorded is taken to be enough."""
    came_by: frozenset[str] = frozenset()
    """The rules of transfer by which it came."""
    behind: frozenset[str] = frozenset()
    """The keys and the names of what was transferred or converted."""
    priority: int = 0
    unsaid: bool = False
    """Of what was transferred: whether it would have a grade that is not recorded."""
    hangs: bool = False
    """Whether it is there only if a grade that is not recorded is one that a rule takes."""
    only_in: tuple[tuple[str, ...], ...] = ()
    """Programmes toward which alone it counts, all of these limits at once."""

    def __hash__(self) -> int:
        """Quick, because a long comparison does little else."""
        return hash(self.key)

    @property
    def converted(self) -> bool:
        return bool(self.converted_by)

    @property
    def ungraded(self) -> bool:
        """Passed for a grade that the record does not have."""
        own = not self.converted and (not self.came_by or self.unsaid)
        earned = self.sort == "course" and self.status is Status.EARNED and own
        return earned and self.grade is None and self.basis == "graded"

    @property
    def unscored(self) -> bool:
        """An exam that was taken, and the record does not have its score."""
        own = not self.converted and not self.came_by
        return own and self.sort == "exam" and self.status is Status.EARNED and self.score is None

    @property
    def leaves_open(self) -> bool:
        """Whether something that a selection may ask of it is not recorded."""
        return (
            self.ungraded
            or self.unscored
            or (self.completed is None and self.finished)
            or self.matriculated is None
        )

    @cached_property
    def turned(self) -> "Thing":
        """As what is left out or limited looks at it."""
        return self if self.any_grade is None else replace(self, any_grade=not self.any_grade)

    @property
    def finished(self) -> bool:
        return self.status not in {Status.IN_PROGRESS, Status.PLANNED}

    @property
    def day(self) -> date:
        """When it was completed; what is not finished comes last."""
        return (self.completed or LAST) if self.finished else LAST

    @property
    def standing(self) -> tuple[bool, int]:
        return (self.asserted, (Status.EARNED, Status.IN_PROGRESS, Status.PLANNED).index(self.status))

    @property
    def points(self) -> int:
        if self.came_by:
            return 0
        grade = self.scale.grade(self.grade) if self.scale and self.grade else None
        return (grade.points or 0) if grade else 0

    @property
    def order(self) -> tuple[date, int, str, str]:
        """The earliest earned first, of one day what a rule of higher priority gave; names break ties."""
        return (self.completed or LAST, -self.priority, self.name, self.key)


class Record:
    """A learner's record on a day."""

    def __init__(self, catalogue: Catalogue, learner: Learner, as_of: date) -> None:
        self.catalogue = catalogue
        self.learner = learner
        self.as_of = as_of
        self._things: dict[View, tuple[Thing, ...]] = {}
        self._attempts: dict[View, tuple[Thing, ...]] = {}

    def seen_by(self, view: View) -> View:
        """The view without what it looks for in vain, so that views that see the same are one view."""
        statuses = {item.status for item in self.learner.items} | {Status.EARNED}
        return replace(
            view,
            statuses=tuple(status for status in view.statuses if status in statuses),
            asserted=view.asserted
            and any(item.provenance is Provenance.ASSERTED for item in self.learner.items),
        )

    def toward(self, goal: str, things: Iterable[Thing]) -> tuple[Thing, ...]:
        """What can count toward a goal: never itself, and what is given for one programme only there and on the way there."""
        stack, admission = self.catalogue.stacks.get(goal), self.catalogue.admissions.get(goal)
        leads = {goal, stack.into if stack else None, admission.programme if admission else None}
        return tuple(
            thing
            for thing in things
            if thing.name != goal and all(not leads.isdisjoint(names) for names in thing.only_in)
        )

    def things(self, view: View) -> tuple[Thing, ...]:
        """What can count: of the right status, not too late, not failed, still in force."""
        if view not in self._things:
            self._things[view] = self._that_count(view)
        return self._things[view]

    def _that_count(self, view: View) -> tuple[Thing, ...]:
        found = [thing for item in self.learner.items if self._seen(item, view) for thing in self._both(item)]
        if view.kind:
            found = [replace(thing, any_grade=True) if thing.leaves_open else thing for thing in found]
        passed = sorted((one for one in found if self._passed(one)), key=lambda thing: thing.order)
        from tests.oracle.transfers import with_transfers  # what is given is made of things

        moved = with_transfers(self.catalogue, passed, self.as_of, kind=view.kind)
        found = sorted(moved, key=lambda thing: thing.order)
        return tuple(replace(one, later=self._after(one, found)) for one in found)

    def _after(self, thing: Thing, others: Iterable[Thing]) -> tuple[Thing, ...]:
        """The courses among others that were completed after something."""
        known = _known_day(thing)
        return tuple(other for other in others if other.sort == "course" and _known_day(other) > known)

    def attempts(self, view: View) -> tuple[Thing, ...]:
        """What an average can count: finished, well or not."""
        if view not in self._attempts:
            self._attempts[view] = self._that_are_graded(view)
        return self._attempts[view]

    def _that_are_graded(self, view: View) -> tuple[Thing, ...]:
        finished = replace(view, statuses=(Status.EARNED, Status.FAILED))
        passed = self.things(replace(view, kind=False))
        return tuple(
            replace(thing, later=self._after(thing, passed))
            for item in self.learner.items
            if self._seen(item, finished)
            for thing in self._both(item)
        )

    def _seen(self, item: Item, view: View) -> bool:
        if item.status not in view.statuses:
            return False
        if item.provenance is Provenance.ASSERTED and not view.asserted:
            return False
        finished = item.status in {Status.EARNED, Status.FAILED}
        if finished and item.completed is not None and item.completed > self.as_of:
            return False
        return self._in_force(item)

    def _in_force(self, item: Item) -> bool:
        until = item.valid_until
        credential = self.catalogue.credentials.get(item.name or "")
        if until is None and credential is not None and credential.valid_for and item.completed:
            until = credential.valid_for.after(item.completed)
        return until is None or until >= self.as_of

    def awards(self) -> dict[str, Item]:
        """The award of each credential that is held, else the last that ran out; those count first that ran out."""
        given = [
            item
            for item in self.learner.items
            if item.name in self.catalogue.credentials
            and item.status is Status.EARNED
            and item.provenance is not Provenance.ASSERTED
            and not (item.completed is not None and item.completed > self.as_of)
        ]
        given.sort(key=lambda item: (self._in_force(item), item.completed or LAST, item.key))
        return {item.name: item for item in given if item.name is not None}

    @property
    def lapsed(self) -> frozenset[str]:
        """The credentials that were held once and are no more."""
        return frozenset(name for name, item in self.awards().items() if not self._in_force(item))

    def roots(self, item: Item) -> Roots:
        """The learning events behind an item."""
        return self._roots(item)

    def _passed(self, thing: Thing) -> bool:
        if not thing.finished or thing.grade is None or thing.scale is None:
            return True
        grade = thing.scale.grade(thing.grade)
        return grade is None or grade.passing

    def _both(self, item: Item) -> Iterator[Thing]:
        """An item, and what it was converted into."""
        thing = self._thing(item)
        newest = self.catalogue.conversions.get(item.converted_by or "")
        texts = self.catalogue.versions.get(item.converted_by or "", ())
        day = item.completed if newest is not None and newest.window is not None else item.converted_on
        conversion = cast(
            "Conversion | None", text_on(texts, day or item.converted_on or self.as_of) or newest
        )
        done = conversion is not None and (item.converted_on is None or item.converted_on <= self.as_of)
        if conversion is None or not done:
            yield thing
            return
        if conversion.target is None:
            worth = conversion.gives or thing.worth
            yield replace(thing, for_credit=True, converted_by=conversion.name, worth=worth)
            return
        yield thing
        other = self._thing(replace(item, name=conversion.target, worth=conversion.gives, for_credit=None))
        yield replace(
            other,
            key=f"{item.key} as {conversion.target}",
            home=thing.home,
            institutions=thing.institutions,
            grade=None,
            for_credit=True,
            converted_by=conversion.name,
            behind=frozenset({thing.name}),
            roots=thing.roots,
        )

    def _thing(self, item: Item) -> Thing:
        name = item.name or ""
        declared: Learning | Credential = (
            self.catalogue.learning.get(name) or self.catalogue.credentials[name]
        )
        thing = declared_thing(self.catalogue, self._then(declared, item.completed or self.as_of))
        home = item.institution or thing.home
        return replace(
            thing,
            key=item.key,
            status=item.status,
            completed=item.completed,
            grade=item.grade,
            basis=item.basis,
            score=item.score,
            worth=item.worth or thing.worth,
            scale=scale_of(self.catalogue, home),
            home=home,
            institutions=above(self.catalogue, home),
            for_credit=thing.for_credit if item.for_credit is None else item.for_credit,
            term=item.term,
            verified=item.provenance is not Provenance.ASSERTED,
            asserted=item.provenance is Provenance.ASSERTED,
            transferred=item.transferred,
            matriculated=self.learner.matriculated,
            roots=(self._roots(item),),
        )

    def _then(self, declared: Learning | Credential, day: date) -> Learning | Credential:
        """What was declared of a course when it was completed; of a credential what holds for the learner."""
        if not isinstance(declared, Learning):
            return declared
        return cast("Learning", text_on(self.catalogue.versions.get(declared.name, ()), day) or declared)

    def _roots(self, item: Item) -> Roots:
        by_key = {other.key: other for other in self.learner.items}
        inside = [self._roots(by_key[key]) for key in item.part_of if key in by_key]
        return frozenset().union(*inside) if inside else frozenset({item.key})


def _known_day(thing: Thing) -> date:
    """The day on which it was completed, of what is not finished the last of all days, and the first where nobody recorded it."""
    return date.min if thing.finished and thing.completed is None else thing.day


def declared_thing(catalogue: Catalogue, declared: Learning | Credential) -> Thing:
    """What the rules say of something, as if it were earned."""
    learning = declared if isinstance(declared, Learning) else None
    home = declared.issuer if isinstance(declared, Credential) else declared.institution
    kinds = (declared.kind, catalogue.rank_of(declared.kind)) if isinstance(declared, Credential) else ()
    return Thing(
        key=f"held {declared.name}",
        name=declared.name,
        sort=learning.sort if learning else "credential",
        title=declared.title,
        status=Status.EARNED,
        completed=None,
        grade=None,
        basis="graded",
        score=None,
        worth=declared.worth,
        scale=scale_of(catalogue, home),
        home=home,
        institutions=above(catalogue, home),
        areas=declared.areas,
        skills=declared.skills,
        level=declared.level,
        kinds=kinds,
        subject=learning.subject if learning else "",
        number=learning.number if learning else "",
        term="",
        for_credit=declared.for_credit,
        verified=False,
        asserted=False,
        transferred=False,
        converted_by="",
        same=same_as(catalogue, declared.name),
        once=once_with(catalogue, declared.name),
        uses=learning.uses if learning else 1,
        credited=above(catalogue, home) if learning else frozenset(),
        roots=(frozenset({f"held {declared.name}"}),),
    )


def course_number(thing: Thing) -> int | None:
    return leading_number(thing.number)
