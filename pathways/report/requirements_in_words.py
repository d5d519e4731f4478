"""Requirements in words: what a rule asks for, as a phrase for a list or as the head of a list of its own."""

from fractions import Fraction

from pathways.model.amount import Amount, Depends, Fixed, Number, OfTwo, Quantity, Unit
from pathways.model.requirement import (
    Contributions,
    Gpa,
    Group,
    InOrder,
    Leaf,
    Line,
    Named,
    Requirement,
    SpreadLine,
    SumLine,
    When,
)
from pathways.model.selection import Filtered
from pathways.report.amounts_in_words import average, measured, number, unit_name
from pathways.report.conditions_in_words import condition
from pathways.report.lists_in_words import capital, shortened
from pathways.report.plain_text import plain
from pathways.report.selections_in_words import narrowed, quantity, selected
from pathways.report.titles import Titles

MOST_MEMBERS = 5
"""How many members of a group are told where it stands in a line with others."""


def required(asked: Requirement | Line, titles: Titles) -> str:
    """What is asked for, in one phrase; the members of a group follow a colon."""
    match asked:
        case Group():
            return _group(asked, titles)
        case Named(title=title, name=name):
            return plain(title or name)
        case InOrder(members=members):
            return f"in this order: {', then '.join(required(member, titles) for member in members)}"
        case Contributions():
            return _contributions(asked, titles)
        case When():
            return _when(asked, titles)
        case Leaf():
            return _leaf(asked, titles)
        case SumLine() | SpreadLine():
            return line(asked, titles)
        case _:
            return condition(asked, titles)


def sentence(asked: Requirement | Line, titles: Titles) -> str:
    """The phrase as the opening of a line; a title keeps its own first letter."""
    phrase = required(asked, titles)
    return phrase if _opens_with_title(asked) else capital(phrase)


def _opens_with_title(asked: Requirement | Line) -> bool:
    return isinstance(asked, Named) or (isinstance(asked, Leaf) and asked.item is not None)


def opened(asked: Requirement) -> Requirement:
    """What a named requirement stands for; any other is itself."""
    while isinstance(asked, Named):
        asked = asked.requirement
    return asked


def heading(asked: Requirement | Line, size: int, titles: Titles) -> str:
    """What is asked for where the members stand below, `size` of them."""
    match asked:
        case Group(path=path) if titles.has(path):
            return f"{titles.of(path)}: {_how_many(asked, size)}"
        case Group():
            return capital(_how_many(asked, size))
        case InOrder():
            return f"These {size} in this order"
        case Contributions():
            return f"{capital(_asked_of_members(asked, titles))} those of these {size} that are met"
        case _:
            return sentence(asked, titles)


def _how_many(group: Group, size: int) -> str:
    if size == 1:
        return "this"
    if group.need >= size:
        return "both of these" if size == 2 else f"all {size} of these"  # noqa: PLR2004 # two are both
    return f"any {'one' if group.need == 1 else group.need} of these {size}"


def _group(group: Group, titles: Titles) -> str:
    if titles.has(group.path):
        return titles.of(group.path)
    members = [_inside(member, titles) for member in group.members]
    if not members:
        return "everything this way asks for"
    if len(members) == 1:
        return members[0]
    if group.need >= len(members):
        return f"all of: {shortened(members, 'and', MOST_MEMBERS)}"
    return f"{'one' if group.need == 1 else group.need} of: {shortened(members, 'or', MOST_MEMBERS)}"


def _inside(member: Requirement, titles: Titles) -> str:
    """A member of a group; a group of its own stands in brackets."""
    text = required(member, titles)
    several = isinstance(member, Group | InOrder | When | Contributions)
    nested = several and not titles.has(member.path) and ": " in text
    return f"({text})" if nested else text


def _asked_of_members(asked: Contributions, titles: Titles) -> str:
    return f"at least {amount(asked.amount, titles)} from"


def _contributions(asked: Contributions, titles: Titles) -> str:
    return f"{_asked_of_members(asked, titles)} what satisfies: {contributors(asked, titles)}"


def contributors(asked: Contributions, titles: Titles) -> str:
    """The members; one with a limit has it in brackets behind it."""
    members = [
        f"{_inside(member, titles)}{limit_of(asked, at, titles)}" for at, member in enumerate(asked.members)
    ]
    return shortened(members, "or", MOST_MEMBERS)


def limit_of(asked: Contributions, at: int, titles: Titles) -> str:
    """How much of a member counts at most, in brackets; nothing where all of it does."""
    most = asked.most[at]
    return f" (up to {amount(most, titles)})" if most is not None else ""


def _when(asked: When, titles: Titles) -> str:
    text = f"{required(asked.then, titles)} when {required(asked.fact, titles)}"
    return f"{text}, otherwise {required(asked.otherwise, titles)}" if asked.otherwise is not None else text


def _leaf(leaf: Leaf, titles: Titles) -> str:
    text = _item(leaf, titles) if leaf.item is not None else _quantity(leaf, titles)
    if leaf.split:
        text += ", where an item may be divided"
    if leaf.lines:
        text += f", of which {shortened([line(each, titles) for each in leaf.lines])}"
    return text


def _item(leaf: Leaf, titles: Titles) -> str:
    if isinstance(leaf.selection, Filtered):
        return f"{titles.of(str(leaf.item))}{narrowed(leaf.selection.filters, titles)}"
    return titles.of(str(leaf.item))


def _quantity(leaf: Leaf, titles: Titles) -> str:
    """`at least 2 courses in the area Writing` rather than `2 courses from courses in the area Writing`."""
    unit = unit_of(leaf.amount)
    fixed = leaf.amount.number if isinstance(leaf.amount, Quantity) else None
    if isinstance(fixed, Fixed):
        return f"at least {quantity(fixed.value, unit, leaf.selection, titles)}"
    return f"at least {amount(leaf.amount, titles)} from {selected(leaf.selection, titles)}"


def unit_of(asked: Amount) -> Unit:
    """The unit of an amount."""
    return unit_of(asked.one) if isinstance(asked, OfTwo) else asked.unit


def amount(asked: Amount, titles: Titles) -> str:
    """An amount, with the facts that it depends on."""
    if isinstance(asked, OfTwo):
        which = "greater" if asked.greater else "lesser"
        return f"the {which} of {amount(asked.one, titles)} and {amount(asked.other, titles)}"
    return _number(asked.number, asked.unit, titles)


def _number(value: Number, unit: Unit, titles: Titles) -> str:
    if isinstance(value, Fixed):
        return measured(value.value, unit)
    if isinstance(value, Depends):
        then, otherwise = measured(value.then, unit), _number(value.otherwise, unit, titles)
        return f"{otherwise} ({then} given {required(value.fact, titles)})"
    return f"{number(value.part * Fraction(100))} % of the programme's {unit_name(unit)}"


def line(asked: Line, titles: Titles) -> str:
    """A line of `of which` or of `overall`."""
    match asked:
        case Gpa(minimum=minimum, over=None):
            return f"a GPA of at least {average(minimum)} over them"
        case Gpa():
            return condition(asked, titles)
        case SpreadLine(number=different, key=key, at_least=at_least):
            word = plain(key)
            bound = "at least" if at_least else "no more than"
            return f"{bound} {different} different {_plural(word) if different != 1 else word}"
        case SumLine(at_least=at_least, selection=selection, each=each):
            text = f"{'at least' if at_least else 'at most'} {amount(asked.amount, titles)}"
            text += f" from {selected(selection, titles)}" if selection is not None else ""
            return f"{text} from each {plain(each)}" if each is not None else text


def _plural(word: str) -> str:
    return word if word.endswith("s") else f"{word}s"
