from pathways.model.dependencies import dependencies
from tests.model.reading import read

LEARNT = """
area w "W"
course a "A"
badge one "One" { require a teaches area w }
badge two "Two" { awarded automatically require a teaches area w }
"""


def needs(text: str) -> dict[str, tuple[str, ...]]:
    found = read(LEARNT + text)
    assert found.codes == []
    return dependencies(found.catalogue)


def test_what_requires_only_learning_needs_no_credential() -> None:
    assert needs("") == {"one": (), "two": ()}


def test_named_credentials_are_needed_wherever_they_are_named() -> None:
    found = needs(
        """
        badge p "P" { require all of { one, two } }
        badge q "Q" { pool { one, a } }
        badge r "R" { require holds one }
        badge s "S" { require when holds two { one } otherwise { a } }
        badge t "T" { require 2 items from { one, a } }
        badge u "U" { require at least (3 when holds one otherwise 6) credits from courses }
        badge v "V" { overall { at least (3 when holds two otherwise 6) credits } }
        """
    )
    assert {name: found[name] for name in "pqrstuv"} == {
        "p": ("one", "two"),
        "q": ("one",),
        "r": ("one",),
        "s": ("one", "two"),
        "t": ("one",),
        "u": ("one",),
        "v": ("two",),
    }


def test_not_holding_needs_nothing() -> None:
    assert needs('badge p "P" { require not holds one }')["p"] == ()


def test_through_a_selection_only_what_is_awarded_automatically_is_needed() -> None:
    assert needs('badge p "P" { require 2 badges from w }')["p"] == ("two",)


def test_what_a_selection_leaves_out_is_not_needed() -> None:
    assert needs('badge p "P" { require 1 badge from badges except two }')["p"] == ()
    assert needs('badge p "P" { require 1 item from { one, two } except { two } }')["p"] == ("one",)


def test_no_credential_counts_itself_through_a_selection() -> None:
    found = needs('badge p "P" { awarded automatically teaches area w require 2 badges from w }')
    assert found["p"] == ("two",)


def test_a_credential_that_names_itself_needs_itself() -> None:
    assert needs('badge p "P" { require all of { a, p } }')["p"] == ("p",)


def test_what_a_route_needs_its_goal_needs() -> None:
    found = needs(
        """
        badge q "Q" { require a }
        certificate p "P" { require q }
        vertical stack up "Up" { made of one into p }
        value-added stack more "More" { onto two add a into p }
        horizontal stack by_itself "By itself" { made of all of { one, q } }
        conversion c "C" { converts badges gives 3 credits as p require holds one }
        conversion d "D" { converts { one } gives its worth }
        """
    )
    assert found["p"] == ("one", "two", "q")
    assert found["up"] == ("one",)
    assert found["more"] == ("two",)
    assert found["by_itself"] == ("one", "q")
    assert found["c"] == ("one", "two")
    assert found["d"] == ("one",)


def test_an_admission_needs_what_it_requires_and_what_a_person_must_look_at() -> None:
    found = needs(
        'certificate p "P" { require a }\nadmission e "E" { admits to p require one review when holds two }'
    )
    assert found["e"] == ("one", "two")


def test_averages_and_named_requirements_and_sets_are_looked_into() -> None:
    found = needs(
        """
        set few = { one } or courses
        requirement core = 1 item from (few and anything)
        badge p "P" { require core }
        badge q "Q" { require gpa at least 2 over record few }
        badge r "R" { require in order { a, one } }
        """
    )
    assert (found["p"], found["q"], found["r"]) == (("one",), ("one",), ("one",))
