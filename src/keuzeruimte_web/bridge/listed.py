"""The words of the closed lists that a screen shows, in the reader's language."""

from keuzeruimte_web.records.models.choices import (
    Authority,
    CareerActivity,
    CareerPlace,
    ChoiceKind,
    ChoiceState,
    Domain,
    EventKind,
    InstitutionRole,
    InvitationWay,
    MatterKind,
    Nearness,
    OpeningReason,
    ParentKind,
    RequestKind,
    SchoolType,
    StaffRole,
    StepKind,
    StepWho,
    Verdict,
    VillagerKind,
)


def domain_in_words(domain: str) -> str:
    """'leren', 'gezin' …"""
    return str(Domain(domain).label)


def event_in_words(kind: str) -> str:
    """'was opgelucht', 'kwam niet' …: what somebody did, without a name."""
    return str(EventKind(kind).label)


def choice_in_words(kind: str) -> str:
    """'profielkeuze havo en vwo', 'sectorkeuze' …"""
    return str(ChoiceKind(kind).label)


def choice_state_in_words(state: str) -> str:
    """'open', 'voorlopig', 'definitief' …"""
    return str(ChoiceState(state).label)


def step_who_in_words(who: str) -> str:
    """'de leerling', 'school', 'samen' …"""
    return str(StepWho(who).label)


def step_in_words(kind: str) -> str:
    """'eigen woorden eerst', 'verkennen' …"""
    return str(StepKind(kind).label)


def verdict_in_words(verdict: str) -> str:
    """'gelezen', 'akkoord', 'bezwaar'; '' for no answer."""
    return str(Verdict(verdict).label) if verdict else ""


def matter_in_words(kind: str) -> str:
    """'begeleidingstraject' or 'keuzemoment'."""
    return str(MatterKind(kind).label)


def request_in_words(kind: str) -> str:
    """'advies', 'erbij zijn' …: what parents asked for."""
    return str(RequestKind(kind).label)


def choices_of(which: str) -> list[tuple[str, str]]:
    """The whole list for a form, as (value, words).

    `which` is 'domain', 'event', 'matter', 'parent', 'authority', 'institution', 'staff', 'opening',
    'villager', 'nearness', 'choice', 'step', 'step_who' or 'school_type'.
    """
    lists = {
        "domain": Domain,
        "event": EventKind,
        "matter": MatterKind,
        "parent": ParentKind,
        "authority": Authority,
        "staff": StaffRole,
        "institution": InstitutionRole,
        "opening": OpeningReason,
        "villager": VillagerKind,
        "choice": ChoiceKind,
        "step": StepKind,
        "step_who": StepWho,
        "school_type": SchoolType,
        "career_place": CareerPlace,
        "career_activity": CareerActivity,
        "nearness": Nearness,
    }
    return [(value, str(words)) for value, words in lists[which].choices]


def institution_in_words(role: str) -> str:
    """'heeft de voogdij' …: what an institution is for a pupil."""
    return str(InstitutionRole(role).label)


def reason_in_words(reason: str) -> str:
    """'om een klacht te behandelen' …: why a leader opened a dossier."""
    return str(OpeningReason(reason).label)


def role_of_staff(role: str) -> str:
    """'mentor', 'leerlingbegeleider' …"""
    return str(StaffRole(role).label)


def parent_in_words(kind: str) -> str:
    """'ouder', 'stiefouder', 'voogd' …"""
    return str(ParentKind(kind).label)


def authority_in_words(authority: str) -> str:
    """'heeft gezag', 'heeft geen gezag', 'niet bekend': a fact for the school's administration."""
    return str(Authority(authority).label)


def goes_by_email(way: str) -> bool:
    """Does an invitation that goes this way go by e-mail? Else it is a letter on paper."""
    return way == InvitationWay.EMAIL
