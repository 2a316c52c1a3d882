"""Closed lists of the records. The values are English and stored; the words are Dutch and translated.

`keuzeruimte.words` holds the lists of the method; a test keeps the two alike.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Language(TextChoices):
    """Languages in which the application speaks."""

    DUTCH = "nl", "Nederlands"
    ENGLISH = "en", "English"


class StaffRole(TextChoices):
    """What somebody does at a school. The last two roles never see a dossier."""

    MENTOR = "mentor", _("mentor")
    TEACHER = "teacher", _("docent")
    CAREERS_ADVISER = "careers_adviser", _("decaan")
    COUNSELLOR = "counsellor", _("leerlingbegeleider")
    REMEDIAL_TEACHER = "remedial_teacher", _("remedial teacher")
    SCHOOL_LEADER = "school_leader", _("teamleider")
    ADMINISTRATOR = "administrator", _("beheerder")
    PRIVACY_OFFICER = "privacy_officer", _("functionaris gegevensbescherming")


class SchoolType(TextChoices):
    """The types of education that choose subjects; the same list as the engine's."""

    VMBO_BB = "vmbo-bb", _("vmbo, basisberoepsgericht")
    VMBO_KB = "vmbo-kb", _("vmbo, kaderberoepsgericht")
    VMBO_GL = "vmbo-gl", _("vmbo, gemengde leerweg")
    VMBO_TL = "vmbo-tl", _("vmbo, theoretische leerweg")
    HAVO = "havo", _("havo")
    VWO = "vwo", _("vwo")


class VillageRole(TextChoices):
    """What somebody around the triangle is in a matter (METHOD 8, village roles)."""

    SIBLING = "sibling", _("broer of zus")
    GRANDPARENT = "grandparent", _("grootouder")
    RELATIVE = "relative", _("familie")
    FRIEND = "friend", _("vriend of vriendin")
    SPECIALIST = "specialist", _("deskundige van buiten school")
    EMPLOYER = "employer", _("werkgever")
    PROTECTOR = "protector", _("wie beschermt, zoals een gezinsvoogd")


class VillagerKind(TextChoices):
    """What somebody is whom a pupil draws around (B.village). Words of a pupil, and none need be chosen."""

    SIBLING = "sibling", _("broer of zus")
    GRANDPARENT = "grandparent", _("opa of oma")
    RELATIVE = "relative", _("familie")
    FRIEND = "friend", _("vriend of vriendin")
    NEIGHBOUR = "neighbour", _("iemand uit de buurt")
    CLUB = "club", _("van sport, muziek of een club")
    SCHOOL = "school", _("iemand van school")
    WORK = "work", _("van werk of stage")
    HELPER = "helper", _("iemand die helpt")
    ANIMAL = "animal", _("een dier")
    OTHER = "other", _("iemand anders")


class Nearness(TextChoices):
    """Where in the drawing somebody stands. The pupil's own choice, and no measure of anything."""

    CLOSE = "close", _("dichtbij")
    AROUND = "around", _("eromheen")
    FURTHER = "further", _("wat verder weg")


class OpeningReason(TextChoices):
    """Why a school leader opens a dossier. A closed list: who is not in it has no reason."""

    COMPLAINT = "complaint", _("om een klacht te behandelen")
    REQUEST = "request", _("omdat leerling of ouders erom vroegen")
    MEASURE = "measure", _("om een besluit van buiten school vast te leggen")
    HAND_OVER = "hand_over", _("omdat er geen begeleider meer is")
    AUTHORITY = "authority", _("omdat een rechter of de inspectie erom vraagt")


class ParentKind(TextChoices):
    """How somebody is a parent of a pupil. Carers are parents (B.loyalty, footnote)."""

    BIRTH = "birth", _("ouder")
    ADOPTIVE = "adoptive", _("adoptieouder")
    STEP = "step", _("stiefouder")
    FOSTER = "foster", _("pleegouder of verzorger")
    GUARDIAN = "guardian", _("voogd")


class InstitutionRole(TextChoices):
    """What an institution is for a pupil. Both are no parent: a protector, with a measure (METHOD 3)."""

    GUARDIAN = "guardian", _("heeft de voogdij")
    SUPERVISOR = "supervisor", _("houdt toezicht, met een gezinsvoogd")


class Authority(TextChoices):
    """Parental authority (gezag). Unknown is asked and heard, and grants nothing."""

    YES = "yes", _("heeft gezag")
    NO = "no", _("heeft geen gezag")
    UNKNOWN = "unknown", _("niet bekend")


class MatterKind(TextChoices):
    """What guidance is about."""

    TRAJECTORY = "trajectory", _("begeleidingstraject")
    CHOICE_MOMENT = "choice_moment", _("keuzemoment")


class ChoiceKind(TextChoices):
    """What a choice moment is about; the same list as the engine's."""

    PROFILE_HAVO_VWO = "profile_havo_vwo", _("profielkeuze havo en vwo")
    PROFILE_VMBO = "profile_vmbo", _("profielkeuze vmbo")
    SECTOR = "sector", _("sectorkeuze")
    SUBJECTS = "subjects", _("vakkenkeuze")
    PLACEMENT = "placement", _("stageplek kiezen")
    FURTHER_STUDY = "further_study", _("vervolgstudie kiezen")
    WORKPLACE = "workplace", _("werkplek kiezen")


class StepKind(TextChoices):
    """What a step of a choice moment is; the same list as the engine's."""

    WISHES = "wishes", _("eigen woorden eerst")
    EXPLORE = "explore", _("verkennen")
    TALK = "talk", _("praten")
    PROVISIONAL = "provisional", _("voorlopig kiezen")
    ADVICE = "advice", _("advies van school")
    DECIDE = "decide", _("kiezen")


class StepWho(TextChoices):
    """Whose a step is; the same list as the engine's."""

    PUPIL = "pupil", _("de leerling")
    PARENTS = "parents", _("de ouders")
    FAMILY = "family", _("leerling en ouders")
    SCHOOL = "school", _("school")
    TOGETHER = "together", _("samen")


class ChoiceState(TextChoices):
    """How a choice stands; the same list as the engine's."""

    OPEN = "open", _("open")
    PROVISIONAL = "provisional", _("voorlopig")
    DEFINITIVE = "definitive", _("definitief")
    LOCKED = "locked", _("vastgelegd")
    REOPENED = "reopened", _("weer open")


class OptionKind(TextChoices):
    """What is chosen from."""

    PACKAGE = "package", _("profiel of vakkenpakket")
    PROGRAMME = "programme", _("opleiding")
    PLACEMENT = "placement", _("stageplek of werkplek")
    WORDS = "words", _("iets anders, in eigen woorden")


class ChoiceVoiceKind(TextChoices):
    """What somebody puts into own words at a choice (B.expertise: parents know work and life)."""

    WISH = "wish", _("wat ik wil")
    KNOWLEDGE = "knowledge", _("wat ik zelf weet van werk en leren")
    CONTACT = "contact", _("wie iets kan laten zien")
    VIEW = "view", _("wat ik hierin zie")


class Verdict(TextChoices):
    """What somebody says of a choice that is put before everybody; the same list as the engine's."""

    READ = "read", _("gelezen")
    AGREED = "agreed", _("akkoord")
    OBJECTION = "objection", _("bezwaar")


class Domain(TextChoices):
    """The method's domains (METHOD 2)."""

    LEARNING = "learning", _("leren")
    CAREER = "career", _("loopbaan")
    SOCIAL_EMOTIONAL = "social_emotional", _("hoe het met iemand gaat op school")
    UPBRINGING = "upbringing", _("opvoeding")
    FAMILY = "family", _("gezin")
    SAFETY = "safety", _("veiligheid")
    THERAPY = "therapy", _("behandeling")


class DelegationStatus(TextChoices):
    """Where a delegation stands (METHOD 3)."""

    AGREED = "agreed", _("afgesproken")
    ASKED = "asked", _("gevraagd")
    WITHDRAWN = "withdrawn", _("gestopt")


class RequestKind(TextChoices):
    """What parents ask of school (METHOD 3)."""

    INFORMATION = "information", _("informatie")
    ADVICE = "advice", _("advies")
    THINK_ALONG = "think_along", _("meedenken")
    SUPPORT = "support", _("steun")
    TAKE_OVER = "take_over", _("iets overnemen")
    BE_INFORMED = "be_informed", _("iets horen als er iets is")
    BE_PRESENT = "be_present", _("erbij zijn")


class Verb(TextChoices):
    """What a professional means to do at an agenda item (METHOD 3; words: PRODUCT 4)."""

    LISTEN = "listen", _("luisteren")
    ACKNOWLEDGE = "acknowledge", _("erkennen wat iemand draagt of doet")
    ASK = "ask", _("vragen hoe iemand het ziet")
    INFORM = "inform", _("vertellen wat ik zie of weet")
    ASK_PERMISSION = "ask_permission", _("toestemming vragen")
    DISCUSS = "discuss", _("bespreken")
    EXPLORE = "explore", _("hardop meedenken")
    ADVISE = "advise", _("advies geven")
    GUIDE = "guide", _("helpen, begeleiden")
    SUPPORT = "support", _("steunen, troosten")
    AGREE = "agree", _("afspreken")
    DECIDE = "decide", _("beslissen")
    LEAVE_CHOICE = "leave_choice", _("de keuze laten")
    HAND_BACK = "hand_back", _("teruggeven wat van ouders is")
    OFFER_FOLLOW_UP = "offer_follow_up", _("een gesprek aanbieden")
    CLAIM_FOLLOW_UP = "claim_follow_up", _("een gesprek vastzetten")
    TAKE_OVER = "take_over", _("iets overnemen")
    DISAPPROVE = "disapprove", _("mijn oordeel geven over iemand")
    SIDE_WITH = "side_with", _("voor iemand opkomen tegenover een ander")
    SHARE = "share", _("delen met een ander")
    PROMISE_SECRECY = "promise_secrecy", _("beloven het niet te vertellen")
    WITHHOLD = "withhold", _("iemand erbuiten houden")
    REFER = "refer", _("verwijzen")
    TREAT = "treat", _("behandelen")
    PROTECT = "protect", _("beschermen")


class ItemPart(TextChoices):
    """In which way somebody has to do with an agenda item (METHOD 3, the fields of an act)."""

    TO = "to", _("met wie")
    PRESENT = "present", _("wie zit erbij")
    ABOUT = "about", _("over wie")
    AGAINST = "against", _("tegenover wie")
    ALONGSIDE = "alongside", _("voor wie")
    THROUGH = "through", _("wie brengt het over")
    WAITS_FOR = "waits_for", _("pas als … ja zegt")
    RESPONSIBLE = "responsible", _("wie doet het")


class ConversationState(TextChoices):
    """Where a conversation stands."""

    PLANNED = "planned", _("gepland")
    HELD = "held", _("begonnen")
    CLOSED = "closed", _("afgerond")


class ProposalState(TextChoices):
    """Where a proposal of times stands; once a time is set it is gone."""

    OPEN = "open", _("open")
    WITHDRAWN = "withdrawn", _("ingetrokken")


class TimeAnswerWord(TextChoices):
    """What somebody says of a proposed time."""

    FITS = "fits", _("past")
    IF_NEED = "if_need", _("als het moet")
    FITS_NOT = "fits_not", _("past niet")


class TogetherWish(TextChoices):
    """With the other parent at one table, or apart."""

    TOGETHER = "together", _("samen is goed")
    APART = "apart", _("liever apart")


class ReminderKind(TextChoices):
    """Of what somebody is reminded."""

    TALK = "talk", _("een gesprek over twee dagen")
    TIMES = "times", _("tijden waar nog geen antwoord op is")
    PREPARE = "prepare", _("voorbereiden als men wil")
    ENDS = "ends", _("wat is toevertrouwd en binnenkort afloopt")
    ENDED = "ended", _("wat was toevertrouwd en afliep")
    DAY = "day", _("een belangrijke dag van het schooljaar")
    CHOICE = "choice", _("een keuze waar iemand nog iets bij kan zeggen")
    SIGN = "sign", _("een keuze waar iemand nog op kan antwoorden")


class VoiceKind(TextChoices):
    """What somebody puts into own words before a conversation."""

    WISH = "wish", _("wens")
    FROM_SCHOOL = "from_school", _("verwachting van school")
    FROM_PUPIL = "from_pupil", _("verwachting van de leerling")
    KNOWLEDGE = "knowledge", _("wat helpt")
    QUESTION = "question", _("vraag voor het gesprek")
    HELPS = "helps", _("wat zou helpen")
    TAKE_PART = "take_part", _("hoe ik mee wil doen")
    INVOLVE = "involve", _("hoe mijn ouders erbij betrokken worden")
    ACKNOWLEDGE = "acknowledge", _("erkenning vooraf")


class Connection(TextChoices):
    """The three sides of the triangle (METHOD 7)."""

    PUPIL_PARENTS = "pupil_parents", _("leerling en ouders")
    PUPIL_SCHOOL = "pupil_school", _("leerling en school")
    PARENTS_SCHOOL = "parents_school", _("ouders en school")


class Circle(TextChoices):
    """Who sees a record by its kind (PRODUCT 3)."""

    TRIANGLE = "triangle", _("leerling, ouders en school")
    PARENTS_SCHOOL = "parents_school", _("ouders en school")
    PUPIL_SCHOOL = "pupil_school", _("leerling en school")
    SCHOOL = "school", _("school")


class ReportState(TextChoices):
    """A report is written, put before its readers, and closed."""

    DRAFT = "draft", _("concept")
    OPEN = "open", _("ligt voor")
    CLOSED = "closed", _("gesloten")


class Proposal(TextChoices):
    """What somebody proposes for an agreement that goes on."""

    RENEW = "renew", _("een nieuwe dag")
    LET_GO = "let_go", _("samen loslaten")


class WordsAudience(TextChoices):
    """Who reads somebody's own words with a report."""

    SCHOOL = "school", _("alleen school")
    READERS = "readers", _("iedereen die dit verslag leest")


class EventKind(TextChoices):
    """What somebody did afterwards (METHOD 6). Said as what was seen, never as what somebody is."""

    RELIEVED = "relieved", _("was opgelucht")
    THANKFUL = "thankful", _("was dankbaar")
    AVOIDS = "avoids", _("ging contact uit de weg")
    LATE = "late", _("kwam later")
    MISSED = "missed", _("kwam niet")
    CANCELLED = "cancelled", _("zegde af")
    GUILTY = "guilty", _("vertelde over een schuldgevoel")
    STAGNATES = "stagnates", _("loopt vast")
    PROGRESSES = "progresses", _("gaat vooruit")
    DOUBTS_EXPERTISE = "doubts_expertise", _("twijfelde aan de hulp van school")
    COMPLAINS = "complains", _("maakte bezwaar")
    PRAISES = "praises", _("was blij met de hulp")
    ACTS_AS_PARENT = "acts_as_parent", _("deed iets dat bij ouders hoort")


class MessageState(TextChoices):
    """How far a message in the outbox is. `handed`: the mail server got it, and has not answered yet."""

    WAITING = "waiting", _("wacht")
    CLAIMED = "claimed", _("wordt klaargemaakt")
    HANDED = "handed", _("overgedragen")
    SENT = "sent", _("verstuurd")
    REFUSED = "refused", _("geweigerd")


class AccountNews(TextChoices):
    """What a letter to the address of an account is about; of the last three nobody knows yet whether
    there is an account. `new_address` goes to the address that is asked for, `address_changed` to the former.
    """

    NEW_DEVICE = "new_device", _("ingelogd op een nieuw apparaat")
    PASSWORD = "password", _("wachtwoord veranderd")
    PROOF_ADDED = "proof_added", _("tweede bewijs erbij")
    PROOF_REMOVED = "proof_removed", _("tweede bewijs weggehaald")
    CODES_MADE = "codes_made", _("nieuwe herstelcodes")
    CODE_USED = "code_used", _("herstelcode gebruikt")
    LOOSENED = "loosened", _("losgemaakt door school")
    ADDRESS_ASKED = "address_asked", _("ander e-mailadres gevraagd")
    NEW_ADDRESS = "new_address", _("ander e-mailadres te bevestigen")
    ADDRESS_CHANGED = "address_changed", _("e-mailadres veranderd")
    NEW_PASSWORD = "new_password", _("nieuw wachtwoord gevraagd")
    ADDRESS = "address", _("e-mailadres te bewijzen")
    SCHOOL_ADDRESS = "school_address", _("e-mailadres te bewijzen na een schoolaccount")


class InvitationWay(TextChoices):
    """How an invitation reaches somebody. Never by way of the pupil, for a parent (PRODUCT 3)."""

    POST = "post", _("brief met de post")
    HANDED = "handed", _("brief, zelf gegeven")
    EMAIL = "email", _("e-mail")


class Protocol(TextChoices):
    """How a school's identity provider speaks with us."""

    OIDC = "oidc", "OpenID Connect"
    SAML = "saml", "SAML"


class IdentityKind(TextChoices):
    """By which number a school account is known: ECK iD, or the uid of Entree or of the school."""

    ECK_ID = "eck_id", "ECK iD"
    UID = "uid", "uid"


class RetentionKind(TextChoices):
    """What has a term of its own; everything else goes with the dossier it belongs to."""

    ANSWERS = "answers", _("eigen antwoorden voor de driehoek")
    VOICES = "voices", _("wensen en verwachtingen voor een gesprek")
    CHOICE_WORDS = "choice_words", _("eigen woorden bij een keuze")
    DRAFTS = "drafts", _("half ingevulde formulieren")
    NOTES = "notes", _("aantekeningen aan tafel die in geen verslag kwamen")
    DOSSIER = "dossier", _("het dossier van een leerling die van school is")
    REQUESTS = "requests", _("afgehandelde verzoeken over privacy")
    TURNING = "turning", _("dat iedereen hoorde van 16 of 18 worden")
    INVITATIONS = "invitations", _("gebruikte en verlopen uitnodigingen")
    SUBMISSIONS = "submissions", _("sleutels tegen dubbel versturen")


class PrivacyKind(TextChoices):
    """What somebody asks by the law on privacy."""

    INSPECTION = "inspection", _("inzage en een afschrift")
    CORRECTION = "correction", _("verbetering")
    ERASURE = "erasure", _("wissen")


class Claim(TextChoices):
    """As whom somebody asks (PRODUCT 3, requests)."""

    PUPIL = "pupil", _("leerling")
    PUPIL_16 = "pupil_16", _("leerling van 16 jaar of ouder")
    PARENT = "parent", _("ouder met gezag van een leerling onder de 16")
    FACTS = "facts", _("ouder zonder gezag")
    AWAY = "away", _("ouder die de rechter op afstand houdt")


class PrivacyState(TextChoices):
    """Where such a request stands. `weighed`: who guides chose; `agreed`: a second person carries it out."""

    ASKED = "asked", _("gevraagd")
    WEIGHED = "weighed", _("klaar om te beantwoorden")
    MAKING = "making", _("wordt gemaakt")
    AGREED = "agreed", _("akkoord, nog uit te voeren")
    ANSWERED = "answered", _("beantwoord")
    REFUSED = "refused", _("geweigerd, met reden")
    WITHDRAWN = "withdrawn", _("ingetrokken")


class ImportState(TextChoices):
    """How far reading in is."""

    READING = "reading", _("wordt bekeken")
    ASKING = "asking", _("wacht op uitleg bij de kolommen")
    READY = "ready", _("klaar om te bekijken")
    APPLYING = "applying", _("wordt ingelezen")
    APPLIED = "applied", _("ingelezen")
    UNDOING = "undoing", _("wordt teruggedraaid")
    UNDONE = "undone", _("teruggedraaid")
    REFUSED = "refused", _("niet te gebruiken")
    DROPPED = "dropped", _("niet ingelezen")


class ExportState(TextChoices):
    """How far it is that the whole school goes out."""

    ASKED = "asked", _("wacht op een tweede")
    MAKING = "making", _("wordt gemaakt")
    READY = "ready", _("klaar om op te halen")
    DECLINED = "declined", _("niet akkoord")
    DROPPED = "dropped", _("ingetrokken")
    GONE = "gone", _("weggehaald")


class ImportSort(TextChoices):
    """What reading in would do with somebody."""

    NEW = "new", _("nieuw")
    CHANGED = "changed", _("veranderd")
    GONE = "gone", _("weg")
    UNCLEAR = "unclear", _("onduidelijk")
    SAME = "same", _("hetzelfde")


class Served(TextChoices):
    """What a service can read: one list each."""

    PUPILS = "pupils", _("leerlingen")
    PARENTS = "parents", _("ouders")
    STAFF = "staff", _("medewerkers")
    CLASSES = "classes", _("klassen")
    BUSY = "busy", _("bezette tijden")


class OfferedState(TextChoices):
    """What became of lists that a service offered."""

    WAITING = "waiting", _("wacht op een beheerder")
    TAKEN = "taken", _("bekeken")
    LEFT = "left", _("niet bekeken")


class PostState(TextChoices):
    """How far a message to a webhook is."""

    WAITING = "waiting", _("wacht")
    ARRIVED = "arrived", _("aangekomen")
    FAILED = "failed", _("niet aangekomen")


class CareerKind(TextChoices):
    """What a piece of the pupil's own career file is; `feedback` was written by an employer."""

    REFLECTION = "reflection", _("iets verteld")
    ACTIVITY = "activity", _("iets meegemaakt")
    FEEDBACK = "feedback", _("wat een stagebedrijf schreef")


class CareerPlace(TextChoices):
    """The five career competencies (Kuijpers), as places to tell something."""

    QUALITIES = "qualities", _("wat ik kan")
    MOTIVES = "motives", _("wat ik fijn vind")
    WORK = "work", _("welk werk er is")
    STEERING = "steering", _("mijn volgende stap")
    NETWORK = "network", _("wie mij helpt")


class CareerActivity(TextChoices):
    """What a pupil did to find out."""

    OPEN_DAY = "open_day", _("open dag")
    TASTER_DAY = "taster_day", _("meeloopdag")
    PLACEMENT = "placement", _("stage")
    INTERVIEW = "interview", _("interview")
    COMPANY_VISIT = "company_visit", _("bedrijfsbezoek")
    OWN = "own", _("iets anders")


class MediaType(TextChoices):
    """What a file in the career file is, as its content told."""

    JPEG = "image/jpeg", "JPEG"
    PNG = "image/png", "PNG"
    PDF = "application/pdf", "PDF"


class PlacementParty(TextChoices):
    """Who says yes to a placement."""

    PUPIL = "pupil", _("leerling")
    PARENT = "parent", _("ouder")
    EMPLOYER = "employer", _("stagebedrijf")
    SCHOOL = "school", _("school")


class PlacementWordKind(TextChoices):
    """What somebody said to a placement as it stands there."""

    YES = "yes", _("ja")
    TALK = "talk", _("eerst praten")
