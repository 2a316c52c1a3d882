"""Every closed list of the method: what may stand in a case file, and the words of an answer (METHOD 2-8)."""

from enum import StrEnum


class Role(StrEnum):
    """What a person is in this case (METHOD 8)."""

    PUPIL = "pupil"
    PARENT = "parent"
    MENTOR = "mentor"
    TEACHER = "teacher"
    CAREERS_ADVISER = "careers_adviser"
    COUNSELLOR = "counsellor"
    REMEDIAL_TEACHER = "remedial_teacher"
    SCHOOL_LEADER = "school_leader"
    SIBLING = "sibling"
    GRANDPARENT = "grandparent"
    RELATIVE = "relative"
    FRIEND = "friend"
    SPECIALIST = "specialist"
    EMPLOYER = "employer"
    PROTECTOR = "protector"


SCHOOL_ROLES = frozenset(
    {
        Role.MENTOR,
        Role.TEACHER,
        Role.CAREERS_ADVISER,
        Role.COUNSELLOR,
        Role.REMEDIAL_TEACHER,
        Role.SCHOOL_LEADER,
    }
)


class ParentKind(StrEnum):
    """How somebody came to be a parent; carers count as parents (METHOD 8)."""

    BIRTH = "birth"
    ADOPTIVE = "adoptive"
    STEP = "step"
    FOSTER = "foster"
    GUARDIAN = "guardian"


class Authority(StrEnum):
    """Whether a parent has authority; written true, false or unknown in a case file (METHOD 3)."""

    YES = "true"
    NO = "false"
    UNKNOWN = "unknown"


class Domain(StrEnum):
    """What an act is about, as far as rank is concerned (METHOD 2)."""

    LEARNING = "learning"
    CAREER = "career"
    SOCIAL_EMOTIONAL = "social_emotional"
    UPBRINGING = "upbringing"
    FAMILY = "family"
    SAFETY = "safety"
    THERAPY = "therapy"


PARENTING = frozenset({Domain.UPBRINGING, Domain.FAMILY})


class Verb(StrEnum):
    """The one thing that an act does (METHOD 3)."""

    LISTEN = "listen"
    ACKNOWLEDGE = "acknowledge"
    ASK = "ask"
    INFORM = "inform"
    ASK_PERMISSION = "ask_permission"
    HAND_BACK = "hand_back"
    LEAVE_CHOICE = "leave_choice"
    WITHHOLD = "withhold"
    DISCUSS = "discuss"
    EXPLORE = "explore"
    ADVISE = "advise"
    GUIDE = "guide"
    SUPPORT = "support"
    AGREE = "agree"
    DECIDE = "decide"
    TAKE_OVER = "take_over"
    OFFER_FOLLOW_UP = "offer_follow_up"
    CLAIM_FOLLOW_UP = "claim_follow_up"
    DISAPPROVE = "disapprove"
    SIDE_WITH = "side_with"
    SHARE = "share"
    PROMISE_SECRECY = "promise_secrecy"
    REFER = "refer"
    TREAT = "treat"
    PROTECT = "protect"


class DelegationStatus(StrEnum):
    """How it stands with what parents entrust (METHOD 3)."""

    AGREED = "agreed"
    ASKED = "asked"
    WITHDRAWN = "withdrawn"


class RequestKind(StrEnum):
    """What somebody asked of the school (METHOD 3)."""

    INFORMATION = "information"
    ADVICE = "advice"
    THINK_ALONG = "think_along"
    SUPPORT = "support"
    TAKE_OVER = "take_over"
    BE_INFORMED = "be_informed"
    BE_PRESENT = "be_present"


class EventKind(StrEnum):
    """What somebody did, seen from outside (METHOD 6)."""

    RELIEVED = "relieved"
    THANKFUL = "thankful"
    AVOIDS = "avoids"
    LATE = "late"
    MISSED = "missed"
    CANCELLED = "cancelled"
    GUILTY = "guilty"
    STAGNATES = "stagnates"
    PROGRESSES = "progresses"
    DOUBTS_EXPERTISE = "doubts_expertise"
    COMPLAINS = "complains"
    PRAISES = "praises"
    ACTS_AS_PARENT = "acts_as_parent"


class Hierarchy(StrEnum):
    """The three orders of rank (METHOD 2)."""

    EMOTIONAL = "emotional"
    RESPONSIBILITY = "responsibility"
    EXPERTISE = "expertise"


class ActRole(StrEnum):
    """The role that follows for the professional who acts, the first that holds (METHOD 2)."""

    PROTECTOR = "protector"
    REFERRER = "referrer"
    EXPERT = "expert"
    SERVING_EXPERT = "serving_expert"
    DELEGATE = "delegate"
    OUTSIDER = "outsider"


class Severity(StrEnum):
    """How heavy a finding is, heaviest first (METHOD 4)."""

    CONFLICT = "conflict"
    RISK = "risk"
    NOTE = "note"
    STRENGTH = "strength"


class Verdict(StrEnum):
    """The heaviest severity in a plan; never a verdict on a person (METHOD 5)."""

    CONFLICT = "conflict"
    RISK = "risk"
    CLEAR = "clear"
