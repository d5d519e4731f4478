"""Audit to page: the verdict on each goal with what counts where, what is missing, what is open, and by which rule."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from pathways.audit.reasons import Opening
from pathways.audit.state import State
from pathways.audit.verdict import Audit, Finding, GoalAudit, RouteFinding
from pathways.model.requirement import Leaf
from pathways.report.amounts_in_words import day
from pathways.report.choices_in_words import choices
from pathways.report.conflict_in_words import why_not
from pathways.report.exceptions_in_words import exceptions
from pathways.report.findings_in_words import TONES, requirements
from pathways.report.known import Known, walk
from pathways.report.missing_in_words import missing
from pathways.report.notes import rules_and_sources
from pathways.report.options_in_words import option
from pathways.report.other_ways import SHAPES, other_way
from pathways.report.page import Chapter, Page, Point, Section, Tone, Verdict
from pathways.report.pins_in_words import pins
from pathways.report.plain_text import plain
from pathways.report.policies_in_words import binding, under_policies
from pathways.report.reach_in_words import within_reach
from pathways.report.running_out_in_words import HEADING as RUNNING_OUT
from pathways.report.running_out_in_words import running_out
from pathways.report.sharing_in_words import own_missing, together
from pathways.report.states_in_words import NOT_NEEDED, STATES, holding, told
from pathways.report.titles import Titles
from pathways.report.undecided_in_words import undecided
from pathways.report.unused_in_words import HEADING as NOT_USED
from pathways.report.unused_in_words import unused
from pathways.report.versions_in_words import versions
from pathways.report.would_do_in_words import would_do

DIGEST_SHOWN = 12
"""How many characters of the digest of the rules tell one rule set from another at a desk."""

PINS = "Pins"
"""The heading over what became of pins."""
WITHIN_REACH = "Also within reach"
"""The title over credentials that nobody asked for."""
WITHOUT_ASKING = "Beside what was asked for"
"""The heading over them."""
EXCEPTIONS = "Exceptions"
"""The heading over what was granted against the letter of the rules."""


def page_of_audit(audit: Audit, besides: Mapping[str, Section] = MappingProxyType({})) -> Page:
    """The page of an audit; `besides` has for goals (names) a section that is told right below the verdict."""
    titles = Titles.of_pairs(audit.titles, audit.links)
    who = person(audit.learner_name, audit.learner)
    chapters = [chapter(goal, titles, besides.get(goal.name)) for goal in audit.goals]
    near = within_reach(audit.within_reach, titles)
    if near:
        chapters.append(Chapter(WITHIN_REACH, None, (), (Section(WITHOUT_ASKING, _points(near)),)))
    fact = f"As of {day(audit.as_of)}, by rules {plain(audit.digest)[:DIGEST_SHOWN]}"
    foot = running(who, audit.as_of, audit.digest)
    return Page(f"Audit of {who}", (fact,), tuple(chapters), running=foot)


def running(who: str, as_of: date, digest: str) -> tuple[str, ...]:
    """What stands at the foot of every sheet: about whom, for which day, and from which rules it was made."""
    return (who, f"as of {day(as_of)}", f"page made from rules {plain(digest)[:DIGEST_SHOWN]}")


def person(name: str, key: str) -> str:
    """A learner by name and key.

    >>> person("Rosa Alvarez", "A-1042"), person("", "A-1042")
    ('Rosa Alvarez (A-1042)', 'A-1042')
    """
    shown, known_by = plain(name), plain(key)
    return f"{shown} ({known_by})" if shown and shown != known_by else known_by


def chapter(goal: GoalAudit, titles: Titles, first: Section | None = None) -> Chapter:
    """The verdict on one goal, with what is to be told before anything else."""
    known = Known(goal, titles)
    state = told(goal)
    tone = Tone.UNSURE if goal.undecided is not None else TONES[goal.state]
    percent = goal.percent if goal.undecided is None and goal.routes else None
    verdict = Verdict(state.mark, state.word, state.sentence, tone, percent, _coming(goal))
    facts = [holding(goal)] if holding(goal) else []
    facts += versions(goal.version) if goal.version is not None else []
    facts += [under_policies(goal)] if goal.policies else []
    below = (*((first,) if first is not None else ()), *sections(goal, known))
    return Chapter(plain(goal.title or goal.name), verdict, tuple(facts), below, about=goal.name)


def _coming(goal: GoalAudit) -> int:
    """How many percent more there would be once what is in progress and planned is earned."""
    return max(0, goal.percent_then - goal.percent) if goal.percent_then is not None else 0


def sections(goal: GoalAudit, known: Known) -> Iterator[Section]:
    """Everything below the verdict, as far as there is something to tell."""
    if goal.undecided is not None:
        yield Section("Why it is undecided", _points(undecided(goal.undecided, known)))
    route = goal.route
    if route is not None and goal.state is not State.MET:
        yield from _still_needed(route, goal, known)
        reasons = why_not(goal, known)
        if reasons:
            yield Section("Why not all of it is met", reasons)
        yield from _section("What policies ask", binding(goal, known))
    yield from _section("Together with other goals", together(goal, known))
    yield from _section(PINS, pins(goal, known))
    yield from _section(EXCEPTIONS, exceptions(goal, known))
    yield from _options(goal, known)
    if route is not None:
        yield Section(_heading(route, goal), requirements(route.finding, known))
    others = tuple(other_way(each, goal, known) for each in goal.routes if not each.chosen)
    if others:
        yield Section("Other ways", others)
    if goal.choices is not None:
        yield Section("Choices open to you", choices(goal.choices, known))
    yield from _section(RUNNING_OUT, running_out(goal, known))
    told_above = {each.item for each in goal.options}
    for each in walk(route.finding) if route is not None else ():
        told_above.update(miss.item for miss in each.near if _tells_near(each))
    yield from _section(
        NOT_USED, unused((each for each in goal.unused if each.item not in told_above), known)
    )
    cites = [
        *goal.cites,
        *(route.cites if route else ()),
        *(cite for each in goal.options for cite in each.cites),
        *(cite for each in (goal.together.shared if goal.together else ()) for cite in each.cites),
    ]
    yield Section("Rules and sources", rules_and_sources(goal.place, cites, known.notes, known.titles))


def _options(goal: GoalAudit, known: Known) -> Iterator[Section]:
    """What can be converted now; apart from it what cannot, or only once something else is there."""
    for heading, mark, tone, is_open in (
        ("Options open to you", "→", Tone.COMING, True),
        ("Options that are not open", NOT_NEEDED, Tone.QUIET, False),
    ):
        offers = tuple(
            Point(option(each, known), mark, tone, known.note(each.place))
            for each in goal.options
            if (each.opening is Opening.OPEN) is is_open
        )
        if offers:
            yield Section(heading, offers)


def _tells_near(finding: Finding) -> bool:
    """Whether the requirement's near misses are told where it stands."""
    return isinstance(finding.requirement, Leaf) and finding.chosen and finding.state is not State.MET


def _section(heading: str, sentences: list[str]) -> Iterator[Section]:
    if sentences:
        yield Section(heading, _points(sentences))


def _points(sentences: list[str]) -> tuple[Point, ...]:
    return tuple(Point(text, "·") for text in sentences)


def _still_needed(route: RouteFinding, goal: GoalAudit, known: Known) -> Iterator[Section]:
    found = tuple(
        Point(
            text,
            STATES[finding.state].mark,
            TONES[finding.state],
            known.note(str(finding.requirement.place)),
            tuple(Point(way, "", Tone.QUIET) for way in would_do(finding, known)),
        )
        for text, finding in missing(route.finding, known)
    )
    own = tuple(
        Point(text, STATES[goal.state].mark, TONES[goal.state], known.note(each.place))
        for text, each in own_missing(goal, known)
    )
    if found or own:
        yield Section("Still needed", (*found, *own))


def _heading(route: RouteFinding, goal: GoalAudit) -> str:
    if route.shape in SHAPES and route.name != goal.name:
        return f"Requirements, by way of “{plain(route.title)}” ({SHAPES[route.shape]})"
    return "Requirements"
