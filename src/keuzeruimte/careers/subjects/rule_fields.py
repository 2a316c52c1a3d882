"""One rule or part of a package, read from its table: the keys it may have, and which go together."""

from collections.abc import Callable, Mapping

from keuzeruimte.careers.names import CODE
from keuzeruimte.careers.refusal import RequirementInFileError, RulesFileError
from keuzeruimte.careers.requirements.grammar import parse
from keuzeruimte.careers.requirements.refusal import RequirementError
from keuzeruimte.careers.requirements.requirement import Requirement
from keuzeruimte.careers.subjects.book import Basis, Bound, Choose, Fixed, Needs, Places, Rule, Weight
from keuzeruimte.careers.vocabulary import Vocabulary
from keuzeruimte.reading.fields import Field, attributes, count, flag, items, table, text, word
from keuzeruimte.reading.place import Place

EVERY_SUBJECT = "any"
LANGUAGES = ("nl", "en")
PART = ("all", "choose")
RULE = ("not_together", "at_most", "at_least", "needs", "places")
_COMMON = ("id", "name", "basis", "why", "instead")
_BESIDE = {
    "all": (),
    "choose": ("from", "to", "more"),
    "not_together": ("weight", "profiles"),
    "at_most": ("from", "weight", "profiles"),
    "at_least": ("from", "weight", "profiles"),
    "needs": ("when", "weight", "profiles"),
    "places": ("weight",),
}
_REQUIRED = {"choose": "from", "at_most": "from", "at_least": "from", "needs": "when"}

Reads = Mapping[str, Field]


def reads(vocabulary: Vocabulary) -> Reads:
    """How each key of a rule is read, with the subjects of this file."""
    subjects, requirement = _subjects(vocabulary), _requirement(vocabulary)
    fields = (
        Field("all", "subjects", subjects),
        Field("choose", "least", count),
        Field("from", "subjects", subjects),
        Field("to", "most", count),
        Field("more", "more", flag),
        Field("not_together", "subjects", subjects),
        Field("at_most", "most", count),
        Field("at_least", "least", count),
        Field("when", "when", requirement),
        Field("needs", "needs", requirement),
        Field("places", "places", _places(vocabulary)),
        Field("id", "id", _id),
        Field("name", "name", text),
        Field("basis", "basis", word(Basis)),
        Field("weight", "weight", word(Weight)),
        Field("profiles", "profiles", _texts),
        Field("why", "why", _words),
        Field("instead", "instead", _words),
    )
    return {field.key: field for field in fields}


def part_of(value: object, read: Reads, *, place: Place, id: str) -> Rule:
    """A part of a package: `all`, or `choose` with `from`."""
    kind, given = _given(value, read, PART, place=place)
    subjects = _tuple(given["subjects"])
    if kind == "all":
        return _rule(Fixed(subjects), given, id=id)
    least, most = _int(given["least"]), _most(given)
    if least > len(subjects):
        raise RulesFileError("too-few", place=place.key("choose"), found=least, allowed=str(len(subjects)))
    if most is not None and least > most:
        raise RulesFileError("more-than-most", place=place.key("choose"), found=least, allowed=str(most))
    return _rule(Choose(subjects, least, most), given, id=id)


def rules_of(value: object, read: Reads, *, place: Place, id: str, profiles: tuple[str, ...]) -> list[Rule]:
    """The rules that this table says: one, or one a subject where it gives `places`."""
    kind, given = _given(value, read, RULE, place=place)
    for index, profile in enumerate(_tuple(given.get("profiles", ()))):
        if profile not in profiles:
            here = place.key("profiles").item(index)
            raise RulesFileError(
                "unknown-profile", place=here, found=profile, allowed=profiles, near=profiles
            )
    _check_weight(given, place=place)
    if kind == "places":
        return [
            _rule(Places(subject, places), given, id=f"{given.get('id', id)}-{subject}", named=False)
            for subject, places in dict(_pairs(given["places"])).items()
        ]
    if kind == "needs":
        return [_rule(Needs(_asked(given["when"]), _asked(given["needs"])), given, id=id)]
    subjects = _tuple(given["subjects"])
    least = _int(given.get("least", 0))
    if kind == "at_least" and least > len(subjects):
        raise RulesFileError("too-few", place=place.key(kind), found=least, allowed=str(len(subjects)))
    most = 1 if kind == "not_together" else _optional(given.get("most"))
    return [_rule(Bound(subjects, least, most), given, id=id)]


def _given(
    value: object, read: Reads, kinds: tuple[str, ...], *, place: Place
) -> tuple[str, Mapping[str, object]]:
    """Which kind of rule this table is, and what it gives; each kind has keys of its own."""
    found = table(value, place)
    every = (*_COMMON, *kinds, *dict.fromkeys(key for kind in kinds for key in _BESIDE[kind]))
    for key in found:
        if key not in every:
            raise RulesFileError("unknown-key", place=place.key(key), found=key, allowed=every, near=every)
    chosen = [kind for kind in kinds if found.get(kind) is not None]
    if len(chosen) != 1:
        raise RulesFileError("one-kind", place=place, allowed=kinds)
    kind = chosen[0]
    for key in found:
        if key not in (kind, *_COMMON, *_BESIDE[kind]):
            homes = [other for other in kinds if key in _BESIDE[other]]
            raise RulesFileError("belongs-to", place=place.key(key), found=key, allowed=homes)
    if kind in _REQUIRED and found.get(_REQUIRED[kind]) is None:
        raise RulesFileError("missing-beside", place=place, found=_REQUIRED[kind])
    return kind, attributes(found, tuple(read[key] for key in found), place=place)


def _rule(
    asks: Fixed | Choose | Bound | Needs | Places,
    given: Mapping[str, object],
    *,
    id: str,
    named: bool = True,
) -> Rule:
    return Rule(
        id=str(given["id"]) if named and "id" in given else id,
        asks=asks,
        name=str(given.get("name", "")),
        basis=Basis(str(given.get("basis", Basis.SCHOOL if isinstance(asks, Places) else Basis.LAW))),
        weight=Weight(str(given.get("weight", Weight.CLOSES))),
        profiles=_tuple(given.get("profiles", ())),
        why=_mapping(given.get("why")),
        instead=_mapping(given.get("instead")),
    )


def _check_weight(given: Mapping[str, object], *, place: Place) -> None:
    by_law = given.get("basis", Basis.SCHOOL if "places" in given else Basis.LAW) is Basis.LAW
    if given.get("weight") is Weight.ADVISES and by_law:
        raise RulesFileError("law-closes", place=place.key("weight"))


def _subjects(vocabulary: Vocabulary) -> Callable[[object, Place, object], tuple[str, ...]]:
    def read(value: object, place: Place, ids: object) -> tuple[str, ...]:
        if value == EVERY_SUBJECT:
            return tuple(vocabulary.subjects)
        chosen: dict[str, None] = {}
        for index, one in enumerate(items(value, place)):
            code = text(one, place.item(index))
            if code not in vocabulary.subjects and code not in vocabulary.groups:
                near = vocabulary.names()
                raise RulesFileError("unknown-subject", place=place.item(index), found=code, near=near)
            if code in chosen:
                raise RulesFileError("twice", place=place.item(index), found=code)
            chosen.update(dict.fromkeys(vocabulary.members(code)))
        if not chosen:
            raise RulesFileError("none", place=place)
        return tuple(chosen)

    return read


def _requirement(vocabulary: Vocabulary) -> Callable[[object, Place, object], Requirement]:
    def read(value: object, place: Place, ids: object) -> Requirement:
        written = text(value, place)
        try:
            return parse(written, vocabulary=vocabulary).requirement
        except RequirementError as refusal:
            raise RequirementInFileError(written, place=place, refusal=refusal) from refusal

    return read


def _places(vocabulary: Vocabulary) -> Callable[[object, Place, object], tuple[tuple[str, int], ...]]:
    def read(value: object, place: Place, ids: object) -> tuple[tuple[str, int], ...]:
        given = table(value, place)
        for code in given:
            if code not in vocabulary.subjects:
                near = list(vocabulary.subjects)
                raise RulesFileError("unknown-subject", place=place.key(code), found=code, near=near)
        if not given:
            raise RulesFileError("none", place=place)
        return tuple((code, count(one, place.key(code), ())) for code, one in given.items())

    return read


def _id(value: object, place: Place, ids: object) -> str:
    found = text(value, place)
    if not CODE.fullmatch(found):
        raise RulesFileError("not-a-code", place=place, found=found)
    return found


def _texts(value: object, place: Place, ids: object) -> tuple[str, ...]:
    return tuple(text(one, place.item(index)) for index, one in enumerate(items(value, place)))


def _words(value: object, place: Place, ids: object) -> Mapping[str, str]:
    """A text in Dutch, or one for each language."""
    if isinstance(value, str):
        return {"nl": text(value, place)}
    given = table(value, place)
    for key in given:
        if key not in LANGUAGES:
            raise RulesFileError("unknown-key", place=place.key(key), found=key, allowed=LANGUAGES)
    return {key: text(one, place.key(key)) for key, one in given.items()}


def _most(given: Mapping[str, object]) -> int | None:
    if given.get("more"):
        return None
    return _int(given.get("most", given["least"]))


def _optional(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _int(value: object) -> int:
    return value if isinstance(value, int) else 0


def _tuple(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _pairs(value: object) -> tuple[tuple[str, int], ...]:
    return value if isinstance(value, tuple) else ()


def _mapping(value: object) -> Mapping[str, str]:
    return value if isinstance(value, dict) else {}


def _asked(value: object) -> Requirement:
    return value  # type: ignore[return-value]  # what `_requirement` read
