"""The small changes that can be made to a module, as replacements in its text.

Each is a slip a programmer may make: a bound that is out by one, a condition turned round or left
out, the last where the first was meant. A test should fail after it. Texts (patterns, messages)
are left alone, and so are annotations, which do nothing when the program runs.
"""

import ast
from collections.abc import Iterator
from typing import NamedTuple

COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
ENDS = {"iter": "reversed", "reversed": "iter"}
"""In next(iter(found)): the first of what was found, or the last."""


class Change(NamedTuple):
    """A piece of a text, from byte `start` to `end`, and what it is replaced by."""

    line: int
    start: int
    end: int
    before: str
    after: str

    def applied(self, source: str) -> str:
        """The text after the change."""
        content = source.encode()
        return (content[: self.start] + self.after.encode() + content[self.end :]).decode()


def changes(source: str) -> list[Change]:
    """Every change of a module, in the order of its text; each gives a module that compiles."""
    begins = [0]
    for line in source.encode().splitlines(keepends=True):
        begins.append(begins[-1] + len(line))
    content = source.encode()
    found: set[Change] = set()
    for node in _run(ast.parse(source)):
        for old, new in _slips(node):
            start = begins[old.lineno - 1] + old.col_offset
            end = begins[(old.end_lineno or 0) - 1] + (old.end_col_offset or 0)
            found.add(Change(old.lineno, start, end, content[start:end].decode(), new))
    return sorted(found, key=lambda change: (change.start, change.end, change.after))


def _run(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes below one that are run; Python 3.11 does not know where parts of an f-string are."""
    yield node
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list"} or isinstance(node, ast.JoinedStr):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _run(child)


def _slips(node: ast.AST) -> Iterator[tuple[ast.expr, str]]:
    """What may be replaced at one node, each with its replacement."""
    if isinstance(node, ast.Compare):
        for at, operator in enumerate(node.ops):
            other = [*node.ops[:at], COMPARED[type(operator)](), *node.ops[at + 1 :]]
            yield node, ast.unparse(ast.Compare(node.left, other, node.comparators))
    elif isinstance(node, ast.BoolOp):
        yield from _conditions(node)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node, f"({ast.unparse(node.operand)})"
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        yield from _sums(node)
    elif isinstance(node, ast.Constant):
        yield from ((node, text) for text in _other_constants(node.value))
    elif isinstance(node, ast.Call):
        yield from _names(node)
    elif isinstance(node, ast.If | ast.IfExp | ast.While | ast.comprehension):
        yield from _turned_round(node)


def _conditions(node: ast.BoolOp) -> Iterator[tuple[ast.expr, str]]:
    """`and` for `or`, and each condition left out."""
    other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    yield node, f"({ast.unparse(ast.BoolOp(other, node.values))})"
    for at in range(len(node.values)):
        left = [*node.values[:at], *node.values[at + 1 :]]
        rest = left[0] if len(left) == 1 else ast.BoolOp(node.op, left)
        yield node, f"({ast.unparse(rest)})"


def _sums(node: ast.BinOp) -> Iterator[tuple[ast.expr, str]]:
    """`-` for `+` and the other way round, not between texts."""
    texts = (ast.JoinedStr, ast.List, ast.Tuple)
    for side in (node.left, node.right):
        if isinstance(side, texts) or (
            isinstance(side, ast.Constant) and isinstance(side.value, str)
        ):
            return
    other = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
    yield node, ast.unparse(ast.BinOp(node.left, other, node.right))


def _other_constants(value: object) -> Iterator[str]:
    """A number out by one, a share or a distance half or double, a flag turned round."""
    if isinstance(value, bool):
        yield str(not value)
    elif isinstance(value, int):
        yield str(value + 1)
        if value:
            yield str(value - 1)
    elif isinstance(value, float) and value:
        yield str(value * 2)
        yield str(value / 2)


def _names(node: ast.Call) -> Iterator[tuple[ast.expr, str]]:
    """The least for the most, any for all, the last for the first."""
    match node:
        case ast.Call(func=ast.Name(id=name)) if name in NAMES:
            yield node.func, NAMES[name]
        case ast.Call(
            func=ast.Name(id="next"), args=[ast.Call(func=ast.Name(id=name) as end), *_]
        ) if name in ENDS:
            yield end, ENDS[name]


def _turned_round(
    node: ast.If | ast.IfExp | ast.While | ast.comprehension,
) -> Iterator[tuple[ast.expr, str]]:
    """A condition turned round, where no other change does just that."""
    tests = node.ifs if isinstance(node, ast.comprehension) else [node.test]
    for test in tests:
        is_compared = isinstance(test, ast.Compare) and not isinstance(
            test.ops[0], ast.Lt | ast.LtE | ast.Gt | ast.GtE
        )
        is_not = isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not)
        if not is_compared and not is_not:
            yield test, f"(not ({ast.unparse(test)}))"
