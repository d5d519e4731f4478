"""Which version of its rules an audit goes by, and that nothing but that version decides."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathways.audit.from_graph import audit
from pathways.audit.state import State
from pathways.audit.verdict import GoalAudit
from pathways.graph.for_learner import graph_for
from pathways.report.versions_in_words import versions
from tests.audit.auditing import DAY, Desk, desk

OLD = 'certificate goal "Goal" { issued by alder effective 2020-08-01 retired 2022-07-31 require alder.wri101 }\n'
MIDDLE = 'certificate goal "Goal" { issued by alder effective 2022-08-01 retired 2023-07-31 require alder.mat101 }\n'
NEW = 'certificate goal "Goal" { issued by alder effective 2023-08-01 require alder.soc201 }\n'
THREE = OLD + MIDDLE + NEW
CHOICE = THREE.replace("issued by alder", "issued by alder may use any catalogue since matriculation")
WRITING = "earned alder.wri101 on 2023-05-10"


def day_of(goal: GoalAudit) -> tuple[date, str]:
    assert goal.version is not None
    return goal.version.day, goal.version.reason


@pytest.mark.parametrize(
    ("said", "day", "reason"),
    [
        (
            "declared goal on 2023-09-01 under catalogue 2021-01-01\ngoes by catalogue 2024-01-01",
            "2021-01-01",
            "declared",
        ),
        ("declared goal on 2023-09-01\ngoes by catalogue 2024-01-01", "2024-01-01", "learner"),
        ("declared goal on 2024-07-01 under catalogue 2021-01-01", "2024-06-30", "as of"),
        ("", "2024-06-30", "as of"),
    ],
)
def test_the_catalogue_declared_comes_before_that_of_the_record_and_that_before_the_day(
    said: str, day: str, reason: str
) -> None:
    assert day_of(desk(THREE, said).audit()) == (date.fromisoformat(day), reason)


def test_of_two_declarations_of_a_programme_the_later_says_the_catalogue() -> None:
    said = "declared goal on 2021-09-01 under catalogue 2021-01-01\ndeclared goal on 2022-09-01 under catalogue 2022-09-01"
    assert day_of(desk(THREE, said).audit()) == (date(2022, 9, 1), "declared")
    assert day_of(desk(THREE, said).audit(day=date(2022, 1, 1))) == (date(2021, 1, 1), "declared")


def test_rules_with_one_version_of_everything_are_the_same_graph() -> None:
    one = desk(NEW, WRITING)
    assert graph_for(one.graph, one.learner, DAY) is one.graph
    assert one.audit().version is None


def test_one_choice_of_versions_is_compiled_once() -> None:
    three = desk(THREE, "goes by catalogue 2021-01-01")
    found = graph_for(three.graph, three.learner, DAY)
    assert found is not three.graph
    assert graph_for(three.graph, three.learner, date(2025, 1, 1)) is found
    assert graph_for(found, three.learner, DAY) is found


@given(
    st.dates(date(2019, 1, 1), date(2025, 1, 1)),
    st.sampled_from(["", WRITING, "earned alder.mat101 on 2022-05-10", "earned alder.soc201 on 2022-05-10"]),
)
def test_an_audit_by_a_version_is_one_by_rules_that_have_no_other(day: date, record: str) -> None:
    alone = OLD if day < date(2022, 8, 1) else MIDDLE if day < date(2023, 8, 1) else NEW
    found = desk(THREE, f"{record}\ngoes by catalogue {day}").audit()
    wanted = desk(alone, record).audit()
    assert (found.state, found.progress, found.remaining) == (wanted.state, wanted.progress, wanted.remaining)
    assert [route.finding for route in found.routes] == [route.finding for route in wanted.routes]


@given(st.dates(date(2019, 1, 1), date(2024, 6, 30)))
def test_the_better_of_the_catalogues_since_matriculation_wins(matriculated: date) -> None:
    found = desk(CHOICE, f"{WRITING}\nmatriculated on {matriculated}").audit()
    assert found.state is (State.MET if matriculated <= date(2022, 7, 31) else State.UNMET)
    assert found.version is not None
    since = found.version.since
    assert since is not None
    in_force = [date(2020, 8, 1), date(2022, 8, 1), date(2023, 8, 1)]
    first = max((each for each in in_force if each <= matriculated), default=in_force[0])
    open_ = [each for each in in_force if each >= first]
    if len(open_) > 1:
        assert sorted([since, *(other.since for other in found.version.others if other.since)]) == open_


def test_an_institution_may_give_the_choice_for_all_that_it_issues() -> None:
    school = 'institution school "School" { part of alder may use any catalogue since matriculation }\n'
    rules = school + THREE.replace("issued by alder", "issued by school")
    since = f"{WRITING}\nmatriculated on 2021-08-01"
    assert desk(rules, since).audit().state is State.MET
    assert desk(THREE, since).audit().state is State.UNMET


def test_without_a_day_of_matriculation_there_is_no_choice() -> None:
    assert day_of(desk(CHOICE, WRITING).audit()) == (DAY, "as of")


def test_what_a_goal_depends_on_goes_by_its_own_catalogue() -> None:
    inner = THREE.replace("certificate goal", "certificate inner").replace(
        "issued by", "awarded automatically issued by"
    )
    outer = 'certificate goal "Goal" { issued by alder require inner }\n'
    assert (
        desk(inner + outer, f"{WRITING}\ndeclared inner under catalogue 2021-01-01").audit().state
        is State.MET
    )
    assert desk(inner + outer, WRITING).audit().state is State.UNMET


def test_the_audit_says_which_rules_were_used_and_what_others_would_give() -> None:
    found = desk(CHOICE, f"{WRITING}\nmatriculated on 2022-07-31").audit()
    assert found.version is not None
    assert versions(found.version) == [
        (
            "Rules in force from 1 August 2020 to 31 July 2022: "
            "the catalogue of 31 July 2022 is the best of those since matriculation"
        ),
        "By the rules in force from 1 August 2023 instead: not yet met, 0 %",
        "By the rules in force from 1 August 2022 to 31 July 2023 instead: not yet met, 0 %",
    ]


def _stack(*, one_year: bool) -> str:
    words = "same catalogue year" if one_year else ""
    certificates = "".join(
        text.replace("certificate goal", f"certificate {name}")
        .replace("issued by", "awarded automatically issued by")
        .replace("alder.wri101", first)
        .replace("alder.soc201", second)
        for name, first, second in (
            ("one", "alder.wri101", "alder.wri102"),
            ("two", "alder.mat102", "alder.soc201"),
        )
        for text in (OLD, NEW.replace("2023-08-01", "2022-08-01"))
    )
    return f'{certificates}horizontal stack goal "Both" {{ made of all of {{ one, two }} {words} }}\n'


@pytest.mark.parametrize(("one_year", "state"), [(True, State.UNMET), (False, State.MET)])
def test_a_stack_of_one_catalogue_year_does_not_mix_years(one_year: bool, state: State) -> None:
    record = (
        f"{WRITING}\nearned alder.soc201 on 2023-05-10\n"
        "declared one under catalogue 2021-01-01\ndeclared two under catalogue 2023-01-01"
    )
    mixed: Desk = desk(_stack(one_year=one_year), record)
    assert mixed.audit().state is state


def test_the_one_year_of_a_stack_holds_for_no_other_goal() -> None:
    record = (
        f"{WRITING}\nearned alder.mat102 on 2023-05-10\n"
        "declared one under catalogue 2021-01-01\ndeclared two under catalogue 2023-01-01"
    )
    found = desk(_stack(one_year=True), record)
    alone = found.audit("two")
    both = audit(found.graph, found.learner, ("goal", "two"), DAY, "digest")
    assert both.goal("goal").state is State.MET
    assert both.goal("two") == alone
    assert alone.state is State.UNMET


def test_a_conversion_recorded_as_done_goes_by_the_rules_of_its_event() -> None:
    rules = (
        'badge shop "Workshop" { issued by alder not for credit criteria "x" }\n'
        'course credit_for "Credit" { taught at alder worth 3 credits }\n'
        + "".join(
            f'conversion change "Change" {{ {days} converts shop gives 3 credits as credit_for '
            f"window {window} after completed }}\n"
            for days, window in (
                ("effective 2020-01-01 retired 2021-12-31", "5 years"),
                ("effective 2022-01-01", "1 year"),
            )
        )
        + 'certificate goal "Goal" { issued by alder require credit_for }\n'
    )
    for completed, state in ((date(2021, 12, 31), State.MET), (date(2022, 1, 1), State.UNMET)):
        later = completed + timedelta(days=800)
        said = f"earned shop on {completed} converted by change converted on {later}"
        assert desk(rules, said).audit().state is state
