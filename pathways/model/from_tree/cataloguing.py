"""Every declaration built in its turn: first what others need to be read, then what hangs on it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, partial
from typing import TypeAlias, TypeVar

from pathways.advance import Advance
from pathways.model.amount import SEMESTER, Unit, UnitRule
from pathways.model.catalogue import Catalogue
from pathways.model.declaration import Policy, Sharing
from pathways.model.from_tree import (
    credentials,
    declarations,
    learners,
    policies,
    routes,
    scales,
    sharings,
    transfers,
)
from pathways.model.from_tree.clauses import Clauses
from pathways.model.from_tree.context import Context, Written
from pathways.model.from_tree.editions import Editions
from pathways.model.from_tree.extent import refused
from pathways.model.from_tree.requirements import written_out
from pathways.model.from_tree.scope import Entry, Scope
from pathways.model.from_tree.units import credits_of, unit_rule
from pathways.model.paths import paths_of
from pathways.model.version import Version, Versioned, with_ends
from pathways.tree import nodes
from pathways.tree.from_text import Tree

Made = TypeVar("Made")
_Dated: TypeAlias = tuple[Made, date | None, date | None]
"""What was made of a declaration, with its first and its last day."""
_WITHOUT_CLAUSES = (nodes.KindRule, nodes.UnitRule, nodes.LearnerBlock)


def _or_ever(day: date) -> date | None:
    return day if day > date.min else None


class Cataloguing:
    """The names of all files, and what was written out on the way."""

    def __init__(self, trees: Sequence[Tree], advance: Advance) -> None:
        """List the names, before anything is built."""
        self.scope = Scope(trees)
        self._advance = advance
        self._built = 0
        found = refused(trees, self.scope.named, self.scope.versions)
        self._written = Written(refused=found.names)
        self._editions = Editions(self.scope, self._written)
        self._versions: dict[str, tuple[Version, ...]] = {}
        for problem in found.problems:
            self.scope.problems.append(problem)

    def catalogue(self) -> Catalogue:
        """Build every declaration; the scope collects the problems."""
        found = self._each(scales.scale, "scale")
        self._written.grades = frozenset(grade.name for scale in found.values() for grade in scale.grades)
        kinds = self._each(declarations.kind, "kind")
        learning = self._each(declarations.learning, "course", "exam", "experience")
        catalogue = Catalogue(
            references=self._each(declarations.reference, "source"),
            institutions=self._each(declarations.institution, "institution"),
            scales=found,
            units=self._units(),
            kinds=kinds,
            topics=self._each(declarations.topic, "area", "skill"),
            sets=self._each(declarations.named_set, "set"),
            learning=learning,
            credentials=self._each(partial(credentials.credential, kinds), "credential"),
            stacks=self._each(routes.stack, "stack"),
            conversions=self._each(routes.conversion, "conversion"),
            admissions=self._each(routes.admission, "admission"),
            sharings=self._each(sharings.sharing, "sharing"),
            transfers=self._each(partial(transfers.transfer, learning), "transfer"),
            tests=(),
            policies=self._each(policies.policy, "policy"),
            versions=self._versions,
        )
        catalogue = policies.with_policies(catalogue)
        self._requirements_that_nobody_used()
        learner_test = partial(learners.learner_test, cache(partial(paths_of, catalogue)))
        return replace(catalogue, tests=tuple(self._each(learner_test, "learner").values()))

    def _each(self, build: Callable[[Context, Entry, Clauses], Made], *groups: str) -> dict[str, Made]:
        made: dict[str, Made] = {}
        for entry in self.scope.of_word(*groups):
            self._advance("reading declarations", self._built, self.scope.count)
            self._built += 1
            before = self._older(build, entry)
            newest = self._made(build, entry, self._written)
            made.setdefault(entry.name, newest)
            self._keep([*before, (newest, self._editions.begins(entry), entry.retired)])
        return made

    def _made(self, build: Callable[[Context, Entry, Clauses], Made], entry: Entry, written: Written) -> Made:
        context = self._context(entry, written)
        clauses = entry.node.clauses if not isinstance(entry.node, _WITHOUT_CLAUSES) else ()
        return build(context, entry, Clauses(context, entry, clauses))

    def _older(self, build: Callable[[Context, Entry, Clauses], Made], entry: Entry) -> list[_Dated[Made]]:
        """What was in force before the newest text of a declaration, or of what it uses."""
        return [
            (self._made(build, older, self._editions.written(day)), _or_ever(day), older.retired)
            for older, day in self._editions.before(entry)
        ]

    def _keep(self, found: Sequence[_Dated[Made]]) -> None:
        """Keep the versions of a rule, where it has several; of a policy and a sharing also one that is not always in force."""
        rules = [(one, since, until) for one, since, until in found if isinstance(one, Versioned)]
        dated = any(since or until for one, since, until in rules if isinstance(one, Policy | Sharing))
        versions = with_ends(rules) if len(rules) > 1 or dated else ()
        if len(versions) > 1 or dated:
            self._versions[versions[0].declared.name] = versions

    def _context(self, entry: Entry, written: Written | None = None) -> Context:
        return Context(self.scope, written or self._written, entry.source, credits_of(self.scope, entry))

    def _units(self) -> dict[Unit, UnitRule]:
        rules = [
            unit_rule(self._context(entry), entry.node)
            for entry in self.scope.units.values()
            if isinstance(entry.node, nodes.UnitRule)
        ]
        return {rule.unit: rule for rule in rules}

    def _requirements_that_nobody_used(self) -> None:
        """Write them out as well, so that their problems are told."""
        used = {name for name, _ in self._written.requirements}
        for entry in self.scope.of_word("requirement"):
            for one, day in (*self._editions.before(entry), (entry, None)):
                if isinstance(one.node, nodes.NamedRequirement) and (day or entry.name not in used):
                    written = self._editions.written(day)
                    written_out(Context(self.scope, written, one.source, SEMESTER), one, one.node)
