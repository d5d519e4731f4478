"""Mutants of a module: what each function would be with one thing changed, and how to put it in its place."""

import ast
import copy
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tests.mutation.changes import instead_of, instead_of_condition, instead_of_statement

OF_TYPES = {"annotation", "returns", "decorator_list", "args", "type_params"}
"""Fields of a function that say nothing of what it does; defaults are among them: they are made on import."""
Key = tuple[str, str, str, str, int]
"""File, function, what was there, what is there now, and which of several such places: no line, so that it keeps."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a syntax tree that holds a node."""

    holder: ast.AST
    field: str
    at: int | None

    def put(self, node: ast.AST) -> ast.AST:
        """Put a node there, and give the one that was there."""
        if self.at is None:
            before: ast.AST = getattr(self.holder, self.field)
            setattr(self.holder, self.field, node)
        else:
            nodes = getattr(self.holder, self.field)
            before, nodes[self.at] = nodes[self.at], node
        return before


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one function; `source` is a digest of the function as it is."""

    key: Key
    lines: range
    source: str
    tree: ast.Module
    slot: Slot
    was: ast.AST
    new: ast.AST

    @property
    def file(self) -> str:
        """The file, from the checkout."""
        return self.key[0]

    @property
    def module(self) -> str:
        """The dotted name of the module."""
        return self.file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @property
    def function(self) -> str:
        """The name of the function with that of its class before it."""
        return self.key[1]

    def __str__(self) -> str:
        _, function, was, now, _ = self.key
        return f"{self.file}:{self.lines.start} in {function}\n  - {was}\n  + {now}"


def mutants_of(file: Path, root: Path) -> list[Mutant]:
    """Every mutant of a file, in the order of its lines."""
    text = file.read_text(encoding="utf-8")
    tree = ast.parse(text)
    name = str(file.relative_to(root))
    seen: Counter[tuple[str, str, str]] = Counter()
    found = []
    for function, node in _functions(tree, ""):
        digest = sha256(ast.unparse(node).encode()).hexdigest()[:16]
        for statement, slot, was, new in _changes(node):
            shown = function, _shown(statement), _shown_with(statement, slot, new)
            key = (name, *shown, seen[shown])
            seen[shown] += 1
            found.append(Mutant(key, _lines_of_head(statement), digest, tree, slot, was, new))
    return found


def _functions(node: ast.AST, before: str) -> Iterator[tuple[str, ast.FunctionDef]]:
    """The functions of a module and of its classes; those inside functions belong to them."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef):
            yield before + child.name, child
        elif isinstance(child, ast.ClassDef):
            yield from _functions(child, f"{before}{child.name}.")


Statement = ast.stmt | ast.match_case


def _changes(function: ast.FunctionDef) -> Iterator[tuple[Statement, Slot, ast.AST, ast.AST]]:
    """Every change of a function, with the statement that it is shown by; no two are shown the same."""
    truth = isinstance(function.returns, ast.Name) and function.returns.id == "bool"
    done = set()
    for statement, slot, node in _slots(function, function):
        for new in _instead(slot, node, truth=truth):
            said = (id(statement), _shown_with(statement, slot, new))
            if said not in done and said[1] != _shown(statement):
                done.add(said)
                yield statement, slot, node, new


def _slots(node: ast.AST, statement: Statement) -> Iterator[tuple[Statement, Slot, ast.AST]]:
    """Every place under a node, with the statement it stands in; types, raised errors and f-strings are left alone."""
    for field, value in ast.iter_fields(node):
        if isinstance(node, ast.FunctionDef | ast.AnnAssign) and field in OF_TYPES:
            continue
        if isinstance(node, ast.keyword) and node.arg == "strict":
            continue
        for at, child in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(child, ast.AST) and not isinstance(child, ast.JoinedStr | ast.pattern):
                inside = child if isinstance(child, ast.stmt | ast.match_case) else statement
                yield inside, Slot(node, field, at if isinstance(value, list) else None), child
                if not isinstance(child, ast.Raise | ast.Assert):
                    yield from _slots(child, inside)


def _instead(slot: Slot, node: ast.AST, *, truth: bool) -> Iterator[ast.AST]:
    holder, field = slot.holder, slot.field
    if isinstance(node, ast.stmt):
        alone = isinstance(holder, ast.If) and len(getattr(holder, field)) == 1
        if not (alone and field == "body"):  # as good as a condition that is never true
            yield from instead_of_statement(node)
        return
    if isinstance(node, ast.match_case):
        yield ast.match_case(ast.MatchAs(), ast.Constant(value=False), node.body)
        return
    if isinstance(node, ast.expr):
        asked = field in {"test", "guard", "ifs"} or (truth and isinstance(holder, ast.Return))
        if asked:
            yield from instead_of_condition(node)
        for new in instead_of(node):
            if not (asked and _is_denial(node, new)):
                yield new


def _is_denial(node: ast.expr, new: ast.expr) -> bool:
    """Whether the one says no where the other says yes: "always" and "never" together are harder to see."""
    if isinstance(node, ast.UnaryOp):
        return new is node.operand
    opposite = {ast.Lt: ast.GtE, ast.LtE: ast.Gt, ast.Gt: ast.LtE, ast.GtE: ast.Lt}
    return (
        isinstance(node, ast.Compare)
        and isinstance(new, ast.Compare)
        and type(new.ops[0]) is not type(node.ops[0])
        and opposite.get(type(node.ops[0]), type(new.ops[0])) is type(new.ops[0])
    )


def _shown(statement: Statement) -> str:
    """A statement on one line, without the statements in it."""
    head = copy.copy(statement)
    for field in ("body", "orelse", "finalbody", "handlers", "cases"):
        if hasattr(head, field):
            setattr(head, field, [])
    return " ".join(ast.unparse(ast.fix_missing_locations(head)).split())


def _shown_with(statement: Statement, slot: Slot, new: ast.AST) -> str:
    if isinstance(new, ast.stmt | ast.match_case):
        return _shown(new)
    before = slot.put(new)
    shown = _shown(statement)
    slot.put(before)
    return shown


def _lines_of_head(statement: Statement) -> range:
    """The lines of a statement without those of the statements in it."""
    first = _first_line(statement)
    inside = getattr(statement, "cases", None) or getattr(statement, "body", None)
    if inside:
        return range(first, max(first, _first_line(inside[0]) - 1) + 1)
    return range(first, (getattr(statement, "end_lineno", None) or first) + 1)


def _first_line(statement: Statement) -> int:
    return statement.pattern.lineno if isinstance(statement, ast.match_case) else statement.lineno
