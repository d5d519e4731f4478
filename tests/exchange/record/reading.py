"""Shorthands of the tests of learner records: documents and tables read by the rules of the small college."""

from collections.abc import Sequence

from pathways.exchange.record.to_learners import Read, from_csv, from_json
from pathways.model.learner import Item, Learner
from pathways.problem import Problem
from tests.exchange.record.college import COLLEGE


def document(learner: str) -> str:
    """The document of one learner, whose fields are written after the id."""
    return f'{{"pathways": "learner/1", "learner": {{"id": "1"{learner}}}}}'


def read_items(*items: str) -> Read:
    return from_json(document(', "items": [\n' + ",\n".join(items) + "\n]"), "a.json", COLLEGE)


def read_rows(*rows: str) -> Read:
    return from_csv("\n".join(rows) + "\n", "a.csv", COLLEGE)


def only(read: Read) -> Learner:
    """The one learner of a file without problems; that something is not used or not known is none."""
    learners, problems = read
    assert set(codes(problems)) <= {"not-used-yet", "lineage-unknown"}
    assert len(learners) == 1
    return learners[0]


def only_item(read: Read) -> Item:
    """The one item of the one learner of a file without problems."""
    items = only(read).items
    assert len(items) == 1
    return items[0]


def only_problem(read: Read) -> Problem:
    """The one problem of a file that gives no learner."""
    learners, problems = read
    assert learners == ()
    assert [problem.code for problem in problems] == [problems[0].code]
    return problems[0]


def codes(problems: Sequence[Problem]) -> list[str]:
    return [problem.code for problem in problems]
