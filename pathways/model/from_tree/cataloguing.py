"""Every declaration built in its turn: first what others need to be read, then what hangs on it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import TypeVar

from pathways.advance import Advance
from pathways.model.amount import SEMESTER, Unit, UnitRule
from pathways.model.catalogue import Catalogue
from pathways.model.from_tree import credentials, declarations, learners, routes, scales, sharings, transfers
from pathways.model.from_tree.clauses import Clauses
from pathways.model.from_tree.context import Context, Written
from pathways.model.from_tree.extent import refused
from pathways.model.from_tree.requirements import written_out
from pathways.model.from_tree.scope import Entry, Scope
from pathways.model.from_tree.units import credits_of, unit_rule
from pathways.model.paths import paths_of
from pathways.tree import nodes
from pathways.tree.from_text import Tree

Made = TypeVar("Made")


class Cataloguing:
    """The names of all files, and what was written out on the way."""

    def __init__(self, trees: Sequence[Tree], advance: Advance) -> None:
        """List the names, before anything is built."""
        self.scope = Scope(trees)
        self._advance = advance
        self._built = 0
        found = refused(trees, self.scope.named)
        self._written = Written(refused=found.names)
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
        )
        self._requirements_that_nobody_used()
        learner_test = partial(learners.learner_test, cache(partial(paths_of, catalogue)))
        return replace(catalogue, tests=tuple(self._each(learner_test, "learner").values()))

    def _each(self, build: Callable[[Context, Entry, Clauses], Made], *groups: str) -> dict[str, Made]:
        made: dict[str, Made] = {}
        for entry in self.scope.of_word(*groups):
            self._advance("reading declarations", self._built, self.scope.count)
            self._built += 1
            context = self._context(entry)
            clauses = entry.node.clauses if isinstance(entry.node, nodes.Declaration) else ()
            made.setdefault(entry.name, build(context, entry, Clauses(context, entry, clauses)))
        return made

    def _context(self, entry: Entry) -> Context:
        return Context(self.scope, self._written, entry.source, credits_of(self.scope, entry))

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
            if entry.name not in used and isinstance(entry.node, nodes.NamedRequirement):
                written_out(Context(self.scope, self._written, entry.source, SEMESTER), entry, entry.node)
