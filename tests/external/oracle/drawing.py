"""Neutral files drawn at random, in the style of each source of the format, with verdicts from the slow reading."""

import json
from collections.abc import Callable
from decimal import Decimal
from random import Random
from typing import Any, cast

from tests.external.oracle.satisfying import satisfied

Json = dict[str, Any]

PLAIN = [
    "CS 1200",
    "CS 2305",
    "CS 3345",
    "MATH 2413",
    "MATH 2414",
    "HIST 1301",
    "FRE 101",
    "COS 126",
    "COS 340",
]
TIGHT = ["COMP1511", "COMP2521", "COMP3121", "MATH1081", "MATH2069", "SENG2011", "GENE9001", "COMP1511W"]
ODD = [
    "6.006",
    "18.01",
    "CS 1200L",
    "cs 1200",
    "CS1200",
    "CS  1200",
    "ELE 206/COS 306",
    "COS 306 / ELE 206",
    "数学 101",
    "Ökonomie 2",
    'A "B" \\ 3',
    "X-101*",
    "[AB] 1",
    "101",
    "all of",
    "{x}",
    "É2²",
]
MARKS = [45, 50, 64.5, 65, 75, 100]
LANGUAGES = ["FRE", "SPA"]
TAGS, DISTS = ["S Computer", "A/B", "hum"], ["QR", "LA", "SEN"]
PROGRAMMES, SPECIALISATIONS = ["3778", "COMPA1", "Öko 1"], ["COMPA1", "SENGAH", "COMPBH"]
BADGES = ["https://badges.example/1", "b2", "B2"]


class Draw:
    """Draws one file after another; the same seed and number draw the same file."""

    def __init__(self, seed: str) -> None:
        """Begin with nothing drawn."""
        self.random = Random(seed)
        pools = [PLAIN, TIGHT, ODD, PLAIN + TIGHT, PLAIN + ODD]
        self.ids = self.random.sample(some := self.random.choice(pools), min(len(some), self._number(2, 6)))
        self.paths: list[str] = []
        self.marked = self._chance(0.4)
        self.progress = self._chance(0.4)
        self.sized = self._chance(0.3)

    def file(self) -> Json:
        """A file with one rule and some learners; numbers are exact, as they are when such a file is read."""
        styles = [self.prerequisite, self.exclusive, self.tallied, self.pooled, self.unshared, self.partly]
        style = self.random.choice(styles)
        rule = _exact(style())
        cases = [self._case(at, rule) for at in range(6)]
        return {
            "format": "neutral-1",
            "lang_depts": LANGUAGES,
            "rules": {"r": {"rule": rule}},
            "cases": cases,
        }

    def _case(self, at: int, rule: Json) -> Json:
        learner = _exact(self.learner())
        verdict = satisfied(rule, learner, LANGUAGES)
        return {"id": f"case {at}", "target": "r", "learner": learner, "expected": {"satisfied": verdict}}

    # Learners

    def learner(self) -> Json:
        """A learner with few courses."""
        found: Json = {"courses": [self._course() for _ in range(self._number(0, 5))]}
        if self._chance(0.4):
            found["program"] = self.random.choice([*PROGRAMMES, PROGRAMMES[:2]])
        if self._chance(0.4):
            found["specialisations"] = self.random.sample(SPECIALISATIONS, self._number(0, 2))
        if self._chance(0.4):
            found["badges"] = self.random.sample(BADGES, self._number(0, 2))
        return found

    def _course(self) -> Json:
        found: Json = {"id": self.random.choice(self.ids), "credits": self._credits()}
        if self.marked and self._chance(0.8):
            found["mark"] = self.random.choice(MARKS)
        if self.progress and self._chance(0.5):
            found["status"] = self.random.choice(
                ["completed", "in_progress", "in_progress", "planned", "failed"]
            )
            if found["status"] != "completed":
                found.pop("mark", None)
        if self._chance(0.5):
            found["term"] = self.random.choice([1, 2, 3, 3, "2020T1"])
        if self.sized and self._chance(0.3):
            found["subject"], found["level"] = self.random.choice(["CS", "COMP", "X"]), self._number(0, 4)
        if self._chance(0.2):
            found["tags"] = self.random.sample(TAGS, self._number(0, 2))
        if self._chance(0.3):
            found["dist"] = self.random.sample(DISTS, self._number(0, 2))
        if self.paths and self._chance(0.2):
            found["assigned_to"] = [self.random.choice([*self.paths, "Other//2020"])]
            found["external"] = self._chance(0.3)
        return found

    def _credits(self) -> int | float:
        return self.random.choice([3, 3, 3, 4, 6, 1.5, 0, 0.25] if self._chance(0.3) else [3, 3, 4, 6])

    # Selections

    def select(self, depth: int = 2) -> Json:
        """A selection of one kind, or of others."""
        kinds: list[Callable[[], Json]] = [self._ids, self._ids, self._ids, self._by_key, self._patterns]
        kinds += [self._range, self._joined] if depth else []
        found = self.random.choice(kinds)() if depth else self._ids()
        if self._chance(0.15) and "patterns" not in found:
            found["except"] = self._some_ids()
        return found

    def _some_ids(self) -> list[str]:
        return self.random.choices([*self.ids, "NOT 100"], k=self._number(0, 3))

    def _ids(self) -> Json:
        return {"ids": self._some_ids() or [self.ids[0]]}

    def _by_key(self) -> Json:
        one = self.random.choice(self.ids)
        return self.random.choice(
            [
                {"subject": self.random.choice(["CS", "COMP", "MATH", "X"])},
                {"level": self._number(0, 4)},
                {"level_in": [self._number(1, 2), self._number(2, 4)]},
                {"prefix": one[: self._number(1, 4)]},
                {"suffix": one[-self._number(1, 3) :]},
                {"tag": self.random.choice(TAGS)},
                {"everything": True},
                {"subject": self.random.choice(["CS", "COMP"]), "level": self._number(1, 3)},
                {"dist": self.random.sample(DISTS, self._number(1, 2))},
            ]
        )

    def _patterns(self) -> Json:
        one = self.random.choice(self.ids).replace("*", "")
        some = [
            one,
            f"{one[: self._number(1, 6)]}*",
            "COS 3**",
            "LANG 1**",
            "ELE 206/COS 306",
            "CS 1200/XX 1",
        ]
        found: Json = {"patterns": self.random.sample(some, self._number(1, 3))}
        if self._chance(0.3):
            found["dist"] = [self.random.choice(DISTS)]
        if self._chance(0.3):
            found["except"] = [self.random.choice([*self.ids, "COS 34*"])]
        return found

    def _range(self) -> Json:
        low = self.random.choice([0, 100, 1000, 2000])
        subject = self.random.choice(["CS", "COMP", "MATH", "X"])
        return {
            "range": {"subject": subject, "from": low, "to": low + self.random.choice([0, 400, 999, 2500])}
        }

    def _joined(self) -> Json:
        parts = [self.select(1) for _ in range(self._number(0, 2) or 2)]
        return self.random.choice([{"all": parts}, {"any": parts}, {"not": parts[0]}])

    # Nodes

    def prerequisite(self) -> Json:
        """A tree without sharing: everything counts everywhere."""
        facts = [self._average, self._fact, self._fact]
        return self._tree(3, [self._count, self._count, self._count, self._credits_node, *facts])

    def exclusive(self) -> Json:
        """A tree in which every course is used once."""
        found = self._tree(2, [self._count, self._count, self._credits_node, self._credits_from], most=3)
        if found["op"] not in {"all", "any", "at_least"}:
            found = {"op": "all", "of": [found]}
        if self._chance(0.4):
            found = {"op": "all", "of": [found, self._leftover()]}
        return {**found, "sharing": "exclusive"}

    def unshared(self) -> Json:
        """A tree without sharing, with sums of credits, and sometimes with free electives."""
        found = self._tree(2, [self._count, self._credits_node, self._credits_from], most=2)
        return {"op": "all", "of": [found, self._leftover()]} if self._chance(0.5) else found

    def partly(self) -> Json:
        """A tree in which some leaves use up what they take, some say that they do not, and some say nothing."""
        leaves = [self._marked_leaf]
        return {"op": "all", "of": [self._tree(2, leaves), self._tree(1, leaves)]}

    def _marked_leaf(self) -> Json:
        found = self.random.choice([self._count, self._credits_node])()
        sharing = self.random.choice([None, "exclusive", "exclusive", "shared"])
        return found if sharing is None else {**found, "sharing": sharing}

    def pooled(self) -> Json:
        """Pools, beside each other and inside other nodes."""
        found = self._tree(1, [self._pool, self._pool, self._count, self._credits_node], most=2)
        return {"op": "all", "of": [found, self._pool()]} if self._chance(0.5) else found

    def tallied(self) -> Json:
        """A tally of tallies."""
        found = self._tally("T", 2)
        self.paths = [str(path) for path in _paths(found)]
        return found if self._chance(0.85) else self._beside(found)

    def _beside(self, found: Json) -> Json:
        return self.random.choice(
            [
                {"op": "all", "of": [found]},
                {"op": "any", "of": [found, self._fact()]},
                {"op": "not", "of": [found]},
            ]
        )

    def _tree(self, depth: int, leaves: list[Callable[[], Json]], most: int = 3) -> Json:
        if not depth or self._chance(0.2):
            return self.random.choice(leaves)()
        of = [
            self._tree(depth - 1, leaves, most) for _ in range(self._number(0, most) or self._number(0, most))
        ]
        kind = self.random.choice(["all", "any", "at_least", "not"])
        if kind == "not":
            return {"op": "not", "of": [self._tree(depth - 1, leaves, most)]}
        found: Json = {"op": kind, "of": of}
        if kind == "at_least":
            found["n"] = self._number(0, len(of) + 1)
            if self._credits_from in leaves and self._chance(0.3):
                found["min_hours_in_one_area"] = self.random.choice([0, 3, 6, 7])
        return found

    def _count(self) -> Json:
        found: Json = {
            "op": "count",
            "min": self.random.choice([0, 1, 1, 1, 2, 2, 3]),
            "select": self.select(),
        }
        if self.marked and self._chance(0.3):
            found["min_mark"] = self.random.choice(MARKS)
        if self.progress and self._chance(0.4):
            found["in_progress"] = True
        if self._chance(0.2):
            found["absorbs_many"] = True
        if self._chance(0.1):
            found["max"] = self._number(0, 3)
        if self._chance(0.05):
            found["advisory"] = True
        return found

    def _credits_node(self) -> Json:
        amount = self.random.choice([0, 3, 3, 6, 6, 7.5, 9, 12])
        return {"op": "credits", "min": amount, "select": self.select()}

    def _leftover(self) -> Json:
        select: Json = {"everything": True} if self._chance(0.7) else self.select()
        return {
            "op": "credits",
            "min": self.random.choice([0, 3, 4, 6, 9]),
            "select": select,
            "leftover": True,
        }

    def _credits_from(self) -> Json:
        of = [
            self._tree(1, [self._count, self._count, self._credits_node], 2)
            for _ in range(self._number(0, 3))
        ]
        return {"op": "credits_from", "min": self.random.choice([0, 3, 4, 6, 6, 9]), "of": of}

    def _average(self) -> Json:
        found: Json = {
            "op": "average",
            "min": self.random.choice([0, 50, 65, 70.25]),
            "select": self.select(),
        }
        if self._chance(0.5):
            found["advisory"] = True
        return found

    def _fact(self) -> Json:
        return self.random.choice(
            [
                {"op": "true"},
                {"op": "manual"},
                {"op": "in_program", "ids": self.random.sample(PROGRAMMES, self._number(1, 2))},
                {
                    "op": "in_specialisation",
                    "pattern": self.random.choice(["COMP??", "COMPA1", "S?????", "?"]),
                },
                {"op": "holds_badge", "id": self.random.choice(BADGES)},
            ]
        )

    def _pool(self) -> Json:
        return {
            "op": "pool",
            "sharing": "exclusive_split_hours",
            "of": [self._credits_node() for _ in range(self._number(0, 3))],
        }

    def _tally(self, path: str, depth: int) -> Json:
        of = []
        for at in range(self._number(0, 3)):
            here = f"{path}//{self.random.choice(['a', 'a b', 'Ä'])}{at}"
            if depth and self._chance(0.35):
                of.append(self._tally(here, depth - 1))
            elif self._chance(0.1):
                of.append({"op": "count_all", "by_term": self._number(0, 3), "path": here, **self._limits()})
            else:
                sharing = self.random.choice(["exclusive", "exclusive", "shared"])
                select = self.random.choice([self._ids, self._patterns, self._by_key])()
                leaf = {"op": "count", "sharing": sharing, "select": select, "path": here, **self._limits()}
                of.append({**leaf, "name": self.random.choice(["One", here])})
        return {"op": "tally", "path": path, "of": of, **self._limits(), "min": self._number(0, 3)}

    def _limits(self) -> Json:
        return {"min": self.random.choice([0, 1, 1, 2]), "max": self.random.choice([None, 0, 1, 1, 2, 3])}

    # Chance

    def _number(self, least: int, most: int) -> int:
        return self.random.randint(least, most)

    def _chance(self, share: float) -> bool:
        return self.random.random() < share


def _exact(drawn: Json) -> Json:
    return cast("Json", json.loads(json.dumps(drawn), parse_float=Decimal))


def _paths(node: Json) -> list[str]:
    own = [] if node["op"] == "count_all" else [node["path"]]
    return [*own, *(path for child in node.get("of", ()) for path in _paths(child))]
