"""By which texts of the rules a learner is judged, where rules changed with the years."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any

from pathways.model.catalogue import Catalogue
from pathways.model.learner import Item, Learner
from tests.oracle.judge import STATES, Judge
from tests.oracle.judgement import Judgement
from tests.oracle.texts import text_on

Days = dict[str, date]
"""For every rule that has several texts the day by which it goes."""
_ROOMS = ("credentials", "stacks", "admissions")
_RANKS = ("met", *(word for word, _ in STATES[1:]), "unmet")


class YearJudge:
    """Judges by the texts that hold for a learner; where there is a choice of days, by the best of them."""

    def __init__(self, catalogue: Catalogue, learner: Learner, as_of: date) -> None:
        self._catalogue, self._learner, self._as_of = catalogue, learner, as_of

    def goal(self, name: str) -> Judgement:
        """The judgement on a goal by the texts that it goes by, which it has to itself if a stack wants one year."""
        bound = self._of_one_year(name)
        if not bound:
            return self._judge(self._days).goal(name)
        tried = [
            self._judge(self._days | dict.fromkeys(bound, day), self._awarded_otherwise(bound, day)).goal(
                name
            )
            for day in self._all_days([*bound])
        ]
        return min(tried, key=_rank)

    def admission(self, name: str) -> str:
        return self._judge(self._days).admission(name)

    @cached_property
    def _days(self) -> Days:
        """The day of each rule; of credentials that may choose the best, those that others stand on first."""
        days = {name: self._own_day(name, self._as_of) for name in self._catalogue.versions}
        for name in self._catalogue.credentials:
            if name in days and self._may_choose(name) and not self._of_one_year(name):
                tried = [(day, self._judge(days | {name: day}).goal(name)) for day in self._all_days([name])]
                days[name] = min(tried, key=lambda each: _rank(each[1]))[0]
        return days

    def _all_days(self, names: Sequence[str]) -> list[date]:
        """Every day by which the learner may go in one of these, the latest first."""
        found = {self._own_day(name, self._as_of) for name in names if name in self._catalogue.versions}
        since = self._learner.matriculated
        for name in names:
            if since is not None and name in self._catalogue.versions and self._may_choose(name):
                begun = [text.since for text in self._catalogue.versions[name]]
                found |= {since, self._as_of, *(day for day in begun if day and since <= day <= self._as_of)}
        return sorted(found or {self._as_of}, reverse=True)

    def _own_day(self, name: str, today: date) -> date:
        return self._said_day(name, today) or today

    def _said_day(self, name: str, today: date) -> date | None:
        """The day declared with a programme, of a stack that of what it leads to; else the learner's."""
        if name in self._catalogue.admissions:
            return self._learner.applied
        stack = self._catalogue.stacks.get(name)
        names = {name, stack.into} if stack is not None else {name}
        declared = [
            (one.since or date.min, one.catalogue)
            for one in self._learner.declared
            if one.programme in names and one.catalogue and (one.since or date.min) <= today
        ]
        return max(declared)[1] if declared else self._learner.catalogue

    def _may_choose(self, name: str) -> bool:
        credential = self._catalogue.credentials.get(name)
        return credential is not None and credential.any_catalogue

    def _of_one_year(self, name: str) -> dict[str, None]:
        """The goal and all that stacks put together for it by one year."""
        found: dict[str, None] = {}
        for stack in self._catalogue.stacks.values():
            if stack.same_catalogue_year and name in {stack.name, stack.into}:
                found |= dict.fromkeys(
                    each for each in self._catalogue.credentials if _speaks_of(stack, each)
                )
                found |= dict.fromkeys((stack.name, name))
        return found

    def _awarded_otherwise(self, bound: Mapping[str, None], day: date) -> frozenset[str]:
        """The awards by another text than the one of a day."""
        return frozenset(
            item.key
            for item in self._learner.items
            if item.name in bound and item.name in self._catalogue.versions and self._is_of_another(item, day)
        )

    def _is_of_another(self, award: Item, day: date) -> bool:
        if award.name is None or award.completed is None:
            return False
        said = self._said_day(award.name, award.completed)
        if said is None and self._may_choose(award.name):
            return False
        texts = self._catalogue.versions[award.name]
        return text_on(texts, said or award.completed) is not text_on(texts, day)

    def _judge(self, days: Days, without: frozenset[str] = frozenset()) -> Judge:
        rooms: dict[str, Any] = {
            room: {
                name: text_on(self._catalogue.versions.get(name, ()), days.get(name, self._as_of)) or newest
                for name, newest in getattr(self._catalogue, room).items()
            }
            for room in _ROOMS
        }
        items = tuple(item for item in self._learner.items if item.key not in without)
        return Judge(replace(self._catalogue, **rooms), replace(self._learner, items=items), self._as_of)


def _rank(judgement: Judgement) -> tuple[int, int]:
    return (_RANKS.index(judgement.state), judgement.remaining)


def _speaks_of(stack: object, name: str) -> bool:
    """Whether a name stands in what a stack is made of."""
    return f"'{name}'" in repr(stack)
