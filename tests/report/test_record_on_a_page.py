"""The record as a table: each item once, with where it counts in each goal, or why it does not."""

from dataclasses import replace
from datetime import date

from pathways.audit.reasons import Option
from pathways.audit.state import State
from pathways.model.amount import SEMESTER
from pathways.model.learner import Item, Learner, Status
from pathways.report.from_audit import page_of_audit
from pathways.report.page import Section
from pathways.report.plain_text import HARD_SPACE
from pathways.report.record_on_a_page import record_of, with_record
from pathways.report.unused_in_words import HEADING as NOT_USED
from tests.report.made import TITLES, audit, decision, found, goal, item, leaf, together, unused, use

ROSA = Learner(
    "A-1042",
    "Rosa",
    items=(Item("i5", None, "course", "Pottery", Status.FAILED, date(2023, 5, 1), grade="F"),),
)
TOTAL = leaf(60, path="ba/total", shared=True)


def _rows(section: Section) -> list[tuple[str, ...]]:
    assert section.table is not None
    assert [column.heading for column in section.table.columns] == [
        "What",
        "When and how",
        "Where it counts, or why it does not",
    ]
    assert len(section.points) == len(section.table.rows)
    return [tuple(cell.replace(HARD_SPACE, " ") for cell in row) for row in section.table.rows]


def test_a_total_is_told_only_of_what_counts_for_nothing_else() -> None:
    about = goal(
        together(
            found(item("eng101"), State.MET, applied=(use(name="eng101"),)),
            found(
                TOTAL,
                have=6000,
                need=60000,
                unit=SEMESTER,
                applied=(use(), use("i2", "MAT 150", "Statistics")),
            ),
        )
    )
    assert _rows(record_of([about], TITLES, ROSA)) == [
        ("ENG 101 Composition", "10 May 2024, grade B", "Asked for by name"),
        ("MAT 150 Statistics", "10 May 2024, grade B", "At least 60 credits from courses"),
    ]


def test_what_is_on_its_way_or_not_used_says_so() -> None:
    coming = (
        use("i2", status="in progress", completed=None, grade=None, title="Networks", code=""),
        use("i3", status="asserted", completed=None, grade=None, title="Sewing", code=""),
        use("i4", title="Weaving", code=""),
    )
    about = goal(
        found(leaf(12), need=12000, unit=SEMESTER, coming=coming),
        unused=(unused("failed"), unused("withdrawn", key="i6", title="Choir")),
    )
    wanted = "At least 12 credits from courses"
    assert _rows(record_of([about], TITLES, ROSA)) == [
        ("Networks", "in progress", wanted),
        ("Sewing", "not confirmed yet", wanted),
        ("Weaving", "10 May 2024, grade B", f"{wanted} (would count)"),
        ("Pottery", "1 May 2023, grade F, failed", "Not passed"),
        ("Choir", "", "Withdrawn"),
    ]


def test_how_something_came_about_is_told_and_what_would_make_it_count() -> None:
    exam = Item(
        "x", None, "exam", "Placement test", Status.EARNED, date(2024, 1, 14), converted_by="to_credit"
    )
    wall = (
        use("h1", "", "Sheets", grade=None, derived=True),
        use("h2", "", "Charts", status="in progress", completed=None, grade=None, derived=True),
        use("x as mat150", "MAT 150", "Statistics", grade=None, converted_by="to_credit"),
    )
    offer = Option(
        "to_credit", "Credit", "i5", "Pottery", 3000, SEMESTER, "art1", "Art", None, None, (), "c.pathway:1"
    )
    gone = (unused("inside", "h", "Sheets", key="x as art2", title="Art 2"), unused("nothing asks for it"))
    about = goal(found(leaf(12), applied=wall), unused=gone, options=(offer,))
    wanted = "At least 12 credits from courses"
    assert _rows(record_of([about], TITLES, replace(ROSA, items=(*ROSA.items, exam)))) == [
        ("Sheets", "10 May 2024, because its requirements are met", wanted),
        ("Charts", "in progress, once its requirements are met", wanted),
        ("MAT 150 Statistics", "10 May 2024, converted into credit", wanted),
        ("Art 2", "14 January 2024, converted into credit", "Counts through Sheets"),
        (
            "Pottery",
            "1 May 2023, grade F, failed",
            "Nothing in these requirements asks for it; it can be converted into Art",
        ),
    ]


def test_inside_of_what_has_a_title_that_is_told_with_it() -> None:
    inner = together(
        found(item("eng101"), State.MET, applied=(use(name="eng101"),)),
        found(leaf(12), have=3000, need=12000, unit=SEMESTER, applied=(use("i2", "MAT 150", "Statistics"),)),
        path="core",
    )
    rows = _rows(record_of([goal(inner)], TITLES, ROSA))
    assert [row[2] for row in rows] == ["“Data core”", "“Data core”, at least 12 credits from courses"]


def test_of_several_goals_each_is_named_and_one_reason_is_told_once() -> None:
    first = goal(
        found(leaf(12), have=3000, need=12000, unit=SEMESTER, applied=(use(),)),
        unused=(unused("failed"), unused("failed", key="i7", title="Glass")),
    )
    other = replace(
        goal(
            found(leaf(6), have=3000, need=6000, unit=SEMESTER, applied=(use(),)),
            name="aa",
            title="Associate",
        ),
        unused=(unused("failed"), unused("nothing asks for it", key="i7", title="Glass")),
    )
    assert [row[2] for row in _rows(record_of([first, other], TITLES, ROSA))] == [
        "Bachelor of data: at least 12 credits from courses; Associate: at least 6 credits from courses",
        "Not passed",
        "Bachelor of data: not passed",
    ]


def test_a_branch_that_is_not_in_use_is_no_place() -> None:
    about = goal(together(found(leaf(12), chosen=False, applied=(use(),)), found(item("x")), need=1))
    assert record_of([about], TITLES, ROSA).points == ()


def test_the_record_stands_behind_everything_else_if_there_is_one() -> None:
    told = audit(goal(found(item("eng101"), State.MET, applied=(use(name="eng101"),))))
    (section,) = with_record(page_of_audit(told), told, ROSA).last
    assert section.heading == "Everything on the record"
    assert with_record(page_of_audit(told), decision(told.goals[0], None), ROSA).last == (section,)
    told = audit(
        goal(found(item("eng101"), State.MET, applied=(use(name="eng101"),)), unused=(unused("failed"),))
    )
    headings = [section.heading for section in page_of_audit(told).chapters[0].sections]
    page = with_record(page_of_audit(told), told, ROSA)
    assert [section.heading for section in page.chapters[0].sections] == [
        heading for heading in headings if heading != NOT_USED
    ]
    assert len(page.chapters[0].sections) == len(headings) - 1
    empty = audit(goal(found(item("eng101"))))
    assert with_record(page_of_audit(empty), empty, ROSA).last == ()
    assert NOT_USED in headings
