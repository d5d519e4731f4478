"""Transfer beside pins and in several goals at once."""

from itertools import product

from pathways.audit.from_graph import audit
from pathways.audit.state import State
from pathways.model.learner import Pin
from tests.audit.auditing import DAY, desk
from tests.audit.test_transfers import asked


def test_a_pin_by_the_name_of_what_was_transferred_is_honoured_and_told() -> None:
    wanted = "require 1 course from { leh.acc } require 1 course from { leh.acc, leh.any }"
    found = asked('transfer a "A" { takes hos.acc gives leh.acc }\n', wanted, "earned hos.acc on 2023-05-20")
    pinned = found.knowing(pins=(Pin("hos.acc", "goal/require/2", advisor="Dr Gray"),))
    (told,) = pinned.audit().pins
    assert (told.honoured, told.code, told.title) == (True, "ACC 110", "Accounting")
    text = " ".join(str(audit(pinned.graph, pinned.learner, ("goal",), DAY, "digest", None)).split())
    assert "20 May 2023, transferred from ACC 110 at Hostos, pinned here by Dr Gray" in text


def test_things_given_for_one_course_by_different_rules_count_as_it_in_several_goals() -> None:
    courses = "".join(
        f'course alder.{name}{at} "{name} {at}" {{ taught at alder worth 3 credits }}\n'
        for name, at in product("xyz", "12")
    )
    rules = "".join(
        f'transfer {name} "{name}" {{ takes alder.bio101 gives alder.{name}1 gives alder.{name}2 }}\n'
        for name in "xyz"
    )
    for wanted in product("12", repeat=3):
        goals = "".join(
            f'certificate {name} "{name}" {{ issued by alder require alder.{course}{at} }}\n'
            for name, course, at in zip("abc", "xyz", wanted, strict=True)
        )
        limit = 'sharing limits "Limits" { between { a, b, c } each item in at most 2 credentials }\n'
        found = desk(courses + rules + goals + limit, "earned alder.bio101 on 2023-05-01", "a")
        goals_ = audit(found.graph, found.learner, tuple("abc"), DAY, "digest", None).goals
        assert [each.state for each in goals_] == [State.MET, State.MET, State.UNMET]
