"""How much is there of what satisfies, where it is not enough: the same number that the verdict stands on."""

import pytest

from tests.audit.auditing import desk, earned, requiring

WRITING = "1 course from courses in area alder.writing shared"
CHOIR = 'course choir "Choir" { taught at alder worth 1 credit repeatable up to 2 times }\n'
SUNG = "\n".join(f"earned choir on 202{year}-05-10" for year in (1, 2, 3))
TURN = 'conversion turn "Turn" { converts alder.talk gives 3 credits as alder.wri101 }\n'


@pytest.mark.parametrize(
    ("asked", "members", "record", "have"),
    [
        ("3 courses", (WRITING, WRITING), earned("wri101", "wri102"), 2000),
        ("2 courses", (WRITING, WRITING), earned("wri101 2023-05-10", "wri101 2024-05-10"), 1000),
        ("at least 9 credits", (WRITING, WRITING), earned("wri101", "wri102"), 6000),
        ("3 courses", (WRITING + " up to 1 course",) * 2, earned("wri101", "wri102", "wri201"), 2000),
        ("4 courses", (WRITING, WRITING + " up to 1 course"), earned("wri101", "wri102", "wri201"), 3000),
        ("3 courses", ("1 course from choir shared",) * 2, SUNG, 2000),
        (
            "3 courses",
            (WRITING, "1 course from courses in area alder.numbers"),
            earned("wri101", "mat101"),
            2000,
        ),
        (
            "4 courses",
            (WRITING + " up to 1 course", "1 course from courses in area alder.numbers"),
            earned("wri101", "wri102", "mat101"),
            2000,
        ),
        (
            "2 items",
            ("1 item from alder.talk shared", "1 item from alder.wri101 shared"),
            "earned alder.talk on 2024-05-10 converted by turn",
            1000,
        ),
        (
            "at least 8 credits",
            ("1 course from alder.bio101", "1 item from { alder.talk, alder.wri102 }"),
            earned("bio101", "talk", "wri102"),
            7000,
        ),
        (
            "at least 6 credits",
            (
                "at least 1 credit from alder.bio101 split",
                "at least 1 credit from { alder.bio101, alder.lab100 } split",
            ),
            earned("bio101", "lab100"),
            5000,
        ),
    ],
)
def test_what_satisfies_is_told_as_far_as_it_counts(
    asked: str, members: tuple[str, ...], record: str, have: int
) -> None:
    goal = desk(
        CHOIR + TURN + requiring(f"{asked} from what satisfies {{ {', '.join(members)} }}"), record
    ).audit()
    assert goal.route is not None
    assert goal.route.finding.have == have
