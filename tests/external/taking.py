"""What the leaves of a neutral rule take, which of them use it up, and whether work in progress does for them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tests.external.courses import Courses, Known
from tests.external.neutral import Count, CountAll, Course, Credits, Group, Learner, Rule, Select
from tests.external.selecting import Chosen, Selecting
from tests.external.walking import leaves, members, nodes
from tests.external.ways import Way, any_sharing, way_of
from tests.external.wording import plain

EVERYTHING = Select(everything=True)


@dataclass
class Takes:
    """A rule with the courses that it and its learners name."""

    rule: Rule
    courses: Courses
    learners: Sequence[Learner]
    title: str = "Rule"
    selecting: Selecting = field(init=False)
    _known: dict[int, frozenset[Known]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Selections are read against the courses."""
        self.selecting = Selecting(self.courses)

    @cached_property
    def around(self) -> Way:
        """How leaves take courses where no node says it: without using them up.

        Free electives are what no other leaf uses. Where no two of the others can take the same course, it is the same to say
        that each of them uses up what it takes; so it is where some leaves say that they do.
        """
        uses_up = self._has_free_electives and (
            any_sharing(self.rule) or self._only_free_electives_meet_others
        )
        return Way(shared=not uses_up)

    @property
    def _has_free_electives(self) -> bool:
        return any(isinstance(leaf, Credits) and leaf.leftover for leaf in leaves(self.rule))

    @property
    def _only_free_electives_meet_others(self) -> bool:
        found = [leaf for leaf in leaves(self.rule) if not getattr(leaf, "leftover", False)]
        had = {self.courses.known(course) for learner in self.learners for course in learner.courses}
        taken = Counter(
            course for leaf in found for course in self.selecting.chosen(leaf.select).takes if course in had
        )
        return max(taken.values(), default=0) <= 1

    def competes(self, course: Known, path: str) -> bool:
        """Whether a leaf outside the node of that path would use the course up too."""
        return any(
            path not in above and not shared and course in self.takes(leaf)
            for above, leaf, shared in self._placing(self.rule, self.around, ())
        )

    def fits(self, leaf: Count | Credits | CountAll, course: Course) -> bool:
        """Whether a leaf can take a course."""
        in_time = not isinstance(leaf, CountAll) or (
            isinstance(course.term, int) and course.term <= leaf.by_term
        )
        return in_time and self.courses.known(course) in self.takes(leaf)

    def _placing(
        self, node: Rule, around: Way, above: tuple[str, ...]
    ) -> Iterator[tuple[tuple[str, ...], Count | Credits | CountAll, bool]]:
        """The leaves, with the paths that they are in, and whether they use nothing up."""
        way, here = way_of(node, around), (*above, node.path or node.name or "")
        if isinstance(node, Count | Credits | CountAll):
            free = isinstance(node, Credits) and node.leftover
            yield here, node, isinstance(node, CountAll) or (way.shared and not free)
        for member in members(node):
            yield from self._placing(member, way, here)

    @cached_property
    def takes_all_in_progress(self) -> bool:
        """Whether every leaf accepts courses in progress, with any mark, and nothing is denied: then `in progress` does."""
        found = [*leaves(self.rule)]
        denies = any(isinstance(node, Group) and node.op == "not" for node in nodes(self.rule))
        waits = any(leaf.min_mark is not None for leaf in found)
        return bool(found) and not denies and not waits and all(leaf.in_progress for leaf in found)

    @cached_property
    def tells_progress_apart(self) -> bool:
        """Whether some leaves accept courses in progress and others do not.

        The language has no leaf that does. Such courses are recorded as earned on a grading basis of their own, which the other
        leaves refuse.
        """
        return not self.takes_all_in_progress and any(leaf.in_progress for leaf in leaves(self.rule))

    def supply(self, chosen: Chosen) -> float:
        """How many courses a closed list can give."""
        if not chosen.text:
            return 0
        endless = not chosen.closed or any(course in self.courses.repeated for course in chosen.takes)
        return float("inf") if endless else len(chosen.takes)

    def filters(self, node: Count | Credits) -> str:
        """What narrows the selection of a leaf down."""
        mark = f" with grade {plain(node.min_mark)} or better" if node.min_mark is not None else ""
        return mark if node.in_progress or not self.tells_progress_apart else f"{mark} graded 'graded'"

    def takes(self, leaf: Count | Credits | CountAll) -> frozenset[Known]:
        """What a leaf takes."""
        key = id(leaf)
        if key not in self._known:
            select = EVERYTHING if isinstance(leaf, CountAll) else leaf.select
            self._known[key] = self.chosen(leaf, select).takes
        return self._known[key]

    def chosen(self, leaf: Count | Credits | CountAll, select: Select) -> Chosen:
        """What a leaf selects, less what an advisor has put where the leaf is not."""
        found = self.selecting.chosen(select)
        paths, shared = self._standing[id(leaf)]
        put = [course for course in self.courses.all if course.put]
        elsewhere = [course for course in put if course in found.takes and paths.isdisjoint(course.put)]
        here = [course for course in put if course.external and not paths.isdisjoint(course.put)]
        if elsewhere and not shared:
            found = self.selecting.without(found, elsewhere)
        return self.selecting.with_(found, here) if here else found

    @cached_property
    def _standing(self) -> dict[int, tuple[frozenset[str], bool]]:
        """For each leaf the paths that it is in, and whether it uses nothing up."""
        placed = self._placing(self.rule, self.around, ())
        return {id(leaf): (frozenset(above), shared) for above, leaf, shared in placed}

    def shared_leaves(self, node: Rule, way: Way) -> Iterable[Count | Credits | CountAll]:
        """The leaves of a node that use nothing up."""
        if isinstance(node, CountAll) or (isinstance(node, Count | Credits) and way.shared):
            yield node
        for member in members(node):
            yield from self.shared_leaves(member, way_of(member, way))
