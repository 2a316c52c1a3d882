"""What Noor keeps in her career file, and a placement of somebody in the second class of the vmbo."""

from datetime import timedelta

from keuzeruimte_web.demo.days import at
from keuzeruimte_web.demo.families import Family
from keuzeruimte_web.demo.ledger import Ledger
from keuzeruimte_web.demo.stories.noor import Noor
from keuzeruimte_web.records.models import CareerItem, Placement, PlacementWord, Share
from keuzeruimte_web.records.models.choices import (
    CareerActivity,
    CareerKind,
    CareerPlace,
    PlacementParty,
    PlacementWordKind,
)


def career_of_noor(ledger: Ledger, story: Noor) -> None:
    """Two things she did, and three she told; one of these she shows to her mother."""
    days = ledger.days

    def did(activity: CareerActivity, title: str, *, ago: int, **texts: str) -> None:
        ledger.add(
            CareerItem,
            pupil=story.noor,
            kind=CareerKind.ACTIVITY,
            activity=activity,
            title=title,
            on=days.before(ago),
            made_at=at(days.before(ago), 20),
            **texts,
        )

    def told(place: CareerPlace, prompt: str, words: str, *, ago: int) -> CareerItem:
        return ledger.add(
            CareerItem,
            pupil=story.noor,
            kind=CareerKind.REFLECTION,
            place=place,
            prompt=prompt,
            words=words,
            made_at=at(days.before(ago), 19),
        )

    did(
        CareerActivity.OPEN_DAY,
        "Open dag van het hbo, bij economie",
        ago=33,
        goals="Ik wilde weten of het alleen maar rekenen is.",
        words="Een proefles over een winkel die failliet ging. Wij moesten bedenken waarom.",
        results="Het ging meer over mensen dan over sommen.",
        evaluation="Leuker dan ik dacht. De zaal was wel erg vol.",
        follow_up="Een keer meelopen, dan zie ik een gewone dag.",
    )
    did(
        CareerActivity.INTERVIEW,
        "Gesprek met tante Els, zij heeft een salon",
        ago=12,
        goals="Horen hoe het is om baas te zijn.",
        words="Ik vroeg wat zij op maandag doet. De boekhouding, dus.",
        results="Zij leerde het pas toen het moest.",
    )
    shown = told(
        CareerPlace.WORK,
        "surprise",
        "Mama praat op haar werk de hele dag met mensen. Dat zou ik ook willen, maar niet in een ziekenhuis.",
        ago=5,
    )
    ledger.add(Share, career_item=shown, viewer=story.karin, shared_at=at(days.before(4), 17))
    told(CareerPlace.QUALITIES, "asked", "Als er ruzie is in de groep vragen ze mij erbij.", ago=20)
    told(CareerPlace.STEERING, "unsure", "Economie of toch biologie erbij.", ago=3)


def placement_in_the_second_class(ledger: Ledger, family: Family) -> None:
    """Three days at a garage, to which the pupil said yes; home, school and garage not yet."""
    days = ledger.days
    child = family.child
    placement = ledger.add(
        Placement,
        pupil=child,
        employer="Garage De Krukas",
        contact="Henk Blom",
        email="henk@krukas.example",
        where="Ambachtsweg 12",
        since=days.after(9),
        until=days.after(9) + timedelta(days=2),
        learn="Zien hoe een auto van binnen werkt, en zelf een wiel wisselen.",
        agreed="Van half negen tot drie. Om twaalf uur eten we samen. Bij ziekte belt thuis voor acht uur.",
        made_by=child.person,
        made_at=at(days.before(2), 11),
    )
    ledger.add(
        PlacementWord,
        placement=placement,
        version=1,
        party=PlacementParty.PUPIL,
        person=child.person,
        word=PlacementWordKind.YES,
        at=at(days.before(2), 11, 5),
    )
