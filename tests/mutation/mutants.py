"""Small changes to a rule, each of which some example on a card should notice."""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

OTHER_WEIGHT = {"CONFLICT": "RISK", "RISK": "CONFLICT", "NOTE": "STRENGTH", "STRENGTH": "NOTE"}
OTHER_COMPARISON: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
}
# What a finding says of itself, not when it fires: the examples do not look at it.
NOT_ABOUT_FIRING = frozenset({"source", "touches", "proof", "severities"})


@dataclass(frozen=True, slots=True)
class Mutant:
    """One changed copy of a module: where, what was changed, and the code."""

    line: int
    change: str
    code: ast.Module


def mutants_of(source: str) -> Iterator[Mutant]:
    """Every mutant of this module, in the order of its lines."""
    tree = ast.parse(source)
    numbered = [node for node in ast.walk(tree) if isinstance(node, ast.expr)]
    left_alone = _left_alone(tree)
    for place, node in sorted(enumerate(numbered), key=lambda one: (one[1].lineno, one[1].col_offset)):
        if node in left_alone:
            continue
        for change, mutated in _changes(node):
            whole = copy.deepcopy(tree)
            target = [each for each in ast.walk(whole) if isinstance(each, ast.expr)][place]
            code = _Swap(target, mutated).visit(whole)
            yield Mutant(node.lineno, change, ast.fix_missing_locations(code))


def _left_alone(tree: ast.Module) -> set[ast.AST]:
    """Annotations, and the parts of a rule that do not decide when it fires, also where they have a name."""
    roots: list[ast.AST] = []
    told_by = {
        node.value.id
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and node.arg in NOT_ABOUT_FIRING and isinstance(node.value, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg in NOT_ABOUT_FIRING:
            roots.append(node.value)
        elif isinstance(node, ast.arg) and node.annotation is not None:
            roots.append(node.annotation)
        elif isinstance(node, ast.FunctionDef):
            roots.extend([node] if node.name in told_by else [node.returns] if node.returns else [])
    return {inner for root in roots for inner in ast.walk(root)}


def _changes(node: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    match node:
        case ast.Compare(ops=[operator]) if type(operator) in OTHER_COMPARISON:
            other = OTHER_COMPARISON[type(operator)]
            yield _told(node, ast.Compare(node.left, [other()], node.comparators))
        case ast.BoolOp(op=operator, values=values):
            swapped = ast.Or() if isinstance(operator, ast.And) else ast.And()
            yield _told(node, ast.BoolOp(swapped, values))
            for place in range(len(values)):
                rest = values[:place] + values[place + 1 :]
                yield _told(node, rest[0] if len(rest) == 1 else ast.BoolOp(operator, rest))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield _told(node, operand)
        case ast.IfExp(test=test, body=body, orelse=orelse):
            yield _told(node, ast.IfExp(test, orelse, body))
            yield _told(node, body)
            yield _told(node, orelse)
        case ast.Set(elts=elements) | ast.List(elts=elements) if elements:
            for place in range(len(elements)):
                rest = elements[:place] + elements[place + 1 :]
                yield _told(node, _collection(rest, like=node))
        case ast.Constant(value=bool(value)):
            yield _told(node, ast.Constant(not value))
        case ast.Constant(value=int(value)):
            yield _told(node, ast.Constant(value + 1))
            yield _told(node, ast.Constant(value - 1))
        case ast.Name(id=name, ctx=ast.Load()) if name in OTHER_WEIGHT:
            yield _told(node, ast.Name(OTHER_WEIGHT[name], ast.Load()))
        case _:
            return


def _collection(elements: list[ast.expr], *, like: ast.expr) -> ast.expr:
    if isinstance(like, ast.List):
        return ast.List(elements, ast.Load())
    return ast.Set(elements) if elements else ast.Call(ast.Name("set", ast.Load()), [], [])


def _told(before: ast.expr, after: ast.expr) -> tuple[str, ast.expr]:
    return f"{ast.unparse(before)}  ->  {ast.unparse(after)}", after


class _Swap(ast.NodeTransformer):
    def __init__(self, old: ast.expr, new: ast.expr) -> None:
        self._old = old
        self._new = new

    def visit(self, node: ast.AST) -> ast.AST:
        if node is self._old:
            return copy.deepcopy(self._new)
        return super().visit(node)  # type: ignore[no-any-return]
