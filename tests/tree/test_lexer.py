"""Tokens: phrases, values, comments, and what people paste into a rule file."""

import pytest

from pathways.text import Source, limits
from pathways.tree.kept_table import table
from pathways.tree.lexer import UNREADABLE, Lexed
from pathways.tree.slips import _CHARACTERS, odd_character


def lex(text: str) -> Lexed:
    return table().lexer.lex(Source("a.pathway", text))


def kinds(text: str) -> list[str]:
    return [token.kind for token in lex(text).tokens]


def told(text: str) -> list[tuple[str, str]]:
    return [(problem.code, problem.message) for problem in lex(text).problems]


@pytest.mark.parametrize("space", [" ", "\t", "\n", "\r\n", "  # a remark\n ", "\xa0"])
def test_the_words_of_a_phrase_may_be_apart(space: str) -> None:
    assert kinds(f"at{space}least") == ["at least"]


def test_the_longest_phrase_counts() -> None:
    assert kinds("on on or after or") == ["on", "on or after", "or"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("asu", "NAME"),
        ("mit.s6_006", "NAME"),
        ("straße.ö", "NAME"),
        ("'6.006'", "QUOTED_NAME"),
        ('"6.006"', "STRING"),
        (r'"a \" b"', "STRING"),
        ("B-", "GRADE"),
        ("A+", "GRADE"),
        ("2024-05-31", "DATE"),
        ("2/3", "FRACTION"),
        ("30 %", "PERCENT"),
        ("30%", "PERCENT"),
        ("$25.50", "MONEY"),
        ("2.75", "NUMBER"),
    ],
)
def test_values_are_told_apart(text: str, kind: str) -> None:
    assert kinds(text) == [kind]
    assert told(text) == []


def test_a_percentage_is_the_same_however_it_is_spaced() -> None:
    assert {token.text for text in ("30%", "30 %", "30\t %") for token in lex(text).tokens} == {"30 %"}


@pytest.mark.parametrize("apostrophe", ["'", "\N{RIGHT SINGLE QUOTATION MARK}"])
def test_the_programme_s_is_read_with_either_apostrophe(apostrophe: str) -> None:
    assert kinds(f"of the programme{apostrophe}s") == ["of the programme's"]


def test_comments_are_kept_with_their_places() -> None:
    text = "use asu # one \r\n# two"
    assert [(each.text, text[each.start : each.end]) for each in lex(text).comments] == [
        ("# one", "# one \r"),
        ("# two", "# two"),
    ]


def test_a_comment_sign_in_a_text_is_text() -> None:
    assert lex('"# no"').comments == ()


def test_a_byte_order_mark_is_nothing_at_the_beginning_and_odd_elsewhere() -> None:
    assert (kinds("\ufeffuse asu"), told("\ufeffuse asu")) == (["use", "NAME"], [])
    assert told("use \ufeff asu") == [("unreadable-character", "`U+FEFF` means nothing here")]


def test_a_character_that_cannot_be_printed_is_named() -> None:
    assert told("use \0\0\0 asu") == [("unreadable-character", "`U+0000` means nothing here")]


@pytest.mark.parametrize("character", sorted(_CHARACTERS))
def test_characters_that_people_write_have_help_of_their_own(character: str) -> None:
    assert odd_character(character).help != odd_character("^").help


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (">=", "at least"),
        ("≥", "at least"),
        ("=>", "at least"),
        (">", "at least"),
        ("<=", "at most"),
        ("≤", "at most"),
        ("<", "at most"),
        ("==", "at most"),
    ],
)
def test_a_comparison_is_told_and_read_as_what_it_means(text: str, kind: str) -> None:
    assert (kinds(text), told(text)) == (
        [kind],
        [("unreadable-character", f"`{text}` is not written in this language")],
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("05/10/2024", "misspelt-date"),
        ("5.10.2024", "misspelt-date"),
        ("2024-5-10", "misspelt-date"),
        ("2024/05/10", "misspelt-date"),
        ("2024-02-30", "misspelt-date"),
        ("2024-13-01", "misspelt-date"),
        ("1234567890123", "misspelt-number"),
        ("12345678901/2", "misspelt-number"),
        ("$1234567890123", "misspelt-number"),
    ],
)
def test_dates_and_numbers_that_cannot_be_read_are_told_and_fit_nowhere(text: str, code: str) -> None:
    assert kinds(text) == [UNREADABLE]
    assert [code for code, _ in told(text)] == [code]


def test_quotes_of_word_processors_are_told_and_read() -> None:
    assert kinds("course ‘level’ “Level”") == ["course", "QUOTED_NAME", "STRING"]  # noqa: RUF001 # this is what is tested
    assert [code for code, _ in told("‘level’ “Level”")] == ["typographic-quotes"] * 2  # noqa: RUF001 # this is what is tested
    assert [token.text for token in lex("«Ebene» „Stufe“").tokens] == ['"Ebene"', '"Stufe"']


@pytest.mark.parametrize(
    ("text", "kind"), [('"no end', "STRING"), ("'no end", "QUOTED_NAME"), ("'", "QUOTED_NAME")]
)
def test_a_text_without_end_ends_with_its_line(text: str, kind: str) -> None:
    assert kinds(f"{text}\nuse") == [kind, "use"]
    assert [code for code, _ in told(text)] == ["unfinished-text"]


def test_a_backslash_does_not_carry_a_text_over_the_line() -> None:
    assert [code for code, _ in told('"no end\\\n use"')] == ["unfinished-text", "unfinished-text"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("asu.eng-101", "write `asu.eng_101`"),
        ("asu..eng", "write `asu.eng`"),
        ("asu's", "write `asu`"),
        ("asu.101", "a name is letters"),
    ],
)
def test_what_cannot_be_a_name_is_told_with_what_could(text: str, meant: str) -> None:
    (problem,) = lex(text).problems
    assert problem.code == "unreadable-name"
    assert problem.help.startswith(meant)
    assert kinds(text) == ["NAME"]


def test_another_spelling_is_told_and_read() -> None:
    assert (kinds("of the program's"), [code for code, _ in told("of the program's")]) == (
        ["of the programme's"],
        ["unknown-word"],
    )


def test_the_full_stop_of_a_sentence_is_told_and_the_word_is_read_without_it() -> None:
    (problem,) = lex("require asu.a.").problems
    assert (problem.code, problem.message, problem.spots[0].column) == (
        "unreadable-character",
        "`.` means nothing here",
        14,
    )
    assert [token.text for token in lex("courses. asu.a.").tokens] == ["courses", "asu.a"]


def test_an_address_without_quotes_is_told_and_read_as_a_text() -> None:
    assert (kinds("url https://a.edu/b }"), told("https://a.edu/b")) == (
        ["url", "STRING", "}"],
        [("missing-text", "`https://a.edu/b` is a text without quotes")],
    )


@pytest.mark.parametrize(("word", "meant"), [("non-credit", "not for credit"), ("pass-fail", "pass_fail")])
def test_a_word_with_a_hyphen_is_told_as_what_it_means(word: str, meant: str) -> None:
    assert [(problem.code, problem.help) for problem in lex(word).problems] == [
        ("unknown-word", f"write `{meant}`")
    ]


@pytest.mark.parametrize("remark", ["======", "// no", "-- no", "/* no\n no */", "/* no end"])
def test_remarks_of_other_languages_are_told_once_and_left_out(remark: str) -> None:
    assert kinds(f"use asu {remark}\n") == ["use", "NAME"]
    assert told(remark) == [
        ("unreadable-character", f"`{remark[:2]}` does not begin a remark in this language")
    ]


@pytest.mark.parametrize("marks", ["• a\n  • b", "- a\n- b", "1. a\n 2. b", "a) a\nb) b", "* a\n* b"])
def test_the_marks_of_a_list_are_told_once_and_not_read(marks: str) -> None:
    assert [token.text for token in lex(marks).tokens] == ["a", "b"]
    assert len(lex(marks).problems) == 1


@pytest.mark.parametrize(
    "text", ["(courses at\n a) and b", "(12 when age at least 22 otherwise\n24) credits"]
)
def test_a_bracket_that_closes_is_no_mark_of_a_list(text: str) -> None:
    assert told(text) == []


def test_a_range_with_a_dash_is_told_and_read_as_a_range() -> None:
    assert kinds("numbered 200-299") == kinds("numbered 200 to 299")
    assert [problem.help for problem in lex("200–299").problems] == ["write `numbered 200 to 299`"]  # noqa: RUF001 # this is what is tested
    assert "as in `at least 6 credits`" in lex("6-9").problems[0].help
    assert "as in `2024-08-15`" in lex("2024-25").problems[0].help


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("300+", "`numbered 300 and above`"),
        ("300-level", "write `courses numbered 300 to 399`"),
        ("3-credit", "write `3 credits` for an amount"),
    ],
)
def test_a_number_that_runs_into_a_word_is_told_and_fits_nowhere(text: str, meant: str) -> None:
    assert kinds(text) == [UNREADABLE]
    assert meant in lex(text).problems[0].help


def test_and_or_is_told_and_read_as_or() -> None:
    assert (kinds("a and/or b"), [code for code, _ in told("a and/or b")]) == (
        ["NAME", "or", "NAME"],
        ["unknown-word"],
    )


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("1/9/2024", "`2024-01-09` or `2024-09-01`, whichever is meant"),
        ("31.5.2024", "`2024-05-31`"),
        ("5/5/2024", "`2024-05-05`"),
        ("2024/9/1", "`2024-09-01`"),
        ("99/99/2024", "as in `2024-05-31`"),
        ("1/9/24", "as in `2024-05-31`"),
    ],
)
def test_a_date_in_another_form_is_offered_as_every_day_that_it_can_be(text: str, days: str) -> None:
    assert lex(text).problems[0].help.endswith(days)


@pytest.mark.parametrize(
    ("text", "meant"),
    [("grade >= C", "or better"), ("numbered >= 300", "and above"), ("credits >= 12", "at least 12 credits")],
)
def test_what_a_comparison_means_depends_on_the_word_before(text: str, meant: str) -> None:
    assert meant in lex(text).problems[0].help


def test_a_file_of_junk_is_told_up_to_a_limit() -> None:
    assert len(lex("; . " * 1000).problems) == limits.MISTAKES


def test_every_token_knows_its_place() -> None:
    text = 'course asu.a "A" { worth 3 credits price $25 }'
    assert [text[token.start : token.end] for token in lex(text).tokens] == [
        token.text for token in lex(text).tokens
    ]
