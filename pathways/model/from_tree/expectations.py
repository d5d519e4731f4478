"""Expectations: the answer that a rule must give a learner under test."""

from pathways.model.from_tree import problems
from pathways.model.from_tree.context import Context, every, first
from pathways.model.from_tree.literals import day, whole
from pathways.model.from_tree.nouns import CREDENTIAL, listed, noun_of, with_article
from pathways.model.learner import Expectation
from pathways.tree import nodes

TARGETS = (CREDENTIAL, "admission", "stack", "conversion")
"""What can be expected of."""

_STATUSES = ("met", "in progress", "planned", "unknown", "unmet")
_HELD = ("held", "not held")
_ADMISSION = ("admitted", "needs review", "cannot be decided", "not yet")
_CONVERSION = ("open", "closed")
_EVERYTHING = 100
"""A hundred percent."""


def expectation(context: Context, clause: nodes.Clause) -> Expectation:
    """What is expected; the word `progress` stands for a percentage."""
    target = first(clause, nodes.Name)
    context.name(target, TARGETS, "`expect`")
    answer = first(clause, nodes.Clause)
    days = every(clause, nodes.Literal)
    as_of = day(days[0]) if days else None
    if answer.name == "expect_progress":
        return Expectation(target.text, "progress", _percent(context, first(answer, nodes.Literal)), as_of)
    _can_be(context, target, answer)
    return Expectation(target.text, answer.word, None, as_of)


def _percent(context: Context, literal: nodes.Literal) -> int:
    number = nodes.Literal("number", literal.text.rstrip(" \t%"), literal.span)
    found = whole(context, number, "percent")
    if found > _EVERYTHING:
        sentence = f"`{literal.text}` is more than everything"
        told = problems.numbers.impossible_number(sentence, "write at most 100 %", context.spot(literal.span))
        context.tell(told)
    return found


def _can_be(context: Context, target: nodes.Name, answer: nodes.Clause) -> None:
    """Admissions and conversions are answered in words of their own, and only a credential is held."""
    entry = context.scope.named.get(target.text)
    if entry is None or entry.group not in TARGETS:
        return
    answers: tuple[str, ...] = _ADMISSION if entry.group == "admission" else _STATUSES
    if entry.group == CREDENTIAL:
        answers = (*_STATUSES, *_HELD)
    if entry.group == "conversion":
        answers = _CONVERSION
    if answer.word not in answers:
        noun = with_article(noun_of(entry.word))
        help_ = f"{noun} is {listed(answers)}"
        told = problems.learners.wrong_expectation(answer.word, noun, help_, context.spot(answer.span))
        context.tell(told)
