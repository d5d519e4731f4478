"""Rules of tables as the transfers that an audit asks for: only those that concern a record are ever made."""

from collections.abc import Iterable
from datetime import date

from pathways.model.amount import Worth
from pathways.model.articulation.colleges import Colleges
from pathways.model.articulation.columns import AT_MOST, FIXED, KINDS, REST
from pathways.model.articulation.store import FIRST_DAY, LAST_DAY, UNKNOWN, Given, Store, Taken
from pathways.model.declaration import Citation
from pathways.model.transfer import CourseRef, Transfer
from pathways.model.transfer import Given as GivenCourse
from pathways.model.transfer import Taken as TakenCourse

_MOST_KEPT = 10_000
"""Rules that are kept as transfers, since the next learner often has the same courses."""


def transfers_taking(
    store: Store, colleges: Colleges, courses: Iterable[tuple[str, str, str]]
) -> tuple[Transfer, ...]:
    """The rules of the tables that take one of these courses (institution, subject, number), in their order."""
    return _made(store, colleges, store.rules_taking(_known(store, courses)))


def transfers_giving(
    store: Store, colleges: Colleges, courses: Iterable[tuple[str, str, str]]
) -> tuple[Transfer, ...]:
    """The rules of the tables that give one of these courses (institution, subject, number), in their order."""
    return _made(store, colleges, store.rules_giving(_known(store, courses)))


def _known(store: Store, courses: Iterable[tuple[str, str, str]]) -> set[int]:
    return {course for words in courses if (course := store.known_course(*words)) is not None}


def _made(store: Store, colleges: Colleges, rules: Iterable[int]) -> tuple[Transfer, ...]:
    if len(store.made) > _MOST_KEPT:
        store.made.clear()
    return tuple(
        store.made.get(rule) or store.made.setdefault(rule, transfer_of(store, colleges, rule))
        for rule in rules
    )


def transfer_of(store: Store, colleges: Colleges, rule: int) -> Transfer:
    """A rule of a table as a transfer; its name is that of the table with its id, as in `cuny.csv:17`."""
    first = store.rows_of(rule)[0]
    place = store.place(first)
    takes, gives = store.takes(rule), store.gives(rule)
    name, goals = store.full_name(rule), store.goals.words[store.goals_of[rule]]
    table, source = name.removesuffix(f":{store.name(rule)}"), store.sources.words[store.source_of[rule]]
    where = f"rule {store.name(rule)}{', ' if source else ''}{source}"
    return Transfer(
        name=name,
        title=_title(store, takes, gives),
        takes=tuple(_taken(store, colleges, each) for each in takes),
        gives=tuple(_given(store, colleges, each) for each in gives),
        priority=store.priority[rule],
        effective=_day(store.begins[rule], FIRST_DAY),
        retired=_day(store.ends[rule], LAST_DAY),
        only_in=tuple(goals.split("\n")) if goals else (),
        chains=bool(store.chains[rule]),
        details=(),
        cites=(Citation(table, where, place=place),),
        place=place,
    )


def _day(ordinal: int, unsaid: int) -> date | None:
    return None if ordinal == unsaid else date.fromordinal(ordinal)


def _title(store: Store, takes: Iterable[Taken], gives: Iterable[Given]) -> str:
    brought, given = (
        ", ".join(" ".join(store.course_words(each.course)[1:]).strip() for each in part)
        for part in (takes, gives)
    )
    return f"{brought} as {given}"


def _course(store: Store, colleges: Colleges, course: int) -> CourseRef:
    words = institution, subject, number = store.course_words(course)
    name = colleges.name_of(words)
    title = colleges.catalogue.learning[name].title if name is not None else f"{subject} {number}".strip()
    return CourseRef(name, institution, subject, number, title)


def _taken(store: Store, colleges: Colleges, taken: Taken) -> TakenCourse:
    course = _course(store, colleges, taken.course)
    passing = colleges.passing(course.institution or "")
    worst = passing[taken.worst] if taken.worst < len(passing) - 1 else None
    best = passing[taken.best] if taken.best else None
    return TakenCourse(course, least=worst, most=best)


def _given(store: Store, colleges: Colleges, given: Given) -> GivenCourse:
    course = _course(store, colleges, given.course)
    unit = colleges.unit(course.institution or "")
    if given.how in {FIXED, AT_MOST}:
        return GivenCourse(course, KINDS[given.how], Worth(given.worth, unit))  # type: ignore[arg-type] # KINDS are its words
    if given.how == REST:
        return GivenCourse(course, "rest")
    if course.name is None and given.catalogue != UNKNOWN:  # nobody declares what its catalogue says
        return GivenCourse(course, "fixed", Worth(given.catalogue, unit))
    return GivenCourse(course, "catalogue")
