"""The product on a neutral file: rules and records are written as files, read by it, audited by it, and its verdicts compared."""

import json
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from pathways.audit import audit_learner
from pathways.audit.state import State
from pathways.audit.verdict import GoalAudit
from pathways.exchange.record import RecordsError, load_learners
from pathways.model.learner import Learner as Recorded
from pathways.ruleset import RuleSet, load_rules
from tests.external.courses import Courses
from tests.external.from_neutral import GOAL, Written
from tests.external.neutral import Case, Learner, NeutralFile, Rule
from tests.external.reading import UnreadableFileError
from tests.external.records import document
from tests.external.selecting import CannotBeSaidError
from tests.external.terms import AS_OF
from tests.external.walking import nodes

LONGEST = 60.0
"""Seconds after which a search is given up, and its case undecided."""


@dataclass(frozen=True)
class Judged:
    """A case, what the product said, and why it said nothing if it did not."""

    case: Case
    got: bool | None
    written: Written | None = None
    goal: GoalAudit | None = None
    why: str = ""

    @property
    def agrees(self) -> bool:
        """Whether the verdict is the one to meet."""
        return self.got == self.case.expected.satisfied


@dataclass(frozen=True)
class Ready:
    """A rule with its cases, read by the product."""

    written: Written
    rules: RuleSet
    learners: Sequence[tuple[Case, Recorded]]


def judged(file: NeutralFile, folder: Path | None = None) -> Iterator[Judged]:
    """Every case of a file, rule after rule; what is written for the product stays in `folder`, if there is one."""
    for at, (title, rule, cases) in enumerate(by_rule(file)):
        try:
            ready = prepared(title, rule, cases, file.lang_depts, folder, f"rule_{at}")
        except CannotBeSaidError as error:
            yield from (Judged(case, None, why=f"no words for {error}") for case in cases)
            continue
        except UnreadableFileError:
            raise
        except Exception as error:  # noqa: BLE001 # a file is not lost to one of its rules
            yield from (Judged(case, None, why=f"the translation broke off: {error!r}") for case in cases)
            continue
        for case, learner in ready.learners:
            yield _whatever_happens(ready, case, learner)


def _whatever_happens(ready: Ready, case: Case, learner: Recorded) -> Judged:
    """One case; where the product breaks off, the others are still judged."""
    try:
        return audited(ready, case, learner)
    except Exception as error:  # noqa: BLE001 # a table of a thousand cases is not lost to one of them
        return Judged(case, None, ready.written, why=f"the audit broke off: {error!r}")


def audited(ready: Ready, case: Case, learner: Recorded) -> Judged:
    """One case, audited."""
    goal = audit_learner(ready.rules, learner, [GOAL], AS_OF, LONGEST).goal(GOAL)
    if goal.undecided is not None:
        return Judged(case, None, ready.written, goal, goal.undecided.reason)
    satisfied = {State.MET, State.IN_PROGRESS} if ready.written.takes_all_in_progress else {State.MET}
    return Judged(case, goal.state in satisfied, ready.written, goal)


def by_rule(file: NeutralFile) -> list[tuple[str, Rule, list[Case]]]:
    """The rules of a file, each with its cases; rules that stand in cases are taken together where they say the same."""
    found: dict[str, tuple[str, Rule, list[Case]]] = {}
    for case in file.cases:
        if case.rule is not None:
            rule, title = case.rule, case.id
            key = f"inline {rule.model_dump_json()}"
        else:
            key = case.target or next(iter(file.rules), "")
            if key not in file.rules:
                raise UnreadableFileError(
                    f"the case `{case.id}` names the rule `{key}`, which the file does not have"
                )
            rule, title = file.rules[key].rule, file.rules[key].name or key
        found.setdefault(key, (title, rule, []))[2].append(case)
    return list(found.values())


def prepared(  # noqa: PLR0913, PLR0917 # a rule, its cases, and where to write
    title: str, rule: Rule, cases: Sequence[Case], lang_depts: Iterable[str], folder: Path | None, name: str
) -> Ready:
    """A rule and its learners, written and read again."""
    learners = {f"learner {at}": case.learner for at, case in enumerate(cases)}
    written = _written(title, rule, list(learners.values()), lang_depts)
    with TemporaryDirectory() as temporary:
        place = folder or Path(temporary)
        rules_file, record_file = place / f"{name}.pathway", place / f"{name}.json"
        rules_file.write_text(written.text, encoding="utf-8")
        record_file.write_text(json.dumps(document(learners, written), indent=1), encoding="utf-8")
        rules = load_rules(rules_file)
        if not rules.sound:
            errors = "; ".join(
                problem.message for problem in rules.problems if problem.severity.name == "ERROR"
            )
            raise CannotBeSaidError(f"what the check refuses: {errors}")
        try:
            recorded = {learner.key: learner for learner in load_learners(record_file, rules)}
        except RecordsError as error:
            told = "; ".join(problem.message for problem in error.problems[:3])
            raise CannotBeSaidError(f"what the record reader refuses: {told}") from None
    return Ready(written, rules, [(case, recorded[key]) for key, case in zip(learners, cases, strict=True)])


def _written(title: str, rule: Rule, learners: Sequence[Learner], lang_depts: Iterable[str]) -> Written:
    """The rule in words; once more where an advisor has put courses where the words have no requirement."""
    lists = [learner.courses for learner in learners]
    written = Written(rule, Courses(rule, lists, lang_depts), learners, title)
    put = {path for courses in lists for course in courses for path in course.assigned_to}
    own = {node.path for node in nodes(rule) if node.path is not None}
    aside = {path for path in put & own if written.names.get(path) not in written.placed}
    return Written(rule, Courses(rule, lists, lang_depts, aside), learners, title) if aside else written


def seconds() -> float:
    """A clock for the table, in seconds of the processor; no verdict knows it."""
    return time.process_time()
