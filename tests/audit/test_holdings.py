"""What a learner holds: awards in force, and automatic credentials that are met; nothing else."""

from datetime import date

from pathways.audit.holdings import holdings_of
from pathways.audit.verdict import Award
from tests.audit.auditing import DAY, desk

RULES = """
badge talker "Talker" { issued by alder require alder.talk awarded automatically }
badge writer "Writer" { issued by alder require alder.wri101 awarded automatically }
badge both "Both" { issued by alder require all of { talker, writer } awarded automatically }
certificate asked "Asked for" { issued by alder require alder.talk }
certificate paper "Paper" { issued by alder require alder.wri101 }
"""


def _held(*lines: str, as_of: date = DAY) -> list[tuple[str, bool, date | None]]:
    at = desk(RULES, "\n".join(lines), "asked")
    return [
        (each.name, each.award.automatic, each.award.on) for each in holdings_of(at.graph, at.learner, as_of)
    ]


def test_awards_come_by_their_days_and_then_what_is_met_and_automatic() -> None:
    lines = ("earned alder.talk on 2023-02-01", "earned paper on 2023-05-01", "earned asked on 2022-05-01")
    assert _held(*lines) == [
        ("asked", False, date(2022, 5, 1)),
        ("paper", False, date(2023, 5, 1)),
        ("talker", True, None),
    ]


def test_what_automatic_credentials_are_made_of_is_held_too() -> None:
    held = _held("earned alder.talk on 2023-02-01", "earned alder.wri101 on 2023-02-01 grade B")
    assert held == [("talker", True, None), ("writer", True, None), ("both", True, None)]


def test_an_award_of_what_would_be_automatic_is_told_once_with_its_day() -> None:
    assert _held("earned alder.talk on 2023-02-01", "earned talker on 2023-03-01") == [
        ("talker", False, date(2023, 3, 1))
    ]


def test_what_is_revoked_planned_or_only_met_is_not_held() -> None:
    assert _held("revoked paper", "planning asked", "earned alder.wri101 on 2023-02-01 grade F") == []


def test_what_comes_after_the_day_is_not_held_on_it() -> None:
    assert _held("earned paper on 2023-05-01", as_of=date(2023, 4, 30)) == []


def test_an_award_is_in_force_until_the_rules_or_the_record_say() -> None:
    at = desk(
        'badge aid "Aid" { issued by alder valid for 2 years }\n' + RULES,
        "earned aid on 2023-02-01\nearned asked on 2023-02-01",
        "asked",
    )
    until = {each.name: each.award.until for each in holdings_of(at.graph, at.learner, DAY)}
    assert until == {"aid": date(2025, 2, 1), "asked": None}
    assert at.audit("aid").held == Award(date(2023, 2, 1), automatic=False, until=date(2025, 2, 1))
