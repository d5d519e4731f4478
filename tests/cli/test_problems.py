from hypothesis import given
from hypothesis import strategies as st

from pathways.cli.problems.rows import Place, Row, has_errors, rows_of
from pathways.cli.problems.to_sarif import to_sarif
from pathways.cli.problems.to_text import WIDEST, to_text, width
from pathways.problem import Problem, Severity, Spot

TEXTS = st.text(st.characters(codec="utf-8"), max_size=300)


def _row(quoted: str, column: int = 1, length: int = 1, *, help_: str = "", note: str = "") -> Row:
    place = Place(file="a.pathway", line=7, column=column, length=length, quoted=quoted, note=note)
    return Row(code="c", severity="error", message="m", help=help_, places=[place])


def _caret(row: Row) -> tuple[str, str]:
    _, quoted, carets, *_ = to_text([row]).splitlines()
    return quoted.removeprefix("  7 | "), carets.removeprefix("    | ")


def test_carets_stand_under_what_is_wrong() -> None:
    assert _caret(_row("use asx", 5, 3)) == ("use asx", "    ^^^")


def test_a_tab_is_a_column_and_a_wide_letter_two() -> None:
    assert _caret(_row("\tuse x", 6, 1)) == (" use x", "     ^")
    assert _caret(_row('"日本" x', 6, 1)) == ('"日本" x', "       ^")


def test_of_a_long_line_the_part_around_the_caret_is_shown() -> None:
    quoted, carets = _caret(_row("a" * 500 + "WRONG" + "b" * 500, 501, 5))
    assert quoted[carets.index("^") :].startswith("WRONG")
    assert (quoted[0], quoted[-1], carets.count("^")) == ("…", "…", 5)
    assert width(quoted) <= WIDEST + 2


def test_the_beginning_of_a_long_line_is_not_cut() -> None:
    quoted, carets = _caret(_row("WRONG" + "b" * 500, 1, 400))
    assert quoted.startswith("WRONG")
    assert carets == "^" * WIDEST


def test_several_places_are_told_one_after_the_other() -> None:
    places = [
        Place(file="a.pathway", line=1, column=1, length=1, quoted="{", note="opened here"),
        Place(file="b.pathway", line=2, column=1, length=1, quoted="", note="closed nowhere"),
        Place(file="b.pathway", line=3, column=1, length=1, quoted="", note=""),
    ]
    row = Row(code="unclosed-brace", severity="error", message="m", help="put `}`", places=places)
    assert to_text([row]) == (
        "a.pathway:1:1: error: m [unclosed-brace]\n"
        "  1 | {\n"
        "    | ^ opened here\n"
        "  and b.pathway:2:1:\n"
        "  (closed nowhere)\n"
        "  and b.pathway:3:1:\n"
        "  help: put `}`"
    )


def test_a_problem_without_a_place_is_its_sentence() -> None:
    row = Row(code="no-rules", severity="warning", message="`x` has no rule files", help="", places=[])
    assert to_text([row, row]).split("\n") == ["warning: `x` has no rule files [no-rules]"] * 2


@given(TEXTS, TEXTS, st.integers(1, 400), st.integers(1, 400))
def test_no_text_of_an_author_commands_the_terminal(
    quoted: str, message: str, column: int, length: int
) -> None:
    row = _row(quoted, column, length, help_=message, note=message)
    shown = to_text([row | {"message": message}])
    assert not any(letter in shown for letter in "\x1b\x07\x08\r\x9b\u202e\u2066\u200f")


def test_rows_have_everything_that_problems_have() -> None:
    problem = Problem("c", Severity.WARNING, "m", "h", (Spot("f", 1, 2, 3, "q", "n"),))
    place = {"file": "f", "line": 1, "column": 2, "length": 3, "quoted": "q", "note": "n"}
    rows = rows_of([problem])
    assert rows == [{"code": "c", "severity": "warning", "message": "m", "help": "h", "places": [place]}]
    assert not has_errors(rows)
    assert has_errors([*rows, _row("x")])


def test_sarif_has_levels_pages_related_places_and_encoded_names() -> None:
    place = Place(file="my rules/ä.pathway", line=1, column=2, length=3, quoted="", note="here")
    rows = [
        Row(code="b", severity="notice", message="m", help="", places=[place, place]),
        Row(code="a", severity="warning", message="m", help="h", places=[]),
    ]
    run = to_sarif(rows, {"a": "# a\n\nPage."})["runs"][0]  # type: ignore[index] # SARIF is JSON of any shape
    first, second = run["results"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["a", "b"]
    assert run["tool"]["driver"]["rules"][0]["help"]["markdown"] == "# a\n\nPage."
    assert (first["level"], second["level"]) == ("note", "warning")
    location = first["locations"][0]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "my%20rules/%C3%A4.pathway"
    assert "snippet" not in location["physicalLocation"]["region"]
    assert location["message"] == {"text": "here"}
    assert first["relatedLocations"] == [location]
    assert second["message"]["text"] == "m\nh"
    assert "locations" not in second
