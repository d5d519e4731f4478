"""`pathways test`: the learners that stand beside the rules, and whether each gets what is expected."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pathways.cli.exits import Status, finish
from pathways.cli.options import examples, with_json, with_rules

if TYPE_CHECKING:
    from pathways.model.catalogue import LearnerTest
    from pathways.problem import Problem
    from pathways.ruleset import RuleSet

FORM = "test/1"


@click.command(
    "test",
    short_help="Run the learners that stand beside the rules.",
    epilog=examples(
        "pathways test                      every learner of the rule library",
        "pathways test rules/mycollege      those of a folder",
        "pathways test draft.pathway        those of one file",
    ),
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@with_rules
@with_json
def command(paths: tuple[str, ...], rules_path: str | None, *, as_json: bool) -> None:
    """Run the `learner ... { ... expect ... }` blocks of rule files and tell what differs and why.

    PATH is a rule file or a folder of rule files; with --rules those rules are read too. A library that they
    `use` is read, and its own learners are not run again. Exit status: 0 all as expected, 1 something
    differs or the rules have errors, 4 a file cannot be read.
    """
    from pathways.cli.expected import differences
    from pathways.cli.loading import rules_from

    rules = rules_from(*paths, *((rules_path,) if rules_path else ()))
    tests = _tests(rules, paths)
    found = tuple(differences(tests, rules))
    _show(tests, found, as_json=as_json)
    finish(Status.NO if found else Status.FINE)


def _tests(rules: "RuleSet", paths: tuple[str, ...]) -> "tuple[LearnerTest, ...]":
    from pathways.rule_files import rule_files, shown

    if not paths:
        return rules.catalogue.tests
    asked = {shown(file) for path in paths for file in rule_files(Path(path))}
    return tuple(test for test in rules.catalogue.tests if test.place.file in asked)


def _show(tests: "tuple[LearnerTest, ...]", found: "tuple[Problem, ...]", *, as_json: bool) -> None:
    from pathways.cli.problems.rows import rows_of
    from pathways.cli.problems.to_text import to_text
    from pathways.cli.streams import note, say, say_json
    from pathways.report.lists_in_words import counted

    rows, expected = rows_of(found), sum(len(test.expectations) for test in tests)
    if as_json:
        say_json({"pathways": FORM, "learners": len(tests), "expectations": expected, "problems": rows})
    elif rows:
        say(to_text(rows) + "\n")
    differ = counted(len(rows), "of them differs", "of them differ") if rows else "all as expected"
    note(f"{counted(len(tests), 'learner')}, {counted(expected, 'expectation')}: {differ}")
