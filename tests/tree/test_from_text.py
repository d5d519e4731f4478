"""Reading a file: every mistake told, nothing lost that could be read, and every node in its place."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathways.problem import Problem
from pathways.text import Source, limits
from pathways.tree import Tree, nodes, parse
from pathways.tree.kept_table import table
from pathways.tree.reader import MOST_OF_A_DECLARATION
from tests.tree.rule_texts import rule_texts


def read(text: str) -> tuple[Tree, tuple[Problem, ...]]:
    return parse(Source("a.pathway", text))


def codes(text: str) -> list[str]:
    return [problem.code for problem in read(text)[1]]


def names(tree: Tree) -> list[str]:
    return [
        each.title.text if isinstance(each, nodes.LearnerBlock) else each.name.text
        for each in tree.declarations
    ]


def broken(tree: Tree) -> list[str]:
    return [name.text for name in tree.broken]


def certificate(*clauses: str) -> str:
    return 'certificate asu.data "Data" {\n' + "\n".join(clauses) + "\n}\n"


def clause_names(tree: Tree) -> list[str]:
    (declaration,) = tree.declarations
    assert isinstance(declaration, nodes.Declaration | nodes.LearnerBlock)
    return [clause.name for clause in declaration.clauses]


def nodes_in(found: Any) -> Iterator[Any]:  # noqa: ANN401 # any node or tuple of nodes
    if isinstance(found, tuple) and not isinstance(found, nodes.Span):
        for each in found:
            yield from nodes_in(each)
    elif is_dataclass(found):
        yield found
        for field in fields(found):
            yield from nodes_in(getattr(found, field.name))


def test_a_file_may_be_empty() -> None:
    tree, problems = read("")
    assert (tree.declarations, tree.tokens, tree.comments, problems) == ((), (), (), ())


def test_several_mistakes_are_all_told() -> None:
    text = (
        certificate("wort 3 credits", "issued by asu", "require at least 12 from courses", "level 3")
        + 'course "B"\nuse psu\n'
    )
    tree, problems = read(text)
    assert [(problem.code, problem.spots[0].line) for problem in problems] == [
        ("unknown-word", 2),
        ("missing-measure", 4),
        ("missing-name", 5),
        ("missing-name", 7),
    ]
    assert (names(tree), broken(tree)) == (["asu.data", "psu"], ["asu.data"])
    assert not tree.is_whole


def test_the_clauses_around_a_mistake_are_kept() -> None:
    tree, _ = read(
        certificate("issued by asu", "worth three credits", "level graduate", "reqire asu.a", "price $25")
    )
    assert clause_names(tree) == ["issued_by", "level", "price"]


def test_a_clause_that_breaks_off_is_left_out_and_the_next_one_kept() -> None:
    tree, problems = read(
        certificate("issued by asu", "require at least 12 credits from", "worth 12 credits")
    )
    assert clause_names(tree) == ["issued_by", "worth"]
    assert [problem.code for problem in problems] == ["unexpected-word"]


def test_the_clauses_of_learners_are_kept_likewise() -> None:
    tree, _ = read('learner "Ada" { born 1999 earned asu.a on yesterday expect asu.data held }')
    assert clause_names(tree) == ["expect"]


@pytest.mark.parametrize("said", ["criteria not published", "not published", "requires not published"])
def test_what_is_not_published_is_told_once_and_the_next_clause_kept(said: str) -> None:
    tree, (problem,) = read(f'badge b "B" {{ {said} not for credit }}')
    assert problem.help == "write `requirements not published`"
    (badge,) = tree.declarations
    assert isinstance(badge, nodes.Declaration)
    assert [clause.word for clause in badge.clauses] == ["not for credit"]


def test_a_list_that_is_not_closed_ends_before_the_next_clause() -> None:
    tree, problems = read(certificate("require any of { asu.a, all of { asu.b", "worth 3 credits"))
    assert clause_names(tree) == ["require", "worth"]
    assert [problem.code for problem in problems] == ["unclosed-brace"]
    assert [(each.line, each.note) for each in problems[0].spots] == [(2, "opened here"), (3, "")]


@pytest.mark.parametrize("indent", ["", "  "])
def test_a_declaration_that_is_not_closed_ends_before_the_next_line_that_begins_one(indent: str) -> None:
    tree, problems = read(f'{indent}course a "A" {{ worth 3 credits\n{indent}course b "B" {{ }}\n')
    assert names(tree) == ["a", "b"]
    assert [problem.code for problem in problems] == ["unclosed-brace"]


@pytest.mark.parametrize(
    "text",
    [
        'set a = courses of kind badge\nbadge b.c "B" { }',
        'set a = courses numbered 100 to 200\ncourse b "B"',
        'requirement a = at least 1 course from b\ncourse c "C"',
        'requirement a = at least\n1\ncourse from b\ncourse c "C"',
        'requirement a = at least (12 when age at least 22 otherwise 24) exams from b\nexam c "C"',
        'set a = (b)\nlearner "L" { }',
        "set a = { b } or { c }\nuse d",
        'kind a "A" ranks as certificate certificate b "B" { }',
    ],
)
def test_a_declaring_word_inside_a_declaration_does_not_end_it(text: str) -> None:
    tree, problems = read(text)
    assert problems == ()
    assert len(tree.declarations) == 2


def test_the_names_of_declarations_that_are_lost_are_kept() -> None:
    text = (
        'programme a "A" { }\ncredential of kind k b { }\nkind c ranks as badge\nset level =\nset d = at x\n'
    )
    tree, problems = read(text)
    assert broken(tree) == ["a", "b", "c", "level", "d"]
    assert [problem.spots[0].line for problem in problems] == [1, 2, 3, 4, 4, 5]


def test_a_missing_title_hides_no_other_mistake() -> None:
    tree, problems = read("course a English Composition { worth 3 credits wort 4 credits }")
    assert [problem.code for problem in problems] == ["missing-title", "unknown-word"]
    assert (names(tree), clause_names(tree)) == (["a"], ["worth"])


def test_junk_before_a_body_hides_no_other_mistake() -> None:
    assert codes('course a "A" b { wort 3 credits }') == ["unexpected-word", "unknown-word"]


def test_a_reserved_word_is_told_once_and_read_as_the_name_that_was_meant() -> None:
    tree, problems = read('course level "Level" { wort 3 credits }')
    assert [problem.code for problem in problems] == ["reserved-word", "unknown-word"]
    assert names(tree) == ["level"]


def test_what_follows_a_whole_declaration_is_told_from_where_it_stands() -> None:
    tree, problems = read('set a = b\nprogramme c "C" { }\nuse d e\n')
    assert [problem.code for problem in problems] == ["unknown-word", "unexpected-word"]
    assert (names(tree), broken(tree)) == (["a", "d"], ["c", "d"])


def test_a_value_after_a_whole_declaration_is_told_from_where_it_stands() -> None:
    tree, problems = read("set a = b\n12 credits\nuse c")
    assert [(problem.code, problem.spots[0].line) for problem in problems] == [("unexpected-word", 2)]
    assert (names(tree), broken(tree)) == (["a", "c"], [])


def test_two_names_at_the_beginning_of_a_line_declare_something_unknown() -> None:
    tree, problems = read('use "a"\nprogramme b "B" { }\ncredential of kind\nk c "C" { }')
    assert [problem.spots[0].line for problem in problems] == [1, 2]
    assert (names(tree), broken(tree)) == (["c"], ["b"])


def test_a_brace_too_many_is_told_once() -> None:
    assert codes('course a "A" { } }\nuse b') == ["unopened-brace"]


def test_mistakes_in_spelling_are_not_told_twice() -> None:
    assert codes(certificate("effective 05/10/2024", "worth 3 credits")) == ["misspelt-date"]


def test_a_declaration_has_only_so_many_mistakes() -> None:
    tree, problems = read(certificate(*["level 3"] * 50) + "use b")
    assert len(problems) == MOST_OF_A_DECLARATION
    assert (names(tree), broken(tree)) == (["b"], ["asu.data"])


def test_a_file_has_only_so_many_mistakes_and_keeps_the_names_after_them() -> None:
    tree, problems = read("programme a\n" + "course =\n" * 200 + "course b {\n")
    assert len(problems) == limits.MISTAKES
    assert problems[-1].code == "too-many-mistakes"
    assert "b" in broken(tree)


def test_lists_may_be_nested_but_not_for_ever() -> None:
    def nested(depth: int) -> str:
        return "requirement a = " + "all of { " * depth + "b" + " }" * depth

    assert codes(nested(limits.DEEPEST)) == []
    tree, problems = read(nested(limits.DEEPEST + 1))
    assert [problem.code for problem in problems] == ["nested-too-deep"]
    assert broken(tree) == ["a"]


@pytest.mark.no_cover
@pytest.mark.parametrize("junk", ["{", "a\n"])
def test_much_junk_is_read_to_its_end(junk: str) -> None:
    _, problems = read(junk * (300_000 // len(junk)))
    assert len(problems) <= limits.MISTAKES


JUNK = [
    "course ", '"', "\0", "}", "(", "a ", "'", "# ", "1 ", ", ", "course a {", "1-", "“", "\n", "use a ", "; . ",
]  # fmt: skip


@pytest.mark.no_cover
@pytest.mark.parametrize("junk", JUNK)
def test_junk_of_any_kind_is_read_to_its_end(junk: str) -> None:
    _, problems = read(junk * (100_000 // len(junk)))
    assert len(problems) <= limits.MISTAKES


@given(st.text(st.characters(codec="utf-8")))
def test_no_text_stops_the_reader(text: str) -> None:
    tree, problems = read(text)
    assert tree.is_whole == (problems == ())


@given(st.lists(st.sampled_from([*sorted(table().phrases), "asu.a", "12", '"A"', "'b'", "B-", "30 %", "\n"])))
def test_no_words_of_the_language_in_any_order_stop_the_reader(words: list[str]) -> None:
    text = " ".join(words)
    tree, problems = read(text)
    assert tree.is_whole == (problems == ())
    for problem in problems:
        assert problem.help
        assert all(spot.length > 0 for spot in problem.spots)


@given(rule_texts())
def test_every_node_lies_inside_its_parent_and_names_quote_the_text(text: str) -> None:
    tree, problems = read(text)
    assert problems == ()
    for declaration in tree.declarations:
        for node in nodes_in(declaration):
            start, end = node.span
            assert declaration.span.start <= start < end <= declaration.span.end
            assert text[start:end] == text[start:end].strip()
            if isinstance(node, nodes.Name) and text[start] not in {"'", '"'}:
                assert " ".join(text[start:end].split()) == node.text


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("set a = (b or c) at d", "(b or c) at d"),
        ("set a = (b or c)", "(b or c)"),
        ("set a = { b, c, }", "{ b, c, }"),
    ],
)
def test_brackets_belong_to_the_selection_that_they_stand_around(text: str, quoted: str) -> None:
    (declaration,) = read(text)[0].declarations
    assert isinstance(declaration, nodes.SetRule)
    start, end = declaration.selection.span
    assert text[start:end] == quoted


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_line_ends_of_any_system_are_read(ending: str) -> None:
    tree, problems = read(f'\ufeffcourse a "A" {{{ending}\tworth 3 credits # c{ending}}}{ending}wort')
    assert names(tree) == ["a"]
    assert [(problem.spots[0].line, problem.spots[0].quoted) for problem in problems] == [(4, "wort")]


def test_a_cap_stays_a_cap_of_what_is_named_after_it() -> None:
    text = certificate(
        "overall { at most 6 credits from courses converted, at most 3 credits from courses at asu }"
    )
    (declaration,) = read(text)[0].declarations
    assert isinstance(declaration, nodes.Declaration)
    first, second = declaration.clauses[0].values
    assert isinstance(first, nodes.SumLine)
    assert isinstance(second, nodes.SumLine)
    assert not first.at_least
    assert isinstance(first.selection, nodes.Chosen)
    assert [(each.name, each.word) for each in first.selection.filters] == [("plain_filter", "converted")]
    assert isinstance(second.selection, nodes.Chosen)
    assert [each.name for each in second.selection.filters] == ["taught_at_filter"]


def test_and_binds_closer_than_or_and_both_closer_than_except() -> None:
    without, _ = read("set a = b or c and d except e or f")
    with_brackets, _ = read("set a = (b or (c and d)) except (e or f)")
    assert without.declarations == with_brackets.declarations


def test_escapes_in_texts_are_undone_once() -> None:
    (declaration,) = read(r'source a "she said \"\\yes\\\""')[0].declarations
    assert isinstance(declaration, nodes.Declaration)
    assert declaration.title is not None
    assert declaration.title.text == r'she said "\yes\"'


def test_lines_in_the_column_of_the_clauses_are_each_told() -> None:
    text = 'certificate a "A" {\n  offered by x\n  cost $5\n  requires b\n  worth 3 credits\n}\n'
    tree, problems = read(text)
    assert [problem.spots[0].line for problem in problems] == [2, 3, 4]
    assert clause_names(tree) == ["worth"]


def test_a_clause_goes_on_in_a_line_that_is_further_to_the_right() -> None:
    text = 'certificate a "A" {\n  require 12 credits of b\n    except c\n  worth 3 credits\n}\n'
    assert codes(text) == ["missing-word"]


@pytest.mark.parametrize("first", ["Certificate", "certifcate", "program", "class", "digital badge"])
def test_what_stands_in_a_declaration_of_an_unknown_word_is_told_too(first: str) -> None:
    tree, problems = read(f'{first} a "A" {{\n  worth twelve credits\n  requires b\n}}\n')
    assert [problem.spots[0].line for problem in problems] == [1, 2, 3]
    assert broken(tree) == ["a"]


@pytest.mark.parametrize("first", ['certificate "A"', "learner Anna"])
def test_what_stands_in_a_declaration_without_a_name_or_a_title_is_told_too(first: str) -> None:
    tree, problems = read(f"{first} {{\n  passed b\n}}\n")
    assert [problem.spots[0].line for problem in problems] == [1, 2]
    assert broken(tree) == []


def test_what_is_missing_at_the_end_of_a_line_is_shown_there() -> None:
    _, (problem,) = read(certificate("  require 60 credits", "  worth 60 credits"))
    assert (problem.spots[0].line, problem.spots[0].quoted.strip()) == (2, "require 60 credits")
    assert problem.message == "after `credits` comes `from`, and the clause ends before it"


def test_every_course_code_of_a_list_is_told_and_none_as_an_unknown_name() -> None:
    tree, problems = read(certificate("require all of { DAT 101, asu.a, DAT 110 }"))
    assert [problem.code for problem in problems] == ["unreadable-name"] * 2
    assert broken(tree) == ["DAT 101", "DAT 110", "asu.data"]


def test_the_list_of_a_requirement_is_not_empty_because_its_first_member_is_wrong() -> None:
    assert codes('requirement a = all of { "ENG 101", b }') == ["unexpected-word"]


def test_the_marks_of_a_web_page_are_told_once() -> None:
    text = certificate("require all of {<br>", "asu.a,&nbsp;<b>asu.b</b><br>", "}")
    assert codes(text) == ["unreadable-character"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Data Certificate\nStudents complete:\n  DAT 101 Data\n  12 credits\n",
            "nothing in this file is written in",
        ),
        (
            'BEGIN\n12 Credits\nMinGPA 2.0\n;\n  Label "Core";\nEND.\n',
            "these are rules of another degree audit",
        ),
    ],
)
def test_a_file_of_anything_else_is_told_as_that_and_as_nothing_more(text: str, message: str) -> None:
    tree, (problem,) = parse(Source("a.pathway", text))
    assert (problem.code, tree.is_whole) == ("no-declaration", False)
    assert problem.message.startswith(message)


def test_a_row_of_a_spreadsheet_in_a_list_is_told_once() -> None:
    rows = "DAT\t101\tData\t3\nDAT\t110\tCharts\t3\n"
    _, problems = parse(Source("a.pathway", f'certificate a.c "C" {{\n  require all of {{\n{rows}  }}\n}}\n'))
    assert ["row of a spreadsheet" in problem.message for problem in problems] == [True]


def test_every_missing_comma_of_a_list_is_told() -> None:
    _, problems = parse(Source("a.pathway", "set s = {\n  a.b\n  a.c\n  a.d\n}\n"))
    assert [problem.message for problem in problems] == [
        "a comma is missing between `a.b` and `a.c`",
        "a comma is missing between `a.c` and `a.d`",
    ]
