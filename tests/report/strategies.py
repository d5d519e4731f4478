"""Verdicts as Hypothesis draws them: any tree of findings, any words, items and reasons, sense or no sense."""

from datetime import date
from fractions import Fraction

from hypothesis import strategies as st

from pathways.audit.excepted import Excepted
from pathways.audit.obstacles import OBSTACLES
from pathways.audit.reasons import (
    Addition,
    Conflict,
    Limit,
    Option,
    Pinned,
    Repair,
    Undecided,
    Unpinned,
    Unused,
)
from pathways.audit.state import State
from pathways.audit.verdict import (
    Answer,
    Audit,
    Award,
    Decision,
    Finding,
    GoalAudit,
    NearMiss,
    RouteFinding,
    Use,
)
from pathways.model.amount import Depends, Duration, Fixed, Money, OfTwo, Quantity, ShareOf, Unit
from pathways.model.declaration import Citation
from pathways.model.exceptions import Reason
from pathways.model.learner import ExceptionKind, GrantedException, Pin
from pathways.model.requirement import (
    Age,
    Attested,
    Declared,
    Fewer,
    Gpa,
    Group,
    Holds,
    InOrder,
    Lacks,
    Leaf,
    Named,
    OnDate,
    Population,
    Score,
    SpreadLine,
    Standing,
    SumLine,
    When,
)
from pathways.model.selection import Every, Except, Filter, Filtered, InSet, Meet, OneOf, Union
from pathways.report.unused_in_words import ORDER
from tests.report.made import at

TEXTS = st.text(max_size=12)
NAMES = st.sampled_from(["eng101", "core", "ba", "x", "\u202ey"])
PATHS = st.sampled_from(["ba", "ba/1", "ba/1/2", "core", "x"])
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
PLACES = st.builds(at, st.integers(1, 150))
SMALL = st.integers(0, 200_000)
PARTS = st.fractions(0, 40, max_denominator=1000)
UNITS = st.builds(
    Unit,
    st.sampled_from(["credits", "hours", "CEU", "items"]),
    st.sampled_from(["", "semester", "ects", "courses"]),
)
SORTS = st.sampled_from(["courses", "badges", "credentials", "exams", "experiences", "anything"])
RANGES = st.tuples(st.none() | st.integers(0, 900), st.none() | st.integers(0, 900))
VALUES = st.one_of(
    TEXTS,
    SMALL,
    st.booleans(),
    DAYS,
    RANGES,
    st.builds(Duration, st.integers(0, 9), st.sampled_from(["years", "months", "days"])),
)
FILTERS = st.lists(st.tuples(st.sampled_from(Filter), VALUES), max_size=3).map(tuple)
SELECTIONS = st.recursive(
    st.builds(Every, SORTS) | st.builds(OneOf, st.lists(NAMES, min_size=1, max_size=12).map(tuple)),
    lambda inner: st.one_of(
        st.builds(InSet, NAMES, inner),
        st.builds(Filtered, inner, FILTERS),
        st.builds(Union, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Meet, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Except, inner, st.lists(inner, min_size=1, max_size=2).map(tuple)),
    ),
    max_leaves=4,
)
CONDITIONS = st.one_of(
    st.builds(
        Gpa, PATHS, SMALL, st.none() | SELECTIONS, st.sampled_from(["all", "best", "last", "?"]), place=PLACES
    ),
    st.builds(Fewer, PATHS, st.fractions(0, 99, max_denominator=10), UNITS, SELECTIONS, place=PLACES),
    st.builds(Age, PATHS, st.booleans(), st.integers(0, 120), place=PLACES),
    st.builds(Population, PATHS, TEXTS, place=PLACES),
    st.builds(Declared, PATHS, NAMES, place=PLACES),
    st.builds(Standing, PATHS, st.sampled_from(["admitted", "enrolled"]), NAMES, st.booleans(), place=PLACES),
    st.builds(Holds, PATHS, NAMES, st.booleans(), place=PLACES),
    st.builds(Lacks, PATHS, NAMES, place=PLACES),
    st.builds(Attested, PATHS, TEXTS, TEXTS, place=PLACES),
    st.builds(OnDate, PATHS, st.booleans(), DAYS, place=PLACES),
    st.builds(Score, PATHS, NAMES, SMALL, place=PLACES),
)
NUMBERS = st.recursive(
    st.builds(Fixed, PARTS) | st.builds(ShareOf, st.fractions(0, 1, max_denominator=100)),
    lambda inner: st.builds(Depends, PARTS, CONDITIONS, inner),
    max_leaves=2,
)
AMOUNTS = st.recursive(
    st.builds(Quantity, NUMBERS, UNITS),
    lambda inner: st.builds(OfTwo, st.booleans(), inner, inner),
    max_leaves=3,
)
LINES = st.one_of(
    st.builds(
        SumLine,
        PATHS,
        st.booleans(),
        AMOUNTS,
        st.none() | SELECTIONS,
        st.none() | st.just("subject"),
        place=PLACES,
    ),
    st.builds(SpreadLine, PATHS, st.integers(0, 9), st.sampled_from(["term", "subject"]), place=PLACES),
)
LEAVES = st.builds(
    Leaf,
    PATHS,
    AMOUNTS,
    SELECTIONS,
    st.lists(LINES, max_size=2).map(tuple),
    st.none() | NAMES,
    st.booleans(),
    st.booleans(),
    place=PLACES,
)
REQUIREMENTS = st.recursive(
    LEAVES | CONDITIONS,
    lambda inner: st.one_of(
        st.builds(
            Group,
            PATHS,
            st.sampled_from(["all", "any", "N"]),
            st.integers(0, 4),
            st.lists(inner, max_size=4).map(tuple),
            place=PLACES,
        ),
        st.builds(Named, PATHS, NAMES, TEXTS, inner, place=PLACES),
        st.builds(InOrder, PATHS, st.lists(LEAVES, max_size=3).map(tuple), place=PLACES),
        st.builds(When, PATHS, CONDITIONS, inner, st.none() | inner, place=PLACES),
    ),
    max_leaves=4,
)
FACTS = st.dictionaries(
    st.sampled_from(["age", "gpa", "graded", "score", "signed", "in order", "credits"]),
    st.sampled_from(["21", "2.7", "no", "2024-05-03", "?"]),
    max_size=3,
).map(lambda found: tuple(found.items()))
KEYS = st.sampled_from(["i1", "i2", "i3 as x", "held ba"])
GRANTED = st.builds(
    GrantedException,
    st.sampled_from(ExceptionKind),
    TEXTS,
    DAYS,
    TEXTS,
    PATHS | st.just(""),
    NAMES | KEYS | st.just(""),
    NAMES | st.just(""),
    st.none() | SMALL,
    st.none() | DAYS,
)
STATUSES = st.sampled_from(["earned", "in progress", "planned", "asserted", "?"])
USES = st.builds(
    Use,
    KEYS,
    TEXTS,
    TEXTS,
    st.none() | NAMES,
    SMALL,
    STATUSES,
    st.none() | DAYS,
    st.none() | TEXTS,
    st.none() | NAMES,
    st.booleans(),
    st.booleans(),
    granted=st.none() | GRANTED,
)
NEAR = st.builds(
    NearMiss,
    KEYS,
    TEXTS,
    TEXTS,
    st.sampled_from([each.value for each in Filter] + ["?"]),
    st.sampled_from(["True", "False", "C", "60000", "2024-01-01", ""]),
)
STATES = st.sampled_from(State)


def _tuples(of: "st.SearchStrategy[object]", most: int = 2) -> "st.SearchStrategy[tuple[object, ...]]":
    return st.lists(of, max_size=most).map(tuple)


def _finding(
    below: "st.SearchStrategy[Finding] | None", requirements: "st.SearchStrategy[object]" = REQUIREMENTS
) -> "st.SearchStrategy[Finding]":
    return st.builds(
        Finding,
        requirements,
        STATES,
        SMALL,
        SMALL,
        SMALL,
        st.none() | UNITS,
        _tuples(USES, 8),
        _tuples(USES),
        _tuples(KEYS),
        _tuples(NEAR),
        FACTS,
        st.booleans(),
        _tuples(below) if below is not None else st.just(()),
        _tuples(below, 3) if below is not None else st.just(()),
        _tuples(GRANTED),
    )


FINDINGS = st.recursive(_finding(None, REQUIREMENTS | LINES), _finding, max_leaves=4)
CITES = _tuples(st.builds(Citation, NAMES, TEXTS, place=PLACES))
SPOTS = st.sampled_from(["", "a.pathway:3", "b.pathway:9"])
ROUTES = st.builds(
    RouteFinding,
    NAMES,
    TEXTS,
    st.sampled_from(["own", "vertical", "horizontal", "value-added", "admission"]),
    STATES,
    SMALL,
    FINDINGS,
    st.booleans(),
    SPOTS,
    CITES,
)
DAY_OR_NONE = st.just("") | DAYS.map(date.isoformat)
OF_TRANSFER = {
    "transfer grade": st.tuples(TEXTS, TEXTS),
    "transfer ungraded": st.tuples(TEXTS, TEXTS),
    "transfer date": st.tuples(TEXTS, DAY_OR_NONE, DAY_OR_NONE),
}
"""The reasons of which a sentence needs every value."""


def _with_values(reason: str) -> "st.SearchStrategy[Unused]":
    return st.builds(Unused, KEYS, TEXTS, TEXTS, st.just(reason), OF_TRANSFER.get(reason, _tuples(PATHS, 3)))


UNUSED = st.sampled_from([*ORDER, "?"]).flatmap(_with_values)
OPTIONS = st.builds(
    Option,
    NAMES,
    TEXTS,
    KEYS,
    TEXTS,
    SMALL,
    st.none() | UNITS,
    st.none() | NAMES,
    TEXTS,
    st.none() | st.builds(Money, SMALL, st.sampled_from(["USD", "EUR", "CAD"])),
    st.none() | DAYS,
    _tuples(
        st.sampled_from(
            [
                "requirement:ba/1",
                "first:ba/1",
                "limit per learner:3000:0",
                "limit per credential:3000:1000",
                "limit per learner:",
                "room per learner:3000:1",
                "room per learner",
                "content:x",
                "assessment:y",
                "?",
            ]
        )
    ),
    SPOTS,
    CITES,
    st.none() | st.builds(Duration, SMALL, st.sampled_from(["days", "months", "years"])),
)
PINS = st.builds(Pin, KEYS | NAMES, PATHS | NAMES, TEXTS, st.none() | DAYS)
PINNED = st.builds(
    Pinned,
    PINS,
    TEXTS,
    TEXTS,
    st.booleans(),
    st.sampled_from(["", "not on record", "not finished", "refused", "another pin", "rules", "?"]),
    _tuples(KEYS | PATHS | st.just("with grade")),
)
EXCEPTED = st.builds(
    Excepted,
    GRANTED,
    TEXTS,
    TEXTS,
    st.booleans(),
    st.sampled_from(
        ["", *(reason.value for reason in Reason), "not finished", "ended", "refused", "not needed", "?"]
    ),
    _tuples(TEXTS),
    _tuples(PATHS),
)
LIMITS = st.builds(
    Limit,
    st.sampled_from(
        ["inside", "contribution", "overall", "sharing", "conversion", "repeat", "learning", "once", "?"]
    ),
    PATHS,
    SPOTS,
)
REPAIRS = st.builds(Repair, SMALL, _tuples(st.builds(Addition, PATHS, SMALL, st.none() | UNITS), 2))
CONFLICTS = st.builds(
    Conflict,
    _tuples(PATHS, 8),
    _tuples(KEYS),
    SMALL,
    SMALL,
    st.none() | UNITS,
    _tuples(PATHS),
    _tuples(PINS),
    _tuples(LIMITS, 3),
    _tuples(KEYS, 4),
    _tuples(REPAIRS, 5),
).filter(lambda each: each.requirements or each.limits)
"""Every reason names something that cannot be met or kept."""
GOALS = st.builds(
    GoalAudit,
    NAMES,
    TEXTS,
    st.sampled_from(["badge", "admission", "vertical", "certificate"]),
    STATES,
    st.none() | st.builds(Award, st.none() | DAYS, st.booleans(), st.none() | DAYS),
    st.booleans(),
    st.fractions(0, 1, max_denominator=100).map(Fraction),
    st.integers(0, 100),
    SMALL,
    _tuples(ROUTES),
    _tuples(UNUSED, 4),
    _tuples(OPTIONS),
    st.none() | CONFLICTS,
    st.none() | st.builds(Undecided, st.sampled_from([*OBSTACLES, "?"]), _tuples(PATHS), PATHS),
    SPOTS,
    CITES,
    _tuples(REQUIREMENTS),
    st.none(),
    _tuples(PINNED, 4),
    st.none() | st.builds(Unpinned, STATES, st.fractions(0, 1), st.integers(0, 100), SMALL),
    exceptions=_tuples(EXCEPTED, 3),
    other_conflicts=_tuples(CONFLICTS, 2),
)
TITLES = _tuples(st.tuples(NAMES, TEXTS), 4)
AUDITS = st.builds(Audit, TEXTS, TEXTS, DAYS, TEXTS, _tuples(GOALS), TITLES)
DECISIONS = st.builds(
    Decision,
    TEXTS,
    TEXTS,
    DAYS,
    TEXTS,
    st.none() | st.sampled_from(Answer),
    GOALS,
    _tuples(st.tuples(st.sampled_from(["asserted", "clause", "attestation", "?"]), KEYS | PATHS), 3),
    _tuples(PATHS),
    TITLES,
)
