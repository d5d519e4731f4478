"""Conversions that are open: what would become what, at which price, until which day, and what is still needed."""

from dataclasses import replace
from datetime import date

from pathways.model.amount import Money
from tests.audit.auditing import desk, requiring

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


def test_what_a_conversion_requires_and_is_not_there_is_needed() -> None:
    asked = desk(LIMITED + NEEDS_WRITING, "earned alder.placement_year on 2024-02-29 worth 6 hours")
    (option,) = asked.options("upgrade")
    requirements = [need.split(":")[0] for need in option.needs]
    assert requirements == ["requirement"] * 3


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
        "requirement:shown/1",
        "requirement:shown/2",
    ]


def test_a_limit_that_leaves_no_room_is_told() -> None:
    stint = "earned alder.placement_year on {} worth 8 hours{}"
    record = "\n".join(
        [
            stint.format("2022-02-28", " converted by upgrade"),
            stint.format("2023-02-28", " converted by upgrade"),
            stint.format("2024-02-29", ""),
            "earned alder.talk on 2024-02-29",
            'attested "portfolio accepted" by "faculty"',
        ]
    )
    (option,) = desk(LIMITED + NEEDS_WRITING, record).options("upgrade")
    assert option.needs == ("limit:6000",)


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
      require all of { attested "shown" by "faculty", alder.mat101 }
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
