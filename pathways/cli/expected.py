"""Learner blocks run against the rules they stand beside: what differs from what is expected, and why."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pathways.audit.admission import admit
from pathways.audit.bench import Bench
from pathways.audit.from_graph import audit
from pathways.audit.reasons import Opening
from pathways.graph.for_learner import graph_for
from pathways.problem import Problem, Severity, spot

if TYPE_CHECKING:
    from datetime import date

    from pathways.audit.reasons import Option
    from pathways.audit.verdict import Audit, Decision, GoalAudit
    from pathways.model.catalogue import LearnerTest
    from pathways.model.learner import Expectation, Learner
    from pathways.ruleset import RuleSet

CODE = "expectation-differs"


MOST_REASONS = 5
"""Lines of reasons told of one expectation; `pathways audit` tells all."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What the rules answer, in the words of an expectation; `why` gives the reasons, a few lines, when asked."""

    word: str
    percent: int
    why: "Callable[[], Sequence[str]]"


def differences(tests: "Iterable[LearnerTest]", rules: "RuleSet") -> Iterator[Problem]:
    """A problem for every expectation that does not come true, at the line that expects it."""
    for test in tests:
        for expectation, place in zip(test.expectations, test.places, strict=True):
            found = _difference(test.learner, expectation, rules)
            if found is not None:
                yield Problem(CODE, Severity.ERROR, found[0], found[1], (spot(place),))


def _difference(learner: "Learner", expectation: "Expectation", rules: "RuleSet") -> tuple[str, str] | None:
    """What differs and the reasons, or None."""
    target = expectation.target
    day = expectation.as_of or learner.applied
    if day is None:
        help_ = "write the day behind it, as in `as of 2024-09-01`, or `applied on` in the learner"
        return f"`{target}` is expected on no day", help_
    answered = _answer(learner, expectation, day, rules)
    if expectation.percent is not None:
        is_, wanted = f"at progress {answered.percent} %", f"progress {expectation.percent} %"
    else:
        is_, wanted = answered.word, expectation.wanted
    if wanted in {is_, is_.removeprefix("at ")}:
        return None
    message = f"`{target}` is {is_} for “{learner.name}” as of {day}, and `{wanted}` was expected"
    return message, "\n        ".join(_shortened(answered.why()))


def _shortened(lines: Sequence[str]) -> Iterator[str]:
    yield from lines[:MOST_REASONS]
    if len(lines) > MOST_REASONS:
        yield f"… and {len(lines) - MOST_REASONS:,} more; `pathways audit` tells all"


def _answer(learner: "Learner", expectation: "Expectation", day: "date", rules: "RuleSet") -> Answered:
    target = expectation.target
    if target in rules.catalogue.conversions:
        options = Bench(graph_for(rules.graph, learner, day), learner, day).options(target)
        is_open = any(each.opening is Opening.OPEN for each in options)
        return Answered("open" if is_open else "closed", 0, lambda: _of_options(options))
    if target in rules.catalogue.admissions:
        decision = admit(rules.graph, learner, target, day, rules.digest)
        word = decision.answer.value if decision.answer is not None else "undecided"
        return Answered(word, decision.goal.percent, lambda: _of_decision(decision))
    found = audit(rules.graph, learner, (target,), day, rules.digest)
    goal = found.goals[0]
    return Answered(_word(goal, expectation.wanted), goal.percent, lambda: _of_goal(found))


def _word(goal: "GoalAudit", wanted: str) -> str:
    """The answer to what the expectation asks: whether it is held, or how far it is."""
    if goal.undecided is not None:
        return "undecided"
    if wanted in {"held", "not held"}:
        return "held" if goal.held is not None else "not held"
    return goal.state.value


def _of_options(options: "tuple[Option, ...]") -> list[str]:
    """What is open and until when, and what is not open."""
    if not options:
        return ["nothing that the learner has can be converted on that day"]
    return [_of_option(each) for each in options]


_CLOSED = {
    "limit source": "such an item is not taken",
    "limit window": "that was possible until a day before",
}


def _of_option(option: "Option") -> str:
    if option.opening is Opening.NOT_YET:
        first = [need.removeprefix("first:") for need in option.needs if need.startswith("first:")]
        return f"{option.item_title}: not open yet, as this is not met: {', '.join(first)}"
    if option.opening is Opening.CLOSED:
        words = [need.partition(":")[0] for need in option.needs]
        why = next((_CLOSED[word] for word in words if word in _CLOSED), "its limit is used up")
        return f"{option.item_title}: closed, as {why}"
    return f"{option.item_title}: {f'until {option.deadline}' if option.deadline else 'for good'}"


def _of_decision(decision: "Decision") -> list[str]:
    from pathways.report import reasons_in_a_line

    return [reasons_in_a_line(decision)]


def _of_goal(found: "Audit") -> list[str]:
    """The verdict's sentence, what became of pins, and the first of what the report tells below."""
    from pathways.report.from_audit import PINS, chapter
    from pathways.report.titles import Titles

    page = chapter(found.goals[0], Titles.of_pairs(found.titles))
    said = [page.verdict.sentence] if page.verdict is not None else []
    pins = tuple(section for section in page.sections if section.heading == PINS)
    told = dict.fromkeys((*pins, page.sections[0]))
    return said + [f"{point.mark} {point.text}" for section in told for point in section.points]
