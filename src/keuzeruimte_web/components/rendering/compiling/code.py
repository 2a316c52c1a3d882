"""The Python that is being written for one template: its lines, and what they refer to."""

import ast
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any


class Code:
    """Lines of Python, each with the line of the template that it stands for."""

    def __init__(self, known: Mapping[str, Any]) -> None:
        self._lines = list[tuple[str, int]]()
        self._depth = 0
        self._count = 0
        self.line = 1
        self.known = dict(known)

    def add(self, line: str) -> None:
        """One statement, at the depth of now."""
        self._lines.append(("    " * self._depth + line, self.line))

    @property
    def place(self) -> int:
        """Where the next line comes: for `put`."""
        return len(self._lines)

    def put(self, place: int, number: int, *lines: str) -> None:
        """Lines at an earlier place, at the depth of now: what is only known after what follows them."""
        self._lines[place:place] = [("    " * self._depth + line, number) for line in lines]

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """Inside what was written last."""
        self._depth += 1
        begin = self.place
        try:
            yield
            if self.place == begin:
                self.add("pass")
        finally:
            self._depth -= 1

    def fresh(self, kind: str = "v") -> str:
        """A name that nothing else has."""
        self._count += 1
        return f"{kind}{self._count}"

    def keep(self, value: Any) -> str:
        """The name by which the lines can refer to this."""
        if value is None or value is True or value is False:
            return repr(value)
        name = self.fresh("k")
        self.known[name] = value
        return name

    def run(self, file: str) -> dict[str, Any]:
        """What the lines define. An error in them is told with the file and the line of the template."""
        tree = ast.parse("\n".join(line for line, _number in self._lines))
        for node in ast.walk(tree):
            if isinstance(node, (ast.stmt, ast.expr, ast.excepthandler, ast.arg, ast.keyword)):
                node.lineno = node.end_lineno = self._lines[node.lineno - 1][1]
                node.col_offset = node.end_col_offset = 0
        exec(compile(tree, file, "exec"), self.known)  # noqa: S102
        return self.known
