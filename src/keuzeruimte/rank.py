"""The three orders of rank: who is on top for one domain, and the role that follows (METHOD 2)."""

from collections.abc import Iterable

from keuzeruimte.day import Day
from keuzeruimte.finding import Top
from keuzeruimte.situation import Situation
from keuzeruimte.words import PARENTING, SCHOOL_ROLES, ActRole, Domain, Role, Verb


def top_of(on: Day, *, domain: Domain) -> Top:
    """Who stands on top in each hierarchy on a day. The emotional one knows no exception (METHOD 2)."""
    top = on.tops.get(domain)
    if top is None:
        top = on.tops[domain] = Top(
            emotional=_sorted(on.parents),
            responsibility=_sorted(_responsible(on, domain=domain)),
            expertise=_sorted(_expert(on, domain=domain)),
        )
    return top


def role_of(situation: Situation, *, top: Top) -> ActRole:
    """The role that follows for whoever acts: the first that holds (METHOD 2)."""
    act, domain = situation.act, situation.domain
    if situation.protection:
        return ActRole.PROTECTOR
    if domain is Domain.THERAPY:
        return ActRole.REFERRER
    if act.by in top.expertise and (act.verb is Verb.INFORM or situation.delegated):
        return ActRole.EXPERT
    if domain in PARENTING and situation.to_parent and situation.asked:
        return ActRole.SERVING_EXPERT
    if situation.delegated:
        return ActRole.DELEGATE
    return ActRole.OUTSIDER


def _responsible(on: Day, *, domain: Domain) -> Iterable[str]:
    """The first exception, protection, comes before the second, a pupil of 18."""
    protection = on.protection_of(domain)
    if protection:
        return {measure.by for measure in protection}
    return on.entrusters


def _expert(on: Day, *, domain: Domain) -> Iterable[str]:
    match domain:
        case Domain.LEARNING | Domain.CAREER:
            return on.with_role(*SCHOOL_ROLES)
        case Domain.SOCIAL_EMOTIONAL:
            return on.with_role(Role.COUNSELLOR, Role.REMEDIAL_TEACHER)
        case Domain.THERAPY:
            return on.with_role(Role.SPECIALIST)
        case Domain.SAFETY if on.protection_of(domain):
            return {measure.by for measure in on.protection_of(domain)}
        case _:
            return on.living_parents


def _sorted(people: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(people))
