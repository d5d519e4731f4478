"""Conversions that are open: what would become what, at which price, until which day, and what is still needed."""

from dataclasses import replace
from datetime import date

import pytest

from pathways.audit.bench import Bench
from pathways.audit.from_graph import audit
from pathways.audit.options import most_within
from pathways.audit.reasons import Opening
from pathways.model.amount import Money
from tests.audit.auditing import DAY, desk, requiring

TALK = """
conversion upgrade "Credit for Speaking up" {
  converts alder.talk
  gives 3 credits as alder.wri101
  price $120.50
  window 2 years after completed
  content "Two evenings."
  assessment "A talk of ten minutes."
  portfolio "Three talks."
  url "https://alder.example/talk"
}
"""
NEEDS_WRITING = requiring("alder.wri101")


def test_an_option_says_what_becomes_what_for_how_much_and_until_when() -> None:
    goal = desk(TALK + NEEDS_WRITING, "earned alder.talk on 2024-02-29").audit()
    (option,) = goal.options
    assert (option.conversion, option.title) == ("upgrade", "Credit for Speaking up")
    assert (option.item, option.item_title) == ("alder.talk@2024-02-29#1", "Speaking up (workshop)")
    assert (option.target, option.target_title, option.gives) == ("alder.wri101", "Writing 1", 3000)
    assert option.unit is not None
    assert option.unit.name == "semester"
    assert (option.price, option.deadline) == (Money(12050, "USD"), date(2026, 2, 28))
    assert option.needs == (
        "assessment:A talk of ten minutes.",
        "content:Two evenings.",
        "portfolio:Three talks.",
    )
    assert option.place == "rules.pathway:2"


def test_what_no_requirement_could_take_is_no_option_for_the_goal() -> None:
    asked = desk(TALK + requiring("alder.mat101"), "earned alder.talk on 2024-02-29")
    assert asked.audit().options == ()
    assert len(asked.options("upgrade")) == 1


def test_a_goal_that_is_met_needs_no_options() -> None:
    record = "earned alder.talk on 2024-02-29\nearned alder.wri101 on 2024-02-29"
    assert desk(TALK + NEEDS_WRITING, record).audit().options == ()


def test_an_option_may_serve_any_branch() -> None:
    rules = TALK + requiring("any of { alder.mat101, at least 3 credits from courses in area alder.writing }")
    assert len(desk(rules, "earned alder.talk on 2024-02-29").audit().options) == 1


def test_credit_in_a_unit_that_counts_nowhere_is_no_option() -> None:
    rules = TALK.replace("3 credits", "5 quarter credits") + requiring(
        "at least 3 credits from courses in area alder.writing"
    )
    assert desk(rules, "earned alder.talk on 2024-02-29").audit().options == ()


def test_what_failed_or_is_under_way_cannot_be_converted() -> None:
    for line in (
        "failed alder.talk on 2024-02-29",
        "taking alder.talk",
        "withdrew from alder.talk on 2024-02-29",
    ):
        assert desk(TALK + NEEDS_WRITING, line).options("upgrade") == ()


def test_what_was_converted_is_not_offered_again() -> None:
    other = 'conversion again "Again" { converts alder.wri101 gives 1 credit as alder.lab100 }\n'
    asked = desk(TALK + other + NEEDS_WRITING, "earned alder.talk on 2024-02-29 converted by upgrade")
    assert asked.options("upgrade") == ()
    assert asked.options("again") == ()


def test_credit_that_is_credit_already_cannot_become_its_own_worth() -> None:
    rules = (
        'conversion same "Same" { converts { alder.talk, alder.mat101 } gives its worth }\n' + NEEDS_WRITING
    )
    asked = desk(rules, "earned alder.talk on 2024-02-29\nearned alder.mat101 on 2024-02-29")
    (option,) = asked.options("same")
    assert (option.item_title, option.target, option.target_title) == ("Speaking up (workshop)", None, "")
    assert (option.gives, option.unit and option.unit.name) == (12000, "contact")


def test_what_is_worth_nothing_gives_nothing() -> None:
    rules = 'conversion same "Same" { converts alder.placement gives its worth }\n' + NEEDS_WRITING
    (option,) = desk(rules, "earned alder.placement on 2024-02-29").options("same")
    assert (option.gives, option.unit) == (0, None)


LIMITED = """
conversion upgrade "Credit for placements" {
  converts alder.placement_year
  gives 3 credits as alder.wri101
  limit 6 credits per learner
  limit 3 credits per credential
  require attested "portfolio accepted" by "faculty"
  require all of { alder.talk, at least 8 hours from alder.placement_year }
}
"""


def test_an_option_is_not_open_while_hours_or_courses_that_it_requires_are_missing() -> None:
    asked = desk(LIMITED + NEEDS_WRITING, "earned alder.placement_year on 2024-02-29 worth 6 hours")
    (option,) = asked.options("upgrade")
    assert option.opening is Opening.NOT_YET
    assert [need.split("/")[0] + need[-2:] for need in option.needs] == [
        "first:upgrade/1",
        "first:upgrade/2",
        "requirement:upgrade/1",
    ]
    text = str(audit(asked.graph, asked.learner, ("goal",), DAY, "digest"))
    assert "Options open to you" not in text
    assert (
        "Not open yet: first Speaking up (workshop) and at least 8 hours from Placement in care. Then you can "
        "convert Placement in care into 3 credits as Writing 1. It also takes the signature of the faculty "
        "(portfolio accepted)."
    ) in " ".join(text.partition("Options that are not open")[2].split())


def test_a_window_from_completion_is_told_while_hours_are_missing() -> None:
    rules = LIMITED.replace("limit 6", "window 1 year after completed\n  limit 6") + NEEDS_WRITING
    (option,) = desk(rules, "earned alder.placement_year on 2024-02-29 worth 6 hours").options("upgrade")
    assert (option.opening, option.deadline, option.window) == (Opening.NOT_YET, date(2025, 2, 28), None)
    (over,) = desk(rules, "earned alder.placement_year on 2022-02-28 worth 6 hours").options("upgrade")
    assert (over.opening, over.needs[-1]) == (Opening.CLOSED, "limit window:2023-02-28")


def test_an_item_that_is_refused_is_told_where_no_other_one_is_taken() -> None:
    conversion = """conversion good "Good" { converts alder.exam with score 60 or better gives 3 credits as alder.mat101 }
exam alder.exam "Exam" { taught at alder }
"""
    low, high = (f"earned alder.exam on 2023-0{score // 20}-01 score {score}\n" for score in (40, 80))
    rules = conversion + NEEDS_WRITING
    (refused,) = desk(rules, low).options("good")
    assert (refused.opening, refused.needs) == (Opening.CLOSED, ("limit source:with score:60000",))
    assert [each.opening for each in desk(rules, low + high).options("good")] == [Opening.OPEN]


def test_a_limit_in_credits_says_nothing_of_hours() -> None:
    rules = (
        """
    conversion same "Same" { converts { evening, alder.talk } gives its worth limit 3 credits per learner }
    course evening "Evening course" { taught at alder worth 3 credits not for credit repeatable }
    """
        + NEEDS_WRITING
    )
    first = "earned evening on 2023-01-01 converted by same\n"
    asked = desk(rules, first + "earned alder.talk on 2023-01-02\nearned evening on 2023-01-03")
    assert [each.opening for each in asked.options("same")] == [Opening.OPEN, Opening.CLOSED]
    asked = desk(rules, "earned alder.talk on 2023-01-02 converted by same\nearned evening on 2023-01-03")
    assert [each.opening for each in asked.options("same")] == [Opening.OPEN]


def test_a_signature_is_part_of_converting_and_so_the_option_is_open_without_it() -> None:
    record = "earned alder.placement_year on 2024-02-29 worth 8 hours\nearned alder.talk on 2024-02-29"
    (option,) = desk(LIMITED + NEEDS_WRITING, record).options("upgrade")
    assert option.opening is Opening.OPEN
    assert [need.partition(":")[0] for need in option.needs] == ["requirement"]


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("age at least 18", "requirement"),
        ("any of { age at least 18, alder.mat101 }", "requirement"),
        ('any of { attested "seen" by "faculty", alder.mat101 }', "requirement"),
        ("any of { alder.mat101, alder.mat102 }", "first"),
        ("gpa at least 2.00 over record courses at alder", "first"),
    ],
)
def test_what_nobody_knows_or_may_still_be_signed_keeps_no_option_from_being_open(
    asked: str, first: str
) -> None:
    rules = f'conversion upgrade "Upgrade" {{ converts alder.talk gives 3 credits as alder.wri101 require {asked} }}\n'
    (option,) = desk(rules + NEEDS_WRITING, "earned alder.talk on 2024-02-29").options("upgrade")
    assert [need.partition(":")[0] for need in option.needs] == [first]


def test_what_a_conversion_requires_and_is_there_is_not_needed() -> None:
    record = (
        "earned alder.placement_year on 2024-02-29 worth 8 hours\nearned alder.talk on 2024-02-29\n"
        'attested "portfolio accepted" by "faculty" on 2024-03-01'
    )
    (option,) = desk(LIMITED + NEEDS_WRITING, record).options("upgrade")
    assert option.needs == ()


def test_a_named_requirement_of_a_conversion_is_opened() -> None:
    rules = LIMITED.replace("require attested", "require shown\n  require attested")
    rules = f"requirement shown = all of {{ alder.mat101, alder.mat102 }}\n{rules}"
    (option,) = desk(
        rules + NEEDS_WRITING, "earned alder.placement_year on 2024-02-29 worth 8 hours"
    ).options("upgrade")
    assert [need for need in option.needs if "shown" in need] == [
        "first:shown/1",
        "first:shown/2",
    ]


def _stints(*converted: str) -> str:
    stint = "earned alder.placement_year on {} worth 8 hours{}"
    return "\n".join(
        [
            *(stint.format(f"202{at}-02-28", f" converted by {name}") for at, name in enumerate(converted)),
            stint.format("2024-02-29", ""),
            "earned alder.talk on 2024-02-29",
            'attested "portfolio accepted" by "faculty"',
        ]
    )


def test_an_option_is_closed_once_a_limit_per_learner_is_used_up() -> None:
    asked = desk(LIMITED + NEEDS_WRITING, _stints("upgrade", "upgrade"))
    (option,) = asked.options("upgrade")
    assert (option.opening, option.needs) == (Opening.CLOSED, ("limit per learner:6000:0",))
    (option,) = desk(LIMITED + NEEDS_WRITING, _stints("upgrade")).options("upgrade")
    assert (option.opening, option.needs) == (Opening.OPEN, ())
    assert not Bench(asked.graph, asked.learner, DAY).is_open("upgrade")


PRACTICE = 'course practice "Practice" { taught at alder worth 3 credits repeatable }\n'
TO_PRACTICE = """
conversion upgrade "Credit for placements" {
  converts alder.placement_year
  gives 3 credits as practice
  limit LIMIT
}
"""


@pytest.mark.parametrize(
    ("limit", "why"),
    [
        (
            "3 credits per credential",
            "the limit of 3 credits for each credential is used up.",
        ),
        (
            "5 credits per learner",
            "the limit of 5 credits for each learner leaves 2 credits, and an item counts whole.",
        ),
    ],
)
def test_an_option_that_a_limit_closes_says_so_in_the_audit(limit: str, why: str) -> None:
    rules = PRACTICE + TO_PRACTICE.replace("LIMIT", limit) + requiring("at least 6 credits from practice")
    asked = desk(rules, _stints("upgrade"))
    found = audit(asked.graph, asked.learner, ("goal",), DAY, "digest")
    (option,) = found.goals[0].options
    assert option.opening is Opening.CLOSED
    text = " ".join(str(found).split())
    assert f"Placement in care cannot be converted into 3 credits as Practice: {why}" in text
    assert "Options open to you" not in text


def test_a_limit_per_credential_is_used_up_only_by_what_counts_in_it() -> None:
    rules = TO_PRACTICE.replace("LIMIT", "3 credits per credential") + PRACTICE + NEEDS_WRITING
    (option,) = desk(rules, _stints("upgrade")).options("upgrade")
    assert option.opening is Opening.OPEN


def test_where_part_of_a_limit_is_left_an_option_says_how_much_it_would_still_give() -> None:
    rules = """
    conversion same "Same" { converts evening gives its worth limit 5 credits per learner }
    course evening "Evening course" { taught at alder worth 3 credits not for credit repeatable }
    """ + requiring("at least 9 credits from courses")
    evening = "earned evening on {} worth {} credits{}\n"
    record = evening.format("2023-01-01", 2, " converted by same") + evening.format(
        "2023-01-02", 2, " converted by same"
    )
    asked = desk(rules, record + evening.format("2023-01-03", 3, ""))
    found = audit(asked.graph, asked.learner, ("goal",), DAY, "digest")
    (option,) = found.goals[0].options
    assert (option.opening, option.needs) == (Opening.OPEN, ("room per learner:5000:1000",))
    assert (
        "You can convert Evening course into 3 credits. Under the limit of 5 credits for each learner it would still "
        "give 1 credit."
    ) in " ".join(str(found).split())
    both = desk(rules, record + evening.format("2023-01-03", 3, " converted by same")).audit()
    assert both.route is not None
    assert both.route.finding.have == found.goals[0].route.finding.have + 1000  # type: ignore[union-attr] # there is one


@pytest.mark.parametrize(
    ("amounts", "most", "within"),
    [
        ([], 5, 0),
        ([5], 5, 5),
        ([6], 5, 0),
        ([2, 2, 3], 5, 5),
        ([4, 4], 7, 4),
        ([2, 2], 3_000_001, 4),
        ([2, 3, 3], 4, 3),
        ([0, 0, 1], 1, 1),
    ],
)
def test_each_amount_counts_whole_under_a_limit_or_not_at_all(
    amounts: list[int], most: int, within: int
) -> None:
    assert most_within(amounts, most) == within


def test_under_a_limit_too_fine_to_try_out_what_is_left_is_taken_to_be_filled() -> None:
    assert most_within([1_500_001, 1_500_000], 2_000_000) == 2_000_000


def test_a_limit_on_what_is_worth_nothing_leaves_room() -> None:
    rules = (
        'conversion same "Same" { converts alder.placement gives its worth limit 3 credits per learner }\n'
        + NEEDS_WRITING
    )
    (option,) = desk(rules, "earned alder.placement on 2024-02-29").options("same")
    assert option.needs == ()


def test_without_a_date_of_completion_there_is_no_deadline() -> None:
    asked = desk(TALK + NEEDS_WRITING, "earned alder.talk on 2024-02-29")
    items = tuple(replace(item, completed=None) for item in asked.learner.items)
    (option,) = asked.knowing(items=items).options("upgrade")
    assert option.deadline is None


def test_a_window_after_eligibility_starts_with_the_last_signature() -> None:
    rules = (
        """
    conversion upgrade "Credit" {
      converts alder.talk
      gives 3 credits as alder.wri101
      window 10 days after became eligible
      require all of { attested "shown" by "faculty", alder.talk }
      require attested "paid" by "office"
    }
    """
        + NEEDS_WRITING
    )
    record = (
        "earned alder.talk on 2024-01-01\n"
        'attested "shown" by "faculty" on 2024-06-25\nattested "shown" by "faculty" on 2024-06-21\n'
        'attested "paid" by "office" on 2024-06-22'
    )
    (option,) = desk(rules, record).options("upgrade")
    assert option.deadline == date(2024, 7, 2)


def test_options_come_in_the_order_of_the_rules_and_of_the_record() -> None:
    other = 'conversion early "Early" { converts alder.first_aid gives 3 credits as alder.wri101 }\n'
    record = "earned alder.talk on 2024-03-01\nearned alder.first_aid on 2024-02-29"
    goal = desk(TALK + other + NEEDS_WRITING, record).audit()
    assert [option.conversion for option in goal.options] == ["upgrade", "early"]
