"""Graph to audit: one learner, some goals, one day; the meaning of the language, four views of a record, exact or undecided."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from pathways.audit.bench import Bench
from pathways.audit.catalogue_year import in_force
from pathways.audit.exceptions_told import with_exceptions
from pathways.audit.goal_set import audit_set
from pathways.audit.mentioned import links_in, made_tellable, titles_of_reach
from pathways.audit.previous import Previous
from pathways.audit.running_out import with_what_runs_out
from pathways.audit.target import Graph
from pathways.audit.telling import EVERYDAY, Telling
from pathways.audit.verdict import Audit
from pathways.audit.within_reach import one_step_away, wanted_in, with_what_else, within_reach
from pathways.model.learner import Learner


def audit(  # noqa: PLR0913, PLR0917 # all that a decision depends on
    graph: Graph,
    learner: Learner,
    goals: Sequence[str],
    as_of: date,
    digest: str,
    seconds: float | None = None,
    previous: Previous | None = None,
    telling: Telling = EVERYDAY,
) -> Audit:
    """Audit a learner against a set of goals on a day; KeyError for one that is no credential, stack or admission."""
    rules = in_force(graph, learner, goals, as_of, seconds)
    desk = partial(
        Bench,
        learner=learner,
        as_of=as_of,
        seconds=seconds,
        previous=previous or {},
        telling=telling,
    )
    bench = desk(rules.graph)
    found = [with_what_runs_out(with_exceptions(goal, bench), bench) for goal in audit_set(bench, goals)]
    steps = (
        one_step_away(bench, goals, wanted_in(found), begun=telling.within_reach) if telling.would_do else []
    )
    found = with_what_else(found, steps, bench)
    near = within_reach(steps, bench) if telling.within_reach else ()
    verdicts, titles = made_tellable(rules.with_versions(found), rules.graph)
    for name, own in rules.of_one_year.items():
        bench = desk(own.graph, of_other_years=own.of_other_years)
        found = [with_what_runs_out(with_exceptions(bench.goal(name), bench), bench)]
        (verdict,), more = made_tellable(rules.with_versions(found), own.graph)
        verdicts = tuple(verdict if each.name == name else each for each in verdicts)
        titles = tuple(sorted(dict((*titles, *more)).items()))
    titles = tuple(sorted(dict((*titles, *titles_of_reach(near, bench.catalogue))).items()))
    links = links_in(titles, bench.catalogue)
    return Audit(learner.key, learner.name, as_of, digest, verdicts, titles, links, near)
