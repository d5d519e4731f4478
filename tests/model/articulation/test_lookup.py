"""Of a million rules in tables an audit is given those that take something of the record, as transfers."""

from datetime import date

from pathways.model.amount import Unit, Worth
from pathways.model.articulation.colleges import Colleges
from pathways.model.articulation.reading import read_tables
from pathways.model.articulation.text import TableText
from pathways.model.learner import Item, Status
from pathways.model.transfer import transfers_for
from tests.model.articulation.tables import COLLEGES, HEAD, catalogue_with
from tests.model.reading import read

COURSES = """\
course hostos.algebra "Algebra" { taught at hostos  worth 3 credits  subject "MA"  number 114  equivalent to hostos.old }
course hostos.old "Old algebra" { taught at hostos  worth 3 credits  subject "MA"  number 14 }
course lehman.precalculus "Precalculus" { taught at lehman  worth 4 credits  subject "MATH"  number 115 }
"""
DEGREES = """\
bachelor degree lehman.ba "BA" { issued by lehman  require 3 credits from courses }
bachelor degree lehman.bs "BS" { issued by lehman  require 3 credits from courses }
"""
RULES = COLLEGES + DEGREES
TABLE = f"""\
{HEAD},least_grade,most_grade,credits,kind,effective,retired,priority,source,chains,counts_only_in
7,hostos,MA,114,lehman,MATH,115,C,,,,2020-01-01,,2,Handbook page 4,yes,"lehman.ba, lehman.bs"
8,hostos,MA,114,lehman,MATH,1000,,C-,3,,,2019-12-31,,,no,
9,hostos,PHY,110,lehman,PHY,100,,,4,at most,,,,,,
9,hostos,PHY,111,lehman,PHY,1000,,,,rest,,,,,,
"""


def item(name: str | None = None, subject: str = "", number: str = "") -> Item:
    return Item("1", name, "course", "", Status.EARNED, institution="hostos", subject=subject, number=number)


def test_a_row_is_a_transfer_with_all_that_its_columns_say() -> None:
    catalogue, problems = catalogue_with(TABLE, rules=RULES + COURSES)
    assert problems == ()
    first, second = transfers_for(catalogue, [item(subject="MA", number="114")])
    assert (first.name, first.title, first.priority) == ("transfers.csv:7", "MA 114 as MATH 115", 2)
    assert (first.effective, first.retired) == (date(2020, 1, 1), None)
    (taken,), (given,) = first.takes, first.gives
    assert (taken.course.name, taken.least, taken.most) == ("hostos.algebra", "C", None)
    assert (given.course.name, given.how, given.worth) == ("lehman.precalculus", "catalogue", None)
    assert (first.chains, first.only_in) == (True, ("lehman.ba", "lehman.bs"))
    assert [(cite.source, cite.where) for cite in (*first.cites, *second.cites)] == [
        ("transfers.csv", "rule 7, Handbook page 4"),
        ("transfers.csv", "rule 8"),
    ]
    assert (second.chains, second.only_in) == (False, ())
    assert str(first.place) == "transfers.csv:2"
    (taken,), (given,) = second.takes, second.gives
    assert (taken.least, taken.most, second.retired) == (None, "C-", date(2019, 12, 31))
    assert (given.how, given.worth) == ("fixed", Worth(3000, Unit("credits", "semester")))
    assert (given.course.name, given.course.label) == (None, "MATH 1000")


def test_a_rule_of_several_courses_is_given_for_any_of_them() -> None:
    catalogue, _ = catalogue_with(TABLE, rules=RULES)
    for number in ("110", "111"):
        (found,) = transfers_for(catalogue, [item(subject="PHY", number=number)])
        assert [each.course.label for each in found.takes] == ["PHY 110", "PHY 111"]
        assert [each.how for each in found.gives] == ["at most", "rest"]


def test_a_declared_course_is_found_by_its_name_and_by_what_it_is_equivalent_to() -> None:
    catalogue, _ = catalogue_with(TABLE, rules=RULES + COURSES)
    for name in ("hostos.algebra", "hostos.old"):
        assert len(transfers_for(catalogue, [item(name)])) == 2
    assert transfers_for(catalogue, [item("lehman.precalculus"), item(subject="MA", number="115")]) == ()


def test_rules_of_two_tables_keep_their_order_and_their_names() -> None:
    more = f"{HEAD}\n7,hostos,MA,114,lehman,STA,100\n"
    catalogue, _ = catalogue_with(TABLE, more, rules=RULES)
    found = transfers_for(catalogue, [item(subject="MA", number="114")])
    assert [each.name for each in found] == ["transfers.csv:7", "transfers.csv:8", "1transfers.csv:7"]


def test_a_rule_is_found_by_its_name_and_by_what_it_gives() -> None:
    more = f"{HEAD}\n7,hostos,MA,114,lehman,STA,100\n77,hostos,MA,1,lehman,MATH,115\n"
    tables = catalogue_with(TABLE, more, rules=RULES)[0].tables
    for name in ("transfers.csv:8", "1transfers.csv:7", "1transfers.csv:77"):
        found = tables.named(name)
        assert found is not None
        assert found.name == name
    for name in ("transfers.csv:77", "transfers.csv:", "other.csv:7", "7", "transfers.csv"):
        assert tables.named(name) is None
    found_ = tables.giving([("lehman", "MATH", "115"), ("lehman", "PHY", "1000"), ("hostos", "MA", "114")])
    assert [each.name for each in found_] == ["transfers.csv:7", "transfers.csv:9", "1transfers.csv:77"]


def test_two_tables_of_one_name_are_told_apart_by_their_folders() -> None:
    reading = read(COLLEGES)
    texts = [TableText(f"{folder}/t.csv", f"{HEAD}\n7,hostos,MA,1,lehman,M,1\n".encode()) for folder in "ab"]
    store, problems = read_tables(texts, Colleges(reading.catalogue))
    assert (problems, [store.full_name(rule) for rule in range(2)]) == ((), ["a/t.csv:7", "b/t.csv:7"])


def test_the_digest_hangs_on_what_rules_say_and_not_on_their_order_ids_or_sources() -> None:
    head, *rows = TABLE.splitlines()
    said = catalogue_with(TABLE, rules=RULES)[0].tables.digest
    turned = (
        "\n".join([head, *rows[::-1]]).replace("Handbook page 4", "elsewhere").replace("7,hostos", "x,hostos")
    )
    assert catalogue_with(turned, rules=RULES)[0].tables.digest == said
    assert catalogue_with(TABLE.replace("MATH,115", "MATH,116"), rules=RULES)[0].tables.digest != said
    assert catalogue_with()[0].tables.digest == catalogue_with(HEAD)[0].tables.digest
