"""Parts of a form, drawn without a template: an input, choices, and a field with its name, help and errors.

A form has dozens of these: with a template for each they took half of the time of a page (decision 0177).
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

from .escaping import escaped
from .icons import icon


def attributes(attrs: Mapping[str, Any]) -> str:
    """Attributes of an element, each after a space. True: its name alone; False: not there."""
    return "".join(
        f" {name}" if value is True else f' {name}="{escaped(str(value))}"'
        for name, value in attrs.items()
        if value is not False
    )


def plain_input(widget: Mapping[str, Any]) -> str:
    """An <input>, of what Django says of a widget."""
    kind, name = widget["type"], escaped(widget["name"])
    value = "" if widget["value"] is None else f' value="{escaped(str(widget["value"]))}"'
    return f'<input type="{kind}" name="{name}"{value}{attributes(widget["attrs"])}>'


def choice_inputs(
    choices: Iterable[tuple[Any, Any]],
    *,
    kind: str,
    name: str,
    chosen: Iterable[str],
    attrs: Mapping[str, Any],
) -> Iterable[tuple[str, Any, str]]:
    """Of each choice its value, its words, and its radio or checkbox; its number stands in its id."""
    begin = f'<input type="{kind}" name="{escaped(name)}" value="'
    place = escaped(str(attrs.get("id") or ""))
    rest = attributes({key: value for key, value in attrs.items() if key != "id"})
    taken = frozenset(chosen)
    for number, (given, words) in enumerate(choices):
        value = given if type(given) is str else "" if given is None else str(given)
        mark = f' id="{place}_{number}"' if place else ""
        tick = " checked" if value in taken else ""
        yield value, words, f'{begin}{escaped(value)}"{rest}{mark}{tick}>'


def notes(field: BoundField) -> SafeString:
    """Help and errors of a field, with the ids that aria-describedby names."""
    text = ""
    if field.help_text:
        text = f'<p class="veld-hulp" id="{field.auto_id}_helptext">{escaped(field.help_text)}</p>'
    if field.errors:
        told = "".join(
            f'<p class="veld-fout">{icon("alert")}<span>{escaped(error)}</span></p>' for error in field.errors
        )
        text += f'<div class="veld-fouten" id="{field.auto_id}_error">{told}</div>'
    return SafeString(text)


def group(field: BoundField) -> str:
    """A field of several inputs: its name, help, errors and inputs."""
    told = field.aria_describedby
    described = f' aria-describedby="{told}"' if told else ""
    invalid = " data-invalid" if field.errors else ""
    return (
        f'<fieldset class="keuze"{described}{invalid}>\n'
        f"<legend>{escaped(field.label)}</legend>\n{notes(field)}{field}\n</fieldset>"
    )


def tick(field: BoundField) -> str:
    """One box to tick, with its name inside the pill."""
    name = f'<label class="pil" for="{field.id_for_label}">{field}{escaped(field.label)}</label>'
    return f'<div class="veld">\n{notes(field)}<div>{name}</div>\n</div>'


def single(field: BoundField, *, beside: str = "") -> str:
    """A field of one input: its name, help, errors, input, and what stands beside it."""
    name = f'<label for="{field.id_for_label}">{escaped(field.label)}</label>'
    return f'<div class="veld">\n{name}\n{notes(field)}{field}{beside}\n</div>'
