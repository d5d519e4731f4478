"""What must count in one goal only: how much of it there is, who has it first, and that nobody is told a yes without it."""

from itertools import combinations, product
from random import Random

import pytest

from pathways.audit.allocation.own_rows import OwnRows
from pathways.audit.from_graph import audit
from pathways.audit.reasons import Conflict
from pathways.audit.replay import ReplayError
from pathways.audit.sharing import Tie
from pathways.audit.state import State
from pathways.audit.verdict import GoalAudit, Shared
from pathways.exchange.audit.document import AuditDocument
from pathways.report import to_plain, to_text
from tests.audit.auditing import DAY, Desk, desk, earned

COURSES = ("wri101", "wri102", "wri201", "mat101", "mat102")
TWO = """
certificate one "One" {{ issued by alder worth 12 credits require {} }}
certificate two "Two" {{ issued by alder worth 6 credits require {} }}
sharing apart "Apart" {{ between {{ one, two }} {} }}
"""


def _pair(amount: str, over: str = "") -> str:
    """Two certificates of two courses each, of which each must have so much of its own."""
    two = "2 courses from courses at alder"
    return TWO.format(two, two, f"each credential has at least {amount} of its own{over}")


def _audited(asked: Desk, *goals: str) -> list[GoalAudit]:
    return list(audit(asked.graph, asked.learner, goals or ("one", "two"), DAY, "digest").goals)


def _states(rules: str, record: str, *goals: str) -> list[State]:
    return [goal.state for goal in _audited(desk(rules, record, "one"), *goals)]


def _own(rules: str, record: str) -> dict[str, tuple[int, int]]:
    """Of each goal how much is its own and how much must be."""
    two = _audited(desk(rules, record, "one"))[1]
    assert two.together is not None
    return {each.owner: (each.have, each.limit) for each in two.together.shared if each.owner is not None}


# Every way to apply some of five courses to two or three goals, tried without anything of the audit or of the oracle.


def _some(courses: frozenset[str]) -> list[frozenset[str]]:
    return [
        frozenset(some) for size in range(len(courses) + 1) for some in combinations(sorted(courses), size)
    ]


def _least(
    asked: list[tuple[int, frozenset[str]]], own: list[tuple[int, frozenset[str]]], has: frozenset[str]
) -> tuple[int, ...]:
    """What remains of each goal, the earlier goals first: three for each course that is missing, or missing of its own."""
    return min(
        tuple(
            3 * max(0, need - len(used))
            + 3 * max(0, of_own[0] - len((used & of_own[1]).difference(*applied[:at], *applied[at + 1 :])))
            for at, (used, (need, _), of_own) in enumerate(zip(applied, asked, own, strict=True))
        )
        for applied in product(*(_some(has & able) for _, able in asked))
    )


def _drawn(random: Random) -> tuple[str, str, tuple[str, ...], tuple[int, ...]]:
    names = ("one", "two", "three")[: random.choice((2, 2, 3))]
    asked = [(random.randint(1, 3), frozenset(random.sample(COURSES, random.randint(2, 4)))) for _ in names]
    need, over = random.randint(1, 2), frozenset(random.sample(COURSES, random.randint(3, 5)))
    only = random.choice([names, names, names[:1], names[-1:]])
    own = [(need if name in only else 0, over) for name in names]
    has = frozenset(random.sample(COURSES, random.randint(2, 5)))
    rules = [
        f'certificate {name} "{name}" {{ issued by alder require {number} courses from {_listed(able)} }}'
        for name, (number, able) in zip(names, asked, strict=True)
    ]
    of = "" if only == names else f" from {{ {', '.join(only)} }}"
    rules.append(
        f'sharing apart "Apart" {{ between {{ {", ".join(names)} }} '
        f"each credential{of} has at least {need} courses of its own from {_listed(over)} }}"
    )
    return "\n".join(rules), earned(*sorted(has)), names, _least(asked, own, has)


def _listed(courses: frozenset[str]) -> str:
    return f"{{ {', '.join(f'alder.{course}' for course in sorted(courses))} }}"


@pytest.mark.no_cover
def test_small_sets_of_goals_come_out_as_trying_everything_by_hand() -> None:
    outcomes: set[tuple[int, State]] = set()
    for seed in range(40):
        rules, record, names, least = _drawn(Random(seed))
        goals = _audited(desk(rules, record, "one"), *names)
        assert tuple(goal.remaining for goal in goals) == tuple(1000 * each for each in least), (seed, rules)
        outcomes.update((at, goal.state) for at, goal in enumerate(goals))
    assert outcomes >= {(at, state) for at in range(2) for state in (State.MET, State.UNMET)}


# What is its own.


def test_a_goal_alone_is_asked_for_nothing_of_its_own() -> None:
    (one,) = _audited(desk(_pair("2 courses"), earned("wri101", "wri102"), "one"), "one")
    assert (one.state, one.together) == (State.MET, None)


def test_three_courses_are_enough_for_two_goals_of_two_that_share_one() -> None:
    one_own = _pair("1 course")
    assert _states(one_own, earned("wri101", "wri102")) == [State.MET, State.UNMET]
    assert _states(one_own, earned("wri101", "wri102", "wri201")) == [State.MET, State.MET]
    assert _own(one_own, earned("wri101", "wri102", "wri201")) == {"one": (1000, 1000), "two": (1000, 1000)}


def test_it_is_counted_in_credits_and_only_of_what_it_is_about() -> None:
    writing = _pair("4 credits", " from courses in area alder.writing")
    assert _states(writing, earned("wri101", "wri102", "wri201", "mat101")) == [State.MET, State.UNMET]
    assert _states(writing, earned("wri101", "wri102", "wri201", "wri301")) == [State.MET, State.MET]
    assert _states(_pair("4 credits"), earned("wri101", "wri102", "wri201", "mat101")) == [
        State.MET,
        State.MET,
    ]


def test_a_part_of_the_programme_is_one_of_each() -> None:
    half = _pair("1/2 of the programme's credits")
    found = _own(half, earned("wri101", "wri102", "wri201"))
    assert found == {"one": (6000, 6000), "two": (3000, 3000)}


def test_what_is_converted_is_no_other_learning_than_what_it_came_from() -> None:
    turn = 'conversion turn "Turn" { converts alder.talk gives 3 credits as alder.wri101 }\n'
    forms = TWO.format("alder.talk", "alder.wri101", "each credential has at least 1 item of its own")
    record = "earned alder.talk on 2024-05-10 converted by turn"
    assert _states(turn + forms, record) == [State.MET, State.UNMET]
    assert _states(turn + forms, record + "\n" + earned("wri101")) == [State.MET, State.MET]


def test_a_course_taken_twice_is_one_course_and_one_that_is_repeatable_is_two() -> None:
    own = "each credential has at least 1 course of its own"
    again = earned("wri101") + "\n" + earned("wri101", on="2023-05-10")
    assert _states(TWO.format("alder.wri101", "alder.wri101", own), again) == [State.MET, State.UNMET]
    often = 'course song "Song" { taught at alder worth 1 credit repeatable }\n'
    twice = "earned song on 2023-05-10\nearned song on 2024-05-10"
    assert _states(often + TWO.format("song", "song", own), twice) == [State.MET, State.MET]


def test_an_award_is_no_learning_of_its_own() -> None:
    rules = TWO.format("alder.listener", "alder.wri101", "each credential has at least 1 item of its own")
    record = "earned alder.listener on 2024-05-10\n" + earned("wri101")
    assert _states(rules, record) == [State.UNMET, State.MET]


def test_one_learning_in_two_competitions_of_a_goal_is_its_own_once() -> None:
    turn = 'conversion turn "Turn" { converts alder.talk gives 3 credits as alder.wri101 }\n'
    rules = f"""{turn}
    certificate one "One" {{ issued by alder require alder.talk pool {{ alder.wri101 }} }}
    certificate two "Two" {{ issued by alder require alder.mat101 }}
    sharing apart "Apart" {{ between {{ one, two }} each credential from {{ one }} has at least 2 items of its own }}
    """
    record = "earned alder.talk on 2024-05-10 converted by turn\n" + earned("mat101")
    assert _states(rules, record) == [State.UNMET, State.MET]
    assert _own(rules, record) == {"one": (1000, 2000)}
    assert _states(rules, record + "\n" + earned("wri101")) == [State.MET, State.MET]


def test_an_item_that_is_divided_is_its_own_where_all_of_it_counts() -> None:
    lab = "alder.bio101"
    rules = """
    certificate one "One" {{ issued by alder
      require at least 1 credit from {{ {lab} }} of which {{ at most 1 credit from {{ {lab} }} }} split
      require at least 3 credits from {{ {lab} }} of which {{ at most {most} credits from {{ {lab} }} }} split }}
    certificate two "Two" {{ issued by alder require alder.mat101 }}
    sharing apart "Apart" {{ between {{ one, two }} each credential from one has at least {own} credits of its own }}
    """
    record = earned("bio101", "mat101")
    assert _states(rules.format(lab=lab, most=3, own=4), record) == [State.MET, State.MET]
    assert _states(rules.format(lab=lab, most=3, own=5), record) == [State.UNMET, State.MET]
    partly = TWO.format(
        f"at least 3 credits from {{ {lab} }} of which {{ at most 3 credits from {{ {lab} }} }} split",
        "alder.mat101",
        "each credential from one has at least 1 credit of its own",
    )
    assert _states(partly, record) == [State.UNMET, State.MET]


def test_units_that_are_rounded_on_the_total_are_added_up_first() -> None:
    quarter = """
    institution away "Away" { academic calendar quarter }
    unit quarter = 2/3 semester rounded down to 1 on the total
    course q1 "Q1" { taught at away worth 4 credits }
    course q2 "Q2" { taught at away worth 4 credits }
    course q3 "Q3" { taught at away worth 4 credits }
    certificate one "One" { issued by alder require 3 courses from { q1, q2, q3 } }
    certificate two "Two" { issued by alder require 1 course from { alder.mat101, q3 } }
    sharing apart "Apart" { between { one, two } each credential from { one } has at least %s credits of its own }
    """
    record = "earned q1 on 2024-05-10\nearned q2 on 2024-05-10\nearned q3 on 2024-05-10\n"
    assert _states(quarter % 8, record + earned("mat101")) == [State.MET, State.MET]
    assert _states(quarter % 9, record + earned("mat101")) == [State.UNMET, State.MET]
    assert _states(quarter % 6, record) == [State.MET, State.UNMET]
    assert _states(quarter % 5, record) == [State.MET, State.MET]


def test_it_is_asked_of_two_that_share_and_of_no_two_that_are_left_out() -> None:
    left_out = TWO.format(
        "alder.wri101",
        "alder.wri101",
        "unless both in { one, two } each credential has at least 1 course of its own",
    )
    assert _states(left_out, earned("wri101")) == [State.MET, State.MET]


def test_what_counts_in_a_third_goal_that_shares_with_it_is_not_its_own() -> None:
    third = 'certificate three "Three" { issued by alder require alder.wri101 }\n'
    own = TWO.format("alder.wri101", "alder.mat101", "each credential has at least 1 course of its own")
    both = own.replace("between { one, two }", "between { one, two, three }")
    record = earned("wri101", "mat101")
    assert _states(third + both, record, "one", "two", "three") == [State.MET, State.MET, State.UNMET]
    assert _states(third + own, record, "one", "two", "three") == [State.MET, State.MET, State.MET]


# Who owes what is missing.


def test_an_award_keeps_its_own_and_what_it_lacks_is_missing_of_the_next_goal() -> None:
    own = _pair("1 course")
    award = "\nearned one on 2024-05-20 with { alder.wri101, alder.wri102 }"
    courses = earned("wri101", "wri102", "wri201")
    assert _states(own, courses + award, "two") == [State.MET]
    assert _states(own, earned("wri101", "wri102") + award, "two") == [State.UNMET]
    writing = _pair("1 course", " from courses in area alder.writing")
    of_none = courses + "\nearned alder.talk on 2024-05-20\nearned one on 2024-05-20 with { alder.talk }"
    (two,) = _audited(desk(writing, of_none, "one"), "two")
    assert (two.state, two.remaining) == (State.UNMET, 3000)


def test_of_an_award_of_which_nothing_is_known_nothing_is_asked() -> None:
    rules = TWO.format("alder.wri201", "alder.wri101", "each credential has at least 1 course of its own")
    assert _states(rules, earned("wri101") + "\nearned one on 2024-05-20", "two") == [State.MET]


def test_an_award_without_items_is_taken_to_have_its_own_where_that_can_be() -> None:
    own = _pair("1 course")
    award = "\nearned one on 2024-05-20"
    assert _states(own, earned("wri101", "wri102", "wri201") + award, "two") == [State.MET]
    assert _states(own, earned("wri101", "wri102") + award, "two") == [State.UNMET]


def test_what_a_goal_lacks_of_its_own_is_not_held_against_the_next_one() -> None:
    rules = TWO.format(
        "alder.wri101", "alder.mat101", "each credential from { one } has at least 2 courses of its own"
    )
    assert _states(rules, earned("wri101", "mat101")) == [State.UNMET, State.MET]


def test_progress_is_counted_with_what_must_be_its_own() -> None:
    one, two = _audited(desk(_pair("2 courses"), earned("wri101", "wri102", "wri201"), "one"))
    assert (one.percent, two.percent, two.remaining) == (100, 50, 6000)
    assert two.together is not None
    assert (two.together.state, two.together.percent) == (State.MET, 100)


# That it is told, and checked once more.


def _shared(goal: GoalAudit) -> list[Shared]:
    assert goal.together is not None
    return [each for each in goal.together.shared if each.owner == goal.name]


def _limits(found: Conflict) -> list[str]:
    return [limit.path for limit in found.limits]


def test_the_conflict_names_what_must_be_its_own_and_the_requirement() -> None:
    rules = TWO.format(
        "2 courses from courses in area alder.writing",
        "3 courses from courses at alder",
        "each credential has at least 2 courses of its own",
    )
    _, two = _audited(desk(rules, earned("wri101", "wri102", "mat101"), "one"))
    assert two.conflict is not None
    assert (two.conflict.requirements, _limits(two.conflict)) == ((), ["apart/own/1"])
    _, two = _audited(desk(rules, earned("wri101", "wri102", "mat101", "mat102"), "one"))
    assert two.conflict is not None
    assert (two.conflict.requirements, _limits(two.conflict)) == (("two/require",), ["apart/own/1"])


def test_the_page_and_the_document_say_whose_own_is_short() -> None:
    asked = desk(_pair("2 courses", " from courses at alder"), earned("wri101", "wri102", "wri201"), "one")
    found = audit(asked.graph, asked.learner, ("one", "two"), DAY, "digest")
    text = " ".join(to_text(found).split())
    assert (
        "Have 1 more course at Alder College (fictional) count for this alone, not for “One” as well." in text
    )
    assert "must count in “Two” and not in “One”; 1 course does: " in text
    document = AuditDocument.model_validate(to_plain(found))
    two = document.goals[1]
    assert two.together is not None
    assert [(each.owner, each.have, each.limit) for each in two.together.limits] == [
        ("one", "2", "2"),
        ("two", "1", "2"),
    ]
    assert two.still_needed[-1].path == "apart/own/1"


def test_too_little_of_its_own_is_never_told_as_a_yes(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(self: OwnRows, tie: Tie) -> None:
        del self, tie

    monkeypatch.setattr(OwnRows, "add", nothing)
    with pytest.raises(ReplayError, match="less is a goal's own than must be: apart/own/1"):
        _audited(desk(_pair("1 course"), earned("wri101", "wri102"), "one"))
    award = "\nearned one on 2024-05-20 with { alder.wri101, alder.wri102 }"
    with pytest.raises(ReplayError, match="less is a goal's own than must be: apart/own/1"):
        _audited(desk(_pair("1 course"), earned("wri101", "wri102") + award, "one"), "two")


def test_it_can_be_waived_and_made_less_for_one_learner() -> None:
    rules, record = _pair("2 courses"), earned("wri101", "wri102", "wri201")
    assert _states(rules, record) == [State.MET, State.UNMET]
    signed = 'by "Dr Gray" on 2024-01-01 because "moved here"'
    assert _states(rules, record + f"\ngranted waiver of 'apart/own/1' {signed}") == [State.MET, State.MET]
    assert _states(rules, record + f"\ngranted limit 1 at 'apart/own/1' {signed}") == [State.MET, State.MET]


def test_who_has_its_own_is_told_of_the_items_that_are_it() -> None:
    one, two = _audited(desk(_pair("1 course"), earned("wri101", "wri102", "wri201"), "one"))
    (first,), (second,) = _shared(one), _shared(two)
    assert set(first.items).isdisjoint(second.items)
    assert (first.goals, second.goals) == (("one", "two"), ("two", "one"))


def test_the_first_goal_is_told_what_it_lacks_of_its_own_beside_a_later_one() -> None:
    rules = TWO.format(
        "1 course from courses in area alder.writing",
        "1 course from courses at alder",
        "each credential from { one } has at least 2 courses of its own",
    )
    one, two = _audited(desk(rules, earned("wri101", "mat101"), "one"))
    assert (one.state, two.state) == (State.UNMET, State.MET)
    assert one.conflict is not None
    assert (one.conflict.requirements, _limits(one.conflict)) == ((), ["apart/own/1"])
