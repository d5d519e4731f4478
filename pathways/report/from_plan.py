"""A plan as a page: term by term what to take and what it counts for, what else to see to, what one holds on the way."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import groupby

from pathways.model.declaration import OwnMinimum
from pathways.model.requirement import Line, Requirement
from pathways.plan.steps import (
    Convert,
    Errand,
    ErrandKind,
    LookedAt,
    Obtain,
    Plan,
    Slot,
    Stop,
    Take,
    Way,
    sums,
)
from pathways.plan.wish import By, Wish
from pathways.report.against_the_best import against_the_best
from pathways.report.amounts_in_words import day, money, number_of_thousandths, worth
from pathways.report.averages_in_words import GRADES, averages, hang_on_grades, told_of
from pathways.report.conditions_in_words import condition
from pathways.report.costs_in_words import cost, for_price
from pathways.report.from_audit import person
from pathways.report.known import item_name
from pathways.report.lists_in_words import capital, counted, joined
from pathways.report.page import Chapter, Page, Point, Section, Tone, Verdict
from pathways.report.plain_text import plain
from pathways.report.plan_if_in_words import supposing, what_it_changes
from pathways.report.requirements_in_words import sentence
from pathways.report.sharing_in_words import of_its_own
from pathways.report.titles import Titles
from pathways.report.under_way import MOST_COUNTED, counting, for_what, not_known, points_under_way

_BEST = {By.CREDITS: "the fewest credits", By.COST: "the lowest price", By.TIME: "the earliest end"}
_NONE_BETTER = {By.CREDITS: "needs fewer credits", By.COST: "costs less", By.TIME: "ends earlier"}
_SEEN_TO = {
    ErrandKind.SIGNED: "Have it",
    ErrandKind.SCORE: "Reach",
    ErrandKind.DECLARE: "See to it:",
    ErrandKind.STANDING: "See to it:",
}
_HEADINGS = {
    Way.BEST: "The best way to finish",
    Way.CREDITS: "A way with fewer credits",
    Way.COST: "A cheaper way",
    Way.TIME: "A quicker way",
    Way.OTHER: "Another way",
}
_BETTER = {Way.CREDITS: "shorter in credits", Way.COST: "cheaper", Way.TIME: "quicker"}
_ONLY = (
    "No further way differs in substance, which is in half of its conversions, credentials and named courses."
)
TO_CONVERT = "To convert"
UNDER_WAY = "Already under way, and where it counts in the end"
TO_APPLY_FOR = "To apply for"
MOST_ALIKE = 2
"""So many other courses of a kind are named."""
_LEFT = "What no plan can give"


def page_of_plans(plans: Sequence[Plan], wish: Wish) -> Page:
    """The best plan, and after it those that differ in substance."""
    first = plans[0]
    titles = titles_of_plan(first)
    goals = joined([f"“{titles.of(name)}”" for name in first.goals])
    facts = [f"As of {day(first.then.as_of)}, for {goals}"]
    facts += [supposing(first.supposed.lines)] if first.supposed is not None else []
    if first.takes or first.converts:
        most = credits_in_words(wish.per_term)
        facts.append(f"The best way is that with {_BEST[wish.by]}; a term has at most {most}")
    best, *others = (_chapter(plan, at, plans, wish) for at, plan in enumerate(plans))
    chapters = (best, *(_without_what_is_told(each, best) for each in others))
    who = person(first.then.learner_name, first.then.learner)
    return Page(f"Plan for {who}", tuple(facts), chapters, what_it_changes(first, titles))


def _without_what_is_told(chapter: Chapter, best: Chapter) -> Chapter:
    """Another plan without what is under way, where that counts as in the best."""
    sections = (each for each in chapter.sections if each.heading != UNDER_WAY or each not in best.sections)
    return replace(chapter, sections=tuple(sections))


def titles_of_plan(plan: Plan) -> Titles:
    """What goals, requirements and the credentials on the way are called."""
    goals = ((goal.name, goal.title) for goal in plan.then.goals)
    without = plan.supposed.without if plan.supposed is not None else None
    more = (*without.then.titles, *without.titles) if without is not None else ()
    return Titles.of_pairs((*more, *plan.then.titles, *plan.titles, *goals))


def _chapter(plan: Plan, at: int, plans: Sequence[Plan], wish: Wish) -> Chapter:
    titles = titles_of_plan(plan)
    heading = _HEADINGS[plan.way]
    title = heading if at == 0 else f"{heading} ({at + 1} of {len(plans)})"
    against = against_the_best(plan, plans[0]) if at else ()
    only = (_ONLY,) if not at and len(plans) <= wish.alternatives and plan.takes else ()
    facts = (*against, *_facts(plan), *only)
    return Chapter(title, _verdict(plan, wish, titles), facts, tuple(_sections(plan, titles)))


def _verdict(plan: Plan, wish: Wish, titles: Titles) -> Verdict:
    if plan.left and not_known(plan, titles):
        word, rest = (
            ("A plan", "What remains beside it")
            if plan.takes or plan.converts
            else ("Not known yet", "What remains")
        )
        said = f"{rest} depends on facts that are not on the record; no course is a help with them."
        return Verdict("?", word, said, Tone.UNSURE)
    if plan.left:
        grades = all(asked.path in plan.on_grades for asked in plan.left)
        said = (
            hang_on_grades(plan)
            if grades
            else "Some of what is required cannot be met by anything that could be planned."
        )
        return Verdict("✗", "Not all of it", said, Tone.OPEN)
    if not (plan.takes or plan.converts or plan.errands or any(is_told(each, plan) for each in plan.obtains)):
        applied = any(not each.automatic for each in plan.obtains)
        rest = "; what is left is to apply for it" if applied else ""
        said = f"All of it is met, or will be by what is taken already{rest}."
        return Verdict("✓", "Nothing to plan", said, Tone.MET)
    if not plan.proven:
        seconds = seconds_in_words(wish.seconds) if wish.seconds is not None else "the time given"
        said = f"It is the best that was found in {seconds}; a better one may exist."
        return Verdict("◐", "A plan", said, Tone.UNSURE)
    if plan.way not in {Way.BEST, Way.OTHER}:
        return Verdict(
            "✓", "A plan", f"It is {_BETTER[plan.way]} than the best by what was asked for.", Tone.MET
        )
    other = "that differs as much " if plan.way is Way.OTHER else ""
    said = f"No plan {other}from {_looked_at(plan.looked_at)} {_NONE_BETTER[wish.by]}."
    return Verdict("✓", "A plan", said, Tone.MET)


def seconds_in_words(seconds: float) -> str:
    """A number of seconds that was allowed.

    >>> seconds_in_words(1.0), seconds_in_words(0.5)
    ('1 second', '0.5 seconds')
    """
    return f"{seconds:g} second{'' if seconds == 1 else 's'}"


def _looked_at(looked_at: LookedAt) -> str:
    """What a plan was chosen from; a better one would have something that is not among it."""
    found = [counted(looked_at.courses, "course")] if looked_at.courses else []
    found += [counted(looked_at.conversions, "conversion")] if looked_at.conversions else []
    found += [counted(looked_at.credentials, "credential") + " below"] if looked_at.credentials else []
    return f"{joined(found)} over {counted(looked_at.terms, 'term')}"


def _facts(plan: Plan) -> Iterator[str]:
    if plan.last is not None:
        number = (
            counted(len(plan.takes), "course") if _are_courses(plan) else counted(len(plan.takes), "item")
        )
        last = called(plan.last)
        yield f"{number} to take, {credits_in_words(plan.credits)} in all, the last in {last}."
    if plan.unplaced:
        names = [item_name(each.code, each.title, each.item) for each in plan.unplaced]
        room = "it takes no room" if len(names) == 1 else "they take no room"
        yield f"It is not known in which term {joined(names)} will end: {room} in any term of this plan."
    for each in plan.not_offered:
        name = item_name(each.code, each.title, each.item)
        yield f"{name} is planned for {called(each.slot)}, when the rules do not offer it."
    if plan.takes or plan.converts or any(not each.automatic for each in plan.obtains):
        yield f"{cost(plan)}."


def _are_courses(plan: Plan) -> bool:
    return all(each.worth is None or each.worth.unit.measure == "credits" for each in plan.takes)


def _sections(plan: Plan, titles: Titles) -> Iterator[Section]:
    begun = points_under_way(plan, titles)
    if begun:
        yield Section(UNDER_WAY, begun)
    counts = counting(plan, titles)
    named = names_of(plan)
    for slot, takes in groupby(plan.takes, key=lambda take: take.slot):
        together = list(takes)
        yield Section(_heading(slot, together, plan), tuple(_taken(each, counts, named) for each in together))
    graded = told_of(plan)
    for heading, points in (
        (GRADES, averages(plan, titles)),
        (TO_CONVERT, [converted(each) for each in plan.converts]),
        ("To see to", [errand(each, titles) for each in plan.errands]),
        (
            "Awarded on the way",
            [_obtained(each) for each in plan.obtains if each.automatic and is_told(each, plan)],
        ),
        (TO_APPLY_FOR, [_applied_for(each) for each in plan.obtains if not each.automatic]),
        ("If you stop", [_stop(each, titles) for each in plan.stops]),
        (
            _LEFT,
            [text.removesuffix(".") for text in not_known(plan, titles)]
            or [_left(each, titles) for each in plan.left if each.path not in graded],
        ),
    ):
        if points:
            yield Section(heading, tuple(Point(text, "·") for text in points))


def _left(asked: Requirement | Line | OwnMinimum, titles: Titles) -> str:
    return capital(of_its_own(asked, titles)) if isinstance(asked, OwnMinimum) else sentence(asked, titles)


def names_of(plan: Plan) -> dict[str, str]:
    """What is taken, by its name in the rules, as it is told."""
    return {each.name: item_name(each.code, each.title, each.name) for each in plan.takes}


def comes_before(take: Take, named: Mapping[str, str]) -> str:
    """Why something is taken that counts nowhere."""
    before = [named[each] for each in take.before[:MOST_COUNTED]]
    if before:
        return f"comes before {joined(before)}"
    return "taken anew, so that the order is right" if take.again else "needed for the rest of the plan"


def called(slot: Slot) -> str:
    """What a term is called at the beginning of a line."""
    return capital(plain(slot.title))


def term_with_days(slot: Slot) -> str:
    """A term with its first and last day, where they are declared."""
    title = called(slot)
    if slot.begins is None or slot.ends is None:
        return title
    return f"{title} ({day(slot.begins)} to {day(slot.ends)})"


def is_told(each: Obtain, plan: Plan) -> bool:
    """Whether a credential below the goals is news: not what is held by itself, or comes by itself from what is under way."""
    if each.name in plan.goals and not each.automatic:
        return False
    return not each.automatic or each.after is not None or bool(plan.converts)


def _heading(slot: Slot, takes: Sequence[Take], plan: Plan) -> str:
    costs = [money(each) for each in sums(each.price for each in takes)]
    price = f", {joined(costs)}" if costs else ""
    return f"{term_with_days(slot)}: {load_in_words(slot, takes, plan)}{price}"


def load_in_words(slot: Slot, takes: Sequence[Take], plan: Plan) -> str:
    """The credits that a term has in a plan, and those that are under way in it already."""
    load = sum((each.load for each in takes), Fraction(0))
    beside = [each.load for each in plan.beside if each.slot == slot.number]
    more = f" beside {number_of_thousandths(beside[0])} under way" if beside else ""
    return f"{credits_in_words(load)}{more}"


def credits_in_words(thousandths: int | Fraction) -> str:
    """So many credits.

    >>> credits_in_words(1000), credits_in_words(1500)
    ('1 credit', '1.5 credits')
    """
    number = number_of_thousandths(thousandths)
    return f"{number} {'credit' if number == '1' else 'credits'}"


def has_credits(take: Take) -> bool:
    """Whether something bears credit."""
    return take.worth is not None and take.worth.unit.measure == "credits"


def _taken(take: Take, counts: Mapping[str, list[str]], named: Mapping[str, str]) -> Point:
    told = [worth(take.worth)] if take.worth is not None else []
    told += [money(take.price)] if take.price is not None else []
    where = counts.get(take.item, [])
    counted_for = for_what(where) or f" — {comes_before(take, named)}"
    name = named[take.name]
    name = f"{name} at {plain(take.at)}" if take.at else name
    others = f"; {likewise(take)}" if take.instead else ""
    return Point(f"{', '.join([name, *told])}{counted_for}{others}", "○", Tone.COMING)


def likewise(take: Take) -> str:
    """How many others would do as well, or which where they are few."""
    number = len(take.instead)
    if 0 < number == len(take.alike) <= MOST_ALIKE:
        named = zip(take.instead, take.alike, strict=True)
        return f"or {joined([item_name(code, title, name) for name, (code, title) in named], 'or')}"
    return f"or {'any of ' if number > 1 else ''}{counted(number, 'other')} like it" if number else ""


def converted(step: Convert) -> str:
    """What to have converted, by which rule, at which price and until when."""
    price = f", for {money(step.price)}" if step.price is not None else ""
    until = f", until {day(step.deadline)}" if step.deadline is not None else ""
    return f"{to_convert(step)} by “{plain(step.conversion_title)}”{price}{until}"


def to_convert(step: Convert) -> str:
    """What to have converted into what; an exam that is still to be sat, with the score that it takes."""
    into = f"into {plain(step.into)}" if step.into else "into credit"
    if not step.sat:
        return f"Convert {plain(step.title)} {into}"
    score = f" with a score of at least {number_of_thousandths(step.score)}" if step.score is not None else ""
    return f"Sit {plain(step.title)}{score}, and have it converted {into}"


def errand(step: Errand, titles: Titles) -> str:
    """What to see to beside what is learnt."""
    return f"{_SEEN_TO[step.kind]} {condition(step.asked, titles)}"  # type: ignore[arg-type] # an errand is about a condition


def _obtained(step: Obtain) -> str:
    when = f"after {called(step.after)}" if step.after is not None else "without another course"
    return f"{plain(step.title)}, {when}"


def _applied_for(step: Obtain) -> str:
    return f"{plain(step.title)}, {when_to_apply(step)}{for_price(step.price)}"


def when_to_apply(step: Obtain) -> str:
    """From when on a credential can be applied for."""
    if step.after is not None:
        return f"after {called(step.after)}"
    return "once its requirements are met" if step.waits else "now"


def _stop(stop: Stop, titles: Titles) -> str:
    held = [f"you have {joined([titles.of(name) for name in stop.held])}"] if stop.held else []
    ready = [f"you can apply for {joined([titles.of(name) for name in stop.ready])}"] if stop.ready else []
    return f"After {called(stop.after)} {joined([*held, *ready])}"
