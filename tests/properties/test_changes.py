"""What changed between audits of drawn learners can always be told, and is the same told from either end."""

import json
from random import Random

import jsonschema
import pytest

from pathways.audit import audit_learner
from pathways.changes.change import AuditChanges, Kind
from pathways.exchange.audit import compare_audits
from pathways.exchange.audit.schema import schema
from pathways.report import to_plain
from pathways.report.changes_to_plain import changes_to_plain
from pathways.report.from_class_changes import page_of_class
from pathways.report.to_text import text_of
from tests.properties.comparing import drawn

pytestmark = pytest.mark.no_cover

SEEDS = range(40)
MIRRORED = {
    Kind.MET: Kind.NO_LONGER_MET,
    Kind.IN_USE: Kind.NOT_IN_USE,
    Kind.MORE: Kind.LESS,
    Kind.FACTS: Kind.FACTS,
}


@pytest.fixture(scope="module")
def pairs() -> list[tuple[AuditChanges, AuditChanges]]:
    """What changed from one learner's record to another's by the same rules, taken for one learner, and back."""
    found = []
    for seed in SEEDS:
        college = drawn(Random(seed), 2)
        one, other = (
            to_plain(audit_learner(college.rules, learner, college.goals, college.as_of))
            for learner in college.learners
        )
        other["learner"] = one["learner"]
        found.append((compare_audits(one, other), compare_audits(other, one)))
    return found


def _kinds(changes: AuditChanges) -> dict[tuple[str, str], set[Kind]]:
    return {
        (goal.told.name, each.told.path): set(each.kinds)
        for goal in changes.goals
        for each in goal.requirements
        if each.before is not None and each.after is not None
    }


def test_every_change_is_told_in_words_and_keeps_to_its_schema(
    pairs: list[tuple[AuditChanges, AuditChanges]],
) -> None:
    described = jsonschema.Draft202012Validator(schema())
    for changes, _ in pairs:
        assert str(changes).startswith("What changed: ")
        described.validate(json.loads(json.dumps(changes_to_plain(changes))))
    assert text_of(page_of_class([changes for changes, _ in pairs], [], [])).startswith(
        f"What changed for {len(pairs)} learners"
    )


def test_the_way_back_undoes_every_change(pairs: list[tuple[AuditChanges, AuditChanges]]) -> None:
    looked = 0
    for there, back in pairs:
        mirrored = {**MIRRORED, **{other: kind for kind, other in MIRRORED.items()}}
        forward = {
            key: {mirrored[kind] for kind in kinds if kind in mirrored}
            for key, kinds in _kinds(there).items()
        }
        backward = {key: {kind for kind in kinds if kind in mirrored} for key, kinds in _kinds(back).items()}
        assert {key: some for key, some in forward.items() if some} == {
            key: some for key, some in backward.items() if some
        }
        assert there.is_none == back.is_none
        looked += len(forward)
    assert looked > len(pairs)


def test_every_item_that_counts_elsewhere_has_moved(pairs: list[tuple[AuditChanges, AuditChanges]]) -> None:
    for changes, _ in pairs:
        for goal in changes.goals:
            if goal.before is not None and goal.after is not None:
                was = {
                    (use.item, each.path)
                    for each in goal.before.counting()
                    if each.chosen
                    for use in each.uses
                }
                now = {
                    (use.item, each.path)
                    for each in goal.after.counting()
                    if each.chosen
                    for use in each.uses
                }
                newly = {(move.item.item, path) for move in goal.moves for path in move.newly}
                assert {path for _, path in newly} <= {path for _, path in now}
                same = {item for item, _ in was} & {item for item, _ in now}
                assert {spot for spot in newly if spot[0] in same} == {
                    spot for spot in now - was if spot[0] in same
                }
