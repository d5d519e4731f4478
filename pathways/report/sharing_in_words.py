"""Several goals together in words: what a goal would be by itself, and what may count in it and in others at once."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from pathways.audit.state import State
from pathways.audit.verdict import GoalAudit, Shared, Together
from pathways.model.amount import SCALE
from pathways.model.declaration import OwnMinimum, Sharing
from pathways.model.requirement import SumLine
from pathways.model.selection import OneOf, Selection
from pathways.report.amounts_in_words import number_of_thousandths, thousandths, unit_name
from pathways.report.known import Known
from pathways.report.lists_in_words import capital, joined, shortened
from pathways.report.requirements_in_words import required
from pathways.report.selections_in_words import quantity, selected
from pathways.report.states_in_words import STATES
from pathways.report.titles import Titles

_TWO = 2


def together(goal: GoalAudit, known: Known) -> list[str]:
    """Sentences about the other goals that the verdict takes into account."""
    found = goal.together
    if found is None:
        return []
    others = _titles(found.goals, known.titles)
    why = "what may count in several of them is limited"
    if found.shared and all(each.asked for each in found.shared):
        why = "something must count in one of them alone"
    return [
        f"Decided together with {others}, because {why}.",
        *_alone(goal, found),
        *(f"{shared(each, known)}." for each in found.shared),
    ]


def _alone(goal: GoalAudit, found: Together) -> Iterator[str]:
    if (found.state, found.remaining) == (goal.state, goal.remaining):
        yield "By itself it would stand the same."
    elif found.state is State.MET:
        own = any(each.owner == goal.name and each.broken for each in found.shared)
        yield f"By itself it would be met: {'too little of it counts here alone' if own else 'what is missing counts elsewhere'}."
    else:
        yield f"By itself it would be {STATES[found.state].word.lower()}, at {found.percent} %."


def shared(found: Shared, known: Known) -> str:
    """A limit, and what is shared under it."""
    items = shortened([known.item(key) for key in found.items])
    have = thousandths(found.have, found.unit)
    if found.asked:
        return (
            f"“{known.titles.of(found.sharing)}”: {_alone_in(found, known.titles)}; {_are_own(found, items)}"
        )
    if found.rule is None:
        used = f"; {items} {_count(found.items)} in {found.have // SCALE}" if found.items else ""
    else:
        used = (
            f"; {have} {'does' if found.have == SCALE else 'do'}: {items}" if found.items else "; none does"
        )
    return f"“{known.titles.of(found.sharing)}”: {limited(found, known.titles)}{used}"


def own_missing(goal: GoalAudit, known: Known) -> Iterator[tuple[str, Shared]]:
    """What a goal still needs of its own, and what an award beside it has too little of, each sentence with its rule."""
    for found in goal.together.shared if goal.together is not None else ():
        if found.rule is None or not found.broken or not (found.owner == goal.name or found.awarded):
            continue
        short = _quantity(found, found.limit - found.have, known.titles, "more " if found.have else "")
        others = _titles(found.goals[1:], known.titles, "or")
        if found.awarded:
            awarded = _titles(found.goals[:1], known.titles)
            yield (
                f"{awarded} is awarded and must have {short} of its own, not counted here as well.",
                found,
            )
        else:
            yield f"Have {short} count for this alone, not for {others} as well.", found


def _quantity(found: Shared, amount: int, titles: Titles, more: str = "") -> str:
    selection = found.rule.selection if found.rule is not None else None
    if selection is None:
        noun = unit_name(found.unit, one=amount == SCALE)
        return f"{number_of_thousandths(amount)} {more}{noun}"
    return quantity(Fraction(amount, SCALE), found.unit, selection, titles, more)


def _titles(names: Sequence[str], titles: Titles, word: str = "and") -> str:
    return joined([f"“{titles.of(name)}”" for name in names], word)


def limited(found: Shared, titles: Titles) -> str:
    """What a limit says of the goals that it is about."""
    if found.asked and found.rule is not None:
        has = "has" if len(found.asked) == 1 else "each have"
        return f"{_titles(found.asked, titles)} {has} {_line(found.rule, titles)} of {'its' if has == 'has' else 'their'} own"
    names = [f"“{titles.of(name)}”" for name in found.goals]
    if found.rule is None:
        item = _item(found.most_of, titles)
        life = " in a lifetime" if found.in_a_lifetime else ""
        return f"{item} may count in more than {found.limit // SCALE} of {joined(names)}{life}"
    both = f"both {joined(names)}" if len(names) == _TWO else f"more than one of {joined(names)}"
    return f"{_line(found.rule, titles)} may count in {both}"


def _alone_in(found: Shared, titles: Titles) -> str:
    """What of its own one goal must have, beside which others."""
    line = _line(found.rule, titles) if found.rule is not None else ""
    return f"{line} must count in {_titles(found.goals[:1], titles)} and not in {_titles(found.goals[1:], titles, 'or')}"


def _are_own(found: Shared, items: str) -> str:
    if not found.items:
        return "none does"
    return f"{thousandths(found.have, found.unit)} {'does' if found.have == SCALE else 'do'}: {items}"


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
    yield from (f"{capital(of_its_own(each, titles))}" for each in declared.own)


def of_its_own(minimum: OwnMinimum, titles: Titles) -> str:
    """What each of some credentials must have of its own, and of which that is asked."""
    path, amount, selection = minimum.path, minimum.amount, minimum.selection
    rule = SumLine(path, at_least=True, amount=amount, selection=selection, place=minimum.place)
    each = "each of them" if minimum.of is None else f"each of {_credentials(minimum.of, titles, 'and')}"
    if isinstance(minimum.of, OneOf) and len(minimum.of.names) == 1:
        each = _credentials(minimum.of, titles)
    return f"{each} has {_line(rule, titles)} of its own, counted in no other of them"


def _item(most_of: Selection | None, titles: Titles) -> str:
    return "no item" if most_of is None else f"no item from {selected(most_of, titles)}"
