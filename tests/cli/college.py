"""The rules and learners of a small fictional college, as files."""

import json
from pathlib import Path

RULES = """\
scale letters { passing A 4, B 3, C 2 failing F 0 }

institution north "Northgate College (fictional)" {
  is a college
  calendar semester
  uses scale letters
}

source catalogue "Catalogue of Northgate College (fictional)" {
  url "https://example.org/catalogue"
}

course north.eng101 "Composition" {
  taught at north
  worth 3 credits
  subject "ENG"
  number "101"
  cites catalogue "page 1"
}

course north.mat101 "Numbers" {
  taught at north
  worth 3 credits
  subject "MAT"
  number "101"
  cites catalogue "page 1"
}

course north.workshop "Words at work" {
  taught at north
  worth 3 credits
  not for credit
  cites catalogue "page 1"
}

badge north.words "Badge in words" {
  issued by north
  require north.eng101 with grade C or better
  awarded automatically
  cites catalogue "page 2"
}

certificate north.studies "Certificate in studies" {
  issued by north
  require all of { north.eng101, north.mat101 }
  cites catalogue "page 3"
}

bachelor degree north.ba "Bachelor of Arts" {
  issued by north
  require at least 6 credits from courses at north
  cites catalogue "page 4"
}

conversion north.for_credit "Words at work, for credit" {
  converts { north.workshop }
  gives 3 credits as north.eng101
  price $50
  window 1 year after completed
  cites catalogue "page 5"
}

admission north.entry "Entry by learning" {
  admits to north.ba
  require all of { age at least 18, at least 3 credits from courses at north bearing credit }
  cites catalogue "page 6"
}

vertical stack north.upward "From badge to certificate" {
  made of north.words
  into north.studies
  cites catalogue "page 7"
}
"""

LEARNERS = """\
learner "Ada, with a B" {
  earned north.eng101 on 2024-05-10 grade B
  expect north.words held as of 2024-05-10
  expect north.words not held as of 2024-05-09
  expect north.ba progress 50 % as of 2024-06-01
  expect north.studies met as of 2024-06-01
}

learner "Bo, with a workshop" {
  born 2000-01-01
  applied on 2024-06-01
  earned north.workshop on 2024-05-10
  expect north.entry not yet
  expect north.for_credit open as of 2025-05-10
  expect north.for_credit closed as of 2025-05-11
}
"""

APPLICANTS = """\
learner_id,born,applied,item,status,completed,grade,provenance
admitted,2000-01-01,2024-06-01,north.eng101,earned,2024-05-10,B,
asserted,2000-01-01,2024-06-01,north.eng101,earned,2024-05-10,B,asserted
nowhere,2000-01-01,2024-06-01,north.workshop,earned,2024-05-10,,
unborn,,2024-06-01,north.eng101,earned,2024-05-10,B,
"""


def college_in(folder: Path) -> Path:
    """`college/` with rules and learners under test, and learner files beside it."""
    rules = folder / "college"
    rules.mkdir()
    (rules / "rules.pathway").write_text(RULES, encoding="utf-8")
    (rules / "learners.pathway").write_text(LEARNERS, encoding="utf-8")
    write_learner(folder / "ada.json", "ada", items=[earned("north.eng101", grade="B")])
    (folder / "applicants.csv").write_text(APPLICANTS, encoding="utf-8")
    return rules


def earned(item: str, **more: str) -> dict[str, str]:
    """An earned item of a learner file."""
    return {"item": item, "status": "earned", "completed": "2024-05-10", **more}


def write_learner(file: Path, key: str, **fields: object) -> Path:
    """A learner file with one learner."""
    document = {"pathways": "learner/1", "learner": {"id": key, "name": key.title(), **fields}}
    file.write_text(json.dumps(document), encoding="utf-8")
    return file
