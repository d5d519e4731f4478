"""A small college whose rules and records say, wherever a text may stand, what would harm somebody if it were obeyed."""

import json
import re
from pathlib import Path

import pytest

from pathways.tree import lexer

MARKUP = '</title></svg><script>alert(1)</script>]]>&lt; onload=x <a href=\\"javascript:x\\"> \' \\\\ ; click n0 href'
CONSOLE = "\x1b[31m\x1b]8;;http://evil.example\x07 \x9b2J \u202eturned\u202c \u2066 \u200b"
RICH = "[bold]b[/bold] [link=http://e]l[/link] :smile:"
FORMULA = "=HYPERLINK(1)"
TEXT = f"{FORMULA} {RICH} {MARKUP} {CONSOLE}"
"""As it stands between the double quotes of a rule."""
NAME = "n.</svg>]]><b>\u202e\x1b[1m[bold]\u200b"
SEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2066-\u2069]")
"""What no output for people has in it."""

RULES = f"""
source src "{TEXT}" {{ url "javascript:alert(1) {TEXT}" publisher "{TEXT}" }}
institution i "{TEXT}" {{ is a college description "{TEXT}" url "http://a/ {TEXT}" }}
course '{NAME}c' "{TEXT}" {{ taught at i worth 3 credits subject "{MARKUP}" number "{MARKUP}" cites src "{TEXT}" }}
badge '{NAME}' "{TEXT}" {{
  issued by i
  require all of {{ '{NAME}c', attested "{MARKUP}" by "{MARKUP}", population "{MARKUP}" }}
  cites src "{TEXT}"
  alignment "{TEXT}" at "javascript:{TEXT}"
}}
requirement '{NAME}r' "{TEXT}" = all of {{ '{NAME}', '{NAME}c' }}
certificate goal "{TEXT}" {{ issued by i require '{NAME}r' cites src "{TEXT}" }}
admission entry "{TEXT}" {{ admits to goal require '{NAME}c' cites src "{TEXT}" }}
learner "{TEXT}" {{ earned '{NAME}c' on 2020-01-01 expect goal met as of 2020-02-01 }}
"""
TURNED = "\u202eturned </svg><script> [bold] \u2066\u200b"
RECORD = {
    "pathways": "learner/1",
    "learner": {
        "id": f"={TURNED}",
        "name": TURNED,
        "populations": [TURNED],
        "attestations": [{"what": TURNED, "office": TURNED}],
        "pins": [{"item": "x", "requirement": "goal", "advisor": TURNED}],
        "items": [
            {
                "id": "x",
                "institution": "i",
                "subject": TURNED,
                "number": TURNED,
                "title": TURNED,
                "status": "earned",
                "completed": "2020-01-01",
                "grade": TURNED,
                "term": TURNED,
                "provenance": "asserted",
                "asserted_by": TURNED,
                "evidence": TURNED,
                "credits": 3,
            },
            {"item": f"{NAME}c".replace("\x1b", ""), "status": "planned"},
        ],
    },
}
"""Control characters are told in records, so that these have none."""


def poisoned(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`college/rules.pathway` and `learner.json`, with reading made to tell nothing of what is hidden in the rules."""
    monkeypatch.setattr(lexer, "_HIDDEN", re.compile("(?!)"))
    (folder / "college").mkdir()
    (folder / "college" / "rules.pathway").write_text(RULES, encoding="utf-8")
    record = json.loads(json.dumps(RECORD))
    record["learner"]["items"][1]["item"] = "nowhere"
    record["learner"]["items"].pop()
    (folder / "learner.json").write_text(json.dumps(record), encoding="utf-8")
