"""Which names stand for what, at one place of a template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .code import Code

COUNTS: Mapping[str, str] = {
    "counter": "({i} + 1)",
    "counter0": "{i}",
    "revcounter": "({length} - {i})",
    "revcounter0": "({length} - {i} - 1)",
    "first": "({i} == 0)",
    "last": "({i} == {length} - 1)",
}


@dataclass(slots=True)
class Loop:
    """A loop that a place is in, and whether anybody asks how far it is."""

    index: str
    length: str
    is_counted: bool = False

    def part(self, name: str) -> str | None:
        """`forloop.first` and its neighbours; None of what is no such thing."""
        if name not in COUNTS:
            return None
        self.is_counted = True
        return COUNTS[name].format(i=self.index, length=self.length)

    def whole(self, around: str) -> str:
        """`forloop` itself, within the loop around it."""
        parts = ", ".join(f"{name!r}: {self.part(name)}" for name in COUNTS)
        return f"{{'parentloop': {around}, {parts}}}"


@dataclass(slots=True)
class Scope:
    """The names that one part of a template binds, within those around it, in one written function.

    `bound` always stand for something here; `perhaps` may still be absent (`{% url ... as to %}` in an `if`).
    """

    code: Code
    above: Scope | None = None
    bound: dict[str, str] = field(default_factory=dict)
    perhaps: dict[str, str] = field(default_factory=dict)
    free: dict[str, str] = field(default_factory=dict)
    loop: Loop | None = None
    block: str = ""

    def bind(self, name: str) -> str:
        """What Python calls this name from here on."""
        return self.bound.setdefault(name, self.code.fresh())

    def may_bind(self, name: str) -> None:
        """Something in here gives this name a value, if it comes to that."""
        if name not in self.bound and name not in self.perhaps:
            self.perhaps[name] = self.code.fresh()
            self.code.add(f"{self.perhaps[name]} = ABSENT")

    def assign(self, name: str) -> str:
        """What Python calls a name that `as` gives a value."""
        return self.bound[name] if name in self.bound else self.perhaps[name]

    def read(self, name: str) -> tuple[str, bool]:
        """What this name stands for, and whether that is always something."""
        if name == "forloop" and self.loop:
            around, is_sure = self.above.read(name) if self.above else ("{}", True)
            return self.loop.whole(around if is_sure else f"({{}} if (t := {around}) is ABSENT else t)"), True
        if name in self.bound:
            return self.bound[name], True
        if name in self.perhaps:
            here = self.perhaps[name]
            around, is_sure = self.above.read(name) if self.above else self._asked(name)
            return f"({here} if {here} is not ABSENT else {around})", is_sure
        return self.above.read(name) if self.above else self._asked(name)

    def _asked(self, name: str) -> tuple[str, bool]:
        if name not in self.free:
            self.free[name] = self.code.fresh("n")
        return self.free[name], False

    @property
    def nearest_loop(self) -> Loop | None:
        """The loop that `forloop` is about here, if that is one in this function."""
        if self.loop or self.above is None or "forloop" in {*self.bound, *self.perhaps}:
            return self.loop
        return self.above.nearest_loop

    @property
    def block_name(self) -> str:
        """The block that this is in, of a template that extends another."""
        return self.block or (self.above.block_name if self.above else "")

    def binds(self, name: str) -> bool:
        """Whether the template itself gives this name a value, around here."""
        return (
            name in self.bound or name in self.perhaps or (self.above is not None and self.above.binds(name))
        )

    def names(self, more: str = "") -> str:
        """All that is at hand here, as a dictionary, with `more` put in it."""
        said = ", ".join([f"{name!r}: {self.read(name)[0]}" for name in self._all()] + [more] * bool(more))
        return f"{{**names, {said}}}" if said else "names"

    def _all(self) -> list[str]:
        own = [*self.bound, *self.perhaps, *(["forloop"] if self.loop else [])]
        return list(dict.fromkeys([*(self.above._all() if self.above else ()), *own]))
