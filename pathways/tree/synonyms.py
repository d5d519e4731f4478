"""What people write for words of the language, by the place where it stands, and what to write instead."""

WORDS = {
    "a maximum of": "at most",
    "a minimum of": "at least",
    "at a maximum": "at most",
    "at a minimum": "at least",
    "at maximum": "at most",
    "at minimum": "at least",
    "at the least": "at least",
    "at the most": "at most",
    "but not": "except",
    "catalog": "catalogue",
    "completed in the last": "completed within",
    "completed within the last": "completed within",
    "credit hour": "credit",
    "credit hours": "credits",
    "criteria not published": "requirements not published",
    "each of": "all of",
    "either of": "any of",
    "else": "otherwise",
    "every one of": "all of",
    "except for": "except",
    "excluding": "except",
    "from the following": "from",
    "greater than": "at least` with the next higher number instead of `greater than",
    "issuer": "issued by",
    "least": "at least",
    "less than": "fewer than` of what the record may have, and `at most` with the next lower number of what may count, "
    "instead of `less than",
    "max": "at most",
    "maximum": "at most",
    "maximum of": "at most",
    "micro credential": "micro-credential",
    "microcredential": "micro-credential",
    "min": "at least",
    "minimum": "at least",
    "minimum of": "at least",
    "more than": "at least` with the next higher number instead of `more than",
    "most": "at most",
    "never offered": "not offered",
    "no fewer than": "at least",
    "no less than": "at least",
    "no longer offered": "not offered",
    "no more than": "at most",
    "not": "not holds`, `not admitted to` or `not enrolled in",
    "not fewer than": "at least",
    "not including": "except",
    "not less than": "at least",
    "not more than": "at most",
    "not published": "requirements not published",
    "not taught": "not offered",
    "not to exceed": "at most",
    "offered at": "taught at",
    "one of": "any of",
    "one of the following": "any of",
    "or above": "or better",
    "or higher": "or better",
    "other than": "except",
    "pin": "pinned",
    "requirements": "require",
    "requirements not stated": "requirements not published",
    "requirements unpublished": "requirements not published",
    "requires not published": "requirements not published",
    "taught by": "taught at",
    "without": "except",
}
"""What people write, in small letters, and the word of the language for it."""

_GRADE = "write `with grade C or better` after the selection"
_GPA = "write `gpa at least 2.75 over record courses`"
HELP = {
    **dict.fromkeys(("a minimum grade of", "min grade", "minimum grade", "minimum grade of"), _GRADE),
    **dict.fromkeys(("cumulative gpa", "minimum cumulative gpa", "minimum gpa"), _GPA),
    "before": "write `in order { a, b }` for what is taken one after the other, and `before` only before a date",
    "either": "write `any of { a, b }` where one is enough",
    "exactly": "write `at least`, and where no more may count the same number with `at most` behind `of which`; "
    "of the worth of each item `each worth exactly 1 credit`",
    "if": "write `when`, the fact, and in braces what it asks for, as in `require when age at least 22 { asu.eng101 }`",
    "including": "write `of which { at least 1 course from { asu.eng101 } }` behind the selection",
    "offered by": "write `issued by` for who awards a credential, and `taught at` for where a course is taught",
    "per": "write `from each subject` for a limit for each of them",
    "percent": "write the sign, as in `30 % of the programme's credits`",
    "rounded": "write `rounded down to`, `rounded up to`, or to the nearest `rounded half up to`, and the step, as in `0.5`",
    "then": "write `in order { a, b }` for what is taken one after the other",
    "unless": "write `when` with the opposite fact, as in `require when age below 22 { asu.eng101 }`",
}
"""What one word cannot stand for, and what to write instead of it."""

_ATTESTED = 'write what is signed and by whom, as in `attested "permission" by "the department"`'
TAKEN_FOR_NAMES = {
    "approval": _ATTESTED,
    "approved": _ATTESTED,
    "all": "write `all of` and a list between `{` and `}`",
    "any": "leave it out before a number, as in `2 of { a, b, c }`; where one is enough write `any of { a, b }`",
    "both": "write `all of` and a list between `{` and `}`",
    "choose": "leave it out: `2 of { a, b, c }` and `2 courses from { a, b, c }` let the learner choose",
    "complete": "leave it out: what is required is to be completed",
    "concentration": "write `1 declared from` and the concentrations, as in `1 declared from { asu.maps, asu.charts }`",
    "cumulative": _GPA,
    "division": "write `courses numbered 300 and above`, or the name of a set",
    "each": "write `all of` and a list between `{` and `}`",
    "every": "write `all of` and a list between `{` and `}`",
    "for": "leave it out, as in `courses at asu except asu.eng101`",
    "has": "write `holds` and the name of a credential, or the name of a course alone",
    "in": "leave it out, as in `offered fall, spring`; filters are written `in area`, `in subject` and `in term`",
    "lower": "write `courses numbered 299 and below`, or the name of a set",
    "no": "write `not holds` for a credential, `lacks` for a course, and `at most` for the most that counts",
    "permission": _ATTESTED,
    "select": "leave it out: `2 of { a, b, c }` and `2 courses from { a, b, c }` let the learner choose",
    "take": "leave it out: what is required is to be taken",
    "the": "leave it out",
    "upper": "write `courses numbered 300 and above`, or the name of a set",
    **{word: HELP[word] for word in ("either", "exactly", "if")},
    **{
        word: f"write `{WORDS[word]}`"
        for word in ("least", "max", "maximum", "min", "minimum", "most", "not")
    },
}
"""Words that are taken for a name, so that only what follows them does not fit."""

_REQUIRE = "write `require` and what is needed, as in `require asu.eng101` or `require 2 of { a, b, c }`"
_TIMES = "write how long an award holds as `valid for 5 years`, and the last day of these rules as `retired 2026-08-15`"
_PRICE = "write `price` and the amount, as in `price $25`"
_IS_A = "write `is a` and the kind of institution, as in `is a university`"
_BEFORE = "write `prerequisite` and what comes before, as in `prerequisite asu.eng101 with grade C or better`"
_BESIDE = "write `corequisite` and what comes before or in the same term, as in `corequisite asu.lab101`"
_TERM = "write the terms in which it is offered, as in `offered fall, spring`; where it is taught is said with `taught at`"
CLAUSES = {
    "accepts": "write `takes`, as in `takes hos.acc110 with grade C or better`",
    "all": _REQUIRE,
    "any": _REQUIRE,
    "area": "write `teaches area` and its name",
    "choose": _REQUIRE,
    "college": _IS_A,
    "complete": _REQUIRE,
    "coreq": _BESIDE,
    "corequisites": _BESIDE,
    "coreqs": _BESIDE,
    "cost": _PRICE,
    "costs": _PRICE,
    "credits": "write `worth` before the number, as in `worth 3 credits`",
    "deadline": "write `window`, as in `window 1 year after completed`",
    "expires": _TIMES,
    "fail": "write `failing` before the grades that do not pass",
    "fee": _PRICE,
    "gpa": "write `require` before it, as in `require gpa at least 2.75 over record courses`",
    "hours": "write `worth` before the number, as in `worth 90 clock hours`",
    "if": "write `require when`, the fact, and in braces what it asks for, as in `require when age at least 22 { asu.eng101 }`",
    "in area": "write `teaches area` and its name",
    "must": _REQUIRE,
    "needs": _REQUIRE,
    "noncredit": "write `not for credit`",
    "offering": _TERM,
    "pass": "write `passing` before the grades that pass",
    "prereq": _BEFORE,
    "prereqs": _BEFORE,
    "prerequisites": _BEFORE,
    "residency": "write how much must be earned where, as in `overall { at least 30 credits from courses at asu }`",
    "select": _REQUIRE,
    "semester": _TERM,
    "semesters": _TERM,
    "stacks": 'write a stack of its own, as in `vertical stack asu.up "Up" { made of asu.data into asu.master }`',
    "students": _REQUIRE,
    "take": _REQUIRE,
    "terms": _TERM,
    "total": "write it as in `overall { at least 30 credits }`",
    "tuition": _PRICE,
    "type": _IS_A,
    "university": _IS_A,
    "valid until": _TIMES,
}
"""What people begin a clause with, in small letters, and what to write instead."""

_EARNED = "write `earned`, as in `earned asu.eng101 grade B on 2024-05-10`"
_BORN = "write `born` and the date, as in `born 1999-04-02`"
LEARNER_LINES = {
    "age": _BORN,
    "birthdate": _BORN,
    "birthday": _BORN,
    "completed": _EARNED,
    "date": _BORN,
    "dropped": "write `withdrew from`, as in `withdrew from asu.eng101`",
    "enrolled": "write `taking` for a course, and `enrolled in` for a programme",
    "finished": _EARNED,
    "gpa": "leave it out: an average is worked out from the grades of the items",
    "has": _EARNED,
    "holds": _EARNED,
    "in progress": "write `taking`, as in `taking asu.eng101`",
    "passed": _EARNED,
    "planned": "write `planning`, as in `planning asu.eng101`",
    "plans": "write `planning`, as in `planning asu.eng101`",
    "should": "write `expect` and the answer, as in `expect asu.data met as of 2024-09-01`",
    "took": _EARNED,
    "transferred": "write `earned`, and `at` with where it was earned, as in `earned asu.eng101 at psu`",
    "withdrawn": "write `withdrew from`, as in `withdrew from asu.eng101`",
}
"""What people begin a line of a learner with, in small letters, and what to write instead."""

MEASURES = {
    **dict.fromkeys(("ch", "cr", "crs", "point", "points", "pts", "sch", "sh", "unit", "units"), "credits"),
    **dict.fromkeys(("h", "hr", "hrs"), "hours"),
}
"""What people write for what is counted, in small letters, and the word of the language for it."""

_UP_TO_TWENTY = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
    "twenty",
)
NUMBERS = {word: number for number, word in enumerate(_UP_TO_TWENTY)} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
    "hundred": 100,
}
"""Numbers as people write them in words."""

FRACTIONS = {"half": "1/2", "third": "1/3"}
"""Fractions as people write them in words."""
