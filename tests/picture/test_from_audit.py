"""A learner's state in every box: learning by the record, everything else by an audit of its own."""

from datetime import date
from pathlib import Path

import pytest

from pathways.picture.from_audit import standings_of
from pathways.picture.from_graph import Standing, picture_of
from pathways.picture.nouns import State
from pathways.ruleset import load_rules
from tests.audit.auditing import DAY, desk, requiring

RULES = Path(__file__).parents[2] / "rules"


def _standing(name: str, rules: str, record: str) -> Standing:
    asked = desk(rules, record)
    return standings_of(asked.graph, asked.learner, DAY, [name])[name]


@pytest.mark.parametrize(
    ("record", "standing"),
    [
        ("", (State.MISSING, "")),
        ("earned alder.wri101 on 2024-05-10", (State.EARNED, "")),
        ("earned alder.wri101 on 2024-05-10 grade B", (State.EARNED, "grade B")),
        (
            "failed alder.wri101 on 2023-05-10 grade F\nearned alder.wri101 on 2024-05-10 grade B",
            (State.EARNED, "grade B"),
        ),
        ("failed alder.wri101 on 2024-05-10 grade F", (State.MISSING, "failed")),
        ("withdrew from alder.wri101 on 2024-05-10", (State.MISSING, "")),
        ("taking alder.wri101", (State.IN_PROGRESS, "")),
        ("failed alder.wri101 on 2024-05-10 grade F\ntaking alder.wri101", (State.IN_PROGRESS, "")),
        ("planning alder.wri101", (State.PLANNED, "")),
        ('earned alder.wri101 on 2024-05-10 asserted by "Rosa"', (State.UNKNOWN, "not verified")),
        (
            'taking alder.wri101\nearned alder.wri101 on 2024-05-10 asserted by "Rosa"',
            (State.IN_PROGRESS, ""),
        ),
        ("earned alder.wri101 on 2024-07-01", (State.MISSING, "")),
    ],
)
def test_learning_stands_as_the_record_says(record: str, standing: Standing) -> None:
    assert _standing("alder.wri101", requiring("alder.wri101"), record) == standing


TWO = requiring("2 courses from courses in area alder.writing", "age at least 22")


@pytest.mark.parametrize(
    ("record", "standing"),
    [
        ("earned goal on 2024-05-10", (State.EARNED, "2024-05-10")),
        (
            "born 2000-01-01\nearned alder.wri101 on 2024-05-10\nearned alder.wri102 on 2024-05-10",
            (State.ELIGIBLE, ""),
        ),
        (
            "born 2000-01-01\nearned alder.wri101 on 2024-05-10\ntaking alder.wri102",
            (State.IN_PROGRESS, "57 %"),
        ),
        (
            "born 2000-01-01\nearned alder.wri101 on 2024-05-10\nplanning alder.wri102",
            (State.PLANNED, "57 %"),
        ),
        ("earned alder.wri101 on 2024-05-10\nearned alder.wri102 on 2024-05-10", (State.UNKNOWN, "85 %")),
        ("born 2000-01-01\nearned alder.wri101 on 2024-05-10", (State.BEGUN, "57 %")),
        ("born 2020-01-01", (State.MISSING, "0 %")),
    ],
)
def test_a_credential_stands_as_its_audit_says(record: str, standing: Standing) -> None:
    assert _standing("goal", TWO, record) == standing


def test_an_automatic_credential_is_earned_without_a_day() -> None:
    rules = 'badge goal "Goal" { issued by alder awarded automatically require alder.talk }\n'
    assert _standing("goal", rules, "earned alder.talk on 2024-05-10") == (State.EARNED, "")


def test_what_cannot_be_decided_is_unknown() -> None:
    rules = requiring("alder.wri101", "when gpa at least 2.00 over what counts { alder.wri101 }")
    assert _standing("goal", rules, "") == (State.UNKNOWN, "undecided")


CONVERSION = (
    'conversion upgrade "Upgrade" { converts alder.talk gives 3 credits as alder.wri101 }\n'
    + requiring("alder.wri101")
)


@pytest.mark.parametrize(
    ("record", "standing"),
    [
        ("", (State.MISSING, "")),
        ("earned alder.talk on 2024-05-10", (State.ELIGIBLE, "open")),
        ("earned alder.talk on 2024-05-10 converted by upgrade", (State.EARNED, "converted")),
    ],
)
def test_a_conversion_is_closed_open_or_done(record: str, standing: Standing) -> None:
    assert _standing("upgrade", CONVERSION, record) == standing


CONVERTED = "earned alder.talk on 2024-05-10 converted by upgrade"


@pytest.mark.parametrize(
    ("record", "standing"),
    [
        (CONVERTED, (State.EARNED, "converted")),
        (f"{CONVERTED}\ntaking alder.wri101", (State.EARNED, "converted")),
        (f'{CONVERTED} asserted by "Rosa"', (State.UNKNOWN, "not verified")),
        ("earned alder.talk on 2024-05-10", (State.MISSING, "")),
    ],
)
def test_a_course_that_something_was_converted_into_is_earned(record: str, standing: Standing) -> None:
    assert _standing("alder.wri101", CONVERSION, record) == standing


@pytest.mark.parametrize(
    ("record", "standing"),
    [
        ("earned pen101 on 2024-05-10 grade B", (State.EARNED, "by PEN 101")),
        ("taking pen101", (State.IN_PROGRESS, "by PEN 101")),
        (
            "earned pen101 on 2024-04-10 grade B\nearned alder.wri101 on 2024-05-10 grade C",
            (State.EARNED, "grade C"),
        ),
        ("earned pen101 on 2024-05-10 grade B\ntaking alder.wri101", (State.EARNED, "by PEN 101")),
    ],
)
def test_an_equivalent_course_stands_for_the_one_in_the_box(record: str, standing: Standing) -> None:
    rules = (
        'course pen101 "Pen" { taught at alder number "PEN 101" worth 3 credits equivalent to alder.wri101 }\n'
        + requiring("alder.wri101")
    )
    assert _standing("alder.wri101", rules, record) == standing


ADMISSION = (
    'bachelor degree ba "BA" { issued by alder } bachelor degree other "Other" { issued by alder }\n'
    'admission goal "Way" { admits to ba require alder.wri101 require age at least 18 }\n'
)


@pytest.mark.parametrize(
    ("record", "standing"),
    [
        ("born 2000-01-01\nearned alder.wri101 on 2024-05-10", (State.ELIGIBLE, "would be admitted")),
        ("born 2000-01-01", (State.MISSING, "not yet")),
        ("born 2000-01-01\nadmitted to ba on 2031-08-20", (State.MISSING, "not yet")),
        ("born 2000-01-01\nadmitted to other on 2023-08-20", (State.MISSING, "not yet")),
        ("earned alder.wri101 on 2024-05-10", (State.UNKNOWN, "cannot be decided")),
        (
            'born 2000-01-01\nearned alder.wri101 on 2024-05-10 asserted by "Rosa"',
            (State.UNKNOWN, "needs review"),
        ),
    ],
)
def test_an_admission_stands_as_it_is_answered(record: str, standing: Standing) -> None:
    assert _standing("goal", ADMISSION, record) == standing


def test_a_way_into_where_the_learner_is_in_already_has_no_state() -> None:
    with pytest.raises(KeyError):
        _standing("goal", ADMISSION, "born 2000-01-01\nadmitted to ba on 2023-08-20")


def test_a_stack_has_a_state_of_its_own() -> None:
    rules = 'horizontal stack goal "Goal" { made of all of { alder.listener, alder.helper } }\n'
    record = "earned alder.wri101 on 2024-05-10\nearned alder.listener on 2024-05-10"
    assert _standing("goal", rules, record) == (State.BEGUN, "50 %")


def test_a_selection_has_no_state() -> None:
    asked = desk(requiring("1 course from courses in area alder.writing"))
    boxes = [box.name for box in picture_of(asked.graph, "goal").boxes]
    found = standings_of(asked.graph, asked.learner, DAY, boxes)
    assert set(boxes) - set(found) == {"selection 1"}


@pytest.mark.parametrize(
    ("folder", "goal", "learner", "day", "states"),
    [
        (
            "aacrao",
            "anytown.master",
            "three graduate certificates in sequence",
            date(2024, 6, 1),
            {
                "anytown.master": State.ELIGIBLE,
                "anytown.certificate_in_data": State.EARNED,
                "anytown.data_1": State.MISSING,
            },
        ),
        (
            "psu",
            "psu.summative",
            None,
            date(2024, 6, 1),
            {"psu.summative": State.MISSING, "psu.keywords": State.MISSING},
        ),
    ],
)
def test_a_learner_of_the_library_in_the_picture(
    folder: str, goal: str, learner: str | None, day: date, states: dict[str, State]
) -> None:
    rules = load_rules(RULES / folder)
    found = next(test.learner for test in rules.catalogue.tests if learner in {None, test.learner.name})
    names = [box.name for box in picture_of(rules.graph, goal).boxes]
    standings = standings_of(rules.graph, found if learner else desk(TWO).learner, day, names)
    picture = picture_of(rules.graph, goal, standings=standings)
    shown = {box.name: box.state for box in picture.boxes}
    assert {name: shown[name] for name in states} == states
    assert all(box.state is not None for box in picture.boxes if box.kind != "selection")


SIGNED = 'by "Dr Gray" on 2024-01-10 because "x"'
PAIR = requiring("alder.wri101", "alder.mat101") + (
    'certificate other "Other" { issued by alder require any of { alder.mat101, alder.bio101 } require alder.wri102 }\n'
)


@pytest.mark.parametrize(
    ("granted", "courses", "goal"),
    [
        ("", [(State.MISSING, ""), (State.MISSING, "")], (State.MISSING, "0 %")),
        (
            f"granted waiver of 'goal/require/1' {SIGNED}",
            [(None, "waived by Dr Gray"), (State.MISSING, "")],
            (State.MISSING, "0 %, 1 exception"),
        ),
        (
            f"granted waiver of 'goal/require/2' {SIGNED}",
            [(State.MISSING, ""), (State.MISSING, "waived in part by Dr Gray")],
            (State.MISSING, "0 %, 1 exception"),
        ),
        (
            f"granted waiver of 'goal/require' {SIGNED}\ngranted waiver of 'other/require/1' {SIGNED}",
            [(None, "waived by Dr Gray"), (None, "waived by Dr Gray")],
            (State.ELIGIBLE, "1 exception"),
        ),
        (
            f"taking alder.wri201\ngranted alder.wri201 in place of alder.wri101 {SIGNED}",
            [(State.IN_PROGRESS, "by WRI 201, by exception"), (State.MISSING, "")],
            (State.MISSING, "0 %, 1 exception"),
        ),
        (
            f"earned alder.wri201 on 2024-05-10\ngranted alder.wri201 in place of alder.wri101 {SIGNED}",
            [(State.EARNED, "by WRI 201, by exception"), (State.MISSING, "")],
            (State.BEGUN, "50 %, 1 exception"),
        ),
    ],
)
def test_what_is_waived_or_has_a_substitute_is_marked(
    granted: str, courses: list[Standing], goal: Standing
) -> None:
    asked = desk(PAIR, granted)
    names = ["alder.wri101", "alder.mat101", "goal", "other"]
    found = standings_of(asked.graph, asked.learner, DAY, names)
    assert [found["alder.wri101"], found["alder.mat101"]] == courses
    assert found["goal"] == goal
