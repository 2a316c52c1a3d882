"""`for`."""

from typing import Any

from .expressions import NOTHING, value_of
from .here import Here
from .scope import Loop


def loop(node: Any, here: Here) -> None:
    """`{% for %}`, with `forloop` as far as anybody asks for it."""
    code = here.code
    values, length = code.fresh("s"), code.fresh("l")
    code.add(f"{values} = listed({value_of(node.sequence, here.scope, missing=NOTHING)})")
    code.add(f"{length} = len({values})")
    code.add(f"if {length} > 0:")
    with code.deeper():
        _rounds(node, here, values, length)
    if node.nodelist_empty:
        code.add("else:")
        with code.deeper():
            here.within(node.nodelist_empty).write(node.nodelist_empty)


def _rounds(node: Any, here: Here, values: str, length: str) -> None:
    code, line, is_one = here.code, here.code.line, len(node.loopvars) == 1
    inner = here.within(())
    counts = inner.scope.loop = Loop(code.fresh("i"), length)
    names = [inner.scope.bind(name) for name in node.loopvars]
    if is_one:  # what `as` gives in one round is still there in the next
        inner.expect(node.nodelist_loop)
    begin = code.place
    item = names[0] if is_one else code.fresh()
    with code.deeper():
        if not is_one:
            code.add(f"{', '.join(names)} = unpacked({item}, {len(names)})")
            inner.expect(node.nodelist_loop)
        inner.write(node.nodelist_loop)
        if code.place == begin:
            code.add("pass")
    through = f"reversed({values})" if node.is_reversed else values
    if counts.is_counted:
        code.put(begin, line, f"for {counts.index}, {item} in enumerate({through}):")
    else:
        code.put(begin, line, f"for {item} in {through}:")
