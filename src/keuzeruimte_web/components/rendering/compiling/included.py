"""Templates in templates: `include`, and tags with a template of their own."""

from collections.abc import Callable
from typing import Any

from django.template.loader_tags import construct_relative_path

from .here import Here
from .own_tags import called
from .unknown import UnknownPartError


class Part:
    """A template that another includes: found the first time."""

    def __init__(self, name: str, engine: Any) -> None:
        self._name, self._engine = name, engine
        self._shown: Callable[..., None] | None = None

    def show(self, say: Callable[[str], None], names: dict[str, Any], page: Any) -> None:
        """It, with nothing at hand but these names. Raises TemplateDoesNotExist."""
        if self._shown is None:
            self._shown = way_to_show(self._engine.get_template(self._name))
        self._shown(say, names, page)


class Chosen:
    """A template whose name is only known on the page."""

    def __init__(self, engine: Any, from_template: str) -> None:
        self._engine, self._from = engine, from_template
        self._parts = dict[str, Part]()

    def show(self, chosen: Any, say: Callable[[str], None], names: dict[str, Any], page: Any) -> None:
        """It, by its name, as one of several names, or a template itself. Raises TemplateDoesNotExist."""
        if isinstance(chosen, str) and chosen:
            if chosen not in self._parts:
                self._parts[chosen] = Part(construct_relative_path(self._from, chosen), self._engine)
            self._parts[chosen].show(say, names, page)
        elif callable(getattr(chosen, "render", None)):
            show(getattr(chosen, "template", chosen), say, names, page)
        else:
            show(self._engine.select_template(tuple(chosen or ())), say, names, page)


def show(template: Any, say: Callable[[str], None], names: dict[str, Any], page: Any) -> None:
    """A template in Python where it is, and else as Django shows it."""
    way_to_show(template)(say, names, page)


def way_to_show(template: Any) -> Callable[..., None]:
    """How a template is shown: in Python where it is, and else as Django does it."""
    written: Callable[..., None] | None = getattr(getattr(template, "nodelist", None), "show", None)
    if written is not None:
        return written

    def by_django(say: Callable[[str], None], names: dict[str, Any], page: Any) -> None:
        with page.seen(names) as context:
            say(template.render(context))

    return by_django


def include(node: Any, here: Here) -> None:
    """`{% include %}`, also `with` and `only`."""
    code, engine = here.code, here.template.engine
    more = ", ".join(f"{name!r}: {here.value(given)}" for name, given in node.extra_context.items())
    names = f"{{{more}}}" if node.isolated_context else here.scope.names(more)
    name, from_template = node.template, here.template.origin.template_name or ""
    if not name.filters and isinstance(name.var, str):
        part = Part(construct_relative_path(from_template, name.var, allow_recursion=True), engine)
        code.add(f"{code.keep(part)}.show({here.out}, {names}, page)")
    else:
        chosen = code.keep(Chosen(engine, from_template))
        code.add(f"{chosen}.show({here.value(name)}, {here.out}, {names}, page)")


def inclusion_tag(node: Any, here: Here) -> None:
    """A tag that shows a template with what it gives."""
    if node.takes_context or not isinstance(node.filename, str):
        raise UnknownPartError(node)
    code, token = here.code, here.scope.read("csrf_token")[0]
    part = code.keep(Part(node.filename, here.template.engine))
    code.add(f"{part}.show({here.out}, with_token({called(node, here)}, {token}), page)")
