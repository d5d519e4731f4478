"""Plans on a page to hand out: a table of terms with credits and prices, below where the learner stands."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from pathways.audit.state import State
from pathways.model.amount import SEMESTER, Money, Worth
from pathways.plan.steps import Convert, LookedAt, Obtain, Plan, Slot, Take, Way
from pathways.plan.wish import Wish
from pathways.report.from_audit import page_of_audit
from pathways.report.from_plan import UNDER_WAY, page_of_plans
from pathways.report.plan_on_a_page import page_with_plans
from tests.report.made import audit, found, goal, item, leaf, use

SPRING = Slot(0, "spring 2025", begins=date(2025, 1, 10), ends=date(2025, 5, 10))
LATER = Slot(1, "Term 2")
NOW = audit(goal())
THEN = audit(goal(found(item("eng101"), State.MET, applied=tuple(use(key) for key in ("a", "b", "c")))))


def _take(key: str, slot: Slot, number: int, price: Money | None = None) -> Take:
    return Take(
        key,
        key,
        f"Course {key}",
        f"X {key}",
        slot,
        Worth(number * 1000, SEMESTER),
        Fraction(number * 1000),
        price,
    )


PLAN = Plan(
    goals=("ba",),
    takes=(
        _take("a", SPRING, 3, Money(10000, "USD")),
        _take("b", SPRING, 4, Money(5050, "EUR")),
        _take("c", LATER, 2),
    ),
    converts=(
        Convert(
            "x",
            "Workshop",
            "to_credit",
            "Credit for workshops",
            "Sheets",
            Money(7500, "USD"),
            date(2025, 3, 1),
        ),
    ),
    obtains=(
        Obtain("ba", "Bachelor of data", automatic=False, after=LATER, price=Money(2000, "USD")),
        Obtain("aa", "Associate of data", automatic=True, after=SPRING, price=None),
    ),
    errands=(),
    stops=(),
    remaining=0,
    left=(),
    proven=True,
    looked_at=LookedAt(3, 1, 2, 2),
    way=Way.BEST,
    titles=(),
    then=THEN,
)


def test_a_plan_is_a_table_of_terms_and_fees_with_what_it_is_in_all() -> None:
    page = page_with_plans(page_of_audit(NOW), (PLAN,), Wish())
    assert [chapter.title for chapter in page.chapters] == ["The best way to finish", "Bachelor of data"]
    section = page.chapters[0].sections[0]
    assert section.heading == "Term by term"
    assert section.table is not None
    rows = [tuple(cell.replace("\u00a0", " ") for cell in row) for row in section.table.rows]
    assert rows == [
        (
            "Spring 2025 (10 January 2025 to 10 May 2025), 7 credits",
            "X a Course a",
            "Asked for by name",
            "3",
            "$100",
        ),
        ("Spring 2025", "X b Course b", "Asked for by name", "4", "€50.50"),
        ("Term 2, 2 credits", "X c Course c", "Asked for by name", "2", "not stated"),
        ("Until 1 March 2025", "Convert Workshop into Sheets", "By “Credit for workshops”", "", "$75"),
        ("After Term 2", "Apply for Bachelor of data", "", "", "$20"),
    ]
    assert section.table.total == ("In all", "", "", "9", "at least €50.50 and $195")
    assert len(section.points) == len(rows) + 1


def test_what_is_under_way_is_told_of_another_plan_only_where_it_counts_elsewhere() -> None:
    def plan(path: str, way: Way) -> Plan:
        coming = (use("p", "DAT 220", "Databases", status="planned"),)
        then = audit(goal(found(leaf(12, path=path), State.PLANNED, coming=coming)))
        return replace(PLAN, then=then, way=way)

    best, same = plan("core", Way.BEST), plan("core", Way.OTHER)
    other = replace(
        same,
        then=audit(goal(found(leaf(6), State.PLANNED, coming=same.then.goals[0].routes[0].finding.coming))),
    )
    page = page_of_plans((best, same, other), Wish(alternatives=2))
    assert [[section.heading for section in each.sections].count(UNDER_WAY) for each in page.chapters] == [
        1,
        0,
        1,
    ]


def test_the_page_has_one_title_and_says_the_day_once() -> None:
    page = page_with_plans(page_of_audit(NOW), (PLAN, PLAN), Wish())
    assert page.title == "Plan for Rosa Alvarez (A-1042)"
    assert len([fact for fact in page.facts if "1 September 2024" in fact]) == 1
    assert len(page.chapters) == 3


def test_where_nothing_is_to_be_done_what_to_do_next_says_it() -> None:
    idle = replace(PLAN, takes=(), converts=(), obtains=())
    page = page_with_plans(page_of_audit(NOW), (idle,), Wish())
    assert [chapter.title for chapter in page.chapters] == ["Bachelor of data"]


def test_where_there_is_no_plan_the_page_says_so() -> None:
    page = page_with_plans(page_of_audit(NOW), (), Wish())
    verdict = page.chapters[0].verdict
    assert verdict is not None
    assert verdict.word == "No plan"
    assert [point.text for point in page.first[-1].points] == [
        "No plan was found; what would do stands under “Still needed”"
    ]
