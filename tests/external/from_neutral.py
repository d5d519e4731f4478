"""From a neutral rule and the courses of its learners to a rule file of the language."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from tests.external.courses import Courses, Known, known_as, slug
from tests.external.logic import Said, all_of, any_of, n_of
from tests.external.neutral import (
    Always,
    AtLeast,
    Average,
    Count,
    CountAll,
    Course,
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
    Select,
    Tally,
)
from tests.external.selecting import CannotBeSaidError, Chosen, Selecting
from tests.external.tallies import Member, courses, sum_of
from tests.external.terms import last_day_of
from tests.external.walking import leaves, members, nodes

GOAL = "x.goal"
ALWAYS = "on or after 1900-01-01"
NEVER = "before 1900-01-01"
EVERYTHING = Select(everything=True)
NEVER_SIGNED = 'attested "what no machine can decide" by "nobody"'


@dataclass(frozen=True, slots=True)
class Way:
    """How leaves of a part of a rule take courses: shared with everybody or not, and in parts or whole."""

    shared: bool
    split: bool = False

    @property
    def marks(self) -> str:
        """The words at the end of a leaf."""
        return (" split" if self.split else "") + (" shared" if self.shared else "")


@dataclass
class Written:
    """A rule in the language; `names` has the name of the requirement of each path or name in the file."""

    rule: Rule
    courses: Courses
    learners: Sequence[Learner]
    title: str = "Rule"
    selecting: Selecting = field(init=False)
    names: dict[str, str] = field(init=False, default_factory=dict)
    _requirements: list[str] = field(init=False, default_factory=list)
    _taken: set[str] = field(init=False, default_factory=set)
    _known_words: dict[int, Said] = field(init=False, default_factory=dict)
    _known: dict[int, frozenset[Known]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Selections are read against the courses."""
        self.selecting = Selecting(self.courses)

    @cached_property
    def text(self) -> str:
        """The rule file."""
        clauses = list(self._clauses())
        goal = "\n".join(f"  {clause}" for clause in ("issued by c", *clauses))
        parts = [
            self._institution(),
            *self._areas(),
            *self._courses(),
            *self._programmes(),
            *self._requirements,
            f"certificate {GOAL} {quoted(self.title)} {{\n{goal}\n}}",
        ]
        return "\n".join(parts) + "\n"

    # The parts of the file

    def _institution(self) -> str:
        marks = self._marks()
        scale = ["uses scale c.marks"] if marks else []
        clauses = " ".join(["is a university", "calendar semester", *scale])
        lines = [f'institution c "Where all of it is taught" {{ {clauses} }}']
        if marks:
            grades = ", ".join(f"{mark} {mark}" for mark in marks)
            lines.append(f'scale c.marks "Marks" {{ passing {grades} }}')
        return "\n".join(lines)

    def _marks(self) -> list[str]:
        """All marks of the rule and its learners, the best first."""
        asked = [node.min_mark for node in leaves(self.rule) if node.min_mark is not None]
        had = [course.mark for learner in self.learners for course in learner.courses if course.mark is not None]
        averages = [Decimal(0)] if any(isinstance(node, Average) for node in nodes(self.rule)) else []
        return [plain(mark) for mark in sorted({Decimal(plain(one)) for one in (*asked, *had, *averages)}, reverse=True)]

    def _areas(self) -> Iterable[str]:
        for name, (sort, value) in self.selecting.areas.items():
            yield f"area {name} {quoted(f'{sort} {value}')}"

    def _courses(self) -> Iterable[str]:
        for course in self.courses.all:
            clauses = ["taught at c"]
            if course.subject:
                clauses.append(f"subject {quoted(course.subject)}")
            clauses.append(f"number {quoted(course.number)}")
            areas = self.selecting.areas_of(course)
            if areas:
                clauses.append(f"teaches area {', '.join(areas)}")
            if course in self.courses.repeated:
                clauses.append("repeatable")
            yield f"course {self.courses.names[course]} {quoted(course.id)} {{ {' '.join(clauses)} }}"
        had = {area for course in self.courses.all for area in self.selecting.areas_of(course)}
        for number, name in enumerate(name for name in self.selecting.areas if name not in had):
            yield f"course c.any_{number} {quoted(f'Any course of {name}')} {{ taught at c teaches area {name} }}"

    def _programmes(self) -> Iterable[str]:
        for title, name in self._programme_names.items():
            yield f"certificate {name} {quoted(title)} {{ issued by c requirements not published }}"
        for title, name in self.badge_names.items():
            yield f"badge {name} {quoted(title)} {{ issued by c requirements not published }}"

    @cached_property
    def _programme_names(self) -> dict[str, str]:
        asked = {code for node in nodes(self.rule) if isinstance(node, InProgram) for code in node.ids}
        had = {code for learner in self.learners for code in (*programmes(learner), *learner.specialisations)}
        return _named("p", asked | had)

    @cached_property
    def badge_names(self) -> dict[str, str]:
        """The names of badges by their ids."""
        asked = {node.id for node in nodes(self.rule) if isinstance(node, HoldsBadge)}
        return _named("b", asked | {badge for learner in self.learners for badge in learner.badges})

    @property
    def programme_names(self) -> dict[str, str]:
        """The names of programmes and specialisations by their codes."""
        return self._programme_names

    def _clauses(self) -> Iterable[str]:
        """What the goal requires: pools are clauses of their own."""
        way = Way(shared=not any_sharing(self.rule))
        if isinstance(self.rule, Group) and self.rule.op == "all" and _has_pools(self.rule.members):
            found = [member for member in self.rule.members if isinstance(member, Pool)]
            rest = [self._said(member, way) for member in self.rule.members if not isinstance(member, Pool)]
            yield from (self._pool(pool) for pool in found)
            if rest:
                yield f"require {_closed(all_of(rest))}"
        elif isinstance(self.rule, Pool):
            yield self._pool(self.rule)
        elif isinstance(self.rule, Tally) and not self.rule.advisory:
            yield f"require {_closed(self._tally(self.rule, self.rule.min, way_of(self.rule, way)))}"
        else:
            yield f"require {_closed(self._said(self.rule, way))}"

    def _pool(self, pool: Pool) -> str:
        way = way_of(pool, Way(shared=False))
        said = [_closed(self._said(member, way)) for member in pool.of]
        return f"pool {{ {', '.join(said)} }}"

    def competes(self, course: Known, path: str) -> bool:
        """Whether a leaf outside the node of that path would use the course up too."""
        return any(
            path not in above and course in self._takes(leaf) for above, leaf in self._using(self.rule, Way(shared=False), ())
        )

    def fits(self, leaf: Count | Credits | CountAll, course: Course) -> bool:
        """Whether a leaf can take a course."""
        in_time = not isinstance(leaf, CountAll) or (isinstance(course.term, int) and course.term <= leaf.by_term)
        return in_time and known_as(course) in self._takes(leaf)

    def _using(
        self, node: Rule, around: Way, above: tuple[str, ...]
    ) -> Iterator[tuple[tuple[str, ...], Count | Credits]]:
        """The leaves that use courses up, with the paths that they are in."""
        way, here = way_of(node, around), (*above, node.path or node.name or "")
        if isinstance(node, Count | Credits) and not way.shared:
            yield here, node
        for member in members(node):
            yield from self._using(member, way, here)

    # Requirements

    def _said(self, node: Rule, around: Way) -> Said:
        """A node as a requirement, under a name where the file names it."""
        if id(node) not in self._known_words:
            said = True if node.advisory else self._unnamed(node, way_of(node, around))
            key = node.path or node.name
            if key is not None and not isinstance(said, bool):
                name = self._name(key, node.name or key.rpartition("//")[2])
                self._requirements.append(f"requirement {name} {quoted(node.name or key)} = {said}")
                said = name
            self._known_words[id(node)] = said
        return self._known_words[id(node)]

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
                return any_of(self._denied(member, way) for member in node.members)
            case Group(op="any"):
                return any_of(self._said(member, way) for member in node.members)
            case Group():
                return all_of(self._said(member, way) for member in node.members)
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
                return any_of(f"enrolled in {self._programme_names[code]}" for code in dict.fromkeys(node.ids))
            case InSpecialisation():
                return any_of(f"enrolled in {name}" for name in self._specialisations(node))
            case HoldsBadge():
                return f"holds {self.badge_names[node.id]}"
            case Tally():
                return self._tally(node, max(1, node.min), way)
            case CountAll():
                return self._count_all(node)
            case Pool():
                raise CannotBeSaidError("a pool inside another requirement")

    def _specialisations(self, node: InSpecialisation) -> list[str]:
        pattern = node.pattern
        return [
            name
            for code, name in self._programme_names.items()
            if len(code) == len(pattern)
            and all(wanted in {"?", sign} and sign.isalnum() or wanted == sign for wanted, sign in zip(pattern, code, strict=True))
        ]

    def _count(self, node: Count, way: Way) -> Said:
        """A number of courses; in a tree that adds credits up it takes no more than it asks for."""
        chosen = self.selecting.chosen(node.select)
        return self._leaf(max(1, node.min), chosen, node, way) if node.min or self._counts_in_tally(node) else True

    def _counts_in_tally(self, node: Count) -> bool:
        return any(node is member for tally in nodes(self.rule) if isinstance(tally, Tally) for member in tally.of)

    def _leaf(self, need: int, chosen: Chosen, node: Count, way: Way) -> Said:
        if self._supply(chosen) < need:
            return False
        text = chosen.text + self._filters(node)
        lone = need == 1 and chosen.closed and len(chosen.takes) == 1
        limit = "" if node.absorbs_many or lone or not self._gives_credits else f" of which {{ at most {need} {courses(need)} }}"
        if lone:
            return f"{self.courses.names[next(iter(chosen.takes))]}{self._filters(node)}{way.marks}"
        return f"{need} {courses(need)} from {_grouped(text, self._filters(node), chosen.text)}{limit}{way.marks}"

    def _supply(self, chosen: Chosen) -> float:
        """How many courses a closed list can give."""
        if not chosen.text:
            return 0
        endless = not chosen.closed or any(course in self.courses.repeated for course in chosen.takes)
        return float("inf") if endless else len(chosen.takes)

    @cached_property
    def _gives_credits(self) -> bool:
        return any(isinstance(node, CreditsFrom) or _asks_for_hours(node) for node in nodes(self.rule))

    @cached_property
    def takes_all_in_progress(self) -> bool:
        """Whether every leaf accepts courses in progress: then a status of `in progress` satisfies the rule, too."""
        found = [*leaves(self.rule)]
        return bool(found) and all(leaf.in_progress for leaf in found)

    @cached_property
    def tells_progress_apart(self) -> bool:
        """Whether some leaves accept courses in progress and others do not.

        The language has no leaf that does. Such courses are recorded as earned on a grading basis of their own, which the other
        leaves refuse.
        """
        return not self.takes_all_in_progress and any(leaf.in_progress for leaf in leaves(self.rule))

    def _filters(self, node: Count | Credits) -> str:
        mark = f" with grade {plain(node.min_mark)} or better" if node.min_mark is not None else ""
        return mark if node.in_progress or not self.tells_progress_apart else f"{mark} graded 'graded'"

    def _credits(self, node: Credits, way: Way) -> Said:
        if not node.min:
            return True
        if node.leftover and way.shared and len([*leaves(self.rule)]) > 1:
            raise CannotBeSaidError("free electives beside leaves that use nothing up")
        chosen = self.selecting.chosen(node.select)
        if not chosen.text:
            return False
        text = _grouped(chosen.text + self._filters(node), self._filters(node), chosen.text)
        return f"at least {plain(node.min)} {credits_(node.min)} from {text}{way.marks}"

    def _credits_from(self, node: CreditsFrom, way: Way) -> Said:
        if not node.min:
            return True
        found = [said for said in (self._said(member, way) for member in node.of) if not isinstance(said, bool)]
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
            return n_of(node.n, [self._said(member, way) for member in node.of])
        found = [self._stands_twice(member, way) for member in node.of]
        areas = [self._sum_of_credits(hours, [said]) for said in found if not isinstance(said, bool)]
        return all_of([n_of(node.n, found), any_of(areas)])

    def _stands_twice(self, node: Rule, way: Way) -> Said:
        said = self._said(node, way)
        if isinstance(said, bool) or said in self._taken:
            return said
        name = self._name(f"area {len(self._taken)}", f"area {len(self._taken) + 1}")
        self._requirements.append(f"requirement {name} = {said}")
        return name

    def _average(self, node: Average) -> Said:
        chosen = self.selecting.chosen(node.select)
        return f"gpa at least {plain(node.min)} over record {chosen.text}" if chosen.text else False

    def _count_all(self, node: CountAll) -> Said:
        if not node.min:
            return True
        every = self.selecting.chosen(EVERYTHING)
        day = last_day_of(node.by_term)
        base = f"{_alone(every.text)} completed before {day.isoformat()}"
        return f"{node.min} {courses(node.min)} from {base} shared"

    def _tally(self, node: Tally, need: int, way: Way) -> Said:
        return sum_of(need, [self._member(member, way) for member in node.of])

    def _member(self, node: Rule, around: Way) -> Member:
        way = way_of(node, around)
        said = self._said(node, around)
        taken = {id(leaf): self._takes(leaf) for leaf in (*leaves(node), *_of_all(node))}
        takes = frozenset[Known]().union(*taken.values())
        shared = frozenset[Known]().union(*(taken[id(leaf)] for leaf in self._shared_leaves(node, way)))
        most = getattr(node, "max", 1) if isinstance(node, Count | CountAll | Tally) else 1
        least = max(1, getattr(node, "min", 1)) if isinstance(node, Count | CountAll | Tally) else 1
        inside = self._limited(node, way) if most != 1 else ()
        return Member(said, least if most is None else min(least, most), most, takes, shared, inside)

    def _limited(self, node: Rule, way: Way) -> tuple[Member, ...]:
        """The members of a tally, if one of them has a limit."""
        if not isinstance(node, Tally) or all(getattr(member, "max", 1) is None for member in node.of):
            return ()
        return tuple(self._member(member, way) for member in node.of)

    def _takes(self, leaf: Count | Credits | CountAll) -> frozenset[Known]:
        key = id(leaf)
        if key not in self._known:
            select = EVERYTHING if isinstance(leaf, CountAll) else leaf.select
            self._known[key] = self.selecting.chosen(select).takes
        return self._known[key]

    def _shared_leaves(self, node: Rule, way: Way) -> Iterable[Count | Credits | CountAll]:
        if isinstance(node, CountAll) or (isinstance(node, Count | Credits) and way.shared):
            yield node
        for member in members(node):
            yield from self._shared_leaves(member, way_of(member, way))

    # Denials

    def _denied(self, node: Rule, way: Way) -> Said:  # noqa: C901 # one branch for each kind of node
        """That a node is not satisfied."""
        if node.advisory:
            return False
        match node:
            case Group(op="not"):
                return all_of(self._said(member, way) for member in node.members)
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
            case Count():
                return self._lacks(node)
            case InProgram():
                return all_of(f"not enrolled in {self._programme_names[code]}" for code in dict.fromkeys(node.ids))
            case InSpecialisation():
                return all_of(f"not enrolled in {name}" for name in self._specialisations(node))
            case HoldsBadge():
                return f"not holds {self.badge_names[node.id]}"
            case _:
                raise CannotBeSaidError(f"that `{node.op}` is not satisfied")

    def _lacks(self, node: Count) -> Said:
        """Fewer than so many of these courses are on the record."""
        if not node.min:
            return False
        chosen = self.selecting.chosen(node.select)
        if node.min_mark is not None or node.in_progress or not chosen.takes.isdisjoint(self.courses.repeated):
            raise CannotBeSaidError("that too few courses were taken, with a mark or more than once")
        names = [f"lacks {self.courses.names[course]}" for course in sorted(chosen.takes)]
        return n_of(max(0, len(names) - node.min + 1), names)


def way_of(node: Rule, around: Way) -> Way:
    """What a node says of sharing holds for all that is inside it."""
    if isinstance(node, Pool):
        return Way(shared=False, split=True)
    sharing = getattr(node, "sharing", None)
    return around if sharing is None else Way(shared=sharing == "shared", split=around.split)


def any_sharing(rule: Rule) -> bool:
    """Whether anything is said of sharing; if not, nothing is used up."""
    return any(getattr(node, "sharing", None) is not None for node in nodes(rule))


def programmes(learner: Learner) -> list[str]:
    """The programmes of a learner."""
    given = learner.program or []
    return [given] if isinstance(given, str) else list(given)


def plain(number: Decimal) -> str:
    """A number as the language writes it: no exponent, no zeros behind the last digit.

    >>> plain(Decimal("65.50")), plain(Decimal("100")), plain(Decimal("1E+2"))
    ('65.5', '100', '100')
    """
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def credits_(number: Decimal) -> str:
    """The word for so many of them."""
    return "credit" if number == 1 else "credits"


def quoted(text: str) -> str:
    """A text of the language.

    >>> print(quoted('the "first"'))
    "the \\"first\\""
    """
    words = " ".join(text.split()) or "-"
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _named(prefix: str, texts: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in sorted(texts):
        wanted = name = f"{prefix}.{slug(text)}"
        number = 1
        while name in found.values():
            number += 1
            name = f"{wanted}_{number}"
        found[text] = name
    return found


def _has_pools(found: Iterable[Rule]) -> bool:
    return any(isinstance(member, Pool) for member in found)


def _asks_for_hours(node: Rule) -> bool:
    return isinstance(node, AtLeast) and bool(node.min_hours_in_one_area)


def _of_all(node: Rule) -> list[CountAll]:
    return [inner for inner in nodes(node) if isinstance(inner, CountAll)]


def _closed(said: Said) -> str:
    return said if isinstance(said, str) else ALWAYS if said else NEVER


def _alone(text: str) -> str:
    """A selection that filters can follow."""
    return text if not {" or ", " and ", " except "} & {f" {word} " for word in text.split()} else f"({text})"


def _grouped(text: str, filters: str, bare: str) -> str:
    return f"{_alone(bare)}{filters}" if filters else text
