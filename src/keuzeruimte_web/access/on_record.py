"""Grounds from people on the record itself: shared with, invited, at the point, author, reader."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import ExtractDay, ExtractMonth, ExtractYear
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.records.models import (
    AgreementPerson,
    ChoiceVoice,
    DelegationPerson,
    DoubtColleague,
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
    TimeReply,
)

from .ages import EIGHTEEN, SHORTLY, born_by
from .ground import ANYONE, FAMILY, PARENT, PROFESSIONAL, PUPIL, Ground, on_day
from .once import AmongOnce, Once
from .ties import children, involvements, ties_at_any_age
from .viewer import Viewer, ViewerRole


def shared(link: str, pupil: str, *, author: str = "person") -> Ground:
    """The author shared it with the viewer by name, did not take it back, and the tie with the pupil holds.

    Of a pupil of 18 parents see only what the pupil shared from that day on (PRODUCT 3, turning points).
    `author` is the field of the record that names whose it is.
    """

    def condition(v: Viewer) -> Q:
        with_me = Share.objects.filter(viewer_id=v.person)

        def this(shares: Any) -> Any:
            return shares.filter(**{link: OuterRef("pk")})

        def this_as_adult(shares: Any) -> Any:
            born = f"{link}__{pupil}__person__born"
            as_adult = this(shares).filter(**{f"{link}__{author}": F(f"{link}__{pupil}__pk")})
            days = as_adult.alias(on=_number_of("shared_at"), birthday=_number_of(born))
            return days.filter(on__gte=F("birthday") + EIGHTEEN_YEARS)

        if v.role == ViewerRole.PARENT:
            named = AmongOnce(with_me, this, seldom=True)
            since = AmongOnce(with_me, this_as_adult, seldom=True)
            return Q(named, **{f"{pupil}__in": Once(children(v).values("pupil"))}) | Q(
                since, **{f"{pupil}__in": Once(ties_at_any_age(v).values("pupil"))}
            )
        if v.role == ViewerRole.PROFESSIONAL:
            # With one who works here much is shared: it is looked for by what is shared.
            return Q(Exists(this(with_me)), **{f"{pupil}__in": Once(involvements(v).values("pupil"))})
        return Q(AmongOnce(with_me, this, seldom=True))

    return Ground(_("met naam gedeeld, en niet teruggenomen"), ANYONE, condition)


def shared_by_the_adult(link: str, pupil: str, *, record: str = "pk") -> Ground:
    """The pupil, 18 today, shared it by name with this parent, and did not take it back."""
    return Ground(
        _("gedeeld door de leerling van 18, en niet teruggenomen"),
        PARENT,
        lambda v: Q(
            AmongOnce(
                Share.objects.filter(viewer_id=v.person),
                lambda shares: shares.filter(**{link: OuterRef(record)}),
                seldom=True,
            ),
            **{
                f"{pupil}__in": Once(
                    ties_at_any_age(v)
                    .filter(pupil__person__born__lte=born_by(v.today, age=EIGHTEEN))
                    .values("pupil")
                )
            },
        ),
    )


def said_what_one_wants(moment: str = "moment") -> Ground:
    """Said at this choice what one wants oneself, or knowingly left it (B.cooperation: on own strength)."""
    return Ground(
        _("en zei eerst zelf iets, of koos om niets te zeggen"),
        FAMILY,
        lambda v: Q(
            Exists(ChoiceVoice.objects.filter(moment=OuterRef(moment), person_id=v.person, kind="wish"))
        ),
    )


def still_near() -> Ground:
    """About a birthday that is coming or just was, and is still what the school knows."""
    return Ground(
        _("zolang die verjaardag klopt en niet lang voorbij is"),
        ANYONE,
        lambda v: Q(born=F("pupil__person__born"), on__gte=v.today - SHORTLY),
    )


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


def asked_for_times(proposal: str = "pk") -> Ground:
    """Asked which of these times fit."""
    return Ground(
        _("gevraagd welke tijd past"),
        ANYONE,
        lambda v: Q(Exists(TimeReply.objects.filter(proposal=OuterRef(proposal), person_id=v.person))),
    )


def of_this_seat() -> Ground:
    """One's own, in the role in which one looks."""
    return Ground(_("eigen"), ANYONE, lambda v: Q(person=v.person, role=v.role.value))


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
            matter__pupil__in=Once(children(v).values("pupil")),
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
            Q(lapses_on__gte=v.today, matter__pupil__in=Once(children(v).values("pupil")))
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


def asked_along() -> Ground:
    """A colleague whom the author of a doubt asked by name to think along."""
    return Ground(
        _("gevraagd om mee te denken"),
        PROFESSIONAL,
        lambda v: Q(Exists(DoubtColleague.objects.filter(doubt=OuterRef("pk"), person_id=v.person))),
    )


def not_about_an_adult(pupil: str) -> Ground:
    """A parent whose child is under 18, or anybody who is no parent here (PRODUCT 3, turning points)."""
    return Ground(
        "",
        ANYONE,
        lambda v: (
            Q(**{f"{pupil}__in": Once(children(v).values("pupil"))})
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
        parents = Guardianship.objects.filter(on_day(v), pupil__in=Once(mine)).values("parent")
        staff = Involvement.objects.filter(on_day(v), pupil__in=Once(mine)).values("person")
        return Q(pk__in=Once(mine)) | Q(pk__in=Once(parents)) | Q(pk__in=Once(staff))

    return Ground(_("hoort bij dezelfde leerling"), FAMILY | PROFESSIONAL, condition)
