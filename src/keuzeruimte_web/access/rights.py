"""The closed lists of access: kinds of record, and what one may do with them. Each has a Dutch name."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """Kinds of record (PRODUCT 3)."""

    PERSON = "person", _("namen en rollen")
    ACCOUNT_INVITATION = "account_invitation", _("uitnodiging voor een account")
    PUPIL = "pupil", _("leerling en klas")
    GUARDIANSHIP = "guardianship", _("gezag en verzorging")
    TURNING = "turning", _("bericht dat een leerling 16 of 18 wordt")
    CONTACT = "contact", _("adres en contact")
    SCHOOL = "school", _("school en haar instellingen")
    IDENTITY_PROVIDER = "identity_provider", _("inloggen met een schoolaccount")
    SCHOOL_IDENTITY = "school_identity", _("nummer van een schoolaccount")
    SCHOOL_CLASS = "school_class", _("klas")
    MENTORSHIP = "mentorship", _("mentor van een klas")
    MATTER = "matter", _("zaak")
    INVOLVEMENT = "involvement", _("betrokkenheid")
    EMPLOYMENT = "employment", _("wie hier werkt")
    THIRD_PARTY = "third_party", _("ander die meedoet")
    TOPIC = "topic", _("onderwerp")
    DELEGATION = "delegation", _("wat ouders toevertrouwen")
    LIMIT = "limit", _("grens")
    LIMIT_PART = "limit_part", _("eigen deel van een grens")
    REQUEST = "request", _("vraag van ouders")
    PROTECTION = "protection", _("bescherming")
    EVENT = "event", _("gebeurtenis")
    CONVERSATION = "conversation", _("gesprek")
    ITEM = "item", _("gesprekspunt")
    OFFER = "offer", _("aanbod van een apart gesprek")
    VOICE = "voice", _("stem")
    ANSWER = "answer", _("eigen antwoord voor de driehoek")
    VILLAGE = "village", _("wie er om de leerling heen staan, zelf getekend")
    DRAFT = "draft", _("half ingevuld formulier")
    NOTE = "note", _("aantekening aan tafel")
    TAKEN_STEP = "taken_step", _("genomen stap van de weg eromheen")
    REPORT = "report", _("verslag")
    RESPONSE = "response", _("akkoord en eigen woorden")
    ADDITION = "addition", _("aanvulling op een verslag")
    AGREEMENT = "agreement", _("afspraak")


class Right(TextChoices):
    """What one may do with a record."""

    SEE = "see", _("zien")
    CHANGE = "change", _("veranderen")
    ENTER = "enter", _("mensen en klassen invoeren")
    INVITE = "invite", _("uitnodigen voor een account")
    OPEN_DOSSIER = "open_dossier", _("het dossier openen")
    BEGIN_MATTER = "begin_matter", _("een traject of keuzemoment beginnen")
    PLAN = "plan", _("een gesprek voorbereiden en de toets zien")
    HOLD = "hold", _("het gesprek voeren en afronden")
    ENTRUST = "entrust", _("iets toevertrouwen of stoppen")
    LIMIT = "limit", _("een grens aangeven")
    LIMIT_FOR = "limit_for", _("opschrijven wat een ouder vertelde")
    RECORD_EVENT = "record_event", _("noteren wat er gebeurde")
    SPEAK = "speak", _("eigen wensen en antwoorden geven")
    KEEP_OWN = "keep_own", _("eigen woorden blijven zien")
    HEAR_TURNING = "hear_turning", _("lezen wat er verandert bij 16 en 18")
    HOLD_PRIVACY = "hold_privacy", _("de privacyrechten uitoefenen")
    KNOW_AUTHOR = "know_author", _("weten van wie de grens is")
    DRAW = "draw", _("tekenen wie er om je heen staan")
    REMOVE = "remove", _("weghalen")
    SHARE = "share", _("delen met mensen bij naam, en terugnemen")
    ANSWER = "answer", _("een aanbod aannemen of niet")
    REPORT = "report", _("het verslag schrijven en voorleggen")
    CONFIRM = "confirm", _("lezen, akkoord geven, eigen woorden toevoegen")
    ADD = "add", _("aanvullen")
    FINISH = "finish", _("zeggen dat het gedaan is")
