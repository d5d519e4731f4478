"""`pathways audit`: how a learner stands with credentials, and why."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

import click

from pathways.cli.documents import Documents, audit_page, with_documents
from pathways.cli.exits import Status, finish
from pathways.cli.options import (
    examples,
    with_as_of,
    with_columns,
    with_goals,
    with_json,
    with_rules,
    with_skipping,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pathways.audit.holdings import Holding
    from pathways.audit.previous import Previous
    from pathways.audit.supposition import Supposition, WhatIf
    from pathways.audit.telling import Telling
    from pathways.audit.verdict import Audit, GoalAudit
    from pathways.changes.kept import KeptAudit
    from pathways.cli.goals import Goals
    from pathways.cli.loading import Learners
    from pathways.exchange.audit.kept import KeptAudits
    from pathways.model.learner import Learner
    from pathways.report.page import Page, Section
    from pathways.ruleset import RuleSet

    Held: TypeAlias = Mapping[str, tuple[Holding, ...]]


@click.command(
    "audit",
    short_help="Tell how learners stand, and why.",
    epilog=examples(
        "pathways audit rosa.json                                  the declared programmes, as of today",
        "pathways audit rosa.json --goal quill.ba_data --as-of 2025-05-31",
        "pathways audit rosa.json --json > before.json; pathways audit rosa.json --previous before.json",
        "pathways audit rosa.json --choices                        what could as well count elsewhere",
        "pathways audit class.csv --goal asu.mastery_it_support --json > audits.jsonl",
        "pathways audit export.csv --columns columns.json --skip-bad       another system's table",
        "pathways audit rosa.json --goal quill.ba_data --why       every reason why not, and the cheapest ways out",
        "pathways audit rosa.json --goal quill.ba_data --what-if 'earned quill.dat130 grade B'",
        "pathways audit rosa.json --what-if 'withdrew from quill.dat110' --what-if 'goes by catalogue 2023-08-15'",
        "pathways audit rosa.json --html rosa.html                a page to hand out or to print",
        'pathways audit rosa.json --what-if "granted quill.dat210 in place of quill.dat220"',
    ),
)
@click.argument("learner", metavar="LEARNER")
@with_goals("What to audit; may be given several times.")
@click.option(
    "--previous",
    metavar="FILE",
    help="An audit of before in JSON: what is equally good moves least from it, and what changed since is told.",
)
@click.option(
    "--seconds",
    type=click.FloatRange(min=0, min_open=True),
    metavar="N",
    help="The most time that one search may take; past it a goal is not decided in time.",
)
@click.option("--choices", is_flag=True, help="Tell also which items could as well count elsewhere.")
@click.option(
    "--why",
    is_flag=True,
    help="Tell every reason why a goal is not met, and the cheapest ways out of each; it may take a second more.",
)
@click.option(
    "--what-if",
    "suppose",
    multiple=True,
    metavar="LINE",
    help="Suppose a line of a learner in the language, signed or not, and tell what changes; the verdicts are those of what is "
    "supposed. May be given several times.",
)
@with_documents
@with_columns
@with_skipping
@with_as_of
@with_rules
@with_json
def command(
    learner: str,
    goals: tuple[str, ...],
    previous: str | None,
    seconds: float | None,
    suppose: tuple[str, ...],
    documents: Documents,
    columns: str | None,
    bad: str | None,
    as_of: date,
    rules_path: str | None,
    *,
    why: bool,
    choices: bool,
    skip_bad: bool,
    as_json: bool,
) -> None:
    """Tell how learners stand: what is met, what counts where, what is missing, and what is open to them.

    LEARNER is a JSON or CSV file; every learner in it is audited. Without --goal the audit is of the declared
    programmes, or else of credentials that are held or begun: the five nearest in full, and a line for each of the
    others. JSON has one document a line.

    With --what-if it is told what would change if that were so too: `earned NAME grade B`, `earned NAME converted by NAME`,
    `planning NAME`, `withdrew from NAME`, `declared NAME`, `goes by catalogue 2023-08-15`, `granted waiver of 'PATH'`.

    Exit status: 0 all goals are met or held, 1 some are not, 3 some cannot be decided or learners were skipped,
    4 a file cannot be read or a record has an error.
    """
    from pathways.cli.loading import kept_from_file, learners_from, reading, rules_from, supposed_by

    telling = _telling(suppose, why=why, choices=choices)
    rules = rules_from(*((rules_path,) if rules_path else ()))
    read = learners_from(learner, rules, reading(columns, bad, skip_bad=skip_bad))
    documents.must_be_about_one(read, learner)
    before = kept_from_file(previous) if previous is not None else {}
    if not suppose:
        found, further = _audits(read, goals, as_of, rules, seconds, before, telling)
        held = _held(found, read, rules, wanted=as_json or not documents.wanted)
        _show(found, before, held, as_json=as_json, as_text=not documents.wanted)
        documents.write(_page(each, before, rules, read.learners[0]) for each in found)
    else:
        supposition = supposed_by(suppose, rules)
        compared = _what_if(read, goals, as_of, rules, seconds, before, supposition)
        held = _held((each.now for each in compared), read, rules, wanted=not (as_json or documents.wanted))
        _show_what_if(compared, held, as_json=as_json, as_text=not documents.wanted)
        documents.write(_what_if_page(each, rules, read.learners[0], supposition) for each in compared)
        found, further = [each.then for each in compared], []
    _end(read, found, further)


def _telling(suppose: tuple[str, ...], *, why: bool, choices: bool) -> "Telling":
    """What is asked for beside the verdicts, which is about what is and not about what is supposed."""
    from pathways.audit.telling import Telling

    if suppose and (why or choices):
        option = "--why" if why else "--choices"
        raise click.UsageError(f"{option} is about what is; choose one of {option} and --what-if")
    return Telling(every_reason=why, choices=choices)


def _page(audit: "Audit", before: "KeptAudits", rules: "RuleSet", learner: "Learner") -> "Page":
    return audit_page(audit, rules, learner, _since(audit, before.get(audit.learner)))


def _end(read: "Learners", found: "Iterable[Audit]", further: "Iterable[tuple[str, Goals]]") -> None:
    """Say what was not told, and end with what the verdicts come to."""
    for who, more in further:
        more.say_further(who)
    if read.left_out is not None:
        read.left_out.say()
    finish(_status([goal for each in found for goal in each.goals], all_read=read.left_out is None))


def _audits(
    read: "Learners",
    names: tuple[str, ...],
    as_of: date,
    rules: "RuleSet",
    seconds: float | None,
    before: "KeptAudits",
    telling: "Telling",
) -> "tuple[list[Audit], list[tuple[str, Goals]]]":
    """The audits, and for each learner which goals there would be besides."""
    from pathways.audit.from_graph import audit
    from pathways.cli.goals import Goals, asked_for, goals_of

    asked = asked_for(names, rules.catalogue)
    telling = replace(telling, within_reach=not asked)
    found, further = [], []
    for learner in read.learners:
        goals = Goals(asked) if asked else goals_of(learner, rules, as_of, seconds)
        if goals.names:
            previous = _previous(before, learner)
            found.append(
                audit(rules.graph, learner, goals.names, as_of, rules.digest, seconds, previous, telling)
            )
            further.append((learner.name or learner.key, goals))
    return found, further


def _what_if(  # what an audit takes, and what is supposed
    read: "Learners",
    names: tuple[str, ...],
    as_of: date,
    rules: "RuleSet",
    seconds: float | None,
    before: "KeptAudits",
    suppose: "Supposition",
) -> "list[WhatIf]":
    """What would change for each learner; without goals, for those of today and those of what is supposed."""
    from pathways.audit.supposition import compare
    from pathways.cli.goals import asked_for, goals_of_both

    asked = asked_for(names, rules.catalogue)
    found = []
    for learner in read.learners:
        goals = asked or goals_of_both(learner, suppose, rules, as_of, seconds)
        if goals:
            previous = _previous(before, learner)
            found.append(
                compare(rules.graph, learner, goals, as_of, rules.digest, suppose, seconds, previous)
            )
    return found


def _what_if_page(found: "WhatIf", rules: "RuleSet", learner: "Learner", suppose: "Supposition") -> "Page":
    """The page of what would change, with the picture as it would be."""
    from pathways.cli.documents import with_pictures, with_what_is_held
    from pathways.model.supposed import supposed
    from pathways.report.from_what_if import page_of_what_if
    from pathways.report.record_on_a_page import with_record

    as_of, told = found.then.as_of, f"if: {'; '.join(found.suppose)}"
    then = supposed(learner, suppose.change, as_of)
    names = [goal.name for goal in found.then.goals]
    told_of_all = with_record(page_of_what_if(found), found.then, then)
    page = with_pictures(told_of_all, names, rules, then, as_of, told, found.then.goals)
    return with_what_is_held(page, rules, learner, as_of)


def _show_what_if(found: "list[WhatIf]", held: "Held", *, as_json: bool, as_text: bool) -> None:
    from pathways.cli.streams import say, say_json, show_report
    from pathways.report import what_if_to_lines
    from pathways.report.to_plain import what_if_to_plain

    for at, each in enumerate(found):
        if as_json:
            say_json(what_if_to_plain(each), on_one_line=True)
            continue
        if not as_text:
            continue
        if at:
            say()
        show_report(what_if_to_lines(each, holdings=held[each.now.learner]))


def _previous(before: "KeptAudits", learner: "Learner") -> "Previous | None":
    """What counted where for a learner; None where nothing was kept."""
    if learner.key not in before:
        return None
    from pathways.exchange.audit.previous import previous_in

    return previous_in(before[learner.key])


def _held(audits: "Iterable[Audit]", read: "Learners", rules: "RuleSet", *, wanted: bool) -> "Held":
    """What each audited learner holds on the day, goal or not; nothing where nobody is told."""
    from pathways.audit.holdings import holdings_of

    by_key = {learner.key: learner for learner in read.learners}
    told = audits if wanted else ()
    return {each.learner: holdings_of(rules.graph, by_key[each.learner], each.as_of) for each in told}


def _show(
    audits: "Iterable[Audit]", before: "KeptAudits", held: "Held", *, as_json: bool, as_text: bool
) -> None:
    from pathways.cli.streams import say, say_json, show_report

    if as_json:
        from pathways.report import to_plain

        for audit in audits:
            say_json(to_plain(audit, held[audit.learner]), on_one_line=True)
        return
    from pathways.report import to_lines

    for at, audit in enumerate(audits if as_text else ()):
        if at:
            say()
        since = _since(audit, before.get(audit.learner))
        show_report(to_lines(audit, besides=since, holdings=held[audit.learner]))


def _since(audit: "Audit", kept: "KeptAudit | None") -> "dict[str, Section]":
    """For each goal that stands otherwise than in the audit that was kept what changed."""
    if kept is None:
        return {}
    from pathways.changes.from_audits import changes_between
    from pathways.exchange.audit.kept import kept_from
    from pathways.report import to_plain
    from pathways.report.from_changes import since

    changes = changes_between(kept, kept_from(to_plain(audit)))
    found = ((goal.told.name, since(goal, changes)) for goal in changes.goals)
    return {name: section for name, section in found if section is not None}


def _status(goals: "list[GoalAudit]", *, all_read: bool) -> Status:
    if not all_read or not goals or any(_is_undecided(goal) for goal in goals):
        return Status.UNDECIDED
    return Status.FINE if all(goal.held is not None or goal.eligible for goal in goals) else Status.NO


def _is_undecided(goal: "GoalAudit") -> bool:
    return goal.held is None and (goal.undecided is not None or goal.state.value == "unknown")
