"""Why an item is not used: one reason for each, the one that says most."""

from dataclasses import replace
from datetime import date

import pytest

from pathways.model.learner import Item, Provenance, Status
from pathways.report.known import Known
from pathways.report.titles import Titles
from pathways.report.unused_in_words import unused
from tests.audit.auditing import DAY, applied, desk, earned, reasons, requiring

TWO = requiring("2 courses from courses in area alder.writing with grade C or better")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("failed alder.wri101 on 2024-05-10 grade F", "failed"),
        ("earned alder.wri101 on 2024-05-10 grade F", "failed"),
        ("withdrew from alder.wri101 on 2024-05-10", "withdrawn"),
        ("revoked alder.wri101 on 2024-05-10", "revoked"),
        ("earned alder.wri101 on 2024-05-10 grade D", "refused"),
        ("earned alder.wri101 on 2024-07-01 grade A", "later"),
        ("earned alder.mat101 on 2024-05-10 grade A", "nothing asks for it"),
        ('earned alder.mat101 on 2024-05-10 grade A asserted by "Rosa"', "asserted"),
        ("taking alder.mat101", "not finished"),
        ("planning alder.mat101", "not finished"),
    ],
)
def test_a_single_item_that_does_not_count_says_why(line: str, reason: str) -> None:
    goal = desk(TWO, line).audit()
    assert [each.reason for each in goal.unused] == [reason]


@pytest.mark.parametrize(
    ("worth", "reason", "told"),
    [
        (" worth 900 hours", "another unit", "worth 900 hours"),
        ("", "no worth", "the record does not say what it is worth"),
        (" worth 100 clock hours", None, None),
    ],
)
def test_learning_of_another_unit_is_told_with_both_units(
    worth: str, reason: str | None, told: str | None
) -> None:
    asked = "at least 900 clock hours from { shop }"
    rules = 'experience shop "Workshop" { taught at alder }\n' + requiring(asked)
    goal = desk(rules, f"earned shop on 2024-05-10{worth}").audit()
    assert [each.reason for each in goal.unused] == ([reason] if reason else [])
    words = unused(goal.unused, Known(goal, Titles({})))
    where = "“at least 900 clock hours from shop” counts clock hours"
    assert words == ([f"Workshop — {told}, and {where}"] if told else [])


TURN = """
badge mini "Mini" { issued by alder not for credit requirements not published }
badge maxi "Maxi" { issued by alder not for credit requirements not published }
course elective "Elective" { taught at alder worth 3 credits repeatable }
conversion turn "Turn" { converts { mini, maxi } gives 3 credits as elective limit 3 credits per learner }
"""


@pytest.mark.parametrize(
    ("credits_", "reason", "told"),
    [
        (3, "surplus", "not needed; it would fit"),
        (6, "conversion limit", "“Turn” gives at most 3 credits per learner, and other learning has them"),
    ],
)
def test_what_a_conversion_gives_beyond_its_limit_is_not_used_for_that_reason(
    credits_: int, reason: str, told: str
) -> None:
    turned = "converted by turn converted on 2024-05-11"
    record = f"earned mini on 2024-05-10 {turned}\nearned maxi on 2024-05-10 {turned}"
    goal = desk(TURN + requiring(f"at least {credits_} credits from courses"), record).audit()
    assert reasons(goal) == {"Maxi": "inside", "Elective": reason, "Mini": "converted in vain"}
    words = " ".join(unused(goal.unused, Known(goal, Titles({}))))
    assert told in words
    assert "Mini — converted into Elective, which is not used" in words


def test_surplus_names_the_requirements_that_could_take_it() -> None:
    rules = requiring(
        "1 course from courses in area alder.writing", "1 course from courses in area alder.numbers"
    )
    goal = desk(rules, earned("wri101 2023-05-10", "wri102 2024-05-10", "mat101 2024-05-10")).audit()
    (unused,) = goal.unused
    assert (unused.title, unused.code, unused.reason) == ("Writing 2", "WRI 102", "surplus")
    assert goal.route is not None
    assert unused.values == (goal.route.finding.children[0].path,)


def test_another_attempt_at_what_counts_is_a_repeat() -> None:
    record = "earned alder.wri101 on 2023-05-10 grade A\nearned alder.wri101 on 2024-05-10 grade B"
    goal = desk(TWO, record).audit()
    assert [(each.reason, each.item) for each in goal.unused] == [("repeat", "alder.wri101@2024-05-10#1")]


def test_an_attempt_that_something_else_was_taken_before_would_fit() -> None:
    other = 'course other "Other" { taught at alder worth 3 credits number 301 equivalent to alder.wri101 }\n'
    rules = other + requiring(
        "at least 3 credits from { other, alder.wri101, alder.mat101 } "
        "of which { at most 1 course from courses numbered 200 and above }"
    )
    record = earned("mat101 2022-05-10", "wri101 2023-05-10") + "\nearned other on 2023-05-11"
    assert reasons(desk(rules, record).audit()) == {"Writing 1": "surplus", "Other": "surplus"}


def test_a_refusal_names_the_filter_and_its_value() -> None:
    goal = desk(TWO, "earned alder.wri101 on 2024-05-10 grade D").audit()
    assert goal.route is not None
    assert goal.unused[0].values == (goal.route.finding.path, "with grade", "C")


@pytest.mark.parametrize(
    "selection",
    [
        "courses with grade C or better completed within 1 year",
        "(courses with grade C or better) and (courses completed within 1 year)",
    ],
)
def test_of_several_filters_that_refuse_the_first_is_told(selection: str) -> None:
    goal = desk(requiring(f"2 courses from {selection}"), "earned alder.wri101 on 2020-05-10 grade D").audit()
    assert goal.unused[0].values[1:] == ("with grade", "C")


def test_what_has_run_out_is_told_by_its_title() -> None:
    rules = 'badge aid "First aid of the harbour" { issued by alder valid for 1 year }\n' + requiring("aid")
    assert reasons(desk(rules, "earned aid on 2020-05-10").audit()) == {"First aid of the harbour": "lapsed"}
    item = Item("a", "aid", "credential", "", Status.EARNED, date(2020, 5, 10))
    assert reasons(desk(rules).having(item).audit()) == {"First aid of the harbour": "lapsed"}


def test_an_award_without_a_date_can_lapse_too() -> None:
    rules = 'badge aid "Aid" { issued by alder valid for 1 year }\n' + requiring("aid")
    asked = desk(rules)
    item = Item("a", "aid", "credential", "Aid", Status.EARNED, valid_until=date(2024, 6, 29))
    lapsed = asked.having(item).audit()
    assert reasons(lapsed) == {"Aid": "lapsed"}
    assert lapsed.unused[0].values == ("2024-06-29",)
    assert reasons(asked.having(replace(item, valid_until=None)).audit()) == {}


def test_an_item_that_counts_through_an_award_is_inside_it() -> None:
    rules = 'badge low "Low" { issued by alder awarded automatically require alder.wri101 }\n' + requiring(
        "low"
    )
    goal = desk(rules, earned("wri101")).audit()
    assert [(each.title, each.reason) for each in goal.unused] == [("Writing 1", "inside")]


def test_an_item_counts_toward_a_credential_that_is_asked_for_and_not_held_yet() -> None:
    below = (
        'badge low "Low" { issued by alder awarded automatically require alder.wri101 with grade B or better '
        "require alder.mat101 }\n"
        'badge mid "Mid" { issued by alder awarded automatically }\n'
        'horizontal stack into_mid "Into it" { made of all of { low, alder.soc201 } into mid }\n'
    )
    record = (
        earned("soc201")
        + "\nearned alder.wri101 on 2024-05-10 grade B\ntaking alder.mat101\ntaking alder.wri301"
    )
    goal = desk(below + requiring("mid"), record).audit()
    told = {each.item.partition("@")[0]: (each.reason, each.values) for each in goal.unused}
    assert told["alder.wri101"] == ("toward", ("low",))
    assert told["alder.soc201"] == ("toward", ("mid",))
    assert told["alder.mat101"] == ("not finished", ("in progress", "low"))
    assert told["alder.wri301"] == ("not finished", ("in progress",))


def test_what_a_credential_below_would_not_take_counts_toward_nothing() -> None:
    below = 'badge low "Low" { issued by alder awarded automatically require alder.wri101 with grade B or better }\n'
    rules = below + requiring("low")
    assert reasons(desk(rules, "earned alder.wri101 on 2024-05-10 grade C").audit()) == {
        "Writing 1": "nothing asks for it"
    }
    assert reasons(desk(rules, "earned alder.wri101 on 2024-05-10 grade B").audit()) == {
        "Writing 1": "inside"
    }


def test_the_goal_itself_is_not_among_what_is_unused() -> None:
    goal = desk(TWO, "earned goal on 2024-05-10").audit()
    assert goal.unused == ()
    assert goal.held is not None


def test_an_item_without_a_declaration_is_told_by_its_title() -> None:
    item = Item("x", None, "course", "Pottery", Status.EARNED, date(2025, 1, 1))
    nameless = replace(item, key="y", title="")
    goal = desk(TWO).having(item, nameless).audit(day=DAY)
    assert [(each.title, each.reason) for each in goal.unused] == [("Pottery", "later"), ("y", "later")]


def test_the_source_of_a_conversion_is_not_unused_beside_what_it_became() -> None:
    rules = 'conversion upgrade "Upgrade" { converts alder.talk gives 3 credits as alder.mat101 }\n' + TWO
    goal = desk(rules, "earned alder.talk on 2024-05-10 converted by upgrade").audit()
    assert [(each.title, each.reason) for each in goal.unused] == [
        ("Numbers 1", "nothing asks for it"),
        ("Speaking up (workshop)", "converted in vain"),
    ]


def test_every_item_is_either_used_or_told_once() -> None:
    record = "\n".join(
        [
            earned("wri101 2023-05-10", "wri102 2023-05-11", "wri201 2024-05-10", "mat101"),
            "failed alder.mat102 on 2024-05-10 grade F",
            "taking alder.wri301",
            'earned alder.soc201 on 2024-05-10 asserted by "Rosa"',
        ]
    )
    asked = desk(requiring("2 courses from courses in area alder.writing"), record)
    goal = asked.audit()
    told = [each.item for each in goal.unused]
    used = [name for names in applied(goal) for name in names]
    assert len(told) == len(set(told))
    assert len(told) + len(used) == len(asked.learner.items)


def test_provenance_of_an_item_that_fits_nowhere_is_its_reason() -> None:
    item = Item(
        "x",
        "alder.mat101",
        "course",
        "",
        Status.EARNED,
        date(2024, 1, 1),
        provenance=Provenance.ASSERTED,
        asserted_by="Rosa",
    )
    (unused,) = desk(TWO).having(item).audit().unused
    assert (unused.reason, unused.values) == ("asserted", ("Rosa",))


def test_what_comes_later_is_told_by_title_and_code_of_the_rules_or_else_of_the_record() -> None:
    item = Item("w", "alder.wri101", "course", "", Status.EARNED, date(2024, 7, 1))
    pottery = replace(item, key="x", name=None, title="Pottery", subject="POT", number="3")
    goal = desk(TWO).having(item, pottery, replace(item, key="y", name="gone")).audit()
    assert [(each.title, each.code, each.reason) for each in goal.unused] == [
        ("Writing 1", "WRI 101", "later"),
        ("Pottery", "POT 3", "later"),
        ("gone", "", "later"),
    ]


def test_what_is_only_stated_says_where_it_would_fit_if_it_were_confirmed() -> None:
    stated = 'earned alder.mat101 on 2024-05-10 grade A asserted by "Rosa"'
    for asked, values in (
        ("any of { alder.wri101, all of { alder.wri102, alder.mat101 } }", ("Rosa", "goal/require/2/2")),
        ("alder.wri101", ("Rosa",)),
    ):
        (unused,) = desk(requiring(asked), stated).audit().unused
        assert (unused.reason, unused.values) == ("asserted", values)
