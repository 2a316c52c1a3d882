"""`blocktranslate`: what is looked up in the translations is put together once in a language."""

from typing import Any

from django.utils.translation import gettext

from .branches import bind_all
from .here import Here
from .languages import in_the_language
from .unknown import UnknownPartError


def sentence(node: Any, here: Here) -> None:
    """`{% blocktranslate %}`, of one or of more."""
    if node.message_context is not None:
        raise UnknownPartError(node)
    code, inner = here.code, here.within(())
    around = here.scope.names()
    bind_all({name: here.value(given) for name, given in node.extra_context.items()}, here, inner.scope)
    singular, names = node.render_token_list(node.singular)
    message = in_the_language(lambda: gettext(singular), here)
    if node.plural and node.countervar and node.counter:
        count = f"counted({inner.value(node.counter)}, {node.countervar!r})"
        code.add(f"{inner.scope.bind(node.countervar)} = {count}")
        plural, of_plural = node.render_token_list(node.plural)
        names = [*names, *of_plural]
        message = (
            f"ngettext({code.keep(singular)}, {code.keep(plural)}, {inner.scope.read(node.countervar)[0]})"
        )
    said = code.fresh()
    values = ", ".join(f"{name!r}: text({inner.scope.read(name)[0]})" for name in dict.fromkeys(names))
    code.add("try:")
    with code.deeper():
        code.add(f"{said} = {message} % {{{values}}}")
    code.add("except (KeyError, ValueError):")
    with code.deeper():
        code.add(f"{said} = sentence_again({code.keep(node)}, {around}, page)")
    if node.asvar:
        here.assign(node.asvar, f"SafeString({said})")
    else:
        here.say(said)


def sentence_again(node: Any, names: dict[str, Any], page: Any) -> str:
    """A sentence whose translation does not fit, as Django shows it."""
    with page.seen(names) as context:
        shown: str = node.render(context)
        return context[node.asvar] if node.asvar else shown
