from dataclasses import replace
from datetime import date

import pytest

from pathways.audit.state import State
from pathways.audit.verdict import Finding
from pathways.model.amount import SEMESTER, Unit
from pathways.model.requirement import (
    Gpa,
    InOrder,
    Leaf,
    Named,
    Population,
    Score,
    SpreadLine,
    Standing,
    SumLine,
    When,
)
from pathways.model.selection import Every
from pathways.report.findings_in_words import point, requirements
from pathways.report.items_in_words import near_misses
from pathways.report.page import Point, Tone
from pathways.report.titles import Titles
from tests.report.made import (
    COURSES,
    age,
    at,
    attested,
    found,
    item,
    known,
    leaf,
    near,
    quantity,
    together,
    use,
)

HERE = at(7)


def told(finding: Finding) -> str:
    """The point as text, what stands below it in brackets."""
    return _flat(point(finding, known()))


def _flat(shown: Point) -> str:
    below = f" [{'; '.join(_flat(each) for each in shown.points)}]" if shown.points else ""
    return f"{shown.mark} {shown.text}{below}".strip().replace("\u00a0", " ")


def test_an_amount_shows_what_counts_and_how_far_it_is() -> None:
    finding = found(leaf(12), have=3000, need=12000, unit=SEMESTER, applied=(use(),))
    assert told(finding) == (
        "✗ At least 12 credits from courses — 3 of 12 credits "
        "[counts: ENG 101 Composition, 3 credits, grade B, 10 May 2024]"
    )


def test_an_amount_that_is_met_shows_what_is_there() -> None:
    finding = found(leaf(12, shared=True), State.MET, have=13000, need=12000, unit=SEMESTER)
    assert told(finding) == "✓ At least 12 credits from courses — 13 credits (may count elsewhere too)"


def test_many_items_are_told_in_one_line() -> None:
    uses = tuple(use(f"i{number}", f"CS {number}") for number in range(1, 9))
    finding = found(leaf(24), State.MET, have=24000, need=24000, unit=SEMESTER, applied=uses)
    assert "[counts: 8 items: CS 1, CS 2, CS 3, CS 4, CS 5, CS 6, CS 7 and CS 8]" in told(finding)


def test_what_is_on_its_way_is_told_by_its_state() -> None:
    coming = (
        use("a", "CS 1", "Now", status="in progress", grade=None),
        use("b", "CS 2", "Then", status="planned", grade=None, completed=None),
        use("c", "CS 3", "Said", status="asserted"),
        use("d", "CS 4", "Had", status="earned", converted_by="to_credit", part=True),
        use("e", "", "Award", derived=True),
    )
    text = told(found(leaf(12), State.UNKNOWN, need=12000, unit=SEMESTER, coming=coming))
    assert "would count: CS 4 Had, 3 credits of it, grade B, 10 May 2024, converted into credit" in text
    assert (
        "would count: Award, 3 credits, grade B, 10 May 2024, held because its requirements are met" in text
    )
    assert "in progress: CS 1 Now, 3 credits, expected 10 May 2024" in text
    assert "planned: CS 2 Then, 3 credits;" in text
    assert "not confirmed yet: CS 3 Said" in text


def test_a_named_item_is_told_with_the_one_that_stands_for_it() -> None:
    one = use(name="eng101", amount=1000)
    assert told(found(item("eng101"), State.MET, applied=(one,))) == (
        "✓ ENG 101 Composition — grade B, 10 May 2024"
    )
    other = use(code="ENG 9", title="Old", name="eng9", grade=None, completed=None)
    assert told(found(item("eng101"), State.MET, applied=(other,))) == "✓ ENG 101 Composition — by ENG 9 Old"
    bare = use(name="eng101", grade=None, completed=None)
    assert told(found(item("eng101"), State.MET, applied=(bare,))) == "✓ ENG 101 Composition — earned"
    assert told(found(item("eng101"))) == "✗ ENG 101 Composition"


def test_a_near_miss_says_under_which_condition_it_would_count() -> None:
    finding = found(leaf(12), need=12000, unit=SEMESTER, near=(near(), near("i8"), near("i7", value="B")))
    assert "DAT 340 Networks counts here only with grade C or better" in told(finding)
    assert "DAT 340 Networks counts here only with grade B or better" in told(finding)


def test_the_same_near_misses_are_told_in_full_only_once() -> None:
    twice = together(
        found(leaf(12, path="a"), need=12000, unit=SEMESTER, near=(near(),)),
        found(leaf(24, path="b"), need=24000, unit=SEMESTER, near=(near(),)),
    )
    text = told(twice)
    assert text.count("DAT 340") == 1
    assert "the same items as above count here, too, only with grade C or better" in text


def test_near_misses_of_what_is_met_are_not_told() -> None:
    finding = found(leaf(12), State.MET, have=12000, need=12000, unit=SEMESTER, near=(near(),))
    assert "DAT 340" not in told(finding)


def test_lines_show_how_they_stand() -> None:
    least = SumLine("l/1", at_least=True, amount=quantity(6), selection=Every("exams"), place=HERE)
    most = SumLine("l/2", at_least=False, amount=quantity(2, COURSES), each="subject", place=HERE)
    spread = SpreadLine("l/3", 3, "term", place=HERE)
    average = Gpa("l/4", 2000, None, "all", place=HERE)
    lines = (
        found(least, have=3000, need=6000, unit=SEMESTER),
        found(most, State.MET, have=2000, need=2000, unit=COURSES),
        found(spread, have=2000, need=3000, unit=COURSES),
        found(average),
    )
    finding = found(leaf(12, lines=(least, most, spread)), need=12000, unit=SEMESTER, lines=lines)
    assert told(finding).endswith(
        "[✗ of these at least 6 credits from exams — 3 of 6 credits; "
        "✓ of these at most 2 courses from each subject — 2 courses counted; "
        "✗ of these at least 3 different terms — 2 so far; "
        "✗ of these a GPA of at least 2.00 over them]"
    )
    assert told(found(least, have=3000, need=6000, unit=SEMESTER)) == (
        "✗ At least 6 credits from exams — 3 of 6 credits"
    )
    assert told(found(spread)) == "✗ At least 3 different terms"


def test_a_choice_shows_the_branch_in_use_and_names_the_other() -> None:
    used, other = found(item("a"), State.MET), found(item("b"), chosen=False)
    assert told(together(used, other, need=1, state=State.MET)) == (
        "✓ Any one of these 2 [✓ a; - Not needed: b]"
    )
    assert told(together(found(item("a")), found(item("b"), chosen=False), need=1)) == (
        "✗ Any one of these 2 [✗ a; - Or instead: b]"
    )
    met = found(item("c"), State.MET, chosen=False)
    assert "- Or instead: c — met as well" in told(together(found(item("a")), met, need=1))


def test_a_branch_that_is_not_in_use_shows_all_its_members() -> None:
    members = (found(item("a"), chosen=False), found(item("b"), chosen=False))
    assert told(together(*members, chosen=False)) == "✗ Both of these — 0 of 2 met [✗ a; ✗ b]"


def test_a_group_shows_how_many_are_met() -> None:
    group = together(found(item("a"), State.MET), found(item("b")), found(item("c")), need=2)
    assert told(group).startswith("✗ Any 2 of these 3 — 1 of 2 met")
    assert told(together(found(item("a")))) == "✗ This [✗ a]"


def test_a_group_without_members_asks_for_nothing() -> None:
    assert told(together()) == "✗ Everything this way asks for — nothing is asked for here"


def test_an_order_that_is_broken_is_told() -> None:
    order = InOrder("o", (item("a"), item("b")), place=HERE)
    members = (found(item("a"), State.MET), found(item("b"), State.MET))
    finding = found(order, have=2, need=2, facts=(("in order", "no"),), children=members)
    assert told(finding).startswith("✗ These 2 in this order — 2 of 2 met, but not in this order")


def test_a_when_says_which_way_its_fact_turned_out() -> None:
    when = When("w", age(), item("a", path="w/then"), item("b", path="w/otherwise"), place=HERE)
    then, otherwise = (
        found(item("a", path="w/then"), State.MET),
        found(item("b", path="w/otherwise"), State.MET),
    )
    assert told(found(when, State.MET, children=(then,))) == (
        "✓ Because this holds: an age of at least 22 [✓ a]"
    )
    assert told(found(when, State.MET, children=(otherwise,))) == (
        "✓ Unless this holds: an age of at least 22 [✓ b]"
    )
    assert told(found(when, State.UNKNOWN, children=(then,))).startswith("? Unless this holds")
    assert told(found(when, State.UNKNOWN, have=2, need=2, children=(then, otherwise))).startswith(
        "? Not known: an age of at least 22. Until it is known, both of these are asked for"
    )


@pytest.mark.parametrize(
    ("finding", "text"),
    [
        (found(age(), facts=(("age", "21"),)), "✗ An age of at least 22 — the age is 21"),
        (found(age(), State.UNKNOWN), "? An age of at least 22 — the date of birth is not on the record"),
        (found(attested()), "✗ Signed by the Library: portfolio accepted — not signed yet"),
        (
            found(attested(), State.MET, facts=(("signed", "2024-05-03"),)),
            "✓ Signed by the Library: portfolio accepted — signed on 3 May 2024",
        ),
        (found(attested(), State.MET), "✓ Signed by the Library: portfolio accepted"),
        (
            found(attested(), State.UNKNOWN),
            "? Signed by the Library: portfolio accepted — the Library has not signed for “portfolio accepted”",
        ),
        (
            found(
                Gpa("g", 2750, Every("courses"), "all", place=HERE), facts=(("gpa", "2.7"), ("graded", "1"))
            ),
            "✗ GPA of at least 2.75 over courses on the record — the GPA is 2.70 over 1 graded attempt",
        ),
        (
            found(
                Gpa("g", 2750, Every("courses"), "all", place=HERE), State.UNKNOWN, facts=(("gpa", "2.748"),)
            ),
            "? GPA of at least 2.75 over courses on the record — the GPA is 2.748",
        ),
        (
            found(Gpa("g", 2750, Every("courses"), "all", place=HERE), facts=(("graded", "0"),)),
            "✗ GPA of at least 2.75 over courses on the record — no graded work on the record yet",
        ),
        (
            found(Score("s", "exam", 70000, place=HERE), facts=(("score", "65"),)),
            "✗ A score of at least 70 in Placement test — the best score is 65",
        ),
        (
            found(Score("s", "exam", 70000, place=HERE)),
            "✗ A score of at least 70 in Placement test — no score on the record",
        ),
        (
            found(Population("p", "veteran", place=HERE), State.UNKNOWN),
            "? On record as “veteran” — the record does not say whether “veteran” applies",
        ),
        (
            found(Standing("s", "enrolled", "ba", negated=False, place=HERE), State.UNKNOWN),
            "? Enrolled in Bachelor of data — the record has no list of enrolments",
        ),
        (
            found(Standing("s", "admitted", "ba", negated=True, place=HERE), State.UNKNOWN),
            "? Not admitted to Bachelor of data — the record has no list of admissions",
        ),
        (
            found(Score("s", "exam", 70000, place=HERE), State.UNKNOWN),
            "? A score of at least 70 in Placement test — the score is not on the record",
        ),
        (found(Population("p", "veteran", place=HERE)), "✗ On record as “veteran”"),
    ],
)
def test_a_condition_says_what_the_record_shows(finding: Finding, text: str) -> None:
    assert told(finding) == text


def test_a_requirement_that_was_not_opened_is_told_by_its_title() -> None:
    assert told(found(Named("n", "core", "Data core", item("a"), place=HERE))) == "✗ Data core"


def test_what_is_all_required_stands_without_a_heading() -> None:
    inner = together(found(item("a")), found(item("b")), path="inner")
    outer = together(inner, found(age()), path="outer")
    assert [each.text for each in requirements(outer, known())] == ["a", "b", "An age of at least 22"]


def test_a_named_group_keeps_its_heading() -> None:
    core = together(found(item("a"), State.MET), found(item("b")), path="core")
    shown = requirements(core, known())
    assert [each.text for each in shown] == ["Data core: both of these — 1 of 2 met"]
    assert [each.tone for each in shown[0].points] == [Tone.MET, Tone.OPEN]


def test_notes_are_numbered_in_the_order_of_reading() -> None:
    core = together(found(item("a", line=30)), found(item("b", line=20)), path="core")
    shown = point(core, known())
    assert [shown.note, *(each.note for each in shown.points)] == [1, 2, 3]


def test_a_leaf_of_hours_has_its_unit() -> None:
    hours = Leaf("h", quantity(40, Unit("hours", "")), Every("experiences"), place=HERE)
    finding = found(
        hours,
        have=1500,
        need=40000,
        unit=Unit("hours", ""),
        applied=(use(amount=1500, completed=date(2024, 1, 2)),),
    )
    assert told(finding) == (
        "✗ At least 40 hours from experiences — 1.5 of 40 hours "
        "[counts: ENG 101 Composition, 1.5 hours, grade B, 2 January 2024]"
    )


def test_a_near_miss_tells_the_grade_the_score_or_the_day_that_is_not_enough() -> None:
    misses = [
        replace(near(), has="D+"),
        replace(near("i8", "with score", "60000"), has="59.5"),
        replace(near("i7", "completed within", "2 years"), has="2022-06-29"),
    ]
    assert near_misses(misses, Titles()) == [
        "DAT 340 Networks (grade D+) counts here only with grade C or better",
        "DAT 340 Networks (score 59.5) counts here only with a score of 60 or better",
        "DAT 340 Networks (29 June 2022) counts here only if completed within the last 2 years",
    ]
