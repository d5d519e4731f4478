"""What identifies the meaning of the rules of tables: a sum of digests, so that no order, id or source changes it."""

from hashlib import sha256
from struct import Struct

from pathways.model.articulation.store import UNKNOWN, Store

_PART = Struct("<16s3i")
_RULE = Struct("<2I3iB")


def digest_of(store: Store) -> str:
    """A number in hexadecimal; two stores have the same if their rules take and give the same on the same days."""
    courses = [
        sha256(repr(store.course_words(course)).encode()).digest()[:16]
        for course in range(len(store.courses))
    ]
    goals = ["\n".join(sorted(each.split("\n"))).encode() for each in store.goals.words]
    total = 0
    for rule in range(len(store)):
        takes, gives = _sides(store, courses, rule)
        days = store.priority[rule], store.begins[rule], store.ends[rule]
        head = _RULE.pack(len(takes), len(gives), *days, store.chains[rule])
        said = b"".join((head, *takes, *gives, goals[store.goals_of[rule]]))
        total += int.from_bytes(sha256(said).digest()[:20], "big")
    return f"{total:x}"


def _sides(store: Store, courses: list[bytes], rule: int) -> tuple[list[bytes], list[bytes]]:
    """What a rule takes and what it gives, each in an order of its own."""
    row = store.only_row(rule)
    if row != UNKNOWN:  # nearly all rules of a large table
        taken, best, worst, brought, given, how, worth, catalogue = (held[row] for held in store.rows)
        return (
            [_PART.pack(courses[taken], best, worst, brought)],
            [_PART.pack(courses[given], how, worth, catalogue)],
        )
    return (
        sorted(_PART.pack(courses[each.course], *each[1:4]) for each in store.takes(rule)),
        sorted(_PART.pack(courses[each.course], *each[1:4]) for each in store.gives(rule)),
    )
