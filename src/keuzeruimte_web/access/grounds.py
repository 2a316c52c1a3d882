"""Building blocks of the access table: each has a Dutch label and gives a condition on the row.

Conditions use `Exists` or `pk__in`, never joins to many, so that they combine without doubles.
A ground holds in one or more roles of the viewer and is false in every other.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import ExtractDay, ExtractMonth, ExtractYear
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.records.models import (
    AgreementPerson,
    DelegationPerson,
    Guardianship,
    Invitation,
    Involvement,
    ItemPerson,
    LimitAuthor,
    OfferParent,
    Pupil,
    ReportReader,
    RequestPerson,
    Share,
)

from .viewer import Viewer, ViewerRole, eighteen_today

ANYONE = frozenset(ViewerRole)
PUPIL = frozenset({ViewerRole.PUPIL})
PARENT = frozenset({ViewerRole.PARENT})
FAMILY = PUPIL | PARENT
PROFESSIONAL = frozenset({ViewerRole.PROFESSIONAL})
ADMINISTRATOR = frozenset({ViewerRole.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class Ground:
    """Why somebody may: a label for people, the roles in which it holds, and the condition on the row."""

    label: str | Promise
    roles: frozenset[ViewerRole]
    condition: Callable[[Viewer], Q]

    def for_viewer(self, viewer: Viewer) -> Q | None:
        """The condition for this viewer; None in a role in which the ground never holds."""
        return self.condition(viewer) if viewer.role in self.roles else None


def both(first: Ground, second: Ground) -> Ground:
    """A ground that holds where both do."""
    return Ground(
        label=_joined(first.label, second.label),
        roles=first.roles & second.roles,
        condition=lambda v: first.condition(v) & second.condition(v),
    )


def where(ground: Ground, when: str | Promise, **conditions: object) -> Ground:
    """A ground that holds only for rows with these values; `when` says so in words."""
    return Ground(
        label=_joined(ground.label, when),
        roles=ground.roles,
        condition=lambda v: ground.condition(v) & Q(**conditions),
    )


def _joined(first: str | Promise, second: str | Promise) -> str | Promise:
    return format_lazy("{}, {}", first, second) if first and second else first or second


def on_day(viewer: Viewer, prefix: str = "") -> Q:
    """In force on the viewer's day; both ends of the span count (METHOD 3)."""
    since, until = f"{prefix}since", f"{prefix}until"
    return (Q(**{f"{since}__isnull": True}) | Q(**{f"{since}__lte": viewer.today})) & (
        Q(**{f"{until}__isnull": True}) | Q(**{f"{until}__gte": viewer.today})
    )


# -- whom the viewer is tied to ------------------------------------------------------------------------


def children(viewer: Viewer) -> Any:
    """Guardianships in force of this parent, not blocked by a court, of pupils under 18 (PRODUCT 3, (1))."""
    return Guardianship.objects.filter(
        on_day(viewer),
        Q(pupil__person__born__isnull=True) | Q(pupil__person__born__gt=eighteen_today(viewer.today)),
        parent_id=viewer.person,
        court_block=False,
    )


def involvements(viewer: Viewer) -> Any:
    """Involvements in force; never with an own child: there one is a parent only (PRODUCT 3)."""
    own = Guardianship.objects.filter(parent_id=viewer.person, pupil=OuterRef("pupil"))
    return Involvement.objects.filter(on_day(viewer), ~Exists(own), person_id=viewer.person)


def own_children(viewer: Viewer) -> Any:
    """Every pupil of whom the viewer is or was a parent, whatever else one does here."""
    return Guardianship.objects.filter(parent_id=viewer.person).values("pupil")


def grown_up(viewer: Viewer) -> Any:
    """The viewer as a pupil of 18 or older."""
    return Pupil.objects.filter(pk=viewer.person, person__born__lte=eighteen_today(viewer.today))


# -- ties to a matter or a pupil, by the path from the record -------------------------------------------


def involved(matter: str) -> Ground:
    """A professional who is involved with this matter today."""
    return Ground(
        _("betrokken bij deze zaak"),
        PROFESSIONAL,
        lambda v: Q(**{f"{matter}__in": involvements(v).filter(matter__isnull=False).values("matter")}),
    )


def involved_with_pupil(pupil: str) -> Ground:
    """A professional involved with any matter of this pupil, or the pupil's mentor."""
    return Ground(
        _("betrokken bij deze leerling"),
        PROFESSIONAL,
        lambda v: Q(**{f"{pupil}__in": involvements(v).values("pupil")}),
    )


def mentor(pupil: str) -> Ground:
    """The mentor of this pupil."""
    return Ground(
        _("mentor van deze leerling"),
        PROFESSIONAL,
        lambda v: Q(**{f"{pupil}__in": involvements(v).filter(role="mentor").values("pupil")}),
    )


def informed_parent(pupil: str) -> Ground:
    """A parent with the right to information (PRODUCT 3, (1))."""
    return Ground(
        _("ouder met recht op informatie"),
        PARENT,
        lambda v: Q(**{f"{pupil}__in": children(v).filter(information_right=True).values("pupil")}),
    )


def parent(pupil: str) -> Ground:
    """A parent who is asked and heard, with authority, without, or not known."""
    return Ground(
        _("ouder van deze leerling"), PARENT, lambda v: Q(**{f"{pupil}__in": children(v).values("pupil")})
    )


def parent_of_any_age(pupil: str) -> Ground:
    """A parent whom no court blocks, also of a child of 18 or older."""
    return Ground(
        _("ouder, ook van een kind van 18 of ouder"),
        PARENT,
        lambda v: Q(
            **{
                f"{pupil}__in": Guardianship.objects.filter(parent_id=v.person, court_block=False).values(
                    "pupil"
                )
            }
        ),
    )


def parent_with_authority(pupil: str) -> Ground:
    """A parent with authority; unknown never grants (METHOD 3)."""
    return Ground(
        _("ouder met gezag"),
        PARENT,
        lambda v: Q(**{f"{pupil}__in": children(v).filter(authority="yes").values("pupil")}),
    )


def the_pupil(pupil: str) -> Ground:
    """The pupil whom it concerns."""
    return Ground(_("de leerling zelf"), PUPIL, lambda v: Q(**{pupil: v.person}))


def the_pupil_of_18(pupil: str) -> Ground:
    """The pupil whom it concerns, 18 or older."""
    return Ground(
        _("de leerling zelf, 18 of ouder"),
        PUPIL,
        lambda v: Q(**{f"{pupil}__in": grown_up(v).values("pk")}),
    )


def administrator() -> Ground:
    """The school's administrator."""
    return Ground(_("beheerder van de school"), ADMINISTRATOR, lambda v: Q(school=v.school))


def administrator_of_the_school() -> Ground:
    """The administrator, of the own school itself."""
    return Ground(_("beheerder van de school"), ADMINISTRATOR, lambda v: Q(pk=v.school))


def administrator_except_of_own_child(pupil: str) -> Ground:
    """The school's administrator; with an own child somebody is a parent only (PRODUCT 3)."""
    return Ground(
        _("beheerder van de school, niet bij een eigen kind"),
        ADMINISTRATOR,
        lambda v: Q(school=v.school) & ~Q(**{f"{pupil}__in": own_children(v)}),
    )


def administrator_except_of_own_family(person: str) -> Ground:
    """The school's administrator, but not of an own child or of whoever is a parent of it."""
    return Ground(
        _("beheerder van de school, niet in het eigen gezin"),
        ADMINISTRATOR,
        lambda v: (
            Q(school=v.school)
            & ~Q(**{f"{person}__in": own_children(v)})
            & ~Q(**{f"{person}__in": Guardianship.objects.filter(pupil__in=own_children(v)).values("parent")})
        ),
    )


def administrator_except_of_oneself(person: str) -> Ground:
    """The school's administrator; nobody gives oneself a task, and with it a way into dossiers."""
    return Ground(
        _("beheerder van de school, niet over zichzelf"),
        ADMINISTRATOR,
        lambda v: Q(school=v.school) & ~Q(**{person: v.person}),
    )


def colleague() -> Ground:
    """Somebody who works here today in a role that guides pupils."""
    return Ground(
        _("collega op school"),
        PROFESSIONAL,
        lambda v: on_day(v) & Q(school=v.school) & ~Q(role__in=("administrator", "privacy_officer")),
    )


def own(field: str) -> Ground:
    """One's own record."""
    return Ground(_("eigen"), ANYONE, lambda v: Q(**{field: v.person}))


# -- people on the record -------------------------------------------------------------------------------


def shared(link: str, pupil: str) -> Ground:
    """The author shared it with the viewer by name, did not take it back, and the tie with the pupil holds.

    Of a pupil of 18 parents see only what the pupil shared from that day on (PRODUCT 3, turning points).
    """

    def condition(v: Viewer) -> Q:
        named = Share.objects.filter(**{link: OuterRef("pk")}, viewer_id=v.person)
        if v.role == ViewerRole.PARENT:
            born = f"{link}__{pupil}__person__born"
            as_adult = named.filter(**{f"{link}__person": F(f"{link}__{pupil}__pk")}).alias(
                on=_number_of("shared_at"), birthday=_number_of(born)
            )
            since = as_adult.filter(on__gte=F("birthday") + EIGHTEEN_YEARS)
            mine = Guardianship.objects.filter(on_day(v), parent_id=v.person, court_block=False)
            return Q(Exists(named), **{f"{pupil}__in": children(v).values("pupil")}) | Q(
                Exists(since), **{f"{pupil}__in": mine.values("pupil")}
            )
        if v.role == ViewerRole.PROFESSIONAL:
            return Q(Exists(named), **{f"{pupil}__in": involvements(v).values("pupil")})
        return Q(Exists(named))

    return Ground(_("met naam gedeeld, en niet teruggenomen"), ANYONE, condition)


EIGHTEEN_YEARS = 18 * 10_000


def _number_of(day: str) -> Any:
    """A day as a number like 20260310: compared alike by every database."""
    return ExtractYear(day) * 10_000 + ExtractMonth(day) * 100 + ExtractDay(day)


def invited(conversation: str = "pk") -> Ground:
    """Invited to the conversation."""
    return Ground(
        _("uitgenodigd voor dit gesprek"),
        ANYONE,
        lambda v: Q(
            Exists(Invitation.objects.filter(conversation=OuterRef(conversation), person_id=v.person))
        ),
    )


def at_item(item: str = "pk") -> Ground:
    """Hears this agenda item: addressed or present; who is kept out of it does not (METHOD 3, *hears*)."""
    return Ground(
        _("erbij op dit punt"),
        ANYONE,
        lambda v: (
            Q(
                Exists(
                    ItemPerson.objects.filter(
                        Q(part="present") | (Q(part="to") & ~Q(item__verb="withhold")),
                        item=OuterRef(item),
                        person_id=v.person,
                    )
                )
            )
            & ~Q(
                Exists(
                    ItemPerson.objects.filter(
                        item=OuterRef(item), item__verb="withhold", part="to", person_id=v.person
                    )
                )
            )
        ),
    )


def nobody_waited_for(item: str = "pk") -> Ground:
    """Nobody else has still to say yes: until then the item does not exist for the pupil (PRODUCT 3).

    What was done as planned had its yes.
    """
    return Ground(
        _("en het wacht niet meer op een ja van een ander"),
        PUPIL,
        lambda v: (
            ~Q(
                Exists(
                    ItemPerson.objects.filter(
                        ~Q(person_id=v.person), ~Q(item__done=True), item=OuterRef(item), part="waits_for"
                    )
                )
            )
        ),
    )


def limit_author() -> Ground:
    """One of the authors of this limit whose part still stands."""
    return Ground(
        _("vroeg dit zelf"),
        FAMILY,
        lambda v: Q(Exists(LimitAuthor.objects.filter(on_day(v), limit=OuterRef("pk"), person_id=v.person))),
    )


def co_author() -> Ground:
    """One of the authors of the limit of which this is a part, whose own part still stands."""
    return Ground(
        _("vroeg dit ook zelf"),
        FAMILY,
        lambda v: Q(
            Exists(LimitAuthor.objects.filter(on_day(v), limit=OuterRef("limit"), person_id=v.person))
        ),
    )


def limit_shared() -> Ground:
    """An author shared the own part of this limit with the viewer, who still stands beside this pupil."""
    return Ground(
        _("met naam gedeeld, en niet teruggenomen"),
        PARENT,
        lambda v: Q(
            Exists(Share.objects.filter(limit_part__limit=OuterRef("pk"), viewer_id=v.person)),
            matter__pupil__in=children(v).values("pupil"),
        ),
    )


def delegator() -> Ground:
    """Somebody who entrusted this."""
    return Ground(
        _("vertrouwde dit zelf toe"),
        FAMILY,
        lambda v: Q(
            Exists(DelegationPerson.objects.filter(delegation=OuterRef("pk"), person_id=v.person, part="by"))
        ),
    )


def asker() -> Ground:
    """Somebody who asked this."""
    return Ground(
        _("vroeg dit zelf"),
        FAMILY,
        lambda v: Q(
            Exists(RequestPerson.objects.filter(request=OuterRef("pk"), person_id=v.person, part="by"))
        ),
    )


def offered() -> Ground:
    """A parent of a child under 18 to whom this talk is offered, while the offer stands."""
    return Ground(
        _("kreeg dit aanbod"),
        PARENT,
        lambda v: (
            Q(lapses_on__gte=v.today, matter__pupil__in=children(v).values("pupil"))
            & Q(Exists(OfferParent.objects.filter(offer=OuterRef("pk"), person_id=v.person)))
        ),
    )


def report_reader(report: str = "pk") -> Ground:
    """A reader of this report: who was present, or an absent parent with the right to information."""
    return Ground(
        _("was erbij, of krijgt het verslag als ouder die er niet bij was"),
        ANYONE,
        lambda v: Q(Exists(ReportReader.objects.filter(report=OuterRef(report), person_id=v.person))),
    )


def on_agreement(*parts: str) -> Ground:
    """An owner of this agreement, or somebody who was there when it was made."""
    return Ground(
        _("eigenaar, of was erbij toen het werd afgesproken"),
        ANYONE,
        lambda v: Q(
            Exists(
                AgreementPerson.objects.filter(agreement=OuterRef("pk"), person_id=v.person, part__in=parts)
            )
        ),
    )


def not_about_an_adult(pupil: str) -> Ground:
    """A parent whose child is under 18, or anybody who is no parent here (PRODUCT 3, turning points)."""
    return Ground(
        "",
        ANYONE,
        lambda v: (
            Q(**{f"{pupil}__in": children(v).values("pupil")})
            if v.role == ViewerRole.PARENT
            else Q(pk=F("pk"))
        ),
    )


def around_my_pupils() -> Ground:
    """People of the file of a pupil whom the viewer is tied to: names are for the whole triangle."""

    def condition(v: Viewer) -> Q:
        if v.role == ViewerRole.PROFESSIONAL:
            mine: Any = involvements(v).values("pupil")
        elif v.role == ViewerRole.PARENT:
            mine = children(v).values("pupil")
        else:
            mine = Pupil.objects.filter(pk=v.person).values("pk")
        parents = Guardianship.objects.filter(on_day(v), pupil__in=mine).values("parent")
        staff = Involvement.objects.filter(on_day(v), pupil__in=mine).values("person")
        return Q(pk__in=mine) | Q(pk__in=parents) | Q(pk__in=staff)

    return Ground(_("hoort bij dezelfde leerling"), FAMILY | PROFESSIONAL, condition)
