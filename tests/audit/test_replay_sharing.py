"""What several goals share is added up again from what is applied to each of them, and too much of it is refused."""

import pytest

from pathways.audit.bench import Bench
from pathways.audit.replay import ReplayError
from pathways.audit.replay_sharing import must_replay_sharing, shared_of
from pathways.audit.sharing import ties
from pathways.audit.target import target_of
from pathways.audit.verdict import Shared
from pathways.audit.view import EARNED
from pathways.model.amount import Unit
from pathways.model.requirement import SumLine
from tests.audit.auditing import DAY, desk, earned

GOALS = ("one", "two", "three")
CERTIFICATES = "".join(
    f'certificate {name} "{name}" {{ issued by alder worth {worth} credits require alder.wri101 }}\n'
    for name, worth in zip(GOALS, (6, 12, 24), strict=True)
)


def _shared(
    limit: str, claimed: tuple[str, str, str], record: str = "", rules: str = ""
) -> list[tuple[int, int, str]]:
    """For each limit how much is shared, how much may be, and what; `claimed` is what is applied to each of the goals."""
    found = _told(limit, claimed, record, rules)
    return [(each.have, each.limit, " + ".join(items)) for each, items in found]


def _told(
    limit: str, claimed: tuple[str, str, str], record: str = "", rules: str = ""
) -> list[tuple[Shared, list[str]]]:
    sharing = f'sharing limits "Limits" {{ between {{ one, two, three }} {limit} }}\n'
    asked = desk(rules + CERTIFICATES + sharing, record or earned("wri101", "wri102", "mat101"), "one")
    targets = [target_of(asked.graph, name) for name in GOALS]
    bench = Bench(asked.graph, asked.learner, DAY)
    cases = {
        target.name: bench.case(EARNED, target).for_goal(target.name, target.worth) for target in targets
    }
    found = ties(GOALS, asked.graph.graph["catalogue"])
    entries = {name: entry for entry in cases["one"].entries() for name in (entry.title, entry.key)}
    applied = {
        name: [entries[title] for title in titles.split(" + ") if title]
        for name, titles in zip(GOALS, claimed, strict=True)
    }
    titles = {entry.key: entry.title for entry in entries.values()}
    shared = shared_of(found, applied, cases)
    over = [each for each in shared if each.have > each.limit]
    if over:
        with pytest.raises(ReplayError, match="more is shared than may be: limits"):
            must_replay_sharing(found, applied, cases)
    else:
        must_replay_sharing(found, applied, cases)
    return [(each, [titles[item] for item in each.items]) for each in shared]


def test_items_are_shared_by_each_pair_of_goals() -> None:
    found = _shared(
        "share at most 1 course", ("Writing 1 + Writing 2", "Writing 1 + Numbers 1", "Writing 2 + Writing 1")
    )
    assert found == [
        (1000, 1000, "Writing 1"),
        (2000, 1000, "Writing 1 + Writing 2"),
        (1000, 1000, "Writing 1"),
    ]


def test_nothing_is_shared_where_each_goal_has_its_own() -> None:
    assert _shared("share at most 3 credits", ("Writing 1", "Writing 2", "Numbers 1")) == [(0, 3000, "")] * 3


def test_credits_are_shared_only_of_what_the_limit_is_about() -> None:
    limit = "share at most 2 credits from courses in area alder.writing"
    found = _shared(limit, ("Writing 1 + Numbers 1", "Writing 1 + Numbers 1", ""))
    assert found == [(3000, 2000, "Writing 1"), (0, 2000, ""), (0, 2000, "")]


def test_a_part_of_the_programme_is_a_part_of_the_smaller_one() -> None:
    found = _shared("share at most 1/2 of the programme's credits", ("Writing 1", "Writing 1", "Writing 1"))
    assert [(have, limit) for have, limit, _ in found] == [(3000, 3000), (3000, 3000), (3000, 6000)]


def test_an_award_is_no_learning_that_is_shared() -> None:
    record = "earned alder.listener on 2024-05-10\n" + earned("wri101")
    claimed = ("Listener", "Listener", "")
    assert _shared("share at most 0 items", claimed, record) == [(0, 0, "")] * 3
    assert _shared("each item in at most 1 credential", claimed, record) == [(0, 1000, "")]


def test_what_was_converted_is_shared_as_the_larger_of_the_two() -> None:
    turn = 'conversion turn "Turn" { converts alder.talk gives 3 credits as alder.wri101 }\n'
    claimed = ("Speaking up (workshop)", "Writing 1", "")
    found = _shared(
        "share at most 1 credit", claimed, "earned alder.talk on 2024-05-10 converted by turn", turn
    )
    assert found[0] == (3000, 1000, "Writing 1")


@pytest.mark.parametrize(
    ("claimed", "highest", "items"),
    [
        (("Writing 1", "Writing 2", "Numbers 1"), 1, ""),
        (("Writing 1 + Writing 2", "Writing 1", "Writing 2"), 2, "Writing 1 + Writing 2"),
        (("Writing 1 + Writing 2", "Writing 1 + Writing 2", "Writing 1"), 3, "Writing 1"),
        (("", "", ""), 0, ""),
    ],
)
def test_an_item_may_count_in_so_many_goals(claimed: tuple[str, str, str], highest: int, items: str) -> None:
    for most in (1, 2, 3):
        found = _shared(
            f"each item in at most {most} {'credential' if most == 1 else 'credentials'}", claimed
        )
        assert found == [(1000 * highest, 1000 * most, items)]


def test_a_limit_in_all_adds_up_over_all_pairs_and_looks_at_each_item_once() -> None:
    everywhere = ("Writing 1 + Writing 2", "Writing 1", "Writing 2 + Writing 1")
    assert _shared("share at most 1 course in all", everywhere) == [(2000, 1000, "Writing 1 + Writing 2")]
    assert _shared("share at most 1 course in all", ("Writing 1", "Writing 1", "Writing 1")) == [
        (1000, 1000, "Writing 1")
    ]


def test_of_two_forms_of_the_same_learning_the_one_with_more_of_the_unit_is_shared() -> None:
    turn = 'conversion turn "Turn" { converts alder.talk gives 3 credits as alder.wri101 }\n'
    claimed = ("Speaking up (workshop)", "Writing 1", "")
    record = "earned alder.talk on 2024-05-10 converted by turn"
    found = _shared("share at most 11 contact hours", claimed, record, turn)
    assert found[0] == (12000, 11000, "Speaking up (workshop)")


def test_what_bears_no_credit_shares_no_credits() -> None:
    workshop = ("Speaking up (workshop)", "Speaking up (workshop)", "")
    assert _shared("share at most 1 credit", workshop, earned("talk"))[0] == (0, 1000, "")


def test_of_two_forms_that_are_worth_the_same_the_one_on_the_record_is_shared() -> None:
    turn = 'conversion turn "Turn" { converts alder.talk gives 3 credits as alder.wri101 }\n'
    record = "earned alder.talk on 2024-05-10 converted by turn"
    for claimed in (("Speaking up (workshop)", "Writing 1", ""), ("Writing 1", "Speaking up (workshop)", "")):
        found = _shared("share at most 0 items", claimed, record, turn)
        assert found[0] == (1000, 0, "Speaking up (workshop)")


def test_a_limit_is_told_as_it_stands_in_the_rules() -> None:
    told, _ = _told("share at most 1/7 of the programme's credits from courses", ("Writing 1", "", ""))[0]
    assert isinstance(told.rule, SumLine)
    assert (told.rule.at_least, told.unit, told.limit) == (False, Unit("credits", "semester"), 857)


def test_learning_that_stands_behind_one_item_with_other_learning_is_shared() -> None:
    rules = 'badge pair "Pair" { issued by alder awarded on application require alder.wri101 }\n'
    rules += 'conversion up "Up" { converts pair gives 3 credits as alder.wri201 }\n'
    record = earned("wri101", "wri102")
    record += "\nearned pair on 2024-05-10 converted by up with { alder.wri101, alder.wri102 }"
    claimed = ("Writing 3", "Writing 1", "")
    assert _shared("each item in at most 1 credential", claimed, record, rules) == [
        (2000, 1000, "Writing 1 + Writing 3")
    ]
