"""How much there is of what a rule asks for, and the least and most that an amount can come to."""

from fractions import Fraction

from pathways.model.amount import SCALE, Amount, Fixed, Number, OfTwo, Quantity, ShareOf, Unit
from pathways.model.catalogue import Catalogue
from pathways.model.checks.rules import Rules
from pathways.model.members import is_open
from pathways.model.selection import Selection
from pathways.model.version import worths

SORTS = {"courses": "course", "exams": "exam", "experiences": "experience", "credentials": "credential"}


def least(amount: Amount) -> Fraction | None:
    """The smallest number that an amount can come to, or None if that depends on the credential's worth."""
    return _bound(amount, smallest=True)


def most(amount: Amount) -> Fraction | None:
    """The greatest number that an amount can come to, or None if that depends on the credential's worth."""
    return _bound(amount, smallest=False)


def unit_of(amount: Amount) -> Unit:
    """What an amount counts; of two amounts, what the first of them counts."""
    return unit_of(amount.one) if isinstance(amount, OfTwo) else amount.unit


def _bound(amount: Amount, *, smallest: bool) -> Fraction | None:
    if isinstance(amount, Quantity):
        return _bound_of(amount.number, smallest=smallest)
    one, other = _bound(amount.one, smallest=smallest), _bound(amount.other, smallest=smallest)
    if one is None or other is None:
        return None
    return max(one, other) if amount.greater else min(one, other)


def _bound_of(number: Number, *, smallest: bool) -> Fraction | None:
    if isinstance(number, Fixed):
        return number.value
    if isinstance(number, ShareOf):
        return None
    otherwise = _bound_of(number.otherwise, smallest=smallest)
    if otherwise is None:
        return None
    return min(number.then, otherwise) if smallest else max(number.then, otherwise)


def supply(rules: Rules, selection: Selection, unit: Unit) -> Fraction | None:
    """How much of a unit everything that a selection can take comes to; None if there is no telling.

    There is no telling if undeclared learning may count, if something may count without limit, or if what
    something is worth is not declared in that very unit, or is what a transfer says. Equivalent courses give credit once.
    """
    if is_open(selection) or not rules.knows_all(selection):
        return None
    if (selection, unit) not in rules.supplies:
        count = _counted if unit.measure == "items" else _worth
        rules.supplies[selection, unit] = count(rules, selection, unit)
    return rules.supplies[selection, unit]


def is_counted(catalogue: Catalogue, name: str, counted: str) -> bool:
    """Whether a declared item is one of what is counted: `courses`, `badges`, `items` and so on."""
    if counted == "items":
        return True
    credential = catalogue.credentials.get(name)
    if counted == "badges":
        return credential is not None and catalogue.rank_of(credential.kind) == "badge"
    if credential is not None:
        return counted == "credentials"
    return name in catalogue.learning and catalogue.learning[name].sort == SORTS[counted]


def _counted(rules: Rules, selection: Selection, unit: Unit) -> Fraction | None:
    total = 0
    for group in _once_each(rules, selection):
        uses = [
            _uses(rules.catalogue, name) for name in group if is_counted(rules.catalogue, name, unit.name)
        ]
        if None in uses:
            return None
        total += max((use for use in uses if use is not None), default=0)
    return Fraction(total)


def _worth(rules: Rules, selection: Selection, unit: Unit) -> Fraction | None:
    total = Fraction(0)
    for group in _once_each(rules, selection):
        worths = [_whole_worth(rules.catalogue, name, unit) for name in group]
        if not rules.given_otherwise.isdisjoint(group):
            return None
        if None in worths:
            return None
        total += max(worth for worth in worths if worth is not None)
    return total


def _whole_worth(catalogue: Catalogue, name: str, unit: Unit) -> Fraction | None:
    """What an item is worth at most, as often as it may count; None if that is not declared in that unit."""
    uses = _uses(catalogue, name)
    found = worths(catalogue, name)
    known = [worth.thousandths for worth in found if worth is not None and worth.unit == unit]
    if uses is None or len(known) < len(found):
        return None
    return Fraction(max(known) * uses, SCALE)


def _uses(catalogue: Catalogue, name: str) -> int | None:
    return catalogue.learning[name].uses if name in catalogue.learning else 1


def _once_each(rules: Rules, selection: Selection) -> list[list[str]]:
    """What a selection can take, equivalents together."""
    group_of: dict[str, list[str]] = {}
    for name in rules.members.of(selection):
        others = rules.members.equivalents(name)
        group = next((group_of[other] for other in others if other in group_of), [])
        group.append(name)
        group_of[name] = group
    return list({id(group): group for group in group_of.values()}.values())


def shown(number: Fraction, unit: Unit) -> str:
    """A number with its unit as a sentence has it.

    >>> shown(Fraction(1), Unit("items", "courses")), shown(Fraction(5, 2), Unit("credits", "quarter"))
    ('1 course', '2.5 quarter credits')
    """
    whole, rest = divmod(int(number * SCALE), SCALE)
    digits = f"{whole}.{rest:03}".rstrip("0").rstrip(".")
    word = unit.name if unit.measure == "items" else f"{unit.name} {unit.measure}".strip()
    return f"{digits} {word.removesuffix('s') if number == 1 and unit.measure != 'CEU' else word}"
