"""Which clause belongs in which declaration, how often, and which one a declaration cannot do without."""

from collections.abc import Iterable

from pathways.model.from_tree import problems
from pathways.model.from_tree.context import Context, word_of
from pathways.model.from_tree.nouns import VERSIONED, group_of, noun_of
from pathways.model.from_tree.scope import Entry
from pathways.problem import spot
from pathways.tree.nodes import Clause

LEARNING = ("course", "exam", "experience")
RULES = ("credential", "stack", "conversion", "admission", "sharing", "transfer", "policy")
DETAILS = (
    "description",
    "outcome",
    "criteria",
    "evidence",
    "assessment",
    "content",
    "portfolio",
    "delivery",
    "benefit",
    "alignment",
    "url",
)
_DESCRIBED = ("institution", "area", "skill", *LEARNING, *RULES)

HOMES: dict[str, tuple[str, ...]] = {
    "institution_kind": ("institution",),
    "part_of": ("institution",),
    "calendar": ("institution",),
    "uses_scale": ("institution",),
    "academic": ("institution",),
    "passing": ("scale",),
    "failing": ("scale",),
    "issued_by": ("credential", "exam", "experience"),
    "taught_at": LEARNING,
    "worth": (*LEARNING, "credential"),
    "for_credit": (*LEARNING, "credential"),
    "level": (*LEARNING, "credential"),
    "subject": LEARNING,
    "course_number": LEARNING,
    "areas": (*LEARNING, "credential"),
    "skills": (*LEARNING, "credential"),
    "repeatable": LEARNING,
    "equivalent_to": LEARNING,
    "prerequisite": LEARNING,
    "corequisite": LEARNING,
    "offered": LEARNING,
    "not_offered": LEARNING,
    "calendar_term": ("institution",),
    "effective": (*VERSIONED, "transfer"),
    "retired": (*VERSIONED, "transfer"),
    "any_catalogue": ("institution", "credential"),
    "same_catalogue_year": ("stack",),
    "valid_for": ("credential",),
    "price": (*LEARNING, "credential", "conversion"),
    "awarded": ("credential",),
    "unpublished": ("credential",),
    "cites": (*LEARNING, *RULES),
    "require": ("credential", "conversion", "admission", "policy"),
    "overall": ("credential", "policy"),
    "applies_to": ("policy",),
    "pool": ("credential",),
    "made_of": ("stack",),
    "into": ("stack",),
    "onto": ("stack",),
    "add": ("stack",),
    "taken_in_order": ("stack",),
    "converts": ("conversion",),
    "gives": ("conversion", "transfer"),
    "takes": ("transfer",),
    "gives_catalogue": ("transfer",),
    "gives_at_most": ("transfer",),
    "gives_rest": ("transfer",),
    "priority": ("transfer",),
    "counts_only_in": ("transfer",),
    "chains": ("transfer",),
    "gives_its_worth": ("conversion",),
    "window": ("conversion",),
    "enrolment_fee": ("conversion",),
    "retakes_unlimited": ("conversion",),
    "retakes": ("conversion",),
    "limit": ("conversion",),
    "admits_to": ("admission",),
    "review_when": ("admission",),
    "between": ("sharing",),
    "unless_both": ("sharing",),
    "share_at_most": ("sharing",),
    "each_item_in": ("sharing",),
    "of_its_own": ("sharing",),
    "publisher": ("source",),
    "published": ("source",),
    **dict.fromkeys(DETAILS, _DESCRIBED),
    "url": ("source", *_DESCRIBED),
}
"""For each clause the declarations that it belongs in."""

_MANY = frozenset(DETAILS) - {"description", "url"} | {
    "areas",
    "skills",
    "equivalent_to",
    "prerequisite",
    "corequisite",
    "offered",
    "calendar_term",
    "passing",
    "failing",
    "cites",
    "require",
    "pool",
    "add",
    "limit",
    "review_when",
    "share_at_most",
    "of_its_own",
    "takes",
    "gives_catalogue",
    "gives_at_most",
    "counts_only_in",
}
"""Clauses that add up."""
_MANY_IN = {("gives", "transfer")}
"""Clauses that add up in one declaration and not in another."""

_SAME = {
    "gives_its_worth": "gives",
    "retakes_unlimited": "retakes",
    "taught_at": "issued_by",
    "not_offered": "offered",
}
"""Clauses that say the same thing in two ways, of which one is enough."""

_NEEDED: dict[str, tuple[tuple[tuple[str, ...], str, str], ...]] = {
    "scale": ((("passing",), "which grades pass", "`passing` with the grades, from best to worst"),),
    "vertical stack": (
        (("made_of",), "what it is made of", "`made of` with a requirement"),
        (("into",), "what it leads to", "`into` with the name of a credential"),
    ),
    "horizontal stack": ((("made_of",), "what it is made of", "`made of` with a requirement"),),
    "value-added stack": (
        (("onto",), "what it adds to", "`onto` with the credential or course that is held"),
        (("add",), "what it adds", "`add` with a requirement"),
    ),
    "conversion": (
        (("converts",), "what it converts", "`converts` with what was learnt"),
        (("gives", "gives_its_worth"), "what it gives", "`gives 3 credits as ...` or `gives its worth`"),
    ),
    "transfer": (
        (("takes",), "what it takes", "`takes` with a course of the college that sends"),
        (
            ("gives", "gives_catalogue", "gives_at_most", "gives_rest"),
            "what it gives",
            "`gives` with a course of the college that receives",
        ),
    ),
    "admission": (
        (("admits_to",), "what it admits to", "`admits to` with the name of a programme"),
        (("require",), "what it requires", "`require` with a requirement"),
    ),
    "policy": (
        (("applies_to",), "to which credentials it applies", "`applies to` with a selection of credentials"),
        (("overall", "require"), "what it asks", "`overall` with lines, or `require` with a requirement"),
    ),
    "sharing": (
        (("between",), "between which credentials it is", "`between` with a selection of credentials"),
        (
            ("share_at_most", "each_item_in", "of_its_own"),
            "what it limits",
            "`share at most 6 credits` or `each item in at most 2 credentials`",
        ),
    ),
}
"""What each kind of declaration must say: one of these clauses, what it lacks otherwise, what to add."""

_INSTEAD = {
    ("taught_at", "credential"): "who awards a credential is said with `issued by`",
    ("issued_by", "course"): "where a course is taught is said with `taught at`",
    ("made_of", "value-added stack"): "a value-added stack is said with `onto` and `add`",
    (
        "onto",
        "vertical stack",
    ): "only a value-added stack is `onto` something; this one is `made of` what it needs",
    (
        "onto",
        "horizontal stack",
    ): "only a value-added stack is `onto` something; this one is `made of` what it needs",
    ("add", "vertical stack"): "only a value-added stack adds; write all of it into `made of`",
    ("add", "horizontal stack"): "only a value-added stack adds; write all of it into `made of`",
    ("require", "stack"): "what a stack needs is said with `made of`",
    ("require", "course"): "what comes before a course is said with `prerequisite`",
    ("prerequisite", "credential"): "what a credential asks for is said with `require`",
    ("limit", "sharing"): "what two credentials may share is limited with `share at most`",
    ("into", "conversion"): "what a conversion leads to is said with `gives ... as`",
    ("into", "transfer"): "what a transfer leads to is said with `gives`",
    ("converts", "transfer"): "what a transfer starts from is said with `takes`",
    ("takes", "conversion"): "what a conversion starts from is said with `converts`",
    (
        "gives_catalogue",
        "conversion",
    ): "say how much, as in `gives 3 credits as ...`, or write `gives its worth`",
}
"""Mistakes that are made often, with what to write instead."""


def key_of(clause: Clause) -> str:
    """The clause by what it says: its grammar name, or its word where the grammar has one name for many."""
    return word_of(clause) if clause.name in {"text", "date"} else clause.name


def shown(clause: Clause) -> str:
    """The word that opens a clause, as its author wrote it."""
    if clause.name in {"text", "date"}:
        return word_of(clause)
    if clause.name == "each_item_in":
        return "each item"
    if clause.name == "of_its_own":
        return "each credential"
    return {
        "between and one of": "between",
        "share at most from": "share at most",
        "share at most in all": "share at most",
        "share at most from in all": "share at most",
        "window after": "window",
        "term from to": "term",
        "gives as": "gives",
        "gives at most as": "gives at most",
        "takes with grade": "takes",
        "alignment at": "alignment",
    }.get(clause.word, "repeatable" if clause.name == "repeatable" else clause.word)


class Clauses:
    """The clauses of one declaration, by what they say, after checking that they belong there."""

    def __init__(self, context: Context, entry: Entry, clauses: Iterable[Clause]) -> None:
        """Sort the clauses; what is misplaced, repeated or missing is told."""
        self._context = context
        self._entry = entry
        self._found: dict[str, list[Clause]] = {}
        for clause in clauses:
            key = key_of(clause)
            if self._belongs(key, clause):
                self._found.setdefault(key, []).append(clause)
        for key, found in self._found.items():
            self._once(key, found)
        if entry.whole:
            self._needed()

    def all(self, key: str) -> list[Clause]:
        """Every clause that says this."""
        return self._found.get(key, [])

    def one(self, key: str) -> Clause | None:
        """The first clause that says this, or None."""
        return next(iter(self.all(key)), None)

    def _belongs(self, key: str, clause: Clause) -> bool:
        word, group = self._entry.word, self._entry.group
        instead = _INSTEAD.get((key, word)) or _INSTEAD.get((key, group), "")
        elsewhere = (key, word) in _INSTEAD
        if group in HOMES[key] and not elsewhere:
            return True
        spot_ = self._context.spot(clause.span)
        noun = noun_of(word)
        self._context.tell(problems.clauses.misplaced_clause(shown(clause), noun, HOMES[key], instead, spot_))
        return False

    def _once(self, key: str, found: list[Clause]) -> None:
        others = self._found.get(_SAME.get(key, ""), [])
        several = key in _MANY or (key, self._entry.group) in _MANY_IN
        if others or (len(found) > 1 and not several):
            said = sorted([*found, *others], key=lambda clause: clause.span)
            one, other = shown(said[0]), shown(said[1])
            noun = noun_of(self._entry.word)
            sentence = f"`{one}` and `{other}` are both said in this {noun}"
            if one == other:
                sentence = f"`{one}` is said more than once in this {noun}"
            before = spot(self._context.place(said[0].span), "said first here")
            spots = (self._context.spot(said[1].span), before)
            self._context.tell(problems.clauses.repeated_clause(sentence, spots))

    def _needed(self) -> None:
        for keys, missing, example in _NEEDED.get(self._entry.word, ()):
            if not any(key in self._found for key in keys):
                spot_ = spot(self._entry.place)
                noun = group_of(self._entry.word)
                told = problems.clauses.missing_clause(noun, self._entry.name, missing, example, spot_)
                self._context.tell(told)
