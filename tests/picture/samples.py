"""Three pictures of a fictional college, as large as real ones are: 12, 60 and 150 boxes."""

from pathways.picture.nouns import Arrow, Box, Line, Picture, State

AREAS = (
    "Data Analytics",
    "Cybersecurity",
    "Early Childhood Education",
    "Advanced Manufacturing",
    "Health Information Management",
    "Digital Marketing",
    "Sustainable Agriculture",
    "Hospitality and Tourism",
)
BADGES = ("Foundations of {}", "Tools of {}", "Ethics and Law in {}", "{} in the Workplace")
COURSES = ("Introduction to {}", "{} Methods", "Applied {}", "{} Project Seminar", "Statistics for {}")
STATES = (
    State.EARNED,
    State.PLANNED,
    State.IN_PROGRESS,
    State.MISSING,
    State.ELIGIBLE,
    State.BEGUN,
    State.UNKNOWN,
)


def _state(number: int, *, learner: bool) -> State | None:
    return STATES[(number * 7 + number // 3) % len(STATES)] if learner else None


def small() -> Picture:
    """Twelve boxes, every state and every kind of arrow."""
    boxes = (
        Box("dw", "Data Wrangling", "badge", State.EARNED, "2 credits, earned 4 May 2026"),
        Box("dv", "Data Visualization", "badge", State.EARNED, "1 credit"),
        Box("de", "Data Ethics", "badge", State.IN_PROGRESS, "1 credit, ends 12 December"),
        Box("sta", "STA 110 Introduction to Statistics", "course", State.EARNED, "3 credits, grade B+"),
        Box("sql", "Industry SQL Examination", "exam", State.MISSING, "score 700 or better"),
        Box(
            "job", "Two years as a data technician", "experience", State.UNKNOWN, "portfolio not yet reviewed"
        ),
        Box("da", "Data Analytics", "microcredential", State.ELIGIBLE, "three badges, 4 credits"),
        Box("daf", "Data Analyst Foundations", "certificate", State.BEGUN, "16 of 18 credits counted"),
        Box("ge", "Any two courses in written communication", "selection", State.PLANNED),
        Box("as", "Associate of Science in Computing", "associate", State.MISSING, "60 credits"),
        Box("adm", "Admission to the School of Computing", "admission", State.ELIGIBLE, "GPA 2.75 or better"),
        Box("bs", "Bachelor of Science in Applied Data Science", "bachelor", State.MISSING, "120 credits"),
    )
    lines = (
        Line("dw", "da", Arrow.VERTICAL),
        Line("dv", "da", Arrow.VERTICAL),
        Line("de", "da", Arrow.HORIZONTAL),
        Line("sta", "daf", Arrow.REQUIRES),
        Line("sql", "daf", Arrow.CONVERSION, "3 credits, $90"),
        Line("job", "daf", Arrow.CONVERSION, "up to 6 credits"),
        Line("da", "daf", Arrow.VERTICAL),
        Line("daf", "as", Arrow.VERTICAL),
        Line("ge", "as", Arrow.REQUIRES),
        Line("daf", "adm", Arrow.ADMISSION),
        Line("as", "bs", Arrow.TRANSFER, "60 credits"),
        Line("adm", "bs", Arrow.ADMISSION),
        Line("sta", "bs", Arrow.REQUIRES),
        Line("de", "bs", Arrow.VALUE_ADDED),
    )
    return Picture(
        "Bachelor of Science in Applied Data Science",
        boxes,
        lines,
        "Lakeside Community College, catalogue 2026-2027, with learner L-1042 as of 22 November 2026.",
    )


def _area(index: int, badges: int, courses: int, *, learner: bool) -> tuple[list[Box], list[Line]]:
    """One subject area: courses and badges below a microcredential, a certificate and a degree."""
    area, key = AREAS[index], f"a{index}"
    boxes, lines = [], []
    base = index * 20
    for number in range(badges):
        title = BADGES[number % len(BADGES)].format(area)
        detail = f"{1 + number % 2} credit{'s' if number % 2 else ''}"
        boxes.append(Box(f"{key}b{number}", title, "badge", _state(base + number, learner=learner), detail))
        arrow = Arrow.HORIZONTAL if number == 2 else Arrow.VERTICAL
        lines.append(Line(f"{key}b{number}", f"{key}m", arrow))
    for number in range(courses):
        code = f"{area[:3].upper()} {101 + 10 * number}"
        title = f"{code} {COURSES[number % len(COURSES)].format(area)}"
        state = _state(base + 5 + number, learner=learner)
        boxes.append(Box(f"{key}c{number}", title, "course", state, "3 credits"))
        lines.append(Line(f"{key}c{number}", f"{key}z" if number else f"{key}m", Arrow.REQUIRES))
        if number == 1:
            lines.append(Line(f"{key}c{number}", f"{key}d", Arrow.REQUIRES))
    boxes += [
        Box(f"{key}m", area, "microcredential", _state(base + 12, learner=learner)),
        Box(
            f"{key}z", f"{area} Practitioner", "certificate", _state(base + 13, learner=learner), "18 credits"
        ),
        Box(
            f"{key}d",
            f"Associate of Applied Science in {area}",
            "associate",
            _state(base + 14, learner=learner),
        ),
    ]
    lines += [Line(f"{key}m", f"{key}z", Arrow.VERTICAL), Line(f"{key}z", f"{key}d", Arrow.VERTICAL)]
    return boxes, lines


def _top(areas: int, *, learner: bool) -> tuple[list[Box], list[Line]]:
    """What stands above the areas: bachelor's degrees, a master's degree, admissions, exams, transfers."""
    boxes = [
        Box(
            "bas",
            "Bachelor of Applied Science in Technology Leadership",
            "bachelor",
            _state(3, learner=learner),
        ),
        Box("bs", "Bachelor of Science in Applied Data Science", "bachelor", _state(4, learner=learner)),
        Box(
            "ms",
            "Master of Science in Organizational Analytics",
            "master",
            _state(5, learner=learner),
            "30 credits",
        ),
        Box("ad", "Admission to upper division", "admission", _state(6, learner=learner), "GPA 2.75"),
        Box("ge", "General education: any 15 credits", "selection", _state(7, learner=learner)),
        Box("ex", "Advanced Placement Statistics", "exam", _state(8, learner=learner), "score 4 or 5"),
        Box("ap", "Registered apprenticeship, 2,000 hours", "experience", _state(9, learner=learner)),
        Box("gc", "Graduate Certificate in Analytics", "graduate certificate", _state(10, learner=learner)),
    ]
    lines = [
        Line("ad", "bs", Arrow.ADMISSION),
        Line("ge", "bas", Arrow.REQUIRES),
        Line("ge", "bs", Arrow.REQUIRES),
    ]
    lines += [
        Line("bs", "ms", Arrow.VERTICAL),
        Line("bas", "ms", Arrow.ADMISSION),
        Line("gc", "ms", Arrow.VALUE_ADDED),
    ]
    lines += [Line("ex", "a0z", Arrow.CONVERSION, "3 credits, $25"), Line("bs", "gc", Arrow.VALUE_ADDED)]
    lines.append(Line("ap", f"a{areas - 1}z", Arrow.CONVERSION, "up to 9 credits"))
    for index in range(areas):
        lines.append(
            Line(f"a{index}d", "bas" if index % 2 else "bs", Arrow.TRANSFER, f"{30 + 5 * index} credits")
        )
    lines += [Line("a0z", "ad", Arrow.ADMISSION), Line("a1z", "ad", Arrow.ADMISSION)]
    return boxes, lines


def stack(areas: int, badges: int, courses: int, *, learner: bool = True) -> Picture:
    """The whole stack of a college with so many areas, each with so many badges and courses."""
    boxes, lines = _top(areas, learner=learner)
    for index in range(areas):
        more_boxes, more_lines = _area(index, badges, courses, learner=learner)
        boxes += more_boxes
        lines += more_lines
    return Picture(
        "Stackable credentials of Lakeside Community College",
        tuple(boxes),
        tuple(lines),
        "Every badge, course and credential of the catalogue 2026-2027 that leads to a degree in technology.",
    )


def medium() -> Picture:
    """Sixty boxes: four areas and what stands above them."""
    return stack(4, 4, 6)


def large() -> Picture:
    """A hundred and fifty-two boxes: eight areas and what stands above them."""
    return stack(8, 5, 10)
