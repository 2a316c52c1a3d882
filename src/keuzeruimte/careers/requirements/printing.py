"""A requirement written out again, with brackets wherever one is inside another; parsing it gives it back."""

from keuzeruimte.careers.requirements.requirement import (
    AllOf,
    AnyOf,
    Named,
    Never,
    Nothing,
    Requirement,
    SomeOf,
)


def written(requirement: Requirement) -> str:
    """The requirement in the grammar of `grammar.py`."""
    match requirement:
        case Named(code):
            return code
        case AllOf(parts):
            return " en ".join(map(_within, parts))
        case AnyOf(parts):
            return " of ".join(map(_within, parts))
        case SomeOf(count, parts):
            return f"{count} uit {_listed(parts)}"
        case Nothing():
            return "*"
        case Never():
            return "#"


def _listed(parts: tuple[Requirement, ...]) -> str:
    *first, last = map(_within, parts)
    return f"{', '.join(first)} en {last}" if first else last


def _within(requirement: Requirement) -> str:
    return written(requirement) if isinstance(requirement, Named) else f"({written(requirement)})"
