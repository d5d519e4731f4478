"""Messages: every state of the parser says what it expected, in words for people, with help that can be followed."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from pathways.problem import Problem
from pathways.text import Source
from pathways.tree import pages, parse
from pathways.tree.expected import VALUE_WORDS, in_words, listed
from pathways.tree.kept_table import table
from pathways.tree.lexer import Token
from pathways.tree.messages import message_for
from pathways.tree.mistake import Mistake
from pathways.tree.nodes import Declaration
from pathways.tree.parser import Stop, declaration
from pathways.tree.table import END
from tests.tree.rule_texts import shortest

WRONG = (
    "NAME",
    "QUOTED_NAME",
    "NUMBER",
    "STRING",
    "DATE",
    "GRADE",
    "}",
    ")",
    ",",
    "=",
    "(",
    "{",
    END,
    "from",
    "course",
    "require",
    "level",
    "with",
)
SAMPLES = {
    "NAME": "zzqq",
    "QUOTED_NAME": "'q'",
    "STRING": '"x"',
    "NUMBER": "12",
    "DATE": "2024-05-31",
    "GRADE": "Z-",
}
JARGON = re.compile(
    r"\b(token|production|parser?|state|syntax|lexer|terminal|identifier|literal|illegal|invalid)\b"
)
SPECIFIC = {
    "missing-comma",
    "missing-measure",
    "missing-number",
    "reserved-word",
    "unclosed-brace",
    "unexpected-comma",
    "unknown-word",
    "unopened-brace",
    "unreadable-name",
}
"""Codes whose sentence says what is wrong instead of what was expected."""


def told(text: str) -> list[Problem]:
    return list(parse(Source("a.pathway", text))[1])


def first(text: str) -> tuple[str, str, str]:
    problem = told(text)[0]
    return problem.code, problem.message, problem.help


def paths() -> dict[int, list[str]]:
    """The shortest words that lead to each state."""
    found: dict[int, list[str]] = {table().first_state: []}
    todo = [table().first_state]
    for state in todo:
        for symbol, following in sorted(table().states[state].items()):
            if following >= 0 and following not in found:
                found[following] = [*found[state], symbol]
                todo.append(following)
    return {state: [kind for symbol in path for kind in shortest(symbol)] for state, path in found.items()}


def tokens(kinds: list[str]) -> list[Token]:
    return [Token(kind, SAMPLES.get(kind, kind), at * 20, at * 20 + 5) for at, kind in enumerate(kinds)]


@cache
def mistakes() -> tuple[Mistake, ...]:
    """A wrong word of every sort in every state."""
    return tuple(_mistakes())


def _mistakes() -> Iterator[Mistake]:
    for path in paths().values():
        for wrong in WRONG:
            written = tokens([*path, wrong] if wrong != END else path)
            stop = declaration(table(), written) if written else None
            if isinstance(stop, Stop) and stop.at == len(path):
                yield Mistake(Source("a.pathway", ""), written, stop)


def test_every_state_can_be_reached() -> None:
    assert sorted(paths()) == list(range(len(table().states)))


@pytest.mark.no_cover
def test_every_state_says_what_it_expected() -> None:
    states = set()
    known = pages()
    for mistake in mistakes():
        states.add(mistake.state)
        said = message_for(table(), mistake)
        where = f"{' '.join(token.text for token in mistake.tokens)}: {said}"
        assert said.code in known, where
        assert said.help, where
        assert not said.message.endswith("."), where
        assert "{found}" not in said.message + said.help, where
        assert not JARGON.search(said.message + said.help), where
        expected = table().expected(mistake.stop.stack)
        by_word = {mistake.kind} & {"}", ")", ",", "=", "{", "("} or (
            mistake.state,
            mistake.kind,
            "",
        ) in table().gallery
        phrases = [
            *in_words(table(), expected),
            *VALUE_WORDS.values(),
            "a title in double quotes",
            "the declaration is complete",
        ]
        told_in_all = said.message + said.help
        names_it = any(phrase in told_in_all for phrase in phrases) or any(
            f"`{kind}`" in told_in_all for kind in expected
        )
        assert names_it or said.code in SPECIFIC or by_word or mistake.stop.at == 0, where
    missed = {state for state in undecided() - states if not always_fits(state)}
    assert {state for state in missed if min(table().states[state].values()) >= 0} == set()
    assert len(missed) < 12


def undecided() -> set[int]:
    """The states in which it depends on the next word how to go on; the others are left before anything is told.

    In a few of them no mistake is ever noticed, because it is noticed one word earlier: after `anything and anything`
    a wrong word is one that does not fit after the second `anything`.
    """
    actions = {state: set(table().states[state].values()) for state in range(len(table().states))}
    return {state for state, found in actions.items() if len(found) > 1 or min(found, default=0) >= 0} - {
        table().last_state
    }


def always_fits(state: int) -> bool:
    """Whether a state is only come to when a rule is complete, which the next word has shown: then that word fits."""
    rules = {symbol for found in table().states for symbol, following in found.items() if following == state}
    shown = {
        word
        for found in table().states
        for word, action in found.items()
        if action < 0 and table().productions[-1 - action].origin in rules
    }
    return bool(shown) and shown <= set(table().states[state])


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("NUMBER", "missing-number"),
        ("STRING", "missing-te?x?t?i?t?l?e?t?"),
        ("DATE", "missing-date"),
        ("MONEY", "missing-price"),
        ("NAME", "missing-name"),
        ("{", "missing-brace"),
    ],
)
def test_where_one_thing_only_fits_its_absence_has_a_code(kind: str, code: str) -> None:
    found = {
        message_for(table(), mistake).code
        for mistake in mistakes()
        if mistake.kind == "DATE" or (kind == "DATE" and mistake.kind == "NUMBER")
        if table().expected(mistake.stop.stack) == ({"NAME", "QUOTED_NAME"} if kind == "NAME" else {kind})
    }
    assert found
    assert all(re.fullmatch(code, each) for each in found), found


QUOTABLE = sorted(word for word in table().words if "'" not in word)


@pytest.mark.parametrize("word", QUOTABLE)
def test_every_word_is_reserved_as_a_name_unless_it_is_quoted(word: str) -> None:
    (problem,) = told(f'course {word} "Title"')
    assert problem.code == "reserved-word"
    assert (
        problem.message
        == f"`{word}` is a word of the language; as a name write it in single quotes: '{word}'"
    )
    assert told(f"course '{word}' \"Title\"") == []


@pytest.mark.parametrize("word", QUOTABLE)
def test_every_word_is_reserved_as_a_member_of_a_list(word: str) -> None:
    (problem,) = told(f"set a = {{ {word}, b }}")
    assert problem.code == "reserved-word"
    assert told(f"set a = {{ '{word}', b }}") == []


def test_a_word_that_cannot_be_quoted_is_reserved_too() -> None:
    text = 'course of the programme\'s "Title"'
    assert first(text) == (
        "reserved-word",
        "`of the programme's` is a word of the language",
        "choose another name",
    )


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ('certificate a "A" { requires b }', "require"),
        ('certificate a "A" { awarded }', "awarded automatically"),
        ('sourse a "A"', "source"),
        ('certificate a "A" { effektive 2024-05-01 }', "effective"),
    ],
)
def test_the_nearest_word_is_offered(text: str, near: str) -> None:
    code, message, help_ = first(text)
    assert code == "unknown-word"
    assert message.endswith(f"did you mean `{near}`?")
    assert help_ == f"write `{near}`"


def test_names_are_not_taken_for_mistyped_words() -> None:
    assert first("set a = { course_1 courses_2 }")[0] == "missing-comma"


def test_a_word_that_declares_and_names_nothing_is_meant_for_a_clause() -> None:
    begun = 'certificate a "A" {\n  require b\n  course '
    assert first(begun + "credits at most 6\n}")[1] == "`course` begins no clause"
    assert first(begun + 'c "C"')[0] == "unclosed-brace"


def test_a_word_that_is_like_no_other_begins_no_declaration() -> None:
    code, message, help_ = first("zzqq")
    assert (code, message) == ("unknown-word", "`zzqq` does not begin a declaration")
    assert help_.startswith("a declaration begins with `course`, `certificate`, ")
    assert help_.endswith(" and others; a remark begins with `#`")


@pytest.mark.parametrize("value", ["12", '"A"', "2024-05-31", "{"])
def test_a_value_begins_no_declaration(value: str) -> None:
    assert first(value)[:2] == ("unexpected-word", f"`{value}` does not begin a declaration")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("require Any Of { a, b }", "any of"),
        ("require at minimum 3 credits from b", "at least"),
        ("require no fewer than 3 credits from b", "at least"),
        ("require minimum 3 credits from b", "at least"),
        ("overall { no more than 3 credits }", "at most"),
        ("require not b", "not holds"),
        ("require b with grade C or higher", "or better"),
        ("require 3 credits from a EXCEPT b", "except"),
        ("require when age below 22 { a } else { b }", "otherwise"),
    ],
)
def test_other_words_for_words_of_the_language_are_known(written: str, meant: str) -> None:
    code, message, help_ = first(f'certificate a "A" {{ {written} }}')
    assert code == "unknown-word"
    assert message.endswith("is not a word of the language")
    assert f"`{meant}`" in help_


@pytest.mark.parametrize(
    ("written", "shown", "meant"),
    [
        ("require minimum of 30 credits from b", "minimum of", "write `at least`"),
        ("require GPA of 2.5", "GPA", "write `gpa`"),
        ("require MATH 101", "MATH 101", "in one word"),
        ("require two of { a, b }", "two", "write `2`"),
        ("require either a or b", "either", "write `any of { a, b }`"),
        ("worth 3 cr", "cr", "write `credits`"),
        ("require 2 courses from MATH courses", "MATH courses", '`courses in subject "MATH"`'),
        ("require 1,200 hours from experiences", "1,200", "write `1200`"),
        ("require 7,5 credits from courses", "7,5", "write `7.5`"),
        ("require 1.200,5 credits from courses", "1.200,5", "as in `1200.5`"),
    ],
)
def test_a_slip_that_reaches_back_is_quoted_whole_and_told_once(written: str, shown: str, meant: str) -> None:
    (problem,) = told(f'certificate a "A" {{ {written} }}')
    (spot,) = problem.spots
    assert spot.quoted[spot.column - 1 : spot.column - 1 + spot.length] == shown
    assert meant in problem.help


def test_a_word_taken_for_a_name_is_not_looked_up_as_one() -> None:
    tree, _ = parse(
        Source("a.pathway", 'certificate a "A" { require minimum 30 credits from b worth 3 credits }')
    )
    (certificate,) = tree.declarations
    assert isinstance(certificate, Declaration)
    assert len(certificate.clauses) == 1


@pytest.mark.parametrize(
    ("text", "not_meant"),
    [
        ('learner "A" { expect a yes }', "years"),
        ('certificate a "A" { complete b }', "completed"),
        ('undergraduate certificate a "A" {}', "`graduate certificate`"),
        ("require 6 credits from courses within 5 years", "with grade"),
    ],
)
def test_a_word_that_cannot_stand_here_is_not_offered(text: str, not_meant: str) -> None:
    assert not_meant not in " ".join(first(text))


def test_names_that_look_like_slips_are_names_where_they_fit() -> None:
    text = """
    course all "All" { worth 3 credits }
    course two "Two" { worth 3 credits }
    set upper = { all, two }
    certificate the "The" { require all of { all, two } require 3 credits from upper except two }
    """
    assert told(text) == []


def test_a_clause_after_a_mistake_on_another_line_is_still_read() -> None:
    text = 'certificate a "A" {\n  require 2 courses from courses at the 300 level\n  worth nothing\n}'
    assert [problem.spots[0].line for problem in told(text)] == [2, 3]


def test_a_number_in_words_is_offered_in_digits() -> None:
    assert first('certificate a "A" { worth Twelve credits }') == (
        "missing-number",
        "`twelve` is a number in words",
        "write `12`",
    )


def test_the_end_of_a_declaration_is_told_as_such() -> None:
    assert first("set a = courses at")[1] == (
        "after `at` comes a name such as `asu.eng101`, and the declaration ends before it"
    )


def test_a_declaration_that_is_complete_says_so() -> None:
    assert first("use a b")[:2] == ("unexpected-word", "the declaration is complete before `b`")


@pytest.mark.parametrize(
    ("phrases", "sentence"),
    [
        (["a"], "a"),
        (["a", "b"], "a or b"),
        (["a", "b", "c"], "a, b or c"),
        (["a such as `x`", "b"], "a such as `x`, or b"),
        (["a", "b", "c", "d", "e"], "a, b, c or something else"),
    ],
)
def test_what_may_stand_here_reads_as_a_sentence(phrases: list[str], sentence: str) -> None:
    assert listed(phrases) == sentence
