"""What can be done to a piece of Python so that it says something else: one small change at a time."""

import ast
from collections.abc import Callable, Iterator

_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
_COMPUTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.BitXor: ast.BitAnd,
}
_CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}
_TURNED = ast.Slice(step=ast.Constant(-1))
"""What gives a list from its end."""


def instead_of(node: ast.AST) -> Iterator[ast.expr]:
    """What may stand in the place of an expression."""
    change = _BY_KIND.get(type(node))
    if change is not None:
        yield from change(node)


def instead_of_condition(node: ast.expr) -> Iterator[ast.expr]:
    """What may stand where a yes or a no is asked for: either of them."""
    for answer in (True, False):
        if not (isinstance(node, ast.Constant) and node.value is answer):
            yield ast.Constant(answer)


def _compare(node: ast.Compare) -> Iterator[ast.expr]:
    for place, operator in enumerate(node.ops):
        for other in _COMPARED[type(operator)]:
            yield ast.Compare(
                node.left, [*node.ops[:place], other(), *node.ops[place + 1 :]], node.comparators
            )


def _junction(node: ast.BoolOp) -> Iterator[ast.expr]:
    """The other junction, and each of the operands left out."""
    yield ast.BoolOp(ast.And() if isinstance(node.op, ast.Or) else ast.Or(), node.values)
    for rest in _one_less(node.values):
        yield rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)


def _one_less(values: list[ast.expr]) -> Iterator[list[ast.expr]]:
    for place in range(len(values)):
        yield [*values[:place], *values[place + 1 :]]


def _unary(node: ast.UnaryOp) -> Iterator[ast.expr]:
    if not isinstance(node.operand, ast.Constant):  # a negative number is changed as a number
        yield node.operand


def _computed(node: ast.BinOp) -> Iterator[ast.expr]:
    other = _COMPUTED.get(type(node.op))
    if other is not None:
        yield ast.BinOp(node.left, other(), node.right)


def _constant(node: ast.Constant) -> Iterator[ast.expr]:
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node.value, int):
        yield ast.Constant(node.value + 1)
        yield ast.Constant(node.value - 1)


def _call(node: ast.Call) -> Iterator[ast.expr]:
    name = node.func.id if isinstance(node.func, ast.Name) else None
    if name in _CALLED:
        yield ast.Call(ast.Name(_CALLED[name], ast.Load()), node.args, node.keywords)
        if len(node.args) > 1:
            for rest in _one_less(node.args):
                alone = len(rest) == 1 and not isinstance(rest[0], ast.Starred)
                yield rest[0] if alone else ast.Call(node.func, rest, node.keywords)
    if name == "sorted":
        yield ast.Subscript(node, _TURNED, ast.Load())
    if name == "reversed":
        yield node.args[0]
    for place, keyword in enumerate(node.keywords):
        if keyword.arg in {"default", "reverse", "key"}:
            yield ast.Call(node.func, node.args, [*node.keywords[:place], *node.keywords[place + 1 :]])


def _lambda(node: ast.Lambda) -> Iterator[ast.expr]:
    """A sort key of several parts without one of them."""
    if isinstance(node.body, ast.Tuple):
        for rest in _one_less(node.body.elts):
            yield ast.Lambda(node.args, ast.Tuple(rest, ast.Load()))


def _display(node: ast.Tuple | ast.List | ast.Set) -> Iterator[ast.expr]:
    """A display without one of what is unpacked into it."""
    if isinstance(getattr(node, "ctx", None), ast.Store):
        return
    for place, element in enumerate(node.elts):
        if isinstance(element, ast.Starred):
            rest = [*node.elts[:place], *node.elts[place + 1 :]]
            if isinstance(node, ast.Set):
                yield ast.Call(ast.Name("set", ast.Load()), [ast.Tuple(rest, ast.Load())], [])
            else:
                yield type(node)(rest, ast.Load())


_BY_KIND: dict[type[ast.AST], Callable[..., Iterator[ast.expr]]] = {
    ast.Compare: _compare,
    ast.BoolOp: _junction,
    ast.UnaryOp: _unary,
    ast.BinOp: _computed,
    ast.Constant: _constant,
    ast.Call: _call,
    ast.Lambda: _lambda,
    ast.Tuple: _display,
    ast.List: _display,
    ast.Set: _display,
}


def instead_of_statement(node: ast.stmt) -> Iterator[ast.stmt]:
    """What may stand in the place of a statement: nothing, or an assignment that adds to nothing or takes away."""
    if isinstance(node, ast.AugAssign):
        other = _COMPUTED.get(type(node.op))
        if other is not None:
            yield ast.AugAssign(node.target, other(), node.value)
    if isinstance(node, _MAY_BE_MISSING) and not _is_text(node):
        yield ast.Pass()


_MAY_BE_MISSING = (
    ast.Expr,
    ast.AugAssign,
    ast.Continue,
    ast.Break,
    ast.Return,
    ast.Raise,
    ast.For,
    ast.Delete,
)


def _is_text(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )
