"""The same rules without some of their limits, so that it can be tried whether these are what is in the way."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import cast

from pathways.audit.reasons import Limit
from pathways.model.amount import Fixed, Quantity
from pathways.model.catalogue import Catalogue
from pathways.model.declaration import Credential, Stack
from pathways.model.learner import Learner
from pathways.model.paths import limit_path
from pathways.model.requirement import (
    Contributions,
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
from tests.oracle.details import DetailJudge
from tests.oracle.record import Thing, View


class FreedJudge(DetailJudge):
    """Judges by rules that keep only some of the limits on what counts for a goal; those over everything are asked for."""

    def __init__(  # noqa: PLR0913, PLR0917 # what a judge looks at, and what is left of the rules
        self,
        catalogue: Catalogue,
        learner: Learner,
        as_of: date,
        goal: str,
        kept: Collection[Limit] | None,
        less: Mapping[str, Quantity | None] = MappingProxyType({}),
    ) -> None:
        """Write the goal's rules anew, with all limits if `kept` is None.

        `less` are amounts that leaves and lines (paths) ask for in place of their own; of None nothing is asked.
        """
        self._in_force = None if kept is None else frozenset((limit.kind, limit.path) for limit in kept)
        self.less = less
        self._inside = 0
        super().__init__(self._written(catalogue, goal), learner, as_of)

    def _keeps(self, kind: str, path: str = "") -> bool:
        return self._in_force is None or (kind, path) in self._in_force

    def _things(self, view: View) -> tuple[Thing, ...]:
        """Where one learning may count in several forms, each form is learning of its own; not so where awards are met."""
        self._inside += 1
        found = super()._things(view)
        self._inside -= 1
        if self._inside:
            return found
        if not self._keeps("learning"):
            found = tuple(replace(thing, roots=(frozenset((thing.key,)),)) for thing in found)
        return tuple(
            replace(thing, uses=None)
            if thing.uses not in {None, 1} and not self._keeps("repeat", thing.name)
            else thing
            for thing in found
        )

    def _written(self, catalogue: Catalogue, goal: str) -> Catalogue:
        credentials = {
            name: self._credential(each) if name == goal else each
            for name, each in catalogue.credentials.items()
        }
        stacks = {
            name: self._stack(each) if goal in {name, each.into} else each
            for name, each in catalogue.stacks.items()
        }
        conversions = {
            name: replace(
                each,
                limits=tuple(
                    limit
                    for number, limit in enumerate(each.limits, 1)
                    if self._keeps("conversion", limit_path(name, number))
                ),
            )
            for name, each in catalogue.conversions.items()
        }
        return replace(catalogue, credentials=credentials, stacks=stacks, conversions=conversions)

    def _credential(self, each: Credential) -> Credential:
        return replace(
            each,
            require=self._loose(each.require) if each.require is not None else None,
            pools=tuple(map(self._loose, each.pools)),
            besides=tuple(cast("Named", self._loose(one)) for one in each.besides),
        )

    def _stack(self, each: Stack) -> Stack:
        onto = self._loose(each.onto) if each.onto is not None else None
        return replace(each, made_of=self._loose(each.made_of), onto=onto)

    def _loose(self, asked: Requirement) -> Requirement:
        if self.less.get(asked.path, asked) is None:
            return Group(asked.path, "all", 0, (), place=asked.place)
        match asked:
            case Group(members=members):
                return replace(asked, members=tuple(map(self._loose, members)))
            case InOrder(members=members):
                leaves = tuple(cast("Leaf", self._loose(each)) for each in members)
                return replace(asked, members=leaves)
            case Contributions(members=members, most=most):
                kept = tuple(
                    limit if self._keeps("contribution", inside.path) else None
                    for inside, limit in zip(members, most, strict=True)
                )
                return replace(asked, members=tuple(map(self._loose, members)), most=kept)
            case Named(requirement=inside):
                return replace(asked, requirement=self._loose(inside))
            case When(then=then, otherwise=otherwise):
                other = self._loose(otherwise) if otherwise is not None else None
                return replace(asked, then=self._loose(then), otherwise=other)
            case Leaf():
                return replace(
                    asked,
                    amount=self.less.get(asked.path) or asked.amount,
                    shared=asked.shared or not self._keeps("once"),
                    lines=tuple(self._with_less(line) for line in asked.lines if self._stays(line)),
                )
            case _:
                return asked

    def _stays(self, line: Line) -> bool:
        if self.less.get(line.path, line) is None:
            return False
        is_limit = isinstance(line, SumLine | SpreadLine) and not line.at_least
        return not is_limit or self._keeps("inside", line.path)

    def _with_less(self, line: Line) -> Line:
        """A minimum that asks for less."""
        less = self.less.get(line.path)
        if less is None:
            return line
        if isinstance(line, SumLine):
            return replace(line, amount=less)
        return (
            replace(line, number=int(cast("Fixed", less.number).value))
            if isinstance(line, SpreadLine)
            else line
        )


def kept_over_everything(limits: Iterable[Limit]) -> frozenset[str]:
    """The lines over everything among them, which are asked for by their paths."""
    return frozenset(limit.path for limit in limits if limit.kind == "overall")
