"""What a declared name is, requires and leads to."""

from pathlib import Path

import pytest

from pathways.model.catalogue import Catalogue
from pathways.report import show_to_lines, show_to_text
from pathways.report.from_catalogue import page_of_declaration
from pathways.report.from_proposal import page_of_proposal
from pathways.report.page import Chapter, Page, Section
from pathways.report.titles import titles_of
from pathways.report.to_html import html_of
from pathways.report.to_text import text_of
from tests.model.reading import read

RULES = (Path(__file__).parent / "letters" / "shown.pathway").read_text("utf-8")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found = read(RULES)
    assert found.told == ()
    return found.catalogue


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("paper", ["A source by Press, published on 1 August 2023.", "Online at https://example.edu/paper."]),
        ("note", ["A source."]),
        ("uni", ["A university.", "  · Badge, Lost, Cert, Permit, CS 1 One, Two and Test."]),
        (
            "club",
            ["An association.", "Not an academic unit, so it awards no credit of its own.", "  · Work."],
        ),
        ("uni.lab", ["Part of University."]),
        ("uni.licence", ["A kind of credential that ranks as certificate."]),
        ("uni.data", ["An area.", "  · Description: Everything with numbers.", "  · CS 1 One and Cert."]),
        ("uni.listening", ["A skill.", "  · CS 1 One."]),
        ("uni.basics", ["A set: CS 1 One or Two.", "  · CS 1 One and Two."]),
        (
            "uni.one",
            [
                "A course at University.",
                "Worth 3 credits, for credit, at undergraduate level.",
                "In the area Data.",
                "With the skill Listening.",
                "Price $40.",
                "  · It can count toward Cert.",
                "  · It stacks into Cert: “Up”, a vertical stack.",
                "  · Credit for it can come from a conversion: “Convert”.",
            ],
        ),
        ("uni.two", ["It may count 2 times.", "Equivalent to CS 1 One."]),
        (
            "club.work",
            [
                "It may count as often as it is taken.",
                "  · It can be converted into credit as CS 1 One: “Convert”.",
            ],
        ),
        ("uni.test", ["An exam at University.", "  · It can count toward Badge."]),
        (
            "uni.badge",
            [
                "Badge, issued by University.",
                "Not for credit.",
                "Awarded automatically once its requirements are met.",
                "  · A score of at least 60 in Test [1]",
                "  · It stacks: “Plus”, a value-added stack.",
                "  · It can be converted into credit: “Own”.",
                "  · It can count toward admission to Cert: “Way”.",
            ],
        ),
        (
            "uni.lost",
            ["  · These rules do not say what it requires, so it counts only where a record shows it."],
        ),
        (
            "uni.cert",
            [
                "Valid for 2 years.",
                "Price $10.",
                "In effect from 1 January 2023.",
                "Retired on 1 January 2030.",
                "  · Outcome: You can count.",
                "  · Core [1]",
                "      · CS 1 One",
                "  · Depending on this: an age of at least 30",
                "      · If so",
                "      · If not",
                "          · At least 3 credits from courses (may count elsewhere too)",
                "Besides, where the same items may count again",
                "Another way: “Up” (vertical stack, in order)",
                "Over everything that counts",
                "  · It can count toward Permit.",
                "  · A way in: “Way”.",
            ],
        ),
        ("uni.permit", ["Licence, issued by University."]),
        ("uni.up", ["A vertical stack into Cert.", "What it is made of, taken in this order"]),
        ("uni.plus", ["A value-added stack.", "What must be held first", "What it is made of\n"]),
        (
            "uni.convert",
            [
                "Converts Work into 3 credits as CS 1 One.",
                "Price $20.",
                "Open for 2 years after the learner became eligible, the last day included.",
                "At most 6 credits per learner.",
                "What it also requires\n  · Cert declared [1]",
            ],
        ),
        (
            "uni.own",
            [
                "Converts Badge into credit at its own worth.",
                "Open for 1 year after it is completed, the last day",
            ],
        ),
        ("uni.way", ["Admission to Cert.", "When a person looks at it\n  · An age below 18 [1]"]),
    ],
)
def test_every_declaration_has_a_page(name: str, said: list[str], catalogue: Catalogue) -> None:
    text = show_to_text(name, catalogue)
    for each in said:
        assert each in text
    assert f"({name})\n" in text
    assert "Declared in a.pathway:" in text


@pytest.mark.parametrize(
    ("clause", "told"),
    [
        ("retakes at most 0", "Only the first attempt is converted."),
        ("retakes at most 1", "What is converted may be taken again once at most."),
        ("retakes at most 2", "What is converted may be taken again twice at most."),
        ("retakes at most 3", "What is converted may be taken again 3 times at most."),
    ],
)
def test_a_conversion_tells_how_often_its_source_may_be_taken_again(clause: str, told: str) -> None:
    catalogue = read(
        f"""
        exam u.exam "Exam"
        course u.one "One" {{ worth 3 credits }}
        conversion u.credit "Credit" {{ converts u.exam gives 3 credits as u.one {clause} }}
        """
    ).catalogue
    assert told in show_to_text("u.credit", catalogue)


def test_every_page_fits_its_columns(catalogue: Catalogue) -> None:
    for name in titles_of(catalogue).known:
        assert all(len(line.text) <= 80 for line in show_to_lines(name, catalogue, width=80))


def test_a_page_without_a_verdict_is_whole_html_too(catalogue: Catalogue) -> None:
    html = html_of(page_of_declaration("uni.cert", catalogue), heading=2)
    assert html.startswith('<section lang="en"')
    assert html.count("<ul") == html.count("</ul>") > 0
    assert "<h3>Cert (uni.cert)</h3>" in html
    assert html_of(Page("", (), (Chapter("Empty", None, (), (Section("Nothing", ()),)),))).endswith(
        ">Nothing</h5></article></section>"
    )


def test_of_what_is_not_published_nothing_is_told_that_nothing_states() -> None:
    catalogue = read(
        """
        badge u.listed "Listed" { requirements not published }
        badge u.free "Free" { requirements not published not for credit level graduate worth 3 clock hours }
        """
    ).catalogue
    listed, free = (show_to_text(name, catalogue) for name in ("u.listed", "u.free"))
    assert listed.startswith("Listed (u.listed)\n─────────────────\nBadge.\n\n")
    assert "Badge.\nWorth 3 clock hours, not for credit, at graduate level.\n\n" in free
    for text in (listed, free):
        assert "Its issuer has not published what it requires" in text
        assert "Awarded on application" not in text


def test_a_name_that_nobody_declared_has_no_page(catalogue: Catalogue) -> None:
    with pytest.raises(KeyError):
        show_to_text("uni.nowhere", catalogue)


def test_a_long_list_of_where_something_leads_is_cut() -> None:
    certificates = "\n".join(
        f'certificate uni.c{number} "C{number}" {{ awarded on application require uni.one }}'
        for number in range(40)
    )
    catalogue = read(
        f'institution uni "U" {{ academic }}\ncourse uni.one "One" {{ taught at uni }}\n{certificates}'
    ).catalogue
    text = show_to_text("uni.one", catalogue)
    assert "And 16 more." in text
    assert "C23" in text
    assert "C24" not in text


@pytest.mark.no_cover
def test_the_rules_that_are_shipped_can_all_be_shown() -> None:
    library = Path(__file__).parents[2] / "rules"
    for folder in sorted(path for path in library.iterdir() if path.is_dir()):
        found = read(*["\n".join(file.read_text("utf-8") for file in sorted(folder.glob("*.pathway")))])
        for name in titles_of(found.catalogue).known:
            assert show_to_text(name, found.catalogue)
        for credential in found.catalogue.credentials.values():
            assert text_of(page_of_proposal(credential, found.catalogue))
