"""Pages to hand out: what stands in them and where it leads; nothing of a record or a rule becomes markup."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from pathways.audit.holdings import Holding
from pathways.audit.state import State
from pathways.audit.verdict import Award
from pathways.model.amount import SEMESTER
from pathways.model.declaration import Citation
from pathways.report.document import document_of
from pathways.report.from_audit import page_of_audit
from pathways.report.holdings_in_words import with_holdings
from pathways.report.page import Chapter, Column, Drawing, Page, Point, Section, Table
from pathways.report.to_markdown import markdown_of
from tests.report.made import age, at, audit, found, goal, item, leaf, near, together, unused, use
from tests.report.pages_read import Read

CITES = (Citation("catalogue", "page 7", place=at(9)), Citation("elsewhere", "", place=at(10)))
OPEN = together(
    found(item("eng101"), State.MET, applied=(use(name="eng101"),)),
    found(
        leaf(12),
        have=3000,
        need=12000,
        unit=SEMESTER,
        near=(near(),),
        applied=(use(),),
        coming=(use("i2", status="in progress"), use("i3", status="asserted")),
    ),
    found(age(), State.UNKNOWN),
)
ONE = replace(
    audit(
        goal(OPEN, percent_then=65, unused=(unused("refused", "ba/require", "with grade", "C"),), cites=CITES)
    ),
    links=(("catalogue", "https://example.org/a?b=1&c='2'"), ("elsewhere", "javascript:alert(1)")),
)
HELD = (
    Holding("a", "Associate of <data>", Award(date(2023, 5, 1), automatic=False, until=date(2025, 5, 1))),
    Holding("b", "Badge", Award(None, automatic=False)),
    Holding("c", "Sheets", Award(None, automatic=True)),
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="A" viewBox="0 0 9 9"><title>A</title></svg>'


def test_a_document_stands_alone_and_all_its_links_lead_somewhere() -> None:
    assert Read(document_of(page_of_audit(ONE))).complaints() == []
    several = audit(goal(OPEN), goal(OPEN, title="Another", cites=CITES))
    read = Read(document_of(page_of_audit(several)))
    assert read.complaints() == []
    assert [text for tag, text in read.headings() if tag == "h2"] == [
        "On this page",
        "Bachelor of data",
        "Another",
    ]


def test_a_document_says_what_the_text_says() -> None:
    words = Read(document_of(page_of_audit(ONE))).words()
    for said in (
        "Audit of Rosa Alvarez (A-1042)",
        "Not yet met. Some requirements are still open.",
        "40 % earned, 25 % coming, 35 % missing",
        "At least 12 credits from courses — 3 of 12 credits",
        "of 12 credits: 3 earned, 3 coming, 6 missing",
        "Pottery — counts for [1] only with grade C or better",
        "college.pathway: [1] line 1, [2] line 4, [3] line 2",
        "Rosa Alvarez (A-1042) · as of 1 September 2024 · page made from rules 0123456789ab",
    ):
        assert said in words


def test_numbers_lead_to_notes_and_back_and_sources_to_the_web_only() -> None:
    document = document_of(page_of_audit(ONE))
    assert document.count('<a class="note" href="#c1-n1">[1]</a>') == 2
    assert '<a class="note" id="c1-n1" href="#c1-r1">[1]</a>' in document
    assert 'counts for <a class="note" href="#c1-r1">[1]</a> only' in document
    assert '<span id="c1-r1" class="said">At least 12 credits' in document
    links = [each for each in Read(document).attributes("href") if not each.startswith("#")]
    assert links == ["https://example.org/a?b=1&c='2'"]
    assert "javascript" not in document


def test_what_is_held_stands_before_everything_else() -> None:
    page = with_holdings(page_of_audit(ONE), HELD)
    read = Read(document_of(page))
    assert read.headings()[:2] == [("h1", "Audit of Rosa Alvarez (A-1042)"), ("h2", "You hold")]
    assert read.complaints() == []
    text = markdown_of(page)
    assert "- ✓ Associate of \\<data\\> — awarded on 1 May 2023, in force until 1 May 2025\n" in text
    assert "- ✓ Badge — awarded, the day is not on the record\n" in text
    assert "- ✓ Awarded automatically, as all is met: Sheets\n" in text
    assert "No award is on the record" in markdown_of(with_holdings(page_of_audit(ONE), ()))


def test_every_sheet_says_whom_it_is_about_and_from_which_rules_it_was_made() -> None:
    foot = r'@bottom-left { content: "Rosa Alvarez \28 A\2d 1042\29  \b7  as of 1 September 2024 \b7  page made from rules'
    assert foot in document_of(page_of_audit(ONE))


def test_a_picture_stands_behind_all_chapters_or_a_sentence_in_its_place() -> None:
    page = page_of_audit(ONE)
    for drawing, inside in (
        (Drawing(SVG, "1 box"), SVG),
        (Drawing("", "Too many boxes."), "<p>Too many boxes.</p>"),
    ):
        read = Read(document_of(replace(page, chapters=(replace(page.chapters[0], drawing=drawing),))))
        assert inside in read.text
        assert read.complaints() == []
        assert read.headings()[-1] == ("h2", "Picture")
        assert ("#c1-picture", "Picture") in [(a.get("href"), a.text) for a in read.root.iter("a")]


def test_a_table_has_headings_for_its_columns_and_rows() -> None:
    table = Table(
        (Column("When"), Column("Credits", amounts=True)), (("Spring | 2024", "3"),), ("In all", "3")
    )
    page = Page("Plan", (), (Chapter("A way", None, (), (Section("Terms", (Point("3 credits"),), table),)),))
    read = Read(document_of(page))
    assert read.complaints() == []
    assert read.attributes("scope") == ["col", "col", "row", "row"]
    assert "3 credits" not in read.words()
    assert (
        "| When | Credits |\n| --- | ---: |\n| Spring \\| 2024 | 3 |\n| **In all** | **3** |\n"
        in markdown_of(page)
    )


def test_a_page_without_a_title_takes_that_of_its_chapter() -> None:
    page = Page("", (), (Chapter("A badge", None, ("A fact",), (Section("One", ()),)),))
    assert Read(document_of(page)).headings() == [("h1", "A badge"), ("h2", "One")]
    assert markdown_of(page) == "# A badge\n\nA fact\n\n## One\n"


def test_of_several_chapters_even_one_without_a_title_can_be_led_to() -> None:
    chapter = Chapter("", None, (), (Section("One", ()),))
    read = Read(document_of(Page("Several", (), (chapter, replace(chapter, title="Named")))))
    assert read.complaints() == []
    assert [text for tag, text in read.headings() if tag == "h2"] == ["On this page", "Part 1", "Named"]


HOSTILE = (
    'Data"><script>alert(1)</script></style><!-- ]]> \u202e\x1b[31m\n\n# Owned [1](javascript:alert) `x` | {} \\ &lt; '
    + "W" * 300
)


@pytest.mark.parametrize("name", [HOSTILE, "שלום עולם", "a" * 500, "", "&amp;", "*/ @page{} \\22 "])
def test_nothing_that_is_on_record_becomes_markup(name: str) -> None:
    hostile = together(found(item("x"), State.MET, applied=(use(name="y", code="", title=name, grade=name),)))
    about = audit(goal(hostile, title=name, unused=(unused("failed", title=name),), cites=CITES), name=name)
    page = with_holdings(page_of_audit(about), (Holding("a", name, Award(None, automatic=True)),))
    read = Read(document_of(page))
    assert read.complaints() == []
    assert "</style><!--" not in read.text
    written = markdown_of(page)
    for told in (read.text, written):
        assert not set(told) & set("\u202e\x1b")
    assert "<script" not in written.replace("\\<", "")
    assert "](javascript" not in written.replace("\\]", "")
    assert "\n# Owned" not in written


def test_a_finished_goal_has_no_bars_below_its_verdict() -> None:
    done = audit(
        goal(found(leaf(12), State.MET, have=12000, need=12000, unit=SEMESTER), progress=Fraction(1))
    )
    read = Read(document_of(page_of_audit(done)))
    assert "100 % earned" in read.words()
    assert read.text.count('class="bar"') == 1


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1. one", "1\\. one"),
        ("- two", "\\- two"),
        ("# three", "\\# three"),
        ("[3]: x", "\\[3\\]: x"),
        ("snake_case & <b>", "snake\\_case \\& \\<b\\>"),
        ("2024-05-10", "2024-05-10"),
    ],
)
def test_text_stays_text_in_markdown(text: str, written: str) -> None:
    assert markdown_of(Page("", (text,), ())) == f"{written}\n"
