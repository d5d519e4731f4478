"""What the tests of the checks have in common: a few declarations, and what a check tells of a rule beside them."""

from pathways.model.checks import check
from pathways.problem import Problem
from tests.model.reading import read

THINGS = """
scale letters { passing A 4, C 2 failing F 0 }
institution u "U"
area w "W"
course a "A" { worth 3 credits number "101" teaches area w }
course b "B" { worth 3 credits number "301" }
course twin "Twin" { equivalent to a worth 3 credits }
course often "Often" { worth 3 credits repeatable up to 3 times }
course always "Always" { worth 3 credits repeatable }
course free "Free"
course shop "Shop" { worth 2 CEU not for credit }
exam e "E"
experience x "X" { worth 300 hours }
badge bd "Badge" { require a worth 1 credit }
certificate ct "Certificate" { require a }
master degree ms "Master" { require ct }
kind odd "Odd" ranks as credential of kind nobody_knows
"""


def told(text: str, code: str) -> list[Problem]:
    return [problem for problem in check(read(THINGS + text).catalogue) if problem.code == code]


def requires(requirement: str) -> str:
    return f'certificate asked "Asked" {{ worth 12 credits require {requirement} }}'
