"""Whole-number programmes: the smallest value is found, kept, added up again, and asked for twice where a verdict hangs on it."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import product
from random import Random
from typing import TYPE_CHECKING

import pytest

from pathways.search.programme import NoAnswerError, OutOfTimeError, Programme, SolverFaultError

if TYPE_CHECKING:
    import highspy

Row = tuple[dict[int, int], int | None, int | None]


def _drawn(random: Random) -> tuple[list[int], list[Row], list[dict[int, int]]]:
    """Bounds, rows and wishes of a small programme that nothing at all fulfils."""
    bounds = [random.choice((1, 1, 2, 3)) for _ in range(random.randint(3, 6))]
    columns = range(len(bounds))

    def terms() -> dict[int, int]:
        return {column: random.choice((1, 2, 3, -1)) for column in columns if random.randrange(2)}

    rows: list[Row] = [(terms(), None, random.randint(0, 6)) for _ in range(random.randint(1, 4))]
    rows += [(terms(), -random.randint(0, 3), None) for _ in range(random.randint(0, 2))]
    return bounds, rows, [terms() for _ in range(3)]


def _sum(terms: Mapping[int, int], values: tuple[int, ...]) -> int:
    return sum(factor * values[column] for column, factor in terms.items())


def _holds(row: Row, values: tuple[int, ...]) -> bool:
    terms, lower, upper = row
    total = _sum(terms, values)
    return (lower is None or total >= lower) and (upper is None or total <= upper)


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", range(150))
def test_wishes_one_after_another_are_as_small_as_trying_everything_makes_them(seed: int) -> None:
    bounds, rows, wishes = _drawn(Random(seed))
    programme = Programme()
    for most in bounds:
        programme.column(most)
    for terms, lower, upper in rows:
        programme.row(terms, at_least=lower, at_most=upper)
    left = [
        values
        for values in product(*(range(most + 1) for most in bounds))
        if all(_holds(row, values) for row in rows)
    ]
    for wish in wishes:
        best = min(_sum(wish, values) for values in left)
        assert programme.least(wish, sure=True) == best
        left = [values for values in left if _sum(wish, values) == best]
        assert tuple(map(programme.value, range(len(bounds)))) in left


def test_the_best_is_found_where_the_solver_once_was_content_with_less() -> None:
    programme = Programme()
    heavy, light, lost, spared = (programme.column(1) for _ in range(4))
    programme.row({heavy: 1, lost: 1}, at_least=1)
    programme.row({light: 1, spared: 1}, at_least=1)
    programme.row({heavy: 1, light: 1}, at_most=1)
    assert programme.least({lost: 10, spared: 8}, sure=True) == 8
    assert programme.value(heavy) == 1


def test_the_second_answer_counts_if_it_is_better(monkeypatch: pytest.MonkeyPatch) -> None:
    programme = Programme()
    one, two = programme.column(1), programme.column(1)
    programme.row({one: 1, two: 1}, at_least=1)
    answer = Programme._answer  # noqa: SLF001 # what the solver says is what is tampered with
    said = iter([[1, 1]])
    monkeypatch.setattr(Programme, "_answer", lambda self, solver: next(said, None) or answer(self, solver))
    assert programme.least({one: 1, two: 1}, sure=True) == 1


def test_the_second_answer_does_not_count_if_it_is_worse(monkeypatch: pytest.MonkeyPatch) -> None:
    programme = Programme()
    one, two = programme.column(1), programme.column(1)
    programme.row({one: 1, two: 1}, at_least=1)
    said = iter([[1, 0], [1, 1]])
    monkeypatch.setattr(Programme, "_answer", lambda *_: next(said))
    assert programme.least({one: 1, two: 1}, sure=True) == 1
    assert programme.value(two) == 0


def test_the_solver_is_asked_for_the_second_time_in_another_way(monkeypatch: pytest.MonkeyPatch) -> None:
    programme = Programme()
    first, second = ((programme.column(1), programme.column(1)) for _ in range(2))
    ways = []

    def answer(_: Programme, solver: "highspy.Highs") -> list[int]:
        ways.append(solver.getOptionValue("presolve")[1])
        return [1, 0, 1, 0]

    monkeypatch.setattr(Programme, "_answer", answer)
    for one, two in (first, second):
        programme.row({one: 1, two: 1}, at_least=1)
        programme.least({one: 1, two: 1}, sure=True)
    assert ways == ["choose", "off"] * 2


@pytest.mark.parametrize(("most", "ways"), [(1, ["choose"]), (2, ["choose", "off"])])
def test_an_amount_is_asked_for_twice_though_no_verdict_hangs_on_it(
    most: int, ways: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    programme = Programme()
    one, two = programme.column(most), programme.column(1)
    programme.row({one: 1, two: 1}, at_least=1)
    asked = []

    def answer(_: Programme, solver: "highspy.Highs") -> list[int]:
        asked.append(solver.getOptionValue("presolve")[1])
        return [1, 0]

    monkeypatch.setattr(Programme, "_answer", answer)
    programme.least({one: 1, two: 1})
    assert asked == ways


def test_the_solver_is_told_to_leave_no_gap_and_nothing_to_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    programme = Programme()
    column = programme.column(1)
    programme.row({column: 1}, at_least=1)
    told = {}

    def answer(_: Programme, solver: "highspy.Highs") -> list[int]:
        for option in ("mip_rel_gap", "mip_abs_gap", "threads", "random_seed"):
            told[option] = solver.getOptionValue(option)[1]
        return [1]

    monkeypatch.setattr(Programme, "_answer", answer)
    programme.least({column: 1})
    assert told == {"mip_rel_gap": 0, "mip_abs_gap": 0.5, "threads": 1, "random_seed": 0}


def test_fractions_are_scaled_away() -> None:
    programme = Programme()
    third = programme.column(5)
    programme.row({third: Fraction(1, 3)}, at_least=Fraction(3, 4))
    assert programme.least({third: 1}) == 3


def test_a_fraction_of_a_column_reaches_a_whole_limit() -> None:
    programme = Programme()
    third = programme.column(5)
    programme.row({third: Fraction(1, 3)}, at_least=1)
    assert programme.least({third: 1}) == 3


def test_a_limit_between_two_whole_numbers_below_nothing_holds_exactly() -> None:
    programme = Programme()
    column = programme.column(9)
    programme.row({column: -1}, at_most=Fraction(-7, 2))
    assert programme.least({column: 1}) == 4


def test_what_is_kept_at_its_value_stays_there() -> None:
    programme = Programme()
    one, two = programme.column(3), programme.column(3)
    programme.row({one: 1, two: 1}, at_least=3)
    assert programme.least({one: 1}) == 0
    programme.fix(two)
    assert programme.least({two: -1}) == -3
    assert programme.value(two) == 3


def test_columns_are_free_again_after_a_question() -> None:
    programme = Programme()
    one, two = programme.column(1), programme.column(1)
    programme.row({one: 1, two: 1}, at_most=1)
    assert not programme.possible({one: 1, two: 1})
    assert programme.possible({one: 1})
    assert programme.least({two: -1}) == -1


def test_no_time_is_no_answer() -> None:
    programme = Programme(seconds=0)
    column = programme.column(1)
    programme.row({column: 1}, at_least=1)
    with pytest.raises(OutOfTimeError):
        programme.least({column: 1})


def test_time_can_be_allowed_anew() -> None:
    programme = Programme(seconds=0)
    one, two = programme.column(1), programme.column(1)
    programme.row({one: 1, two: 1}, at_least=1)
    programme.allow(60)
    assert programme.least({one: 2, two: 1}) == 1
    programme.allow(0)
    with pytest.raises(OutOfTimeError):
        programme.least({two: 1})
    programme.allow(None)
    assert programme.least({two: 1}) == 1


def test_a_solver_that_ran_out_of_time_has_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    import highspy

    programme = Programme(seconds=60)
    column = programme.column(1)
    programme.row({column: 1}, at_least=1)
    monkeypatch.setattr(highspy.Highs, "getModelStatus", lambda _: highspy.HighsModelStatus.kTimeLimit)
    with pytest.raises(OutOfTimeError):
        programme.least({column: 1})


def test_the_time_is_for_all_objectives_together(monkeypatch: pytest.MonkeyPatch) -> None:

    programme = Programme(seconds=3)
    wishes = []
    for _ in range(3):
        one, two = programme.column(1), programme.column(1)
        programme.row({one: 1, two: 1}, at_least=1)
        wishes.append({one: 1, two: 1})
    # For each objective: when rows are loaded, and when the solver runs.
    clock = iter((0, 0, 1, 3, 3, 3, 3, 5, 5, 5))
    limits = []
    answer = Programme._answer  # noqa: SLF001 # what the solver was allowed is what is looked at

    def watched(self: Programme, solver: "highspy.Highs") -> list[int]:
        limits.append(solver.getOptionValue("time_limit")[1])
        return answer(self, solver)

    monkeypatch.setattr(Programme, "_answer", watched)
    monkeypatch.setattr("pathways.search.programme.perf_counter", lambda: float(next(clock)))
    assert [programme.least(wish) for wish in wishes[:2]] == [1, 1]
    assert limits == [3, 1]
    with pytest.raises(OutOfTimeError):
        programme.least(wishes[2])


def test_a_programme_that_cannot_hold_is_a_fault() -> None:
    programme = Programme()
    column = programme.column(1)
    programme.row({column: 1}, at_least=2)
    with pytest.raises(SolverFaultError):
        programme.least({column: 1})


def test_a_solver_that_gives_up_has_said_neither_yes_nor_no(monkeypatch: pytest.MonkeyPatch) -> None:
    import highspy

    programme = Programme()
    column = programme.column(1)
    programme.row({column: 1}, at_least=1)
    monkeypatch.setattr(highspy.Highs, "getModelStatus", lambda _: highspy.HighsModelStatus.kSolveError)
    with pytest.raises(SolverFaultError, match="Solve error"):
        programme.possible({column: 1})


def test_a_row_without_columns_must_hold_by_itself() -> None:
    programme = Programme()
    programme.row({}, at_most=1)
    with pytest.raises(SolverFaultError):
        programme.row({}, at_least=1)
    with pytest.raises(SolverFaultError):
        programme.row({}, at_most=-1)
    with pytest.raises(SolverFaultError):
        programme.row({programme.column(1): 0}, at_least=1)


@pytest.mark.parametrize("wrong", [[2], [0]])
def test_an_answer_that_breaks_a_row_or_a_bound_is_never_told(
    wrong: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    import highspy

    programme = Programme()
    column = programme.column(1)
    programme.row({column: 1}, at_least=1)

    class Said:
        col_value = wrong

    monkeypatch.setattr(highspy.Highs, "getSolution", lambda _: Said())
    with pytest.raises(SolverFaultError):
        programme.least({column: 1})


@pytest.mark.parametrize("wrong", [[2, -1, 0], [1, 1, 0]])
def test_an_answer_is_wrong_if_one_column_or_one_row_is(
    wrong: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    import highspy

    programme = Programme()
    columns = [programme.column(1) for _ in range(3)]
    programme.row(dict.fromkeys(columns, 1), at_least=1, at_most=1)

    class Said:
        col_value = wrong

    monkeypatch.setattr(highspy.Highs, "getSolution", lambda _: Said())
    with pytest.raises(SolverFaultError):
        programme.least(dict.fromkeys(columns, 1))


def test_a_row_that_came_later_is_added_up_too(monkeypatch: pytest.MonkeyPatch) -> None:
    import highspy

    programme = Programme()
    one, two = programme.column(1), programme.column(1)
    programme.row({one: 1, two: 1}, at_least=1)
    assert programme.least({one: 1, two: 1}) == 1
    programme.row({one: 1}, at_least=1)

    class Said:
        col_value = (0, 1)

    monkeypatch.setattr(highspy.Highs, "getSolution", lambda _: Said())
    with pytest.raises(SolverFaultError):
        programme.least({one: 1, two: 2})


def test_the_best_of_some_cases_is_that_of_all_and_only_the_cases_that_reach_it_stay() -> None:
    programme = Programme()
    left, right, price = programme.column(1), programme.column(1), programme.column(9)
    programme.row({left: 1, right: 1}, at_least=1, at_most=1)
    programme.row({price: 1, left: -5, right: -3}, at_least=0)
    cases = [{left: 1, right: 0}, {left: 0, right: 1}, {left: 1, right: 1}]
    assert programme.least_among({price: 1}, cases) == [cases[1]]
    assert (programme.value(price), programme.value(right)) == (3, 1)
    assert programme.least({left: 1}) == 0


def test_cases_of_which_none_has_an_answer_are_told() -> None:
    programme = Programme()
    column = programme.column(1)
    programme.row({column: 1}, at_least=1)
    with pytest.raises(NoAnswerError):
        programme.least_among({column: 1}, [{column: 0}, {column: 2}])
    assert programme.least({column: 1}) == 1


def test_cases_stay_where_the_answer_at_hand_is_as_low_as_can_be() -> None:
    programme = Programme()
    first, second = programme.column(1), programme.column(1)
    programme.least({first: 1, second: 1})
    cases = [{first: 0}, {first: 1}]
    assert programme.least_among({second: 1}, cases) == cases
    assert programme.value(second) == 0


def test_out_of_time_among_cases_keeps_an_answer_that_is_there() -> None:
    programme = Programme(60)
    column = programme.column(1)
    programme.row({column: 1}, at_least=1)
    programme.least({column: -1})
    programme.seconds = 0.0
    with pytest.raises(OutOfTimeError):
        programme.least_among({column: 1}, [{column: 1}])
    assert programme.value(column) == 1
