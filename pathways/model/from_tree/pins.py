"""Pins of learners under test: which item, where it is to count, and on whose word."""

from collections.abc import Callable, Sequence

from pathways.model.from_tree import problems
from pathways.model.from_tree.context import Context, every, texts
from pathways.model.from_tree.literals import day_on
from pathways.model.from_tree.nouns import ITEMS, noun_of, with_article
from pathways.model.learner import Pin
from pathways.model.paths import Paths
from pathways.tree import nodes


def pins(context: Context, clauses: Sequence[nodes.Clause], paths: Callable[[], Paths]) -> tuple[Pin, ...]:
    """The pins of a learner, those with most say first, whatever the order of their lines."""
    found = {_pin(context, clause, paths) for clause in clauses}
    return tuple(sorted(found, key=lambda pin: pin.say))


def _pin(context: Context, clause: nodes.Clause, paths: Callable[[], Paths]) -> Pin:
    item, requirement = every(clause, nodes.Name)
    context.name(item, ITEMS, "`pinned`")
    _check_requirement(context, requirement, paths())
    return Pin(item.text, requirement.text, "".join(texts(clause)), day_on(clause))


def _check_requirement(context: Context, name: nodes.Name, paths: Paths) -> None:
    """Tell of a path that no item can count at; what could not be read may have any path."""
    refusal = paths.refusal(name.text)
    if refusal is None or _is_lost(context, name.text):
        return
    spot = context.spot(name.span)
    entry = context.scope.named.get(name.text)
    if refusal.code == "takes-no-items":
        context.tell(problems.learners.takes_no_items(refusal.sentence, refusal.help, spot))
    elif entry is not None and entry.group not in _MADE_OF_REQUIREMENTS:
        sentence = f"`{name.text}` is {with_article(noun_of(entry.word))}; `to` wants a requirement"
        context.tell(problems.names.wrong_kind_of_name(sentence, refusal.help, spot))
    elif entry is not None and entry.group == "requirement":
        sentence = f"no credential, stack or admission requires `{name.text}`"
        help_ = "require it where the item is to count, or pin to another requirement"
        context.tell(problems.learners.unknown_requirement(sentence, help_, spot))
    else:
        near = context.scope.hint(name.text, paths.taking, "paths") if refusal.mistyped else None
        help_ = f"did you mean `{near}`? {refusal.help}" if near else refusal.help
        context.tell(problems.learners.unknown_requirement(refusal.sentence, help_, spot))


_MADE_OF_REQUIREMENTS = ("requirement", "credential", "stack", "admission")


def _is_lost(context: Context, path: str) -> bool:
    whose = path.partition("/")[0]
    entry = context.scope.named.get(whose)
    return whose in context.scope.lost or (entry is not None and not entry.whole)
