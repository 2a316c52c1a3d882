"""Whose voice was heard at a choice, by the professional who guides it (PRODUCT 3).

A voice belongs to its matter: words at another choice, or in a course of guidance, say nothing of this one.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.replica import read_at
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.models.choices import ItemPart, Verb

from .choice_rows import that_counts
from .compiled import text_for
from .source import as_uuid

AT_TALK = "conversation__matter__choice"


def heard_at_each(viewer: Viewer) -> Mapping[UUID, set[UUID]]:
    """Who was heard at each choice moment that goes on and that the viewer sees; one query."""
    using = read_at()
    text = text_for(viewer.role, _heard_at_each, key="heard at each choice", using=using)
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for moment, person in text.rows_for(viewer, using=using):
        found[as_uuid(moment)].add(as_uuid(person))
    return found


def heard_at(viewer: Viewer, *, moment: UUID) -> set[UUID]:
    """Who was heard at this choice moment, which must come from `access`; one query."""
    using = read_at()
    text = text_for(viewer.role, _heard_at_one, key="heard at a choice", using=using, ids=("moment",))
    return {as_uuid(person) for _moment, person in text.rows_for(viewer, using=using, moment=moment)}


def _heard_at_each(viewer: Viewer) -> QuerySet[Any, Any]:
    going_on = rows(viewer, Kind.CHOICE_MOMENT).filter(matter__closed_on__isnull=True)
    return _heard(viewer, going_on.values("pk"))


def _heard_at_one(viewer: Viewer, moment: UUID) -> QuerySet[Any, Any]:
    return _heard(viewer, (moment,))


def _heard(viewer: Viewer, moments: Collection[UUID] | QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """Each of these moments with somebody who was heard at it.

    Somebody shared own words at the choice, or answered it; or shared something before a talk about it, or
    was at a point of such a talk that was done.
    """
    words = rows(viewer, Kind.CHOICE_VOICE).filter(moment__in=moments, skipped=False)
    answered = that_counts(rows(viewer, Kind.SIGN_OFF).filter(decision__moment__in=moments))
    before = (rows(viewer, kind).filter(**{f"{AT_TALK}__in": moments}) for kind in (Kind.VOICE, Kind.ANSWER))
    spoke = m.ItemPerson.objects.filter(
        **{f"item__{AT_TALK}__in": moments}, item__done=True, part__in=(ItemPart.TO, ItemPart.PRESENT)
    ).exclude(item__verb=Verb.WITHHOLD)
    return _of_moment(words, "moment").union(
        _of_moment(answered.exclude(verdict=""), "decision__moment"),
        *(_of_moment(one, AT_TALK) for one in before),
        _of_moment(spoke, f"item__{AT_TALK}"),
    )


def _of_moment(said: QuerySet[Any], path: str) -> QuerySet[Any, tuple[UUID, UUID]]:
    found: QuerySet[Any, tuple[UUID, UUID]] = (
        said.order_by().annotate(at_choice=F(path)).values_list("at_choice", "person")
    )
    return found
