"""Rules made to do harm, or by accident: a clear problem or a right answer, with work in proportion to what is read."""

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from pathways.model.checks import check
from pathways.model.digest import digest
from pathways.model.from_tree import model_of
from pathways.model.members import _bits, _places, members_of
from pathways.model.selection import Every
from pathways.problem import Problem, Severity
from pathways.ruleset import load_rules
from pathways.text import Source, limits
from pathways.tree import parse
from tests.hostile.work import GREATEST_GROWTH, work

pytestmark = pytest.mark.no_cover


def told(text: str) -> tuple[Problem, ...]:
    tree, problems = parse(Source("a.pathway", text))
    catalogue, more = model_of([tree])
    return (*problems, *more, *check(catalogue))


def codes(text: str) -> set[str]:
    return {problem.code for problem in told(text) if problem.severity is Severity.ERROR}


MANY: dict[str, Callable[[int], str]] = {
    "declarations": lambda many: "".join(f'course a.c{at} "T"\n' for at in range(many)),
    "the same name": lambda many: 'course a.c "T"\n' * many,
    "members of a set": lambda many: 'course a "A"\nset s = { ' + ", ".join(["a"] * many) + " }",
    "unknown names in a line": lambda many: "set s = { " + ", ".join(f"a.c{at}" for at in range(many)) + " }",
    "unknown units": lambda many: "".join(
        f'course c{at} "C" {{ worth 3 u{at} credits }}\n' for at in range(many)
    ),
    "units": lambda many: "".join(f"unit u{at} = 2 semester rounded down to 1 each\n" for at in range(many)),
    "parts of parts": lambda many: "".join(
        f'institution i{at} "I" {{ part of i{at + 1} }}\n' for at in range(many)
    ),
    "kinds of kinds": lambda many: "".join(
        f'kind k{at} "K" ranks as credential of kind k{at + 1}\n' for at in range(many)
    ),
    "open texts": lambda many: "'\n" * many,
    "open declarations": lambda many: 'badge a "B" { require all of { c\n' * many,
    "unknown libraries": lambda many: "use nowhere\n" * many,
    "sets in a row": lambda many: "".join(f"set s{at} = s{at + 1}\n" for at in range(many)),
    "circles": lambda many: "".join(
        f'badge b{at} "B" {{ require b{at} awarded automatically }}\n' for at in range(many)
    ),
    "one long circle": lambda many: "".join(
        f'badge b{at} "B" {{ require b{(at + 1) % many} awarded automatically }}\n' for at in range(many)
    ),
    "grades": lambda many: (
        "scale s { passing " + ", ".join(f"G{at} {at}" for at in range(many)) + " failing F 0 }"
    ),
    "braces": lambda many: "}" * many,
    "words": lambda many: "at least " * many,
}


@pytest.mark.parametrize("text", MANY.values(), ids=MANY)
def test_twice_as_much_is_twice_the_work(text: Callable[[int], str]) -> None:
    told(text(10))  # whatever is made once is made now
    few, twice = (work(partial(told, text(size))) for size in (150, 300))
    assert twice < GREATEST_GROWTH * few


def test_a_long_circle_of_everything_is_told() -> None:
    assert codes("".join(f"set s{at} = s{(at + 1) % 40}\n" for at in range(40))) == {"circular-names"}
    assert codes("".join(f"set s{at} = s{(at + 1) % 2000}\n" for at in range(2000))) == {"nested-too-deep"}
    admissions = 'admission a "A" { admits to b require age at least 3 }\nadmission b "B" { admits to a require age at least 3 }'
    assert codes(admissions) == {"wrong-kind-of-name"}


def test_names_inside_names_are_followed_so_deep_and_no_deeper() -> None:
    def chain(steps: int) -> str:
        links = "".join(f"requirement r{at} = all of {{ r{at + 1} }}\n" for at in range(steps))
        return f'course c "C"\n{links}requirement r{steps} = c\nbadge b "B" {{ require r0 }}\n'

    within = limits.DEEPEST // 2 - 1
    assert codes(chain(within)) == set()
    assert codes(chain(within + 1)) == {"nested-too-deep"}
    assert "nested-too-deep" in codes(chain(5_000))


def test_the_deepest_rules_are_told_and_digested_like_any_other() -> None:
    inside = "any of { " * limits.DEEPEST + "c" + " }" * limits.DEEPEST
    tree, problems = parse(Source("a.pathway", f'course c "C"\nrequirement r = {inside}\n'))
    catalogue, more = model_of([tree])
    assert not (*problems, *more)
    deep, _ = parse(Source("a.pathway", f'course c "C"\nbadge b "B" {{ require {inside[9:-2]} }}\n'))
    assert len(digest(model_of([deep])[0])) == 64
    assert catalogue.learning


def test_sets_that_name_one_another_twice_are_refused_before_they_are_written_out() -> None:
    doubling = "".join(f"set s{at} = s{at + 1} or s{at + 1}\n" for at in range(200))
    assert codes(f'{doubling}set s200 = {{ c }}\ncourse c "C"\n') == {"too-far-reaching"}


def test_requirements_that_are_a_little_long_are_too_long_in_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ALL_PARTS", 1_000)
    rules = 'course c "C"\nrequirement r = all of { ' + ", ".join(["c"] * 50) + " }\n"
    used = "".join(f'badge b{at} "B" {{ require r }}\n' for at in range(20))
    found = [problem for problem in told(rules + used) if problem.code == "too-far-reaching"]
    assert [problem.message for problem in found] == [
        "with every name in them written out, these rules together go on for too long"
    ]
    assert codes(rules + used[: used.index("badge b5")]) == set()


def test_chains_are_cut_off_and_institutions_above_are_still_known() -> None:
    chain = "".join(f'institution i{at} "I" {{ part of i{at + 1} }}\n' for at in range(200))
    found = told(f'{chain}institution i200 "I"\n')
    assert {problem.code for problem in found} == {"nested-too-deep"}
    assert len(found) == 200 // (limits.CHAIN + 1)


def test_no_more_is_told_than_anybody_reads(tmp_path: Path) -> None:
    file = tmp_path / "a.pathway"
    file.write_text(
        "".join(f'badge b{at} "B" {{ require x{at} }}\n' for at in range(1_200)), encoding="utf-8"
    )
    rules = load_rules(file)
    for severity in (Severity.ERROR, Severity.WARNING):
        of_it = [problem for problem in rules.problems if problem.severity is severity]
        assert len(of_it) == limits.PROBLEMS + 1
        assert [problem.code for problem in of_it].count("too-many-mistakes") == 1
    assert not rules.sound


@pytest.mark.parametrize(
    "text", ["set s = {{ {} }}".format(", ".join(["c"] * 500)), "# c\n" * 500, "c " * 500, "{" * 500]
)
def test_a_file_is_read_up_to_so_many_words(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "WORDS", 100)
    tree, problems = parse(Source("a.pathway", f'course c "C"\n{text}'))
    told_of_it = [problem for problem in problems if problem.code == "too-long"]
    assert [problem.message for problem in told_of_it] == [
        "the file has more than 100 words and marks, and is read no further"
    ]
    assert len(tree.tokens) + len(tree.comments) <= 101
    assert not tree.is_whole


def test_one_line_is_quoted_once_however_many_problems_it_has() -> None:
    found = told("set s = { " + ", ".join(f"a.c{at}" for at in range(100)) + " }")
    assert len({id(problem.spots[0].quoted) for problem in found}) == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f'course {"a" * 101} "A"', "too-long"),
        (f"use '{'a' * 1_000_000}'", "too-long"),
        (f'course a "{"x" * 1_000_000}"', "too-long"),
        (f'course a "A" {{ worth {"9" * 1_000_000} credits }}', "misspelt-number"),
        (f"unit u = {'9' * 1_000_000} % rounded down to 1 each", "misspelt-number"),
        (f'course {"a-" * 100_000} "A"', "unreadable-name"),
        ('course a "A\u202e"', "unreadable-character"),
        ("# \x00", "unreadable-character"),
        ("use a\u2028use b", "unreadable-character"),
        ("use a\x0cuse b", "unreadable-character"),
        ("use a # b\x85use c", "unreadable-character"),
        ("use 'a\x1b'", "unreadable-character"),
        ('course a.b "' + "\\" * 100_001, "unfinished-text"),
        ("“" * 100_001, "typographic-quotes"),
    ],
    ids=lambda each: each[:20].replace("\0", "NUL"),
)
def test_what_nobody_would_write_is_told_shortly(text: str, code: str) -> None:
    found = parse(Source("a.pathway", text))[1]
    assert code in {problem.code for problem in found}
    assert all(len(problem.message) + len(problem.help) < 400 for problem in found)


@pytest.mark.parametrize(
    "name",
    [
        "школа.курс",
        "大学.课程",
        "جامعة.مقرر",
        "हिन्दी.पाठ्यक्रम",
        "โรงเรียน.วิชา",
        "école.été",
        "e\u0301cole.ete\u0301",
    ],
)
def test_a_name_may_be_in_any_script(name: str) -> None:
    catalogue, problems = model_of([parse(Source("a.pathway", f'course {name} "T"\n'))[0]])
    assert problems == ()
    assert len(catalogue.learning) == 1


def test_a_letter_with_an_accent_is_the_same_in_one_piece_and_in_two() -> None:
    assert codes('course e\u0301 "E"\nset s = { é }\n') == set()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_on_any_system(end: str, tmp_path: Path) -> None:
    file = tmp_path / "a.pathway"
    file.write_bytes(end.join(['course a "A"', "# remark", 'course b "B"', "use nowhere"]).encode())
    rules = load_rules(file)
    assert list(rules.catalogue.learning) == ["a", "b"]
    assert rules.problems[0].spots[0].line == 4


def test_sets_of_bits_are_read_as_they_were_written() -> None:
    for places in ([], [0], [7, 8, 9], list(range(100)), [3, 1000, 99]):
        assert list(_places(_bits(places))) == sorted(places)


def test_a_catalogue_takes_room_in_proportion_to_its_size() -> None:
    def room(many: int) -> int:
        catalogue, _ = model_of([parse(Source("a.pathway", MANY["declarations"](many)))[0]])
        members = members_of(catalogue)
        assert len(members.of(Every("courses"))) == many
        kept = [held for held in vars(members).values() if isinstance(held, dict)]
        return sum(sys.getsizeof(value) for held in kept for value in held.values())

    assert room(2_000) < GREATEST_GROWTH * room(1_000)


def test_a_file_is_read_up_to_so_many_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 30)
    monkeypatch.setattr(limits, "RULES_BYTES", 49)
    for name in "ab":
        (tmp_path / f"{name}.pathway").write_text(f'course {name} "{"é" * 7}"', encoding="utf-8")
    (tmp_path / "c.pathway").write_text("#" * 31, encoding="utf-8")
    assert load_rules(tmp_path / "a.pathway").problems == ()
    assert [problem.code for problem in load_rules(tmp_path / "c.pathway").problems] == ["too-large"]
    rules = load_rules(tmp_path)
    assert rules.unreadable
    assert [problem.code for problem in rules.problems] == ["too-large"]
    assert list(rules.catalogue.learning) == ["a"]


@pytest.mark.parametrize(("limit", "said"), [("FILES", "rule files"), ("DECLARATIONS", "declarations")])
def test_so_many_files_and_declarations_are_read(
    limit: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, limit, 3)
    for name in "abcd":
        (tmp_path / f"{name}.pathway").write_text(f'course {name} "T"', encoding="utf-8")
    found = load_rules(tmp_path)
    assert [problem.message for problem in found.problems] == [f"there are more than 3 {said}"]
    (tmp_path / "d.pathway").unlink()
    assert load_rules(tmp_path).problems == ()


def test_what_cannot_be_looked_into_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "locked").mkdir()
    scan = os.scandir

    def refusing(path: Path) -> object:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr("pathways.rule_files.os.scandir", refusing)
    assert load_rules(tmp_path).unreadable
