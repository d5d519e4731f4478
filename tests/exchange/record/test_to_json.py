"""Writing learners and reading them again: nothing is lost, and the same learners are always the same text."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pathways.exchange.record import limits
from pathways.exchange.record.keys import keyed
from pathways.exchange.record.to_json import to_json
from pathways.exchange.record.to_learners import from_json
from pathways.model.amount import Unit, Worth
from pathways.model.declaration import LEVELS
from pathways.model.learner import (
    Attestation,
    ExceptionKind,
    GrantedException,
    Item,
    Learner,
    Pin,
    Provenance,
    Relation,
    Status,
)
from pathways.text.composed import composed
from tests.exchange.record.college import COLLEGE

DAYS = st.dates(limits.EARLIEST, limits.LATEST)
MAYBE_DAYS = st.none() | DAYS
NAMES = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=20).map(
    composed
)
TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n\t"), max_size=20).map(
    composed
)
AMOUNTS = st.integers(0, limits.AMOUNT * 1000)
UNITS = (
    *(Unit("credits", name) for name in ("semester", "quarter", "ects", "workshop")),
    *(Unit("hours", name) for name in ("", "clock", "contact")),
    Unit("CEU", ""),
)
WORTHS = st.builds(Worth, AMOUNTS, st.sampled_from(UNITS))
PINNED = ("college.eng101", "college.data_badge")
PLACES = ("college.ba", "college.ba/require")
THINGS = st.sampled_from(
    [
        ("college.eng101", "course", None, "", ""),
        ("college.eng101", "course", "college", "ENG", "101"),
        ("college.placement", "exam", None, "", ""),
        ("college.internship", "experience", "abroad", "", ""),
        ("college.data_badge", "credential", None, "", ""),
        (None, "course", "abroad", "HIS", "6.006"),
        (None, "experience", None, "", ""),
    ]
)


@st.composite
def items(draw: st.DrawFn) -> Item:
    name, sort, institution, subject, number = draw(THINGS)
    provenance = draw(st.sampled_from(Provenance))
    converted = draw(st.booleans())
    return Item(
        key=draw(NAMES),
        name=name,
        sort=sort,
        title=draw(TEXTS) if name else composed("x" + draw(TEXTS)),
        status=draw(st.sampled_from(Status)),
        completed=draw(MAYBE_DAYS),
        term=draw(st.just("") | NAMES),
        grade=draw(st.sampled_from([None, "A", "F"])),
        basis=draw(st.sampled_from(["graded", "pass_fail"])),
        score=draw(st.none() | AMOUNTS),
        worth=draw(WORTHS if name is None else st.none() | WORTHS),
        institution=institution,
        subject=subject,
        number=number,
        level=draw(st.none() | st.sampled_from(LEVELS)),
        for_credit=draw(st.none() | st.booleans()),
        provenance=provenance,
        asserted_by=draw(st.just("") | NAMES) if provenance is Provenance.ASSERTED else "",
        transferred=draw(st.booleans()),
        converted_by="college.badge_to_credit" if converted else None,
        converted_on=draw(MAYBE_DAYS) if converted else None,
        valid_until=draw(MAYBE_DAYS),
        evidence=draw(TEXTS),
    )


def _relations(*names: str) -> st.SearchStrategy[tuple[Relation, ...]]:
    """Programmes from the earliest to the latest, those without a date last: the order in which they are read."""
    return _in_order(st.builds(Relation, st.sampled_from(names), MAYBE_DAYS))


def _in_order(one: st.SearchStrategy[Relation]) -> st.SearchStrategy[tuple[Relation, ...]]:
    return st.sets(one, max_size=3).map(
        lambda found: tuple(sorted(found, key=lambda one: (one.since or date.max, one.programme, repr(one))))
    )


def _exceptions() -> st.SearchStrategy[GrantedException]:
    """An exception of every kind, with what its kind needs."""
    who = (NAMES, DAYS, TEXTS.map(lambda text: composed("x" + text)))
    place, item = st.sampled_from(PLACES), st.sampled_from(PINNED)
    kinds: dict[ExceptionKind, dict[str, st.SearchStrategy[Any]]] = {
        ExceptionKind.WAIVE: {"requirement": place},
        ExceptionKind.SUBSTITUTE: {"item": item, "instead_of": item, "requirement": st.just("") | place},
        ExceptionKind.ALSO_ALLOW: {"item": item, "requirement": place},
        ExceptionKind.APPLY_HERE: {"item": item, "requirement": place},
        ExceptionKind.CHANGE_A_LIMIT: {"requirement": place, "amount": AMOUNTS},
        ExceptionKind.EXTEND_A_DEADLINE: {"requirement": st.just("college.badge_to_credit"), "until": DAYS},
    }
    return st.one_of(
        [st.builds(GrantedException, st.just(kind), *who, **more) for kind, more in kinds.items()]
    )


# Made once: a strategy that is made anew for every learner is most of the time of the test.
GRANTED = st.sets(_exceptions(), max_size=2)
DECLARED = _in_order(st.builds(Relation, st.sampled_from(("college.ba", "writing")), MAYBE_DAYS, MAYBE_DAYS))
STANDING = st.none() | _relations("college.ba", "college")
PINS = st.sets(
    st.builds(Pin, st.sampled_from(PINNED), st.sampled_from(PLACES), st.just("") | NAMES, MAYBE_DAYS),
    max_size=3,
)
ATTESTATIONS = st.sets(st.builds(Attestation, NAMES, NAMES, DAYS), max_size=2)
ITEMS = st.lists(items(), max_size=4, unique_by=lambda item: item.key)


@st.composite
def learners(draw: st.DrawFn) -> Learner:
    found = draw(ITEMS)
    pins, attestations = draw(PINS), draw(ATTESTATIONS)
    return Learner(
        key=draw(NAMES),
        name=draw(TEXTS),
        born=draw(MAYBE_DAYS),
        populations=draw(st.none() | st.sets(NAMES, max_size=3).map(lambda names: tuple(sorted(names)))),
        matriculated=draw(MAYBE_DAYS),
        applied=draw(MAYBE_DAYS),
        declared=draw(DECLARED),
        admitted=draw(STANDING),
        enrolled=draw(STANDING),
        attestations=tuple(sorted(attestations, key=lambda one: (str(one.on), one.what, one.office))),
        items=keyed(found),
        applies_for=draw(st.sampled_from([(), ("college.ba_by_courses",)])),
        pins=tuple(sorted(pins, key=lambda pin: pin.say)),
        catalogue=draw(MAYBE_DAYS),
        exceptions=tuple(sorted(draw(GRANTED), key=lambda one: (one.on, repr(one)))),
    )


@given(st.lists(learners(), max_size=3, unique_by=lambda learner: learner.key))
def test_what_is_written_is_read_back_as_it_was(found: list[Learner]) -> None:
    in_order = tuple(sorted(found, key=lambda learner: learner.key))
    read, problems = from_json(to_json(found), "a.json", COLLEGE)
    assert read == in_order
    assert {problem.code for problem in problems} <= {"not-used-yet", "lineage-unknown"}


@given(st.lists(learners(), max_size=3, unique_by=lambda learner: learner.key))
def test_the_order_of_the_learners_changes_nothing(found: list[Learner]) -> None:
    assert to_json(found) == to_json(reversed(found))


def test_awards_keep_what_they_were_recorded_with() -> None:
    course = Item("1", "college.eng101", "course", "", Status.EARNED)
    badge = Item("2", "college.data_badge", "credential", "", Status.EARNED, part_of=("1",))
    learner = Learner(key="1", name="", admitted=None, enrolled=None, items=keyed([badge, course]))
    assert from_json(to_json([learner]), "a.json", COLLEGE) == ((learner,), ())


def test_numbers_are_written_exactly() -> None:
    worth = Worth(2_680, Unit("credits", "semester"))
    item = Item("1", "college.eng101", "course", "", Status.EARNED, worth=worth, score=71_000)
    text = to_json([Learner("1", "", items=(item,))])
    assert '"credits": "2.68"' in text
    assert '"score": 71,' in text
