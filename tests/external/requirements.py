"""From the nodes of a neutral rule to requirements in words, each under a name where the file names it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from tests.external.courses import Known, slug
from tests.external.logic import Said, all_of, any_of, n_of
from tests.external.neutral import (
    Always,
    AtLeast,
    Average,
    Count,
    CountAll,
    Credits,
    CreditsFrom,
    Group,
    HoldsBadge,
    InProgram,
    InSpecialisation,
    Learner,
    Manual,
    Pool,
    Rule,
    Tally,
)
from tests.external.selecting import Chosen
from tests.external.taking import EVERYTHING, Takes
from tests.external.tallies import Member, courses, sum_of
from tests.external.terms import last_day_of
from tests.external.together import Together, has_free_electives
from tests.external.walking import leaves, nodes
from tests.external.ways import Way, any_sharing, way_of
from tests.external.wording import alone, credits_, grouped, named, plain, quoted

_LETTERS_AND_DIGITS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
ALWAYS_FROM = date(1900, 1, 1)
ALWAYS = f"on or after {ALWAYS_FROM}"
NEVER = "before 1900-01-01"
NEVER_SIGNED = 'attested "what no machine can decide" by "nobody"'


@dataclass
class Requirements(Takes):
    """Says the nodes of a rule; `names` has the name of the requirement of each path or name in the file."""

    names: dict[str, str] = field(init=False, default_factory=dict)
    requirements: list[str] = field(init=False, default_factory=list)
    """The declarations of requirements that are named."""
    parts: list[str] = field(init=False, default_factory=list)
    """The declarations of parts that are decided by themselves."""
    _taken: set[str] = field(init=False, default_factory=set)
    _known_words: dict[int, Said] = field(init=False, default_factory=dict)

    @cached_property
    def programme_names(self) -> dict[str, str]:
        """The names of programmes by their codes."""
        asked = {code for node in nodes(self.rule) if isinstance(node, InProgram) for code in node.ids}
        return named("p", asked | {code for learner in self.learners for code in programmes(learner)})

    @cached_property
    def specialisation_names(self) -> dict[str, str]:
        """The names of specialisations by their codes."""
        return named("s", {code for learner in self.learners for code in learner.specialisations})

    @cached_property
    def badge_names(self) -> dict[str, str]:
        """The names of badges by their ids."""
        asked = {node.id for node in nodes(self.rule) if isinstance(node, HoldsBadge)}
        return named("b", asked | {badge for learner in self.learners for badge in learner.badges})

    def whole(self, some: Sequence[Rule], way: Way) -> Said:
        """All of some nodes beside which nothing else competes."""
        if way.shared and has_free_electives(some):
            return Together(self, lambda node: self.said(node, way)).said(some)
        return all_of(self.said(node, way) for node in some)

    def said(self, node: Rule, around: Way) -> Said:
        """A node as a requirement, under a name where the file names it."""
        if id(node) not in self._known_words:
            way = way_of(node, around)
            said = True if node.advisory else self._unnamed(node, way)
            if said is True and self._gives_credits and not node.advisory and not way.split:
                said = self._always_and_uses(node, way)
            key = node.path or node.name
            if key is not None and not isinstance(said, bool):
                name = self._name(key, node.name or key.rpartition("//")[2])
                self.requirements.append(f"requirement {name} {quoted(node.name or key)} = {said}")
                said = name
            self._known_words[id(node)] = said
        return self._known_words[id(node)]

    def _always_and_uses(self, node: Rule, way: Way) -> Said:
        """What holds whatever is there, and yet uses courses whose credits count in a sum around it."""
        uses = dict.fromkeys(self._uses(node, way))
        return all_of(f"any of {{ {said}, {ALWAYS} }}" for said in uses)

    def _chosen_from(self, some: Sequence[Rule], way: Way) -> list[Said]:
        """What a choice is among; where credits are summed, what always holds is there to be left for another."""
        found = [self.said(member, way) for member in some]
        if not self._gives_credits or all(isinstance(said, bool) for said in found):
            return found
        return [
            f"on or after {ALWAYS_FROM + timedelta(at)}" if said is True else said
            for at, said in enumerate(found, 1)
        ]

    def _uses(self, node: Rule, way: Way) -> Iterator[str]:
        if isinstance(node, Credits) or (isinstance(node, Count) and node.absorbs_many):
            said = self._leaf(1, self.chosen(node, node.select), node, way, limited=False)
            if isinstance(said, str):
                yield said
        elif isinstance(node, CreditsFrom):
            yield from (
                said for said in (self.said(member, way) for member in node.of) if isinstance(said, str)
            )

    def _name(self, key: str, title: str) -> str:
        wanted = name = f"r.{slug(title)}"
        number = 1
        while name in self._taken:
            number += 1
            name = f"{wanted}_{number}"
        self._taken.add(name)
        self.names.setdefault(key, name)
        return name

    def _unnamed(self, node: Rule, way: Way) -> Said:  # noqa: C901, PLR0912 # one branch for each kind of node
        match node:
            case Group(op="not"):
                return self._not(node, way)
            case Group(op="any"):
                return any_of(self._chosen_from(node.members, way))
            case Group():
                return all_of(self.said(member, way) for member in node.members)
            case AtLeast():
                return self._at_least(node, way)
            case Always():
                return True
            case Manual():
                return NEVER_SIGNED
            case Count():
                return self._count(node, way)
            case Credits():
                return self._credits(node, way)
            case CreditsFrom():
                return self._credits_from(node, way)
            case Average():
                return self._average(node)
            case InProgram():
                return any_of(f"enrolled in {self.programme_names[code]}" for code in dict.fromkeys(node.ids))
            case InSpecialisation():
                return any_of(f"enrolled in {name}" for name in self._specialisations(node))
            case HoldsBadge():
                return f"holds {self.badge_names[node.id]}"
            case Tally():
                return self.tally(node, self._least_in_tally(node), way)
            case CountAll():
                return self._count_all(node)
            case Pool():
                return self._pool(node)

    def _specialisations(self, node: InSpecialisation) -> list[str]:
        pattern = node.pattern
        return [
            name
            for code, name in self.specialisation_names.items()
            if len(code) == len(pattern)
            and all(
                wanted == sign or (wanted == "?" and sign in _LETTERS_AND_DIGITS)
                for wanted, sign in zip(pattern, code, strict=True)
            )
        ]

    def _count(self, node: Count, way: Way) -> Said:
        """A number of courses; in a tree that adds credits up it takes no more than it asks for."""
        chosen = self.chosen(node, node.select)
        need = self._least_in_tally(node)
        return self._leaf(need, chosen, node, way, limited=not node.absorbs_many) if need else True

    def _least_in_tally(self, node: Count | CountAll | Tally) -> int:
        """What it asks for; a member of a tally contributes from one on, whether it asks for that or for nothing."""
        return node.min or int(id(node) in self._in_tallies)

    @cached_property
    def _in_tallies(self) -> frozenset[int]:
        return frozenset(
            id(member) for tally in nodes(self.rule) if isinstance(tally, Tally) for member in tally.of
        )

    def _leaf(
        self, need: int, chosen: Chosen, node: Count | Credits, way: Way, *, limited: bool = True
    ) -> Said:
        if self.supply(chosen) < need:
            return False
        text = chosen.text + self.filters(node)
        lone = need == 1 and chosen.closed and len(chosen.takes) == 1
        limit = (
            ""
            if not limited or lone or not self._gives_credits
            else f" of which {{ at most {need} {courses(need)} }}"
        )
        if lone:
            return f"{self.courses.names[next(iter(chosen.takes))]}{self.filters(node)}{way.marks}"
        return (
            f"{need} {courses(need)} from {grouped(text, self.filters(node), chosen.text)}{limit}{way.marks}"
        )

    @cached_property
    def _gives_credits(self) -> bool:
        return any(isinstance(node, CreditsFrom) or _asks_for_hours(node) for node in nodes(self.rule))

    def _credits(self, node: Credits, way: Way) -> Said:
        if not node.min:
            return True
        chosen = self.chosen(node, node.select)
        if not self.supply(chosen):
            return False
        text = grouped(chosen.text + self.filters(node), self.filters(node), chosen.text)
        return f"at least {plain(node.min)} {credits_(node.min)} from {text}{way.marks}"

    def _credits_from(self, node: CreditsFrom, way: Way) -> Said:
        if not node.min:
            return True
        found = [
            said for said in (self.said(member, way) for member in node.of) if not isinstance(said, bool)
        ]
        return self._sum_of_credits(node.min, found)

    @staticmethod
    def _sum_of_credits(need: Decimal, members_: Sequence[str]) -> Said:
        if not members_:
            return False
        return f"at least {plain(need)} {credits_(need)} from what satisfies {{ {', '.join(members_)} }}"

    def _at_least(self, node: AtLeast, way: Way) -> Said:
        """So many children; where one of them must have many hours, each is a requirement that stands in two places."""
        hours = node.min_hours_in_one_area
        if not hours:
            return n_of(node.n, self._chosen_from(node.of, way))
        found = [self._stands_twice(member, way) for member in node.of]
        areas = [self._sum_of_credits(hours, [said]) for said in found if not isinstance(said, bool)]
        return all_of([n_of(node.n, found), any_of(areas)])

    def _stands_twice(self, node: Rule, way: Way) -> Said:
        said = self.said(node, way)
        if isinstance(said, bool) or said in self._taken:
            return said
        name = self._name(f"area {len(self._taken)}", f"area {len(self._taken) + 1}")
        self.requirements.append(f"requirement {name} = {said}")
        return name

    def _average(self, node: Average) -> Said:
        chosen = self.selecting.chosen(node.select)
        return f"gpa at least {plain(node.min)} over record {chosen.text}" if self.supply(chosen) else False

    def _count_all(self, node: CountAll) -> Said:
        need = self._least_in_tally(node)
        if not need:
            return True
        every = self.chosen(node, EVERYTHING)
        day = last_day_of(node.by_term)
        base = f"{alone(every.text)} completed before {day.isoformat()}"
        return f"{need} {courses(need)} from {base} shared"

    def tally(self, node: Tally, need: int, way: Way) -> Said:
        """That what the members of a tally contribute comes to so much."""
        return sum_of(need, [self._member(member, way) for member in node.of])

    def _member(self, node: Rule, around: Way) -> Member:
        way = way_of(node, around)
        said = self.said(node, around)
        taken = {id(leaf): self.takes(leaf) for leaf in (*leaves(node), *_of_all(node))}
        takes = frozenset[Known]().union(*taken.values())
        shared = frozenset[Known]().union(*(taken[id(leaf)] for leaf in self.shared_leaves(node, way)))
        most = getattr(node, "max", 1) if isinstance(node, Count | CountAll | Tally) else 1
        least = max(1, getattr(node, "min", 1)) if isinstance(node, Count | CountAll | Tally) else 1
        inside = self._limited(node, way) if most != 1 else ()
        return Member(said, least if most is None else min(least, most), most, takes, shared, inside)

    def _limited(self, node: Rule, way: Way) -> tuple[Member, ...]:
        """The members of a tally, if one of them has a limit."""
        if not isinstance(node, Tally) or all(getattr(member, "max", 1) is None for member in node.of):
            return ()
        return tuple(self._member(member, way) for member in node.of)

    # Denials

    def _not(self, node: Group, way: Way) -> Said:
        """That nodes are not all satisfied; the record is asked for that, whatever else uses its courses up."""
        facts = all(isinstance(member, Count | Credits) or not [*leaves(member)] for member in node.members)
        competes = has_free_electives(node.members) or any_sharing(node)
        if facts or (way.shared and not competes):
            return any_of(self._denied(member, way) for member in node.members)
        return self._decided_alone(self.whole(node.members, way))

    def _denied(self, node: Rule, way: Way) -> Said:  # one branch for each kind of node
        """That a node is not satisfied."""
        if node.advisory:
            return False
        match node:
            case Group(op="not"):
                return self.whole(node.members, way)
            case Group(op="any"):
                return all_of(self._denied(member, way) for member in node.members)
            case Group():
                return any_of(self._denied(member, way) for member in node.members)
            case AtLeast() if not node.min_hours_in_one_area:
                return n_of(len(node.of) - node.n + 1, [self._denied(member, way) for member in node.of])
            case Always():
                return False
            case Manual():
                return True
            case Count() | Credits():
                return self._fewer(node, way)
            case InProgram():
                return all_of(
                    f"not enrolled in {self.programme_names[code]}" for code in dict.fromkeys(node.ids)
                )
            case InSpecialisation():
                return all_of(f"not enrolled in {name}" for name in self._specialisations(node))
            case HoldsBadge():
                return f"not holds {self.badge_names[node.id]}"
            case _:
                return self._decided_alone(self.said(node, way))

    def _decided_alone(self, said: Said) -> Said:
        """That the whole record, taken alone, does not meet a requirement."""
        if isinstance(said, bool):
            return not said
        return f"when holds {self._part([f'require {said}'])} {{ {NEVER} }} otherwise {{ {ALWAYS} }}"

    def _pool(self, pool: Pool) -> Said:
        """A pool inside another requirement: a part of its own, so that its courses count elsewhere too."""
        said = self.pool(pool)
        return said if isinstance(said, bool) else f"holds {self._part([said])}"

    def pool(self, pool: Pool) -> Said:
        """A pool as a clause."""
        way = way_of(pool, Way(shared=False))
        found = [self.said(member, way) for member in pool.of]
        if False in found:
            return False
        some = [said for said in found if isinstance(said, str)]
        return f"pool {{ {', '.join(some)} }}" if some else True

    def _part(self, clauses: Sequence[str]) -> str:
        """A part of the rule that is decided by itself, and held as soon as it is met."""
        name = f"x.part_{len(self.parts) + 1}"
        inside = " ".join(clauses)
        self.parts.append(
            f'badge {name} "Part {len(self.parts) + 1}" {{ issued by c awarded automatically {inside} }}'
        )
        return name

    def _fewer(self, node: Count | Credits, way: Way) -> Said:
        """The record has less than a leaf asks for; a mark that is not there is not one that nobody recorded yet."""
        if not node.min or node.min_mark is not None:
            return self._decided_alone(self.said(node, way))
        chosen = self.selecting.chosen(node.select)
        if self.supply(chosen) < (node.min if isinstance(node, Count) else 1):
            return True
        counted = (
            f"{node.min} {courses(node.min)}"
            if isinstance(node, Count)
            else f"{plain(node.min)} {credits_(node.min)}"
        )
        filters = self.filters(node)
        return f"fewer than {counted} from {grouped(chosen.text + filters, filters, chosen.text)}"


def programmes(learner: Learner) -> list[str]:
    """The programmes of a learner."""
    given = learner.program or []
    return [given] if isinstance(given, str) else list(given)


def _asks_for_hours(node: Rule) -> bool:
    return isinstance(node, AtLeast) and bool(node.min_hours_in_one_area)


def _of_all(node: Rule) -> list[CountAll]:
    return [inner for inner in nodes(node) if isinstance(inner, CountAll)]
