"""Checks of what leads where and of who may say so, on both sides of their lines."""

import pytest

from pathways.model.checks import check
from tests.model.checks.telling import requires, told
from tests.model.reading import read


@pytest.mark.parametrize(
    ("made_of", "into", "told_times"),
    [
        ("bd", "ct", 0),
        ("ct", "bd", 1),
        ("ct", "ct", 1),
        ("all of { a, ct, ms }", "ct", 2),
        ("2 credentials from { bd, ct }", "ms", 0),
        ("2 credentials from { bd, ms }", "ct", 1),
        ("2 credentials from few", "ct", 1),
        ("2 badges from badges", "ct", 0),
        ("2 badges from badges", "bd", 1),
        ("2 credentials from credentials of kind doctorate", "ms", 1),
        ("2 credentials from (credentials of kind certificate or badges)", "bd", 2),
        ("2 credentials from kinds", "bd", 1),
        ("2 credentials from credentials of kind credential of kind odd", "bd", 0),
        ("strange", "bd", 0),
        ("ct", "strange", 0),
        ("ct", "nothing_like_it", 0),
    ],
)
def test_vertical_stacks_go_up(made_of: str, into: str, told_times: int) -> None:
    text = f"""
    set few = {{ bd, ms }}
    set kinds = credentials of kind certificate
    credential of kind odd strange "Strange" {{ require a }}
    vertical stack s "S" {{ made of {made_of} into {into} }}
    """
    assert len(told(text, "stack-goes-down")) == told_times


def test_only_vertical_stacks_must_go_up() -> None:
    assert not told('horizontal stack s "S" { made of ct into bd }', "stack-goes-down")
    assert not told('value-added stack s "S" { onto ct add a into bd }', "stack-goes-down")


def test_every_circle_is_told_once_with_all_its_places() -> None:
    text = """
    badge p "P" { require q }
    badge q "Q" { require r }
    badge r "R" { require p }
    badge s "S" { require all of { t, p } }
    badge t "T" { require s }
    """
    found = told(text, "circular-stacks")
    assert [problem.message.count("needs") for problem in found] == [3, 2]
    assert [len(problem.spots) for problem in found] == [3, 2]


def test_circles_run_through_routes() -> None:
    through_stack = (
        'badge p "P" { require q }\ncertificate q "Q" {}\nvertical stack s "S" { made of p into q }'
    )
    assert [len(problem.spots) for problem in told(through_stack, "circular-stacks")] == [2]
    through_conversion = """
    badge p "P" { awarded automatically require holds q }
    certificate q "Q" { require a }
    conversion c "C" { converts badges gives 3 credits as q }
    """
    (problem,) = told(through_conversion, "circular-stacks")
    assert problem.spots[1].quoted.strip().startswith("conversion c")


def test_badges_awarded_on_application_may_count_one_another() -> None:
    both = 'badge p "P" {{ {0} require 2 badges from badges }}\nbadge q "Q" {{ {0} require 3 badges from badges }}'
    assert not told(both.format(""), "circular-stacks")
    assert told(both.format("awarded automatically"), "circular-stacks")


def test_two_conditions_that_exclude_each_other_are_no_circle() -> None:
    assert not told(
        'badge p "P" { require not holds q }\nbadge q "Q" { require not holds p }', "circular-stacks"
    )


@pytest.mark.parametrize(
    ("detail", "used", "code"),
    [
        ("", True, "unreachable-credential"),
        ('criteria "c"', True, None),
        ('description "d"', True, "unreachable-credential"),
        ("", False, "orphaned-credential"),
        ('criteria "c"', False, "orphaned-credential"),
        ("requirements not published", True, None),
        ("requirements not published", False, None),
        ("require a", False, None),
        ("pool { a }", False, None),
        ("overall { at least 3 credits }", False, None),
    ],
)
def test_credentials_that_nothing_leads_to(detail: str, used: bool, code: str | None) -> None:
    text = f'badge p "P" {{ {detail} }}\n' + (requires("all of { p, a }") if used else "")
    codes = {"unreachable-credential", "orphaned-credential"}
    found = [
        problem.code for name in sorted(codes) for problem in told(text, name) if "`p`" in problem.message
    ]
    assert found == ([code] if code else [])


@pytest.mark.parametrize(
    ("rule", "told_times"),
    [
        ('badge p "P" { requirements not published }', 0),
        ('badge p "P" { requirements not published require a }', 1),
        ('badge p "P" { requirements not published require a require b }', 1),
        ('badge p "P" { requirements not published pool { a } pool { b } }', 2),
        ('badge p "P" { requirements not published overall { at least 3 credits, at most 6 credits } }', 1),
        ('badge p "P" { requirements not published }\nhorizontal stack s "S" { made of a into p }', 1),
        ('badge p "P" { requirements not published }\nhorizontal stack s "S" { made of a into nowhere }', 0),
        ('badge p "P" { requirements not published }\nhorizontal stack s "S" { made of p }', 0),
        ('badge p "P" { require a }\nhorizontal stack s "S" { made of a into p }', 0),
    ],
)
def test_what_is_not_published_is_not_required(rule: str, told_times: int) -> None:
    found = told(rule, "unpublished-requirements")
    assert len(found) == told_times
    assert all("`p`" in problem.message and len(problem.spots) == 2 for problem in found)


@pytest.mark.parametrize(
    "use",
    [
        'admission z "Z" { admits to p require a }',
        'badge z "Z" { require holds p }',
        'badge z "Z" { require declared p }',
        'badge z "Z" { require enrolled in p }',
        'badge z "Z" { require 1 badge from badges }',
        'conversion z "Z" { converts p gives its worth }',
        'badge z "Z" { require a overall { at most 1 item from { p } } }',
    ],
)
def test_whatever_is_used_leads_somewhere(use: str) -> None:
    assert not [
        problem
        for problem in told(f'badge p "P" {{}}\n{use}', "orphaned-credential")
        if "`p`" in problem.message
    ]


def test_a_circle_through_an_average_is_told_where_the_average_stands() -> None:
    text = 'badge p "P" { require gpa at least 2 over record { q } }\nbadge q "Q" { require p }'
    (problem,) = told(text, "circular-stacks")
    assert [spot.quoted[spot.column - 1 :][:1] for spot in problem.spots] == ["q", "p"]


def test_a_credential_is_not_used_by_itself() -> None:
    text = 'badge p "P" { overall { at least 1 badge from badges } }'
    assert not told(text, "unreachable-credential")


@pytest.mark.parametrize(
    "route",
    ['horizontal stack s "S" { made of a into p }', 'conversion c "C" { converts shop gives 1 credit as p }'],
)
def test_a_route_leads_to_a_credential(route: str) -> None:
    codes = {"unreachable-credential", "orphaned-credential"}
    assert not [code for code in codes if told(f'badge p "P" {{}}\n{route}', code)]


@pytest.mark.parametrize(
    ("made_of", "is_told"),
    [
        ("all of { bd, a }", False),
        ("bd", True),
        ("2 courses from courses", True),
        ("all of { bd, age at least 22 }", True),
        ("in order { bd, a }", False),
        ("both", False),
        ("one", True),
    ],
)
def test_an_order_is_between_two(made_of: str, is_told: bool) -> None:
    text = "requirement both = all of { bd, a }\nrequirement one = bd\n"
    stack = f'{text}vertical stack s "S" {{ made of {made_of} into ct taken in order }}'
    assert bool(told(stack, "idle-order")) is is_told
    assert not told(stack.replace("taken in order", ""), "idle-order")


def test_conversions_of_what_bears_credit() -> None:
    def conversion(source: str) -> str:
        return f'conversion c "C" {{ converts {source} gives 3 credits as b }}'

    assert [problem.message for problem in told(conversion("{ a, shop, bd }"), "converts-credit")] == [
        "`c` converts `a`, which bears credit already",
        "`c` converts `bd`, which bears credit already",
    ]
    assert not told(conversion("{ a, shop } bearing no credit"), "converts-credit")
    assert not told(conversion("courses bearing no credit"), "converts-credit")
    assert not told(conversion("{ shop, nothing_like_it }"), "converts-credit")


def test_who_may_award_credit() -> None:
    text = 'institution lib "Library" {{ non-academic }}\ncertificate p "P" {{ issued by {} require a {} }}'
    assert told(text.format("lib", ""), "non-academic-credit")
    assert not told(text.format("u", ""), "non-academic-credit")
    assert not told(text.format("lib", "not for credit"), "non-academic-credit")


def test_each_rule_cites_a_source() -> None:
    text = """
    source s "S"
    conversion c "C" { converts shop gives 3 credits as b }
    admission z "Z" { admits to ct require a }
    horizontal stack h "H" { made of a }
    badge fine "Fine" { require a cites s }
    """
    messages = " ".join(problem.message for problem in told(text, "missing-source"))
    for words in ("the conversion `c`", "the admission `z`", "the stack `h`", "the credential `bd`"):
        assert words in messages
    assert "fine" not in messages


@pytest.mark.parametrize(
    ("dates", "is_told"),
    [
        ("effective 2024-01-01", False),
        ("retired 2024-01-01", False),
        ("effective 2024-01-01 retired 2024-01-02", False),
        ("effective 2024-01-01 retired 2024-01-01", True),
    ],
)
def test_dates_of_a_credential(dates: str, is_told: bool) -> None:
    assert bool(told(f'badge p "P" {{ {dates} }}', "retired-before-effective")) is is_told


def test_longer_circles_of_institutions_are_told_once() -> None:
    text = """
    institution i1 "1" { part of i2 }
    institution i2 "2" { part of i3 }
    institution i3 "3" { part of i1 }
    institution i4 "4" { part of i1 }
    institution i5 "5" { part of nobody }
    """
    (problem,) = told(text, "circular-institutions")
    assert problem.message == "`i1` is part of `i2`, which is part of `i3`, which is part of `i1`"


def test_a_catalogue_without_rules_has_no_problems() -> None:
    assert check(read("").catalogue) == ()


def test_of_a_rule_that_is_read_in_part_nobody_says_that_it_lacks_something() -> None:
    catalogue = read('certificate lost "Lost" { }\ncertificate other "Other" { }').catalogue
    told = [
        (problem.code, problem.spots[0].line) for problem in check(catalogue, partly_read=frozenset({"lost"}))
    ]
    assert told == [("missing-source", 2)]
