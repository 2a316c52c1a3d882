"""Domains and kinds of request in the plain words of a family."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LIMIT_DOMAINS: Mapping[str, str | Promise] = {
    "family": _("thuis en het gezin"),
    "upbringing": _("de opvoeding"),
    "social_emotional": _("hoe het gaat op school, en met anderen"),
    "learning": _("leren en huiswerk"),
    "career": _("keuzes voor later"),
    "therapy": _("een behandeling of onderzoek"),
}
"""What a limit can be about. Safety is not among them: a limit never stands in its way."""

TRUST_DOMAINS: Mapping[str, str | Promise] = {
    key: LIMIT_DOMAINS[key] for key in ("social_emotional", "family", "upbringing", "learning", "career")
}
"""What can be entrusted: treatment and safety never are (METHOD 3)."""

REQUESTS: Mapping[str, tuple[str | Promise, str | Promise]] = {
    "information": (_("Vertel mij iets"), _("U wilt weten hoe iets zit of hoe iets gaat op school.")),
    "advice": (_("Geef mij raad"), _("U wilt horen wat school zou doen. U kiest zelf.")),
    "think_along": (_("Denk met mij mee"), _("U wilt er samen over praten. U beslist zelf.")),
    "support": (_("Steun mij"), _("U zoekt steun bij wat u thuis doet.")),
    "take_over": (
        _("Doe iets voor mij"),
        _("U wilt dat school iets doet dat nu bij u ligt. Daar praat u eerst samen over."),
    ),
    "be_informed": (_("Houd mij op de hoogte"), _("U wilt het horen als er iets is.")),
    "be_present": (_("Ik wil erbij zijn"), _("U wilt erbij zijn als school hierover praat.")),
}
"""What parents can ask of school: the seven kinds of METHOD 3, each with what it means."""


def domain_words(domain: str) -> str:
    """A domain in the words of a family."""
    return str(LIMIT_DOMAINS.get(domain, domain))
