"""What a selection takes where a catalogue has hardly anything in it."""

from datetime import date

from pathways.audit import audit_learner
from pathways.audit.state import State
from tests.properties.comparing import rules_of


def test_the_only_institution_teaches_its_courses() -> None:
    rules = rules_of(
        'institution here "Here" { academic } course c1 "C1" { taught at here worth 3 credits } '
        'certificate goal "Goal" { issued by here require 1 course from courses at here } '
        'learner "someone" { earned c1 on 2023-05-10 expect goal met }'
    )
    found = audit_learner(rules, rules.catalogue.tests[0].learner, ("goal",), date(2024, 6, 1))
    assert found.goal("goal").state is State.MET
