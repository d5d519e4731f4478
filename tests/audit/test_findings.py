"""All that stands beside a verdict, for records of every make, as it was read and found right."""

from collections.abc import Iterator

import pytest
from syrupy.assertion import SnapshotAssertion

from pathways.audit import audit_learner
from pathways.audit.verdict import Finding, GoalAudit, Use
from tests.audit.auditing import DAY
from tests.audit.trying import SEARCHED
from tests.oracle.judge import Judge
from tests.properties.comparing import differences, rules_of

COLLEGE = """
institution here "Here" { academic uses scale letters }
institution away "Away" { academic uses scale letters }
scale letters "Letters" { passing A 4.00, B 3.00, C 2.00, D 1.00, P failing F 0.00 }
area one "One"
course c1 "C1" { taught at here subject "X" number 100 worth 1 credit teaches area one }
course c3 "C3" { taught at here subject "X" number 101 worth 3 credits teaches area one }
course d3 "D3" { taught at here subject "Y" number 102 worth 3 credits }
course c4 "C4" { taught at away subject "Y" number 201 worth 4 credits teaches area one }
course more "More" { taught at here subject "M" number 1 worth 2 credits repeatable up to 2 times }
course talk "Talk" { taught at here worth 12 hours not for credit }
exam test "Test" { issued by here }
badge low "Low" { issued by here awarded automatically require 1 course from { c1, c3, d3 } }
badge high "High" { issued by here awarded automatically require low require 1 course from { d3, c4 } }
conversion turn "Turn" {
  converts talk gives 3 credits as c3 limit 3 credits per learner window 2 years after completed
  require gpa at least 2.50 over record courses
}
conversion twice "Twice" { converts talk gives 2 credits as more limit 3 credits per learner require test }
requirement part "Part" = 1 course from { c1, c3 }
"""
RECORDS = {
    "earned": "earned c1 on 2023-05-10 grade A earned c3 on 2023-05-11 grade C earned d3 on 2023-05-12 grade B",
    "coming": "born 2001-02-03 earned c3 on 2023-05-11 grade B taking d3 planning c4 earned talk on 2023-05-12",
    "said": (
        'taking c1 earned c4 on 2023-05-10 grade A asserted by "Dr Gray" failed c3 on 2023-05-11 grade F '
        "earned more on 2023-05-11 grade C earned more on 2023-06-11 grade B earned more on 2023-07-11 grade A"
    ),
    "turned": (
        "earned talk on 2023-05-10 converted by turn earned d3 on 2022-05-12 grade D earned c4 on 2022-05-13 grade C "
        "earned test on 2023-05-14 revoked low on 2023-06-01"
    ),
}
MORE = """
experience placement "Placement" { repeatable }
course practice "Practice" { taught at here subject "P" number 1 worth 3 credits repeatable }
course odd "Odd" { taught at here subject "P" number 2 worth 3 quarter credits }
conversion swap "Swap" { converts c1 gives 2 credits as practice }
conversion keep "Keep" { converts test gives its worth limit 3 credits per learner }
conversion stay "Stay" { converts placement gives 2 credits as practice limit 5 credits per learner }
conversion worth_it "Worth it" { converts { talk, c3, placement, test } gives its worth limit 30 hours per learner }
conversion late "Late" {
  converts talk gives 4 credits as c4
  require at least 4 credits from { c1, c3, d3 } require at least 4 credits from { c1, c3, more }
}
"""
RULES = {
    "lines": (
        "require at least 6 credits from { c1, c3, d3, c4 } of which { at least 3 credits from { d3, c4 }, "
        "at most 1 course from c1, "
        "spread over at least 2 subject, at most 4 credits from each subject } "
        "require 1 course from courses at away"
    ),
    "lines of grades": (
        "require 2 courses from courses of which { gpa at least 2.50 over what counts, "
        "at least 1 course from courses with grade B or better } "
        "require c3 with grade B or better"
    ),
    "branches": (
        "require any of { all of { c1, c4 }, all of { c3, d3, test }, 2 courses from { c1, d3 } } require c3 "
        "require any of { test, d3 }"
    ),
    "branches with limits": (
        "require any of { 2 courses from { c1, c3, d3 } of which { at most 1 course from each subject }, all of { c3, c4 } } "
        "require 1 of { c3, all of { c1, d3 } }"
    ),
    "order": "require in order { c1, c3, c4 } require 1 course from { d3, more }",
    "gathered": (
        "require at least 9 credits from what satisfies { part up to 2 credits, any of { c4, all of { c3, d3 } }, "
        "2 courses from more } "
        "require part"
    ),
    "gathered and shared": (
        "require 3 courses from what satisfies "
        "{ 1 course from { c1, c3 } shared, all of { 1 course from { c1, d3 } shared, c4 } } require d3"
    ),
    "over everything": (
        "require at least 6 credits from courses require part "
        "overall { at least 3 credits from courses at here, "
        "at most 4 credits from courses in area one, at most 3 credits from each subject, gpa at least 2.50 over what counts }"
    ),
    "averages": (
        "require part require 1 course from { c3, d3 } require gpa at least 2.00 over record courses "
        "pool { part } overall { gpa at least 2.50 over what counts, at most 9 courses }"
    ),
    "facts": (
        "require when holds low { d3 } otherwise { c4 } require when age at least 22 { c1 } otherwise { c3 } "
        "require age at least 18 "
        'require attested "portfolio" by "Dr Gray"'
    ),
    "pools": (
        "require 1 course from { c1, c3 } pool { 1 course from { c3, d3 }, part } pool { 1 course from { d3, c4 } shared }"
    ),
    "divided": (
        "require at least 4 credits from { c3, c4 } split require at least 3 credits from { c3, d3 } split "
        "require part "
        "overall { gpa at least 2.00 over what counts }"
    ),
    "converted": f"require c3 require 1 course from {{ more, c4 }} require part {SEARCHED}",
    "awards": (
        "require high require low shared require 1 item from { low, test } "
        "require 1 credential from (credentials except low)"
    ),
    "repeated": "require at least 4 credits from more require 1 course from { more, c1 }",
    "rivals": (
        "require d3 require 1 course from { c1, c3 } require 1 course from { c3, c4 } "
        "require 1 course from { c1, c4, c3 }"
    ),
    "whole credits": (
        "require at least 4 credits from { c1, c3, c4 } require at least 4 credits from { c3, d3, c4 }"
    ),
    "only a minimum": (
        "require 3 courses from { c1, c3, d3, c4 } of which { at least 2 courses from { c1, c3 } } "
        "require part require more"
    ),
    "on the record": (
        "require c3 with grade B or better require d3 completed within 1 year require c4 at away "
        "require 1 course from courses in area one except c1"
    ),
}

AGAIN = "earned c1 on 2023-05-10 grade B earned c3 on 2021-05-11 grade C earned c3 on 2022-05-11 grade A"
SELDOM = {
    "an order that is kept": ("require in order { c1, c3 } require any of { in order { d3, c4 }, test }", RECORDS["earned"]),
    "a choice of which nothing is asked": ("require any of { holds low, c1 } require d3", RECORDS["earned"]),
    "an average beside a minimum over everything": (
        "require any of { c1, all of { c4, test } } overall { at least 2 courses, gpa at least 3.00 over what counts }",
        RECORDS["earned"],
    ),
    "an average over a part": (
        "require at least 2 credits from c3 split require c1 overall { gpa at least 3.00 over what counts }",
        RECORDS["earned"],
    ),
    "an average over a part and the whole": (
        "require at least 1 credit from c3 split require c1 pool { c3 } overall { gpa at least 3.00 over what counts }",
        RECORDS["earned"],
    ),
    "an average over the whole and a part": (
        "require c3 require c1 pool { at least 1 credit from c3 split } overall { gpa at least 3.00 over what counts }",
        RECORDS["earned"],
    ),
    "an average over the record as a line": (
        "require 2 courses from courses of which { gpa at least 2.90 over record courses }", RECORDS["earned"],
    ),
    "lines of what is divided": (
        (
            "require at least 2 credits from { c1, c3 } "
            "of which { gpa at least 2.60 over what counts, at least 1 course from c1 } split "
            "require at least 2 credits from { c3, d3 } split"
        ),
        RECORDS["earned"],
    ),
    "a line of grades of one that is divided": (
        "require at least 2 credits from { c1, c3 } of which { gpa at least 2.60 over what counts } split", RECORDS["earned"],
    ),
    "an attempt that fits in one branch and is second in another": (
        "require any of { c1, all of { c3, test }, all of { c3 completed before 2022-01-01, d3 } }", AGAIN,
    ),
    "credit that may be converted": ("require practice", "earned c1 on 2023-05-10 grade A"),
    "what would be converted to another sort than is asked for": (
        "require 1 exam from anything", "earned talk on 2023-05-12",
    ),
    "limits on what has no worth, and on another unit": (
        "require 2 exams from exams require at least 60 hours from placement",
        (
            "earned test on 2023-05-13 converted by keep earned test on 2023-05-14 "
            "earned c3 on 2023-05-11 converted by worth_it earned test on 2023-05-15 converted by worth_it "
            "earned placement on 2023-05-10 worth 28 hours"
        ),
    ),
    "a choice inside a branch that is not chosen": (
        "require any of { c1, all of { any of { all of { c4, test }, d3 }, more } }", "earned c1 on 2023-05-10 grade A",
    ),
    "an order that is coming": ("require in order { c3, d3 } require test", RECORDS["coming"]),
    "a member that is not met": (
        "require at least 3 credits from what satisfies { at least 4 credits from { c1, c3, d3 } }", RECORDS["coming"],
    ),
    "attempts in a branch that is not chosen": ("require any of { c1, all of { c3, test } }", AGAIN),
    "attempts of which one fits": (
        "require any of { c1, all of { c3 completed within 3 years, test }, all of { 2 courses from { c3, more }, d3 } }", AGAIN,
    ),
    "what bears no credit": ("require at least 8 credits from courses", RECORDS["coming"] + " earned odd on 2023-05-10"),
    "what is not there yet": (
        "require c1", f"{AGAIN} earned more on 2024-08-01 earned test on 2020-01-01 valid until 2021-01-01",
    ),
    "what may be converted once it is finished": ("require c3 require more", "taking talk earned test on 2023-05-14"),
    "what is converted for what it is worth": (
        "require at least 12 hours from { talk, placement } require at least 1 credit from { practice }",
        "earned placement on 2023-05-10 worth 40 hours earned c3 on 2023-05-11 grade B earned talk on 2023-05-12",
    ),
    "what needs a search before it is converted": ("require c4 require c1", f"{AGAIN} earned talk on 2023-05-12"),
    "what was converted in hours": (
        "require at least 3 credits from { practice, more }",
        "earned placement on 2023-05-10 worth 40 hours converted by stay earned placement on 2023-05-11 worth 40 hours",
    ),
}  # fmt: skip


@pytest.mark.parametrize("rules", RULES)
def test_what_stands_beside_a_verdict(rules: str, snapshot: SnapshotAssertion) -> None:
    told = [f"-- {name}\n{_of(RULES[rules], record)}" for name, record in RECORDS.items()]
    assert "\n".join(told) == snapshot


@pytest.mark.parametrize("about", SELDOM)
def test_what_stands_seldom_beside_a_verdict(about: str, snapshot: SnapshotAssertion) -> None:
    assert _of(*SELDOM[about], MORE) == snapshot


def _of(rules: str, record: str, more: str = "") -> str:
    found = rules_of(
        f'{COLLEGE}{more} certificate goal "Goal" {{ issued by here awarded on application {rules} }} '
        f'learner "someone" {{ {record} expect goal unmet }}'
    )
    assert found.sound, [problem.message for problem in found.problems]
    learner = found.catalogue.tests[0].learner
    goal = audit_learner(found, learner, ("goal",), DAY).goal("goal")
    assert differences(goal, Judge(found.catalogue, learner, DAY).goal("goal")) == []
    return "\n".join(_told(goal))


def _told(goal: GoalAudit) -> Iterator[str]:
    yield f"{goal.state.value}, {goal.percent} %, {goal.remaining} remains"
    for route in goal.routes:
        yield from _finding(route.finding, "  ")
    for one in goal.unused:
        yield f"unused {one.item} ({one.title}): {' '.join((one.reason, *one.values))}"
    for each in goal.options:
        until = [f"until {each.deadline}", *each.needs]
        yield " ".join(["option", each.conversion, each.item, f"gives {each.gives} as {each.target}", *until])
    for why in goal.conflicts:
        counted = [f"want {why.demand} of {why.supply} {why.unit.measure}"] if why.unit is not None else []
        limits = [f"({limit.kind}{f' {limit.path}' if limit.path else ''})" for limit in why.limits]
        word = "alone" if why.alone else "because"
        yield " ".join([word, *why.requirements, *counted, *why.items, *why.lines, *limits])
    if goal.undecided is not None:
        yield f"undecided: {goal.undecided}"
    for requirement in goal.mentioned:
        yield f"mentioned {requirement.path}"


def _finding(finding: Finding, before: str) -> Iterator[str]:
    said = [
        finding.path,
        finding.state.value,
        f"{finding.have}/{finding.need}",
        f"{finding.remaining} remains",
    ]
    said += ["" if finding.chosen else "not chosen", *(f"{word} {value}" for word, value in finding.facts)]
    said += [_use("has", use) for use in finding.applied] + [_use("coming", use) for use in finding.coming]
    said += [f"fits {item}" for item in finding.also_fits]
    said += [f"near {near.item} {near.filter} {near.value}" for near in finding.near]
    yield before + ", ".join(filter(None, said))
    for line in finding.lines:
        yield from _finding(line, before + "  | ")
    for child in finding.children:
        yield from _finding(child, before + "  ")


def _use(how: str, use: Use) -> str:
    through = f" by {use.converted_by}" if use.converted_by else ""
    return f"{how} {use.item} {use.amount}{' in part' if use.part else ''} {use.status}{through}"
