"""The closed lists of a choice moment."""

from enum import StrEnum


class ChoiceKind(StrEnum):
    """What is chosen."""

    PROFILE_HAVO_VWO = "profile_havo_vwo"
    PROFILE_VMBO = "profile_vmbo"
    SECTOR = "sector"
    SUBJECTS = "subjects"
    PLACEMENT = "placement"
    FURTHER_STUDY = "further_study"
    WORKPLACE = "workplace"


class StepKind(StrEnum):
    """What a step is."""

    WISHES = "wishes"
    EXPLORE = "explore"
    TALK = "talk"
    PROVISIONAL = "provisional"
    ADVICE = "advice"
    DECIDE = "decide"


class StepWho(StrEnum):
    """Whose a step is."""

    PUPIL = "pupil"
    PARENTS = "parents"
    FAMILY = "family"
    SCHOOL = "school"
    TOGETHER = "together"


class State(StrEnum):
    """How a choice stands."""

    OPEN = "open"
    PROVISIONAL = "provisional"
    DEFINITIVE = "definitive"
    LOCKED = "locked"
    REOPENED = "reopened"


class Verdict(StrEnum):
    """What somebody says of a choice that was put before everybody."""

    READ = "read"
    AGREED = "agreed"
    OBJECTION = "objection"
