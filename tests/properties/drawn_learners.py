"""Small random records for the drawn colleges: in the words of the language, and what those words do not say."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

from pathways.model.catalogue import Catalogue
from pathways.model.declaration import Admission, Credential, Stack
from pathways.model.learner import Item, Learner, Pin, Provenance, Status
from pathways.model.requirement import Named, Requirement
from pathways.model.walk import walk_members

AS_OF_DATES = ("2023-05-31", "2023-06-01", "2024-06-01")
DATES = ("2019-05-10", "2020-12-10", "2021-01-01", "2021-12-31", "2022-01-01", "2022-06-01", "2023-05-10")
THINGS = ("c1", "c2", "c3", "c4", "c5", "c6")


def drawn_learner(random: Random, name: str, text: str, most: int = 5) -> str:
    """A learner block on the names of a rule text."""
    clauses = []
    if random.randrange(3):
        clauses.append(f"born {random.choice(('2000-01-01', '2001-06-01', '2001-06-02', '2005-01-01'))}")
    if random.randrange(3) == 0:
        clauses.append('population "veteran"')
    clauses += [
        f"{word} programme on {random.choice(DATES)}"
        for word in ("declared", "admitted to", "enrolled in")
        if random.randrange(3) == 0
    ]
    if random.randrange(2):
        clauses.append(f'attested "signed" by "the office" on {random.choice((*DATES, "2030-01-01"))}')
    if "matriculation" in text and random.randrange(3):
        clauses.append(f"matriculated on {random.choice(DATES)}")
    if random.randrange(3) == 0:
        clauses.append(f"applied on {random.choice(('2023-05-31', '2023-06-01'))}")
    taken: list[str] = []
    clauses += [
        _item(random, text, taken) for _ in range(random.choice((0, 1, *range(2, most + 1), most, most)))
    ]
    return f'learner "{name}" {{ {" ".join(clauses)} expect goal met }}'


def _item(random: Random, text: str, taken: list[str]) -> str:
    """An item; now and then one more attempt at something that was taken before."""
    names = [*THINGS * 3, "e1", "x1", "programme", "programme"]
    names += [badge for badge in ("b1", "b2", "b3") if f"badge {badge}" in text]
    if "certificate past " in text:
        names += ["past"] * 6
    name = random.choice(taken if taken and random.randrange(4) == 0 else names)
    taken.append(name)
    word = random.choice(
        ("earned",) * 8 + ("taking", "taking", "planning", "failed", "withdrew from", "revoked")
    )
    said = [word, name]
    done = word not in {"taking", "planning"}
    if done or random.randrange(3) == 0:
        said.append(f"on {random.choice(DATES if done else ('2024-12-01', '2023-12-01', '2020-12-10'))}")
    if done and random.randrange(6) == 0:
        said[-1] = f"on {random.choice(('2023-06-01', '2023-06-02', '2024-01-01'))}"
    if name in THINGS:
        said += _of_course(random, word, text)
    if name == "e1":
        said.append(f"score {random.choice((50, 60, 70))}")
    if name == "x1":
        said.append(f"worth {random.choice((20, 40, 60.5))} hours")
    if word == "earned" and (name[0] == "b" or name == "past") and random.randrange(4) == 0:
        said.append(f"valid until {random.choice(('2022-01-01', '2023-05-31', '2025-01-01'))}")
    if random.randrange(8) == 0:
        said.append('asserted by "the learner"')
    if (
        word == "earned"
        and "conversion turn" in text
        and name in {"c1", "c2", "c3", "e1"}
        and random.randrange(2)
    ):
        said.append(random.choice(("converted by turn", "converted by turn converted on 2023-05-31")))
    return " ".join(said)


def _of_course(random: Random, word: str, text: str) -> list[str]:
    said = []
    if word == "failed":
        said.append("grade F")
    elif word == "earned" and random.randrange(4):
        said.append(f"grade {random.choice(('A', 'B', 'C', 'D', 'P'))}")
    if "spread" in text or "term" in text:
        said.append(f'term "{random.choice(("spring", "autumn"))}"')
    if random.randrange(10) == 0:
        said.append("graded pass_fail")
    if random.randrange(12) == 0:
        said.append(random.choice(("at away", "at here")))
    return said


def unsaid(random: Random, learner: Learner) -> Learner:
    """The same learner with transfer, verification, what awards were recorded with, and without what nobody recorded."""
    items = recorded_with(random, [_unsaid(random, item) for item in learner.items])
    return replace(
        learner,
        items=items,
        populations=None if random.randrange(5) == 0 else learner.populations,
        admitted=None if random.randrange(5) == 0 else learner.admitted,
        enrolled=None if random.randrange(5) == 0 else learner.enrolled,
    )


def pinned(random: Random, learner: Learner, catalogue: Catalogue) -> Learner:
    """The same learner with somebody's word on where items count, now and then."""
    if random.randrange(2):
        return learner
    number = random.choice((1, 1, 2, 3))
    return replace(learner, pins=tuple(_pin(random, learner, catalogue) for _ in range(number)))


def _pin(random: Random, learner: Learner, catalogue: Catalogue) -> Pin:
    """Most are about something on the record and a requirement of the goal itself."""
    paths = _paths(catalogue)
    own = [path for path in paths if path.split("/")[0] not in {"b1", "b2", "b3", "programme", "entry"}]
    on_record = [name for item in learner.items for name in (item.key, item.name) if name]
    return Pin(
        item=random.choice([*on_record * 2, *THINGS]),
        requirement=random.choice(paths if random.randrange(5) == 0 else own),
        advisor=random.choice(("", "Dr Gray")),
        on=random.choice((None, *(date.fromisoformat(day) for day in AS_OF_DATES))),
    )


def _paths(catalogue: Catalogue) -> list[str]:
    """Requirements that hold items, and what these are in."""
    goals: tuple[Credential | Stack | Admission, ...] = (
        *catalogue.credentials.values(),
        *catalogue.stacks.values(),
        *catalogue.admissions.values(),
    )
    parts = [part for goal in goals for part in _parts(goal)]
    found = [inside.path for part in parts for inside in walk_members(part) if not isinstance(inside, Named)]
    return sorted({*found, *(goal.name for goal in goals)})


def _parts(goal: Credential | Stack | Admission) -> list[Requirement]:
    match goal:
        case Credential(require=require, pools=pools):
            return [*([require] if require is not None else []), *pools]
        case Stack(onto=onto, made_of=made_of):
            return [*([onto] if onto is not None else []), made_of]
        case Admission(require=require):
            return [require]


def _unsaid(random: Random, item: Item) -> Item:
    if random.randrange(10) == 0:
        item = replace(item, transferred=True)
    if item.provenance is Provenance.RECORDED and random.randrange(10) == 0:
        item = replace(item, provenance=Provenance.VERIFIED)
    if item.status is Status.EARNED and random.randrange(12) == 0:
        item = replace(item, completed=None)
    if item.sort == "exam" and random.randrange(4) == 0:
        item = replace(item, score=None)
    return item


def recorded_with(random: Random, items: Sequence[Item]) -> tuple[Item, ...]:
    """Every other award with one or two items that were recorded with it: learning, or an award that stands before it."""
    found: list[Item] = []
    for item in items:
        behind = [other.key for other in items if other.sort != "credential"]
        behind += [other.key for other in found if other.sort == "credential"]
        if item.sort == "credential" and behind and random.randrange(2):
            some = random.sample(behind, random.randint(1, min(2, len(behind))))
            item = replace(item, part_of=tuple(sorted(some)))  # noqa: PLW2901 # the same award with more said of it
        found.append(item)
    return tuple(found)
