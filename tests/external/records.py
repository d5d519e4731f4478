"""From learners of a neutral file to a learner document as the product reads it."""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.external.courses import squeezed
from tests.external.from_neutral import Written
from tests.external.neutral import Course, Learner
from tests.external.requirements import programmes
from tests.external.terms import day_of
from tests.external.wording import plain

ADVISOR = "the advisor"
IN_PROGRESS = "in progress"
GRANTED = "1999-01-01"

Json = dict[str, Any]


def document(learners: Mapping[str, Learner], written: Written) -> Json:
    """A document with all learners of a rule, each under the key it has here."""
    return {
        "pathways": "learner/1",
        "learners": [_record(key, learner, written) for key, learner in learners.items()],
    }


def _record(key: str, learner: Learner, written: Written) -> Json:
    items = [_item(at, course, written) for at, course in enumerate(learner.courses)]
    badges = [
        {
            "id": f"b{at}",
            "item": written.badge_names[badge],
            "status": "earned",
            "completed": day_of(0).isoformat(),
        }
        for at, badge in enumerate(dict.fromkeys(learner.badges))
    ]
    enrolled = [written.programme_names[code] for code in dict.fromkeys(programmes(learner))]
    enrolled += [written.specialisation_names[code] for code in dict.fromkeys(learner.specialisations)]
    return {
        "id": key,
        "items": items + badges,
        "enrolled": [{"programme": name} for name in enrolled],
        "pins": list(_pins(learner, written)),
        "exceptions": [*_assigned(learner, written), *_overrides(learner, written)],
    }


def _item(at: int, course: Course, written: Written) -> Json:
    status = course.status or "earned"
    basis: Json = {}
    if status == IN_PROGRESS and written.tells_progress_apart:
        status, basis = "earned", {"basis": IN_PROGRESS}
    found: Json = {
        "id": f"k{at}",
        "item": written.courses.names[written.courses.known(course)],
        "status": status,
        "credits": plain(course.credits),
        **basis,
    }
    if status == "earned":
        found["completed"] = day_of(course.term).isoformat()
    if course.mark is not None:
        found["grade"] = plain(course.mark)
    if isinstance(course.term, int):
        found["term"] = f"term {course.term}"
    return found


def _pins(learner: Learner, written: Written) -> Iterator[Json]:
    """An advisor's word on where a course counts; one about a requirement of another rule says nothing here.

    It is not written down where nothing else could have the course: in a tally a course may stay in a branch that is not
    needed, and a pin asks for that branch.
    """
    for at, course in enumerate(learner.courses):
        for path in course.assigned_to:
            known = written.courses.known(course)
            stands = written.names.get(path) in written.placed and not known.put
            if stands and not course.external and written.competes(known, path):
                yield {"item": f"k{at}", "requirement": written.names[path], "advisor": ADVISOR}


def _assigned(learner: Learner, written: Written) -> Iterator[Json]:
    """What was earned elsewhere counts where somebody put it, whether it fits there or not."""
    for at, course in enumerate(learner.courses):
        for path in course.assigned_to:
            known = written.courses.known(course)
            if written.names.get(path) in written.placed and course.external and not known.put:
                yield {
                    **_granted("apply here", "earned elsewhere"),
                    "item": f"k{at}",
                    "requirement": written.names[path],
                }


def _overrides(learner: Learner, written: Written) -> Iterator[Json]:
    """What an advisor waived; where it names a course of the learner, the course counts there."""
    ids = {squeezed(course.id): at for at, course in enumerate(learner.courses)}
    for override in learner.advisor_overrides:
        name = written.names.get(override.requirement, "")
        if name not in written.placed:
            continue
        at = ids.get(squeezed(override.course)) if override.course is not None else None
        if at is not None:
            yield {**_granted("apply here", "an advisor's override"), "item": f"k{at}", "requirement": name}
        else:
            yield {**_granted("waive", "an advisor's override"), "requirement": name}


def _granted(kind: str, reason: str) -> Json:
    return {"kind": kind, "by": ADVISOR, "on": GRANTED, "reason": reason}
