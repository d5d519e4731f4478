"""Rule files of a wanted size, made from a number: the same number, the same text; one file, or a whole state system."""

HEAD = """institution made "Made College" {
  is a college
  uses scale made.letters
}

scale made.letters "Letters" {
  passing A 4.00, B 3.00, C 2.00, D 1.00
  failing F 0.00
}

source made.book "Made catalogue"

"""
EVERY = 4
"""Every fourth declaration is a certificate; the others are courses."""


def small_file(seed: int) -> str:
    """About 3 KB of rules: courses, certificates, a stack and an admission."""
    return declarations(11, seed)


def declarations(count: int, seed: int) -> str:
    """A file with that many courses and certificates; `seed` changes its text and nothing of its shape."""
    parts = [f"# round {seed}\n", HEAD]
    parts.extend(
        _course(number, seed) if (number + 1) % EVERY else _certificate(number, seed)
        for number in range(count)
    )
    return "".join(parts)


def _course(number: int, seed: int) -> str:
    return (
        f'course made.c{number} "Course {number} of round {seed}" {{\n'
        f'  taught at made\n  worth 3 credits\n  level undergraduate\n  subject "MAD"\n  number "{100 + number}"\n'
        f'  outcome "Does on paper what course {number} of round {seed} is about, and tells why."\n}}\n\n'
    )


def _certificate(number: int, seed: int) -> str:
    return (
        f'certificate made.k{number} "Certificate {number} of round {seed}" {{\n'
        f"  issued by made\n  worth 6 credits\n  awarded automatically\n"
        f"  require 2 courses from {{ made.c{number - 3}, made.c{number - 2}, made.c{number - 1} }}\n"
        f"  require any of {{\n    made.c{number - 3} with grade C or better,\n"
        f"    all of {{ made.c{number - 2}, made.c{number - 1} }},\n  }}\n"
        f"  require at least 6 credits from courses at made numbered 100 and above shared\n"
        f'  criteria "Three courses of which two are passed, and one of them well."\n'
        f'  cites made.book "page {number}"\n}}\n\n'
    )


# A state system: many colleges whose rules reach one another.

OF_A_FILE = 100
"""Declarations of every file of a system."""
GENERAL = 80
COURSES = 56
SUBJECTS = ("ART", "BIO", "CHM", "DAT", "ENG", "HIS", "MAT", "SOC")


def system(files: int, slips: int = 0) -> dict[str, str]:
    """A state system by the names of its files: what all share in one, a college in each other one.

    Of every college so many names are mistyped (at most 52), each in one place.
    """
    colleges = {
        f"college{number:02}.pathway": _mistyped(_college(number), slips) for number in range(1, files)
    }
    return {"state.pathway": _state(), **colleges}


def _mistyped(text: str, slips: int) -> str:
    for number in range(slips):
        text = text.replace(f".c{number}, ", f".cc{number}, ", 1)
    return text


def _state() -> str:
    """Who is above the colleges, areas, skills, and courses that many of them teach."""
    head = (
        'institution state "State System" {\n  is a system\n  uses scale state.letters\n}\n\n'
        'scale state.letters "Letters" {\n  passing A 4.00, B 3.00, C 2.00, D 1.00\n  failing F 0.00\n}\n\n'
        'source state.book "Policies of the State System"\n\n'
        'sharing state.little "Two certificates share little" {\n'
        "  between credentials of kind certificate\n  share at most 6 credits\n"
        '  cites state.book "Sharing"\n}\n\n'
    )
    areas = "".join(f'area state.area{number} "Area {number}"\n' for number in range(8))
    skills = "".join(f'skill state.skill{number} "Skill {number}"\n' for number in range(8))
    courses = "".join(
        f'course state.gen{number} "General course {number}" {{\n  taught at state\n  worth 3 credits\n'
        f'  level undergraduate\n  subject "{SUBJECTS[number % 8]}"\n  number {100 + number}\n'
        f"  teaches area state.area{number % 8}\n}}\n\n"
        for number in range(GENERAL)
    )
    return f"{head}{areas}\n{skills}\n{courses}"


def _college(number: int) -> str:
    at = f"col{number:02}"
    head = (
        f'institution {at} "College {number}" {{\n  is a college\n  part of state\n}}\n\n'
        f'source {at}.book "Catalogue of College {number}" {{\n  published 2024-08-01\n}}\n\n'
    )
    courses = "".join(_college_course(at, number, each) for each in range(COURSES))
    return "".join(
        (head, courses, _workshops(at), _short(at), _certificates(at), _degrees(at), _learners(at))
    )


def _college_course(at: str, college: int, number: int) -> str:
    """Every seventh course is a general one under another name."""
    general = (number * 11 + college) % GENERAL
    same = f"  equivalent to state.gen{general}\n" if number % 7 == 0 else ""
    return (
        f'course {at}.c{number} "Course {number} at {at}" {{\n  taught at {at}\n  worth {3 + number % 2} credits\n'
        f'  level undergraduate\n  subject "{SUBJECTS[number % 8]}"\n  number {101 + number * 7}\n'
        f"  teaches area state.area{number % 8}\n  teaches skill state.skill{number % 5}\n{same}"
        f'  outcome "Does on paper what course {number} is about, and tells why."\n  cites {at}.book "page {number}"\n'
        "}\n\n"
    )


def _workshops(at: str) -> str:
    """Four workshops, an exam and a placement, and conversions of three of them."""
    workshops = "".join(
        f'course {at}.w{each} "Workshop {each} at {at}" {{\n  taught at {at}\n  worth 12 contact hours\n'
        "  not for credit\n  price $40\n}\n\n"
        for each in range(4)
    )
    conversions = "".join(
        f'conversion {at}.into_c{each} "Credit for what you know, {each}" {{\n  converts {what}\n'
        f'  gives 3 credits as {at}.c{each}\n  price $60\n  window 2 years after completed\n  cites {at}.book "Credit"\n'
        "}\n\n"
        for each, what in enumerate((f"{at}.w0", f"{at}.x with score 60 or better", f"{at}.w3"), 20)
    )
    return (
        f'{workshops}exam {at}.x "Exam at {at}" {{\n  issued by {at}\n}}\n\n'
        f'experience {at}.placement "Placement at {at}" {{\n  worth 120 hours\n}}\n\n{conversions}'
    )


def _short(at: str) -> str:
    """Six badges, four micro-credentials and four sets."""
    badges = "".join(
        f'badge {at}.b{each} "Badge {each} of {at}" {{\n  issued by {at}\n  awarded automatically\n'
        f"  require any of {{ {at}.w{each % 4}, {at}.c{each} with grade B or better }}\n"
        f'  criteria "Shows it to somebody who asks."\n  cites {at}.book "Badges"\n}}\n\n'
        for each in range(6)
    )
    micro = "".join(
        f'micro-credential {at}.m{each} "Micro-credential {each} of {at}" {{\n  issued by {at}\n  for credit\n'
        f"  worth 6 credits\n  level undergraduate\n  awarded automatically\n"
        f"  require all of {{ {at}.c{each * 2}, {at}.c{each * 2 + 1} with grade C or better, {at}.b{each} }}\n"
        f'  cites {at}.book "Micro-credentials"\n}}\n\n'
        for each in range(4)
    )
    sets = "".join(
        f'set {at}.s{each} "List {each} of {at}" = {{ '
        + ", ".join(f"{at}.c{course}" for course in range(each, COURSES, 4))
        + f" }} or courses at {at} in area state.area{each}\n\n"
        for each in range(4)
    )
    return badges + micro + sets


def _certificates(at: str) -> str:
    """Five certificates, and four stacks of which one leads into a degree."""
    certificates = "".join(
        f'certificate {at}.k{each} "Certificate {each} of {at}" {{\n  issued by {at}\n  for credit\n  worth 15 credits\n'
        f"  level undergraduate\n  awarded automatically\n  require 2 courses from {at}.s{each % 4}\n"
        f"  require at least 9 credits from courses at {at} numbered 100 and above shared\n"
        f"  require 1 course from courses at {at} with skill state.skill{each} shared\n"
        f'  cites {at}.book "Certificates"\n}}\n\n'
        for each in range(5)
    )
    return certificates + (
        f'vertical stack {at}.up0 "Three badges lead to a certificate" {{\n'
        f"  made of 3 of {{ {at}.b0, {at}.b1, {at}.b2, {at}.b3, {at}.b4, {at}.b5 }}\n  into {at}.k0\n"
        f'  cites {at}.book "Stacks"\n}}\n\n'
        f'vertical stack {at}.up1 "Micro-credentials lead to a certificate" {{\n'
        f"  made of all of {{ {at}.m0, {at}.m1, any of {{ {at}.m2, {at}.m3 }} }}\n  into {at}.k1\n"
        f'  cites {at}.book "Stacks"\n}}\n\n'
        f'vertical stack {at}.up2 "Certificates lead to the associate degree" {{\n'
        f"  made of all of {{ 2 of {{ {at}.k0, {at}.k1, {at}.k2 }}, at least 30 credits from courses at {at} shared }}\n"
        f'  into {at}.aa\n  cites {at}.book "Stacks"\n}}\n\n'
        f'horizontal stack {at}.beside "Any three badges" {{\n'
        f'  made of 3 badges from badges at {at}\n  cites {at}.book "Stacks"\n}}\n\n'
    )


def _degrees(at: str) -> str:
    """Three degrees whose rules reach the whole system, and two admissions."""
    lists = "".join(f"  require at least {4 + each} courses from {at}.s{each}\n" for each in range(3))
    general = ", ".join(f"state.gen{each}" for each in range(0, 16, 2))
    overall = f"gpa at least 2.00 over record courses at {at}"
    end = f'  cites {at}.book "Degrees"\n}}\n\n'
    return (
        f'associate degree {at}.aa "Associate degree of {at}" {{\n  issued by {at}\n  worth 60 credits\n'
        f"  level undergraduate\n  awarded on application\n{lists}  require 2 courses from {{ {general} }}\n"
        f"  overall {{\n    at least 60 credits,\n    at least 15 credits from courses at {at},\n    {overall},\n  }}\n{end}"
        f'bachelor degree {at}.ba "Bachelor of {at}" {{\n  issued by {at}\n  worth 120 credits\n'
        f"  level undergraduate\n  awarded on application\n{lists}  require 3 courses from courses in area state.area1\n"
        "  require at least 24 credits from courses at state numbered 300 and above shared\n"
        f"  require at least 9 credits from {at}.s3 of which {{ at most 3 credits from courses numbered 199 and below }}\n"
        f"  pool {{ 4 courses from courses at state in area state.area2 }}\n"
        f"  overall {{\n    at least 120 credits,\n    at least 25 % of the programme's credits from courses at {at},\n"
        f"    {overall},\n  }}\n{end}"
        f'master degree {at}.ma "Master of {at}" {{\n  issued by {at}\n  worth 30 credits\n  level graduate\n'
        f"  awarded on application\n  require at least 5 courses from courses at {at} numbered 400 and above\n"
        f"  require at least 100 hours from {at}.placement\n{end}"
        f'admission {at}.earned "Earned admission to {at}" {{\n  admits to {at}.aa\n'
        f"  require at least 9 credits from courses at state\n  require any of {{ {at}.x with score 60 or better, {at}.c4 }}\n"
        f'  review when age below 18\n  cites {at}.book "Admission"\n}}\n\n'
        f'admission {at}.transfer "Transfer to {at}" {{\n  admits to {at}.ba\n'
        f"  require 1 credential from credentials of kind associate degree\n  require gpa at least 2.50 over record courses\n"
        f'  cites {at}.book "Admission"\n}}\n\n'
    )


def _learners(at: str) -> str:
    """Five learners under test."""
    return "".join(
        f'learner "a learner of {at} with badge {each}" {{\n  earned {at}.w{each % 4} on 2024-05-10\n'
        f"  earned {at}.c{each} on 2024-05-10 grade B\n  expect {at}.b{each} held as of 2024-06-01\n"
        f"  expect {at}.k{each} unmet as of 2024-06-01\n}}\n\n"
        for each in range(5)
    )
