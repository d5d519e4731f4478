"""Several goals together in words: what a goal would be by itself, and what may count in it and in others at once."""

from collections.abc import Iterator

from pathways.audit.state import State
from pathways.audit.verdict import GoalAudit, Shared, Together
from pathways.model.amount import SCALE
from pathways.model.declaration import Sharing
from pathways.model.requirement import SumLine
from pathways.model.selection import OneOf, Selection
from pathways.report.amounts_in_words import thousandths
from pathways.report.known import Known
from pathways.report.lists_in_words import capital, joined, shortened
from pathways.report.requirements_in_words import required
from pathways.report.selections_in_words import selected
from pathways.report.states_in_words import STATES
from pathways.report.titles import Titles

_TWO = 2


def together(goal: GoalAudit, known: Known) -> list[str]:
    """Sentences about the other goals that the verdict takes into account."""
    found = goal.together
    if found is None:
        return []
    others = joined([f"“{known.titles.of(name)}”" for name in found.goals])
    return [
        f"Decided together with {others}, because what may count in several of them is limited.",
        *_alone(goal, found),
        *(f"{shared(each, known)}." for each in found.shared),
    ]


def _alone(goal: GoalAudit, found: Together) -> Iterator[str]:
    if (found.state, found.remaining) == (goal.state, goal.remaining):
        yield "By itself it would stand the same."
    elif found.state is State.MET:
        yield "By itself it would be met: what is missing counts elsewhere."
    else:
        yield f"By itself it would be {STATES[found.state].word.lower()}, at {found.percent} %."


def shared(found: Shared, known: Known) -> str:
    """A limit, and what is shared under it."""
    items = shortened([known.item(key) for key in found.items])
    have = thousandths(found.have, found.unit)
    if found.rule is None:
        used = f"; {items} {_count(found.items)} in {found.have // SCALE}" if found.items else ""
    else:
        used = (
            f"; {have} {'does' if found.have == SCALE else 'do'}: {items}" if found.items else "; none does"
        )
    return f"“{known.titles.of(found.sharing)}”: {limited(found, known.titles)}{used}"


def limited(found: Shared, titles: Titles) -> str:
    """What a limit says of the goals that it is about."""
    names = [f"“{titles.of(name)}”" for name in found.goals]
    if found.rule is None:
        item = _item(found.most_of, titles)
        life = " in a lifetime" if found.in_a_lifetime else ""
        return f"{item} may count in more than {found.limit // SCALE} of {joined(names)}{life}"
    both = f"both {joined(names)}" if len(names) == _TWO else f"more than one of {joined(names)}"
    return f"{_line(found.rule, titles)} may count in {both}"


def _credentials(selection: Selection, titles: Titles, word: str = "or") -> str:
    if isinstance(selection, OneOf):
        return shortened([f"“{titles.of(name)}”" for name in selection.names], word)
    return selected(selection, titles)


def _line(rule: SumLine, titles: Titles) -> str:
    return required(rule, titles)


def _count(items: tuple[str, ...]) -> str:
    return "counts" if len(items) == 1 else "count"


def card_of_sharing(declared: Sharing, titles: Titles) -> Iterator[str]:
    """A sharing as it is declared."""
    if declared.others is None:
        of = "of " if isinstance(declared.among, OneOf) else ""
        between = f"between any two {of}{_credentials(declared.among, titles, 'and')}"
    else:
        others = _credentials(declared.others, titles)
        between = f"between one of {_credentials(declared.among, titles)} and one of {others}"
    apart = ""
    if declared.apart is not None:
        apart = f", unless both are in {_credentials(declared.apart, titles, 'and')}"
    yield f"limits what may count in several credentials: {between}{apart}"
    for limit in declared.limits:
        rule = SumLine(
            limit.path, at_least=False, amount=limit.amount, selection=limit.selection, place=limit.place
        )
        yield f"{capital(_line(rule, titles))} may count in {'more than one of them, in all' if limit.in_all else 'both'}"
    if declared.most is not None:
        life = " in a lifetime, however often it was taken" if declared.in_a_lifetime else ""
        yield f"{_item(declared.most_of, titles)} may count in more than {declared.most} of them{life}"


def _item(most_of: Selection | None, titles: Titles) -> str:
    return "no item" if most_of is None else f"no item from {selected(most_of, titles)}"
