"""What OneRoster calls people who work at a school: in fewer words than ours."""

from collections.abc import Iterable

ROLES = {
    "teacher": "teacher",
    "mentor": "teacher",
    "careers_adviser": "counselor",
    "counsellor": "counselor",
    "remedial_teacher": "teacher",
    "school_leader": "principal",
    "administrator": "siteAdministrator",
    "privacy_officer": "siteAdministrator",
}
"""Our task -> the role of OneRoster 1.2 (RoleEnum)."""


def coarse(roles: Iterable[str]) -> tuple[str, ...]:
    """These tasks in the words of OneRoster, each once."""
    return tuple(sorted({ROLES[role] for role in roles if role in ROLES}))
