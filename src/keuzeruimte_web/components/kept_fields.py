"""Fields that are kept while somebody types, by js/keep.js: the form stands on what was typed last."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

KEPT_FORM = "voorbereiding"
"""The id of a form whose fields are kept."""


@dataclass(frozen=True, slots=True)
class Now:
    """A text as it stands for who types it. `base` is the mark to go on from.

    `elsewhere`: what the same person typed on another device, and `seen` its mark; `clashes`: another device
    wrote meanwhile, and nothing was saved.
    """

    words: str
    base: str
    elsewhere: str = ""
    seen: str = ""
    clashes: bool = False


def keep_fields(form: forms.BaseForm, now: Mapping[str, Now]) -> None:
    """Let these fields of the form stand on what was typed, and be kept while one types on."""
    for name, one in now.items():
        field: Any = form.fields[name]
        form.initial[name] = one.words
        field.widget.attrs = {**field.widget.attrs, **while_typing(name)}
        field.kept = one


def while_typing(slot: str, *, to: str = "") -> dict[str, str]:
    """What makes htmx keep a field while one types; `again` comes from js/keep.js after a lost connection.

    `to` is where it is sent; empty: the address of the page.
    """
    return {
        "hx-post": to,
        "hx-trigger": "input changed delay:900ms, again",
        "hx-params": f"slot,{slot},{slot}_base",
        "hx-vals": json.dumps({"slot": slot}),
        "hx-target": f"#kept-{slot}",
        "hx-swap": "outerHTML",
        "hx-sync": "this:queue last",
    }


def base_of(form: forms.BaseForm, slot: str) -> str | None:
    """The mark that came with a field; None where there was none."""
    return form.data.get(f"{slot}_base")


def kept_in(form: forms.BaseForm) -> Collection[str]:
    """The names of the fields that are kept."""
    return [name for name, field in form.fields.items() if getattr(field, "kept", None)]
