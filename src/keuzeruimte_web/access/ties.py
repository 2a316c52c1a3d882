"""Grounds from a viewer's tie with a pupil, a matter or the school: involved, parent, the pupil, own."""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.records.models import (
    Employment,
    Guardianship,
    Involvement,
    Pupil,
)

from .ages import EIGHTEEN, SIXTEEN, born_by
from .ground import ADMINISTRATOR, ANYONE, FAMILY, OFFICER, PARENT, PROFESSIONAL, PUPIL, Ground, on_day
from .once import Once, finds_rows, starting_at
from .viewer import Viewer, ViewerRole

# -- whom the viewer is tied to ------------------------------------------------------------------------


def children(viewer: Viewer) -> Any:
    """Guardianships in force of this parent, not blocked by a court, of pupils under 18 (PRODUCT 3, (1))."""
    return Guardianship.objects.filter(
        on_day(viewer),
        Q(pupil__person__born__isnull=True) | Q(pupil__person__born__gt=born_by(viewer.today, age=EIGHTEEN)),
        parent_id=viewer.person,
        court_block=False,
    )


def in_authority_until_16(viewer: Viewer) -> Any:
    """Those in which this parent has authority, of a pupil under 16 or of no known birthday."""
    under = Q(pupil__person__born__isnull=True)
    return children(viewer).filter(
        under | Q(pupil__person__born__gt=born_by(viewer.today, age=SIXTEEN)), authority="yes"
    )


def involvements(viewer: Viewer) -> Any:
    """Involvements in force; never with an own child: there one is a parent only (PRODUCT 3)."""
    own = Once(own_children(viewer))
    ties = Involvement.objects.filter(on_day(viewer), ~Q(pupil__in=own), person_id=viewer.person)
    # Many steps look into them: pupils, whole matters, parts of matters. A list would be read once more.
    return starting_at(ties) if finds_rows() else ties


def kept_away(viewer: Viewer) -> Any:
    """Guardianships in force of this parent that a court blocks, of pupils under 18."""
    return Guardianship.objects.filter(
        on_day(viewer),
        Q(pupil__person__born__isnull=True) | Q(pupil__person__born__gt=born_by(viewer.today, age=EIGHTEEN)),
        parent_id=viewer.person,
        court_block=True,
    )


def own_children(viewer: Viewer) -> Any:
    """Every pupil of whom the viewer is or was a parent, whatever else one does here."""
    return Guardianship.objects.filter(parent_id=viewer.person).values("pupil")


def grown_up(viewer: Viewer, *, age: int = EIGHTEEN) -> Any:
    """The viewer as a pupil of this age or older."""
    return Pupil.objects.filter(pk=viewer.person, person__born__lte=born_by(viewer.today, age=age))


def ties_at_any_age(viewer: Viewer) -> Any:
    """Guardianships in force of this parent, not blocked by a court, also of a child of 18 or older."""
    return Guardianship.objects.filter(on_day(viewer), parent_id=viewer.person, court_block=False)


# -- ties to a matter or a pupil, by the path from the record -------------------------------------------


def involved(matter: str) -> Ground:
    """A professional who is involved with this matter today."""
    return Ground(
        _("betrokken bij deze zaak"),
        PROFESSIONAL,
        lambda v: Q(**{f"{matter}__in": Once(involvements(v).filter(matter__isnull=False).values("matter"))}),
    )


def involved_with_pupil(pupil: str) -> Ground:
    """A professional involved with any matter of this pupil, or the pupil's mentor."""
    return Ground(
        _("betrokken bij deze leerling"),
        PROFESSIONAL,
        lambda v: Q(**{f"{pupil}__in": Once(involvements(v).values("pupil"))}),
    )


def mentor(pupil: str) -> Ground:
    """The mentor of this pupil."""
    return Ground(
        _("mentor van deze leerling"),
        PROFESSIONAL,
        lambda v: Q(**{f"{pupil}__in": Once(involvements(v).filter(role="mentor").values("pupil"))}),
    )


def informed_parent(pupil: str) -> Ground:
    """A parent with the right to information (PRODUCT 3, (1))."""
    return Ground(
        _("ouder met recht op informatie"),
        PARENT,
        lambda v: Q(**{f"{pupil}__in": Once(children(v).filter(information_right=True).values("pupil"))}),
    )


def parent(pupil: str) -> Ground:
    """A parent who is asked and heard, with authority, without, or not known."""
    return Ground(
        _("ouder van deze leerling"),
        PARENT,
        lambda v: Q(**{f"{pupil}__in": Once(children(v).values("pupil"))}),
    )


def parent_of_any_age(pupil: str) -> Ground:
    """Who is or was a parent, whom no court blocks today, also of a child of 18 or older."""

    def condition(v: Viewer) -> Q:
        ties = Guardianship.objects.filter(parent_id=v.person)
        # What a court says from today on ends the tie of before, and that one says nothing of a court.
        blocked = ties.filter(on_day(v), court_block=True)
        free = ties.filter(court_block=False).exclude(pupil__in=blocked.values("pupil"))
        return Q(**{f"{pupil}__in": Once(free.values("pupil"))})

    return Ground(_("ouder, ook van een kind van 18 of ouder"), PARENT, condition)


def parent_today(pupil: str, **more: object) -> Ground:
    """A parent whom no court blocks, today, whatever the age of the child."""
    return Ground(
        _("ouder van deze leerling, ook van 18 of ouder"),
        PARENT,
        lambda v: Q(**{f"{pupil}__in": Once(ties_at_any_age(v).filter(**more).values("pupil"))}),
    )


def parent_with_authority(pupil: str) -> Ground:
    """A parent with authority; unknown never grants (METHOD 3)."""
    return Ground(
        _("ouder met gezag"),
        PARENT,
        lambda v: Q(**{f"{pupil}__in": Once(children(v).filter(authority="yes").values("pupil"))}),
    )


def parent_with_authority_until_16(pupil: str) -> Ground:
    """A parent with authority of a pupil under 16: who speaks for the pupil in the law on privacy."""
    return Ground(
        _("ouder met gezag, tot de leerling 16 is"),
        PARENT,
        lambda v: Q(**{f"{pupil}__in": Once(in_authority_until_16(v).values("pupil"))}),
    )


def the_pupil(pupil: str) -> Ground:
    """The pupil whom it concerns."""
    return Ground(_("de leerling zelf"), PUPIL, lambda v: Q(**{pupil: v.person}))


def the_pupil_of_18(pupil: str) -> Ground:
    """The pupil whom it concerns, 18 or older."""
    return Ground(
        _("de leerling zelf, 18 of ouder"),
        PUPIL,
        lambda v: Q(**{f"{pupil}__in": Once(grown_up(v).values("pk"))}),
    )


def the_pupil_of_16(pupil: str) -> Ground:
    """The pupil whom it concerns, 16 or older."""
    return Ground(
        _("de leerling zelf, 16 of ouder"),
        PUPIL,
        lambda v: Q(**{f"{pupil}__in": Once(grown_up(v, age=SIXTEEN).values("pk"))}),
    )


def parent_of_the_adult() -> Ground:
    """The ties of the viewer, 18 or older, with living parents of today whom no court keeps away."""
    return Ground(
        _("de leerling zelf, 18 of ouder"),
        PUPIL,
        lambda v: (
            on_day(v) & Q(pupil__in=Once(grown_up(v).values("pk")), court_block=False, parent__deceased=False)
        ),
    )


def administrator() -> Ground:
    """The school's administrator."""
    return Ground(_("beheerder van de school"), ADMINISTRATOR, lambda v: Q(school=v.school))


def privacy_officer() -> Ground:
    """The school's privacy officer, who sees how things are kept, and never the content of a dossier."""
    return Ground(_("functionaris gegevensbescherming van de school"), OFFICER, lambda v: Q(school=v.school))


def administrator_of_the_school() -> Ground:
    """The administrator, of the own school itself."""
    return Ground(_("beheerder van de school"), ADMINISTRATOR, lambda v: Q(pk=v.school))


def administrator_except_of_own_child(pupil: str) -> Ground:
    """The school's administrator; with an own child somebody is a parent only (PRODUCT 3)."""
    return Ground(
        _("beheerder van de school, niet bij een eigen kind"),
        ADMINISTRATOR,
        lambda v: Q(school=v.school) & ~Q(**{f"{pupil}__in": Once(own_children(v))}),
    )


def administrator_except_of_own_family(person: str) -> Ground:
    """The school's administrator, but not of an own child or of whoever is a parent of it."""
    return Ground(
        _("beheerder van de school, niet in het eigen gezin"),
        ADMINISTRATOR,
        lambda v: (
            Q(school=v.school)
            & ~Q(**{f"{person}__in": Once(own_children(v))})
            & ~Q(
                **{
                    f"{person}__in": Once(
                        Guardianship.objects.filter(pupil__in=own_children(v)).values("parent")
                    )
                }
            )
        ),
    )


def administrator_except_of_oneself(person: str) -> Ground:
    """The school's administrator; nobody gives oneself a task, and with it a way into dossiers."""
    return Ground(
        _("beheerder van de school, niet over zichzelf"),
        ADMINISTRATOR,
        lambda v: Q(school=v.school) & ~Q(**{person: v.person}),
    )


def administrator_except_of_own_class(school_class: str) -> Ground:
    """The school's administrator, but not of a class with an own child in it: that mentor another chooses."""

    def condition(v: Viewer) -> Q:
        with_own = Pupil.objects.filter(pk__in=Once(own_children(v)), school_class__isnull=False)
        return Q(school=v.school) & ~Q(**{f"{school_class}__in": Once(with_own.values("school_class"))})

    return Ground(_("beheerder van de school, niet bij de klas van een eigen kind"), ADMINISTRATOR, condition)


def colleague() -> Ground:
    """Somebody who works here today in a role that guides pupils."""
    return Ground(
        _("collega op school"),
        PROFESSIONAL,
        lambda v: on_day(v) & Q(school=v.school) & ~Q(role__in=("administrator", "privacy_officer")),
    )


def no_parent_of(pupil: str) -> Ground:
    """Somebody who is not, and was not, a parent of this pupil."""
    return Ground("", ANYONE, lambda v: ~Q(**{f"{pupil}__in": Once(own_children(v))}))


def leads(viewer: Viewer) -> Q:
    """The viewer leads (a part of) the school today."""
    task = Employment.objects.filter(on_day(viewer), person_id=viewer.person, role="school_leader")
    return Q(Exists(task))


def employee() -> Ground:
    """Whoever works with pupils at this school, whomever they guide."""
    return Ground(_("medewerker van de school"), PROFESSIONAL, lambda v: Q(school=v.school))


def family_of_the_school() -> Ground:
    """Whoever is a pupil or a parent at this school; for what is about nobody."""

    def belongs(viewer: Viewer) -> Q:
        me = Pupil.objects.filter(pk=viewer.person)
        return Q(school=viewer.school) & Q(
            Exists(me if viewer.role == ViewerRole.PUPIL else own_children(viewer))
        )

    return Ground(_("leerling of ouder van de school"), FAMILY, belongs)


def advises(viewer: Viewer) -> Q:
    """Whether the viewer is careers adviser today, as a condition on any row."""
    task = Employment.objects.filter(on_day(viewer), person_id=viewer.person, role="careers_adviser")
    return Q(Exists(task))


def careers_adviser() -> Ground:
    """A careers adviser of the school to which the record belongs."""
    return Ground(_("decaan van de school"), PROFESSIONAL, lambda v: Q(school=v.school) & advises(v))


def careers_adviser_of_the_school() -> Ground:
    """A careers adviser, of the own school itself."""
    return Ground(_("decaan van de school"), PROFESSIONAL, lambda v: Q(pk=v.school) & advises(v))


def leader_of_unguided() -> Ground:
    """A school leader, about a matter that runs and that nobody guides today; not an own child's."""

    def condition(v: Viewer) -> Q:
        guides = Involvement.objects.filter(on_day(v), matter=OuterRef("pk"))
        runs = Q(school=v.school, closed_on__isnull=True) & ~Q(pupil__in=Once(own_children(v)))
        return runs & ~Q(Exists(guides)) & leads(v)

    return Ground(_("teamleider, bij een zaak zonder begeleider"), PROFESSIONAL, condition)


def own(field: str, why: str | Promise) -> Ground:
    """One's own record; `why` says in words whose it is, for the page about who sees a record."""
    return Ground(why, ANYONE, lambda v: Q(**{field: v.person}))


def privacy_officer_of_the_school() -> Ground:
    """The privacy officer, of the own school itself."""
    return Ground(_("functionaris gegevensbescherming van de school"), OFFICER, lambda v: Q(pk=v.school))


def privacy_officer_except_of_own_child(pupil: str, asker: str) -> Ground:
    """The privacy officer, but not about an own child, nor about what one asked oneself."""
    return Ground(
        _("functionaris gegevensbescherming van de school, niet bij een eigen kind"),
        OFFICER,
        lambda v: (
            Q(school=v.school) & ~Q(**{f"{pupil}__in": Once(own_children(v))}) & ~Q(**{asker: v.person})
        ),
    )


def not_the_same_as(person: str) -> Ground:
    """Somebody else than who is named there: two people, each with an own eye."""
    return Ground(_("en iemand anders dan wie akkoord gaf"), ANYONE, lambda v: ~Q(**{person: v.person}))


def informed_parent_with_authority_until_16(pupil: str) -> Ground:
    """A parent of (1) with authority of a pupil under 16, who asks for the pupil (PRODUCT 3, requests)."""
    return Ground(
        _("ouder met gezag en recht op informatie, tot de leerling 16 is"),
        PARENT,
        lambda v: Q(
            **{f"{pupil}__in": Once(in_authority_until_16(v).filter(information_right=True).values("pupil"))}
        ),
    )


def parent_without_authority(pupil: str) -> Ground:
    """A parent without authority, or of whom it is not known, of a pupil under 18 (art. 1:377c BW)."""
    return Ground(
        _("ouder zonder gezag, tot de leerling 18 is"),
        PARENT,
        lambda v: Q(**{f"{pupil}__in": children(v).filter(authority__in=("no", "unknown")).values("pupil")}),
    )
