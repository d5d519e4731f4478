"""What averages take of the grades to come, in sentences: how good they have to be, or that no grades are good enough."""

from fractions import Fraction

from pathways.audit.facts import shown
from pathways.model.amount import SCALE
from pathways.model.declaration import OwnMinimum
from pathways.model.requirement import Gpa, Leaf, Line, Requirement
from pathways.plan.steps import Ahead, Outlook, Plan
from pathways.report.amounts_in_words import average, number_of_thousandths
from pathways.report.known import walk
from pathways.report.lists_in_words import joined
from pathways.report.requirements_in_words import sentence
from pathways.report.titles import Titles
from pathways.report.would_do_in_words import raised

GRADES = "What the grades have to be"
_VERBS = {Outlook.REACH: "Reach", Outlook.KEEP: "Keep"}


def averages(plan: Plan, titles: Titles) -> list[str]:
    """A sentence or two for each average; of one over what counts only that grades decide, since these choose what counts."""
    exact = (f"{sentence(each.asked, titles)}: {_ahead(each)}" for each in plan.averages)
    chosen = (f"{sentence(asked, titles)}: the grades will decide" for asked in _over_what_counts(plan))
    return list(dict.fromkeys((*exact, *chosen)))


def told_of(plan: Plan) -> frozenset[str]:
    """What is left (paths) of which this tells all that there is to say."""
    told = {each.asked.path for each in plan.averages}
    exact = (
        asked.path for asked in plan.left if asked.path in plan.on_grades and told.issuperset(_paths(asked))
    )
    return frozenset((*exact, *(asked.path for asked in _over_what_counts(plan))))


def hang_on_grades(plan: Plan) -> str:
    """Why a plan whose averages are all that is left does not meet all that is required."""
    reached = {each.asked.path for each in plan.averages if each.outlook is not Outlook.NEVER}
    if all(reached.issuperset(_paths(asked)) for asked in plan.left):
        return "What remains hangs on grades; what they have to be is told below."
    return "What remains hangs on grades, which no plan can know."


def _over_what_counts(plan: Plan) -> list[Leaf | Gpa]:
    """Averages over what counts, with something among it that is still to be graded."""
    found = [each for goal in plan.then.goals if goal.route is not None for each in walk(goal.route.finding)]
    coming = {each.path for each in found if each.coming}
    return [
        asked
        for asked in plan.left
        if asked.path in plan.on_grades
        and (
            (
                isinstance(asked, Leaf)
                and asked.path in coming
                and any(line.over is None for line in _lines(asked))
            )
            or (isinstance(asked, Gpa) and asked.over is None and bool(coming))
        )
    ]


def _paths(asked: Requirement | Line | OwnMinimum) -> list[str]:
    return [line.path for line in _lines(asked)]


def _lines(asked: Requirement | Line | OwnMinimum) -> list[Gpa]:
    """The averages in what is asked for."""
    lines = asked.lines if isinstance(asked, Leaf) else (asked,)
    return [line for line in lines if isinstance(line, Gpa)]


def to_reach(plan: Plan) -> list[str]:
    """What to reach or to keep, in short, where grades decide."""
    return list(
        dict.fromkeys(
            f"{_VERBS[each.outlook]} an average of {average(each.needed)} or better over {_to_come(each)}"
            for each in plan.averages
            if each.needed is not None
        )
    )


def _ahead(each: Ahead) -> str:
    over, now = _to_come(each), _now(each)
    match each.outlook:
        case Outlook.REACH:
            return f"{now}; an average of {_needed(each)} or better over {over} brings it there"
        case Outlook.KEEP:
            return f"{now}; an average of {_needed(each)} or better over {over} keeps it there"
        case Outlook.SURE:
            return f"{now}; whatever grades pass in {over} bring it there"
        case Outlook.NEVER:
            ways = raised(each.besides)
            more = f"; with the best grades there, {joined(ways, 'or')} would do besides" if ways else ""
            return f"{now}; not even the best grades in {over} are enough{more}"


def _needed(each: Ahead) -> str:
    return average(each.needed or 0)


def _now(each: Ahead) -> str:
    if each.now is None:
        return "nothing is graded yet"
    whole, _, part = shown(each.now).partition(".")
    return f"it is {whole}.{part:0<2} now"


def _to_come(each: Ahead) -> str:
    """The credits that an average is still to be made of.

    >>> from pathways.model.requirement import Gpa
    >>> from pathways.text import Place, Source
    >>> asked = Gpa("a", 2500, None, "all", place=Place(Source("a", ""), 0, 0))
    >>> _to_come(Ahead("a", asked, Outlook.SURE, None, Fraction(9000), Fraction(6000)))
    'the 15 credits to come (9 planned here and 6 under way)'
    """
    if not each.begun:
        return f"{_credits(each.planned)} planned here"
    if not each.planned:
        return f"{_credits(each.begun)} under way"
    parts = (number_of_thousandths(each.planned), number_of_thousandths(each.begun))
    return f"{_credits(each.planned + each.begun)} to come ({parts[0]} planned here and {parts[1]} under way)"


def _credits(thousandths: Fraction) -> str:
    return f"the {number_of_thousandths(thousandths)} credit{'' if thousandths == SCALE else 's'}"
