"""What counts elsewhere now: the moves that matter come first, and what came or went alike is told at once."""

from pathways.changes.change import GoalChanges, Move, Seen
from pathways.report.changes_in_words import Named
from pathways.report.moves_in_words import moves_in_words

TEXTS = {
    "ba/core": "MAT 101 Numbers with grade C or better",
    "ba/arts": "1 course in the area Arts",
    "ba/free": "at least 6 credits from courses",
    "ba/overall/1": "at least 60 credits from any learning",
}


def _move(
    code: str,
    no_longer: tuple[str, ...] = (),
    newly: tuple[str, ...] = (),
    *,
    status: str = "earned",
    **more: object,
) -> Move:
    return Move(Seen(code, code, "Numbers" if code == "MAT 101" else "", status), no_longer, newly, **more)  # type: ignore[arg-type] # as a test says it


def _told(*moves: Move) -> list[str]:
    named = Named(GoalChanges(None, None, (), moves, (), (), ()))
    named.was = named.now = TEXTS
    return list(moves_in_words(moves, named))


def test_what_no_longer_counts_comes_first_then_what_moved_and_last_what_is_new() -> None:
    assert _told(
        _move("A", newly=("ba/arts",)),
        _move("B", ("ba/arts",), ("ba/free",)),
        _move("C", ("ba/free",), why="C — failed."),
    ) == [
        "C no longer counts for “at least 6 credits from courses” (failed).",
        "B counts for “at least 6 credits from courses”, before for “1 course in the area Arts”.",
        "A counts for “1 course in the area Arts”.",
    ]


def test_what_comes_or_goes_alike_is_told_at_once() -> None:
    assert _told(
        _move("A", newly=("ba/free",)),
        _move("B", newly=("ba/free",)),
        _move("B", newly=("ba/free",)),
        _move("C", newly=("ba/free",), status="planned"),
        _move("D", ("ba/arts",), why="D — failed."),
        _move("E", ("ba/arts",), why="E — failed."),
        _move("F", ("ba/arts",), why="F — withdrawn."),
    ) == [
        "D and E no longer count for “1 course in the area Arts” (failed).",
        "F no longer counts for “1 course in the area Arts” (withdrawn).",
        "A and B (2 times) count for “at least 6 credits from courses”.",
        "C counts for “at least 6 credits from courses” (planned).",
    ]


def test_what_takes_a_place_is_told_with_what_had_it() -> None:
    taken = _move("B", newly=("ba/arts",))
    assert _told(
        _move("A", ("ba/arts",), instead=("B",)), _move("C", ("ba/arts",), instead=("B",)), taken
    ) == [
        "A no longer counts for “1 course in the area Arts”; B counts there now.",
        "C no longer counts for “1 course in the area Arts”; B counts there now.",
        "B counts for “1 course in the area Arts”.",
    ]


def test_a_total_is_told_only_of_what_counts_for_nothing_else() -> None:
    total = "ba/overall/1"
    assert _told(
        _move("A", newly=("ba/arts", total)),
        _move("B", newly=(total,)),
        _move("C", ("ba/arts", total)),
        _move("D", ("ba/free",), (total,)),
        _move("E", (total,), ("ba/free",)),
    ) == [
        "C no longer counts for “1 course in the area Arts”.",
        "D no longer counts for “at least 6 credits from courses”.",
        "E counts for “at least 6 credits from courses”, before for “at least 60 credits from any learning”.",
        "A counts for “1 course in the area Arts”.",
        "B counts for “at least 60 credits from any learning”.",
    ]


def test_what_is_asked_for_by_its_name_is_not_named_twice() -> None:
    assert _told(_move("MAT 101", newly=("ba/core",)), _move("B", newly=("ba/core",))) == [
        "MAT 101 Numbers counts, asked for by name.",
        "B counts for “MAT 101 Numbers with grade C or better”.",
    ]
