"""`pathways plan`: the best way to finish, term by term."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import click

from pathways.cli.documents import Documents, with_documents
from pathways.cli.exits import Status, finish
from pathways.cli.options import examples, with_as_of, with_columns, with_goals, with_json, with_rules

if TYPE_CHECKING:
    from pathways.audit.supposition import Supposition
    from pathways.cli.loading import Learners
    from pathways.model.learner import Learner
    from pathways.plan.clock import Clock
    from pathways.plan.steps import Plan
    from pathways.plan.wish import Wish
    from pathways.report.page import Page
    from pathways.ruleset import RuleSet

_SECONDS = 30.0
"""How long is looked for plans unless somebody says so."""
_REFUSED = "that was found is accepted by the audit; where a declared programme shares with a goal, make it a --goal too"


@click.command(
    "plan",
    short_help="Tell the best way to finish, term by term.",
    epilog=examples(
        "pathways plan tomas.json --goal quill.aa_data                the fewest credits first",
        "pathways plan tomas.json --goal quill.ba_data --by time --per-term 18",
        "pathways plan tomas.json --goal quill.aa_data --goal quill.ba_data --alternatives 2",
        "pathways plan rosa.json --goal quill.ba_data --what-if \"granted waiver of 'quill.ba_data/require/1'\"",
        "pathways plan tomas.json --goal quill.aa_data --html tomas.html   a page to hand out or to print",
    ),
)
@click.argument("learner", metavar="LEARNER")
@with_goals("What to finish; may be given several times, the most important first.")
@click.option(
    "--by",
    type=click.Choice(["credits", "cost", "time"]),
    default="credits",
    show_default=True,
    help="What is to be least; the others come after it.",
)
@click.option(
    "--per-term",
    type=click.IntRange(min=1, max=60),
    default=15,
    show_default=True,
    metavar="N",
    help="The most credits in one term.",
)
@click.option(
    "--terms",
    type=click.IntRange(min=1, max=24),
    default=8,
    show_default=True,
    metavar="N",
    help="How many terms are looked ahead.",
)
@click.option(
    "--alternatives",
    type=click.IntRange(min=0, max=9),
    default=0,
    show_default=True,
    metavar="N",
    help="How many further plans: better by another measure, or different in substance.",
)
@click.option("--exams", is_flag=True, help="Also look at exams that could be sat to be converted.")
@click.option(
    "--elsewhere", is_flag=True, help="Also look at courses of other institutions that would be transferred."
)
@click.option(
    "--seconds",
    type=click.FloatRange(min=0, min_open=True),
    default=_SECONDS,
    show_default=True,
    metavar="N",
    help="The most time for all plans; past it the best that was found is told as such.",
)
@click.option(
    "--what-if",
    "suppose",
    multiple=True,
    metavar="LINE",
    help="Suppose a line of a learner in the language, signed or not: plans are for the learner as they would be, and tell what "
    "that saves or costs. May be given several times.",
)
@with_documents
@with_columns
@with_as_of
@with_rules
@with_json
def command(
    learner: str,
    goals: tuple[str, ...],
    by: str,
    per_term: int,
    terms: int,
    alternatives: int,
    seconds: float,
    suppose: tuple[str, ...],
    documents: Documents,
    exams: bool,
    elsewhere: bool,
    columns: str | None,
    as_of: date,
    rules_path: str | None,
    *,
    as_json: bool,
) -> None:
    """Tell the best way to finish: what to take in which term, convert, apply for and have signed, and what it costs.

    LEARNER is a JSON or CSV file; there is a plan for every learner in it. Without --goal the plan is for the declared
    programmes, and who has declared none is told the nearest credentials to choose from. A plan respects
    what comes before a course, when it is offered, and how much a term holds; every plan is audited before it is told.
    Less of what --by says is always better; of what remains open, less credits, cost and time.
    Looked at is what rules name, what is taught where the goal is awarded, each once, and the conversions that are open now;
    with --exams and --elsewhere more. Of what is as good, the courses that rules name come first.

    Further plans are first those that are better by another measure than the one asked for. Then come those that differ in
    substance: each has at most half of the conversions, of the credentials to be applied for and of the courses that count
    where rules name more than any course, of every plan before it. A course that only fills up credits is no difference; the plan
    says how many others would do as well.

    With --what-if, as for audits, the plans are for the learner as supposed, such as `granted waiver of 'PATH'`, `granted NAME in
    place of NAME` or `granted time until DATE at NAME`. Told first is what that saves or costs beside the best plan without it,
    which may take as many seconds again.

    Exit status: 0 there is a plan for every learner, 1 some of what is required cannot be planned, 3 no plan was found
    in the time given or a goal cannot be decided, 4 a file cannot be read or a record has an error.
    """
    from pathways.cli.goals import asked_for
    from pathways.cli.loading import learners_from, reading, rules_from, supposed_by
    from pathways.plan.wish import By, Wish

    rules = rules_from(*((rules_path,) if rules_path else ()))
    read = learners_from(learner, rules, reading(columns, None, skip_bad=False))
    wish = Wish(By(by), per_term * 1000, terms, alternatives, seconds, exams, elsewhere)
    documents.must_be_about_one(read, learner)
    names = asked_for(goals, rules.catalogue)
    asked = _Asked(names, as_of, rules, wish, supposed_by(suppose, rules) if suppose else None)
    finish(_told(read, asked, documents, as_json=as_json))


def _told(read: "Learners", asked: "_Asked", documents: Documents, *, as_json: bool) -> Status:
    """Tell the plans of every learner, or write the page of one; what they come to."""
    goals = [asked.goals(each) for each in read.learners]
    found = [_plans(learner, names, asked) for learner, names in zip(read.learners, goals, strict=True)]
    for at, plans in enumerate(found):
        if plans and (as_json or not documents.wanted):
            _show(plans, asked.wish, as_json=as_json, first=not at)
    if all(goals):
        documents.write(
            _page(plans, asked, learner, names)
            for plans, learner, names in zip(found, read.learners, goals, strict=True)
        )
    return _status(found)


class _Asked(NamedTuple):
    """What every learner of the file is planned for; without goals, for those of each."""

    names: tuple[str, ...]
    as_of: date
    rules: "RuleSet"
    wish: "Wish"
    suppose: "Supposition | None"

    def goals(self, learner: "Learner") -> tuple[str, ...]:
        """What a plan for a learner is to finish: what is asked for, else the programmes that are, or would be, declared."""
        from pathways.cli.goals import to_finish
        from pathways.model.supposed import supposed

        if self.names:
            return self.names
        then = supposed(learner, self.suppose.change, self.as_of) if self.suppose is not None else learner
        return to_finish((learner, then), self.rules, self.as_of, self.wish.seconds)


def _plans(learner: "Learner", goals: tuple[str, ...], asked: _Asked) -> "tuple[Plan, ...]":
    from pathways.audit.obstacles import obstacle_of
    from pathways.cli.streams import note
    from pathways.plan.clock import Clock
    from pathways.plan.from_audit import CannotPlanError
    from pathways.report.from_plan import seconds_in_words

    who, wish = learner.name or learner.key, asked.wish
    clock = Clock(wish.seconds)
    try:
        plans = _found(learner, goals, asked, clock) if goals else ()
    except CannotPlanError as stop:
        obstacle = obstacle_of(stop.why.reason)
        note(
            f"{who}: no plan for `{stop.goal}`, because {obstacle.why}; a registrar can help: {obstacle.remedy}"
        )
        return ()
    if goals and not plans:
        spent = seconds_in_words(wish.seconds) if wish.seconds is not None else "the time given"
        told = f"was found in {spent}; try more with --seconds" if not clock.is_running else _REFUSED
        note(f"{who}: no plan {told}")
    return plans


def _found(learner: "Learner", goals: tuple[str, ...], asked: _Asked, clock: "Clock") -> "tuple[Plan, ...]":
    from pathways.plan.from_audit import plans_for
    from pathways.plan.what_if import plans_if

    graph, digest = asked.rules.graph, asked.rules.digest
    if asked.suppose is None:
        return plans_for(graph, learner, goals, asked.as_of, digest, asked.wish, clock)
    return plans_if(graph, learner, goals, asked.as_of, digest, asked.wish, asked.suppose, clock)


def _page(plans: "tuple[Plan, ...]", asked: _Asked, learner: "Learner", goals: tuple[str, ...]) -> "Page":
    """Where the learner stands, as they are or as somebody supposes, and then the plans."""
    from pathways.audit.from_graph import audit
    from pathways.cli.documents import audit_page
    from pathways.model.supposed import supposed
    from pathways.report.plan_on_a_page import page_with_plans

    rules, as_of, suppose = asked.rules, asked.as_of, asked.suppose
    if suppose is None:
        now = audit(rules.graph, learner, goals, as_of, rules.digest, asked.wish.seconds)
        return page_with_plans(audit_page(now, rules, learner), plans, asked.wish, now=now)
    then = supposed(learner, suppose.change, as_of)
    now = audit(rules.graph, then, goals, as_of, rules.digest, asked.wish.seconds)
    page = audit_page(now, rules, learner, supposed=(then, f"if: {'; '.join(suppose.lines)}"))
    return page_with_plans(page, plans, asked.wish, suppose.lines, now)


def _show(plans: "tuple[Plan, ...]", wish: "Wish", *, as_json: bool, first: bool) -> None:
    from pathways.cli.streams import say, say_json, show_report
    from pathways.report.from_plan import page_of_plans
    from pathways.report.plan_to_plain import plans_to_plain
    from pathways.report.to_text import lines_of

    if as_json:
        say_json(plans_to_plain(plans, wish), on_one_line=True)
        return
    if not first:
        say()
    show_report(lines_of(page_of_plans(plans, wish)))


def _status(found: "list[tuple[Plan, ...]]") -> Status:
    if not found or not all(found):
        return Status.UNDECIDED
    return Status.NO if any(plans[0].left for plans in found) else Status.FINE
