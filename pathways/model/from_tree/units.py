"""Units of credits and hours: which there are, which one an institution counts in, and how they compare."""

from pathways.model.amount import SEMESTER, Unit, UnitRule
from pathways.model.from_tree import problems
from pathways.model.from_tree.context import Context, every
from pathways.model.from_tree.literals import fraction, thousandths
from pathways.model.from_tree.scope import Entry, Scope, said
from pathways.tree import nodes

CREDIT_UNITS = ("semester", "quarter", "trimester", "ects")
HOUR_UNITS = ("clock", "contact")
_BUILT_IN = {
    **{name: Unit("credits", name) for name in CREDIT_UNITS},
    **{name: Unit("hours", name) for name in HOUR_UNITS},
    "hours": Unit("hours", ""),
    "CEU": Unit("CEU", ""),
}
_LEADING = frozenset({"stack", "conversion", "admission"})
"""What leads to something else; none of them leads to another of them."""
_ROUNDINGS = {"rounded down to": "down", "rounded up to": "up", "rounded half up to": "half up"}


def unit_of(context: Context, node: nodes.Amount) -> Unit:
    """What an amount counts; credits without a name are those of the institution that the rule belongs to."""
    if node.measure == "CEU":
        return Unit("CEU", "")
    if node.measure not in {"credits", "hours"}:
        return Unit("items", node.measure)
    if node.unit is None:
        return context.unit if node.measure == "credits" else Unit("hours", "")
    return _named(context, node.unit, node.measure)


def _named(context: Context, name: nodes.Name, measure: str) -> Unit:
    found = unit_named(context.scope, name.text)
    if found is not None and found.measure == measure:
        return found
    known = _names(context.scope, measure)
    written = f"{name.text} {measure}"
    if found is not None:
        sentence, near = f"`{name.text}` is a unit of {found.measure}, so `{written}` cannot be counted", None
        known = [f"{name.text} {found.measure}"]
    else:
        sentence, near = (
            f"`{name.text}` is not a unit of {measure}",
            context.scope.hint(name.text, known, measure),
        )
    context.tell(problems.words.unknown_unit(sentence, near, known, context.spot(name.span)))
    return found or (context.unit if measure == "credits" else Unit("hours", ""))


def unit_named(scope: Scope, name: str, seen: tuple[str, ...] = ()) -> Unit | None:
    """The unit of that name; one that a rule declares measures what the unit it becomes measures."""
    if name in _BUILT_IN:
        return _BUILT_IN[name]
    entry = scope.units.get(name)
    if entry is None or name in seen or name in scope.cut_off or not isinstance(entry.node, nodes.UnitRule):
        return Unit("credits", name) if name in scope.lost else None
    into = unit_named(scope, entry.node.into.text, (*seen, name))
    return into and Unit(into.measure, name)


def _names(scope: Scope, measure: str) -> list[str]:
    """The names of all units of a measure, the built-in ones first."""
    if measure not in scope.names_of_units:
        names = [name for name, unit in _BUILT_IN.items() if unit.measure == measure and unit.name]
        declared = ((name, unit_named(scope, name)) for name in scope.units)
        names.extend(name for name, found in declared if found is not None and found.measure == measure)
        scope.names_of_units[measure] = list(dict.fromkeys(names))
    return scope.names_of_units[measure]


def unit_rule(context: Context, node: nodes.UnitRule) -> UnitRule:
    """How one unit becomes another."""
    ratio = fraction(context, node.ratio)
    if not ratio:
        sentence = f"`{node.ratio.text}` of a unit is nothing"
        help_ = "write how many of the second unit one of the first is, above 0"
        context.tell(problems.numbers.impossible_number(sentence, help_, context.spot(node.ratio.span)))
    step = thousandths(context, node.step)
    if not fraction(context, node.step):
        sentence = f"nothing can be {node.rounding} `{node.step.text}`"
        help_ = "write the smallest part that counts, such as 0.5 or 1"
        context.tell(problems.numbers.impossible_number(sentence, help_, context.spot(node.step.span)))
    one, into = (_in_rule(context, name) for name in (node.name, node.into))
    place = context.place(node.name.span)
    return UnitRule(one, ratio, into, _ROUNDINGS[node.rounding], step or 1, node.on_total, place=place)


def _in_rule(context: Context, name: nodes.Name) -> Unit:
    found = unit_named(context.scope, name.text)
    if found is None:
        known = _names(context.scope, "credits") + _names(context.scope, "hours")
        sentence = f"`{name.text}` is not a unit of credits or hours"
        near = context.scope.hint(name.text, known, "units")
        context.tell(problems.words.unknown_unit(sentence, near, known, context.spot(name.span)))
    return found or Unit("credits", name.text)


def calendar_unit(scope: Scope, institution: str) -> Unit:
    """The credits of an institution: those of its calendar, or of what it is part of, else semester credits."""
    name = institution_word(scope, institution, "calendar")
    return (unit_named(scope, name) if name else None) or SEMESTER


def institution_word(scope: Scope, institution: str, clause: str) -> str | None:
    """The name that a clause of an institution gives, or that of the nearest institution it is part of."""
    seen: set[str] = set()
    at: str | None = institution
    while at is not None and at not in seen:
        seen.add(at)
        found = said(scope.named.get(at), clause)
        if found is not None:
            return found
        at = said(scope.named.get(at), "part_of") if at not in scope.cut_off else None
    return None


def credits_of(scope: Scope, entry: Entry) -> Unit:
    """The unit of credits of a declaration: that of the institution it says, else of what it leads to."""
    seen: set[str] = set()
    at: Entry | None = entry
    while at is not None and at.name not in seen:
        seen.add(at.name)
        institution = said(at, "issued_by") or said(at, "taught_at")
        if institution is None and at.group == "institution":
            institution = at.name
        if institution is not None:
            return calendar_unit(scope, institution)
        targets = [scope.named.get(said(at, clause) or "") for clause in ("into", "admits_to", "gives")]
        at = next((each for each in targets if each is not None), None)
        at = None if at is not None and at.group in _LEADING else at
    return SEMESTER


def check_calendar(context: Context, clause: nodes.Clause) -> None:
    """Make sure that a calendar is a unit of credits."""
    for name in every(clause, nodes.Name):
        found = unit_named(context.scope, name.text)
        if found is None or found.measure != "credits":
            known = _names(context.scope, "credits")
            sentence = f"`{name.text}` is not a calendar"
            near = context.scope.hint(name.text, known, "credits")
            told = problems.words.unknown_unit(sentence, near, known, context.spot(name.span))
            context.tell(told)
