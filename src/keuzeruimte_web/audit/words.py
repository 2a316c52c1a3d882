"""The closed list of things worth a trace, each with a Dutch sentence."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class TraceWord(TextChoices):
    """What was opened or done. The trail holds these words and ids, never content."""

    OPENED_DOSSIER = "opened_dossier", _("opende het dossier")
    OPENED_CONVERSATION = "opened_conversation", _("opende een gesprek")
    OPENED_REPORT = "opened_report", _("las een verslag")
    OPENED_FOR_A_REASON = "opened_for_a_reason", _("opende het dossier als schoolleiding, om een reden")
    ENDED_OPENING = "ended_opening", _("sloot het dossier weer")
    ASKED_PROTECTION = "asked_protection", _("vroeg een tweede om bescherming te bevestigen")
    RECORDED_PROTECTION = "recorded_protection", _("bevestigde een bescherming")
    LET_GO_PROTECTION = "let_go_protection", _("bevestigde een bescherming niet")
    BEGAN_MATTER = "began_matter", _("begon een traject")
    ASKED_ALONG = "asked_along", _("vroeg een collega erbij")
    HANDED_OVER = "handed_over", _("droeg de begeleiding over")
    STOPPED_GUIDING = "stopped_guiding", _("beëindigde de begeleiding door iemand")
    APPOINTED = "appointed", _("vond een begeleider")
    CLOSED_MATTER = "closed_matter", _("rondde een traject of keuzemoment af")
    RENAMED_TOPIC = "renamed_topic", _("gaf een onderwerp een andere naam")
    PLANNED = "planned", _("bereidde een gesprek voor")
    RECORDED_EVENT = "recorded_event", _("noteerde wat er gebeurde")
    OFFERED_TALK = "offered_talk", _("bood een apart gesprek aan")
    ANSWERED_OFFER = "answered_offer", _("antwoordde op een aanbod")
    ENTRUSTED = "entrusted", _("vertrouwde iets toe")
    STOPPED_DELEGATION = "stopped_delegation", _("stopte iets dat was toevertrouwd")
    SET_LIMIT = "set_limit", _("gaf een grens aan")
    ENDED_LIMIT = "ended_limit", _("haalde een grens weg")
    CHOSE_LIMIT = "chose_limit", _("koos op 18 zelf over een grens van een ouder")
    SHARED_AS_ADULT = "shared_as_adult", _("deelde op 18 iets met een ouder")
    TOOK_BACK_AS_ADULT = "took_back_as_adult", _("nam op 18 iets terug van een ouder")
    CLOSED_CONVERSATION = "closed_conversation", _("rondde een gesprek af")
    PUT_REPORT = "put_report", _("legde een verslag voor")
    CLOSED_REPORT = "closed_report", _("sloot een verslag")
    RESPONDED = "responded", _("antwoordde op een verslag")
    FINISHED_AGREEMENT = "finished_agreement", _("zei dat een afspraak gedaan is")
    TOOK_OVER_REPORT = "took_over_report", _("nam een concept van een verslag over")
    PROPOSED_AGREEMENT = "proposed_agreement", _("stelde iets voor bij een afspraak")
    CHANGED_AGREEMENT = "changed_agreement", _("verlengde een afspraak of liet die los, samen")
    ASKED_COLLEAGUE = "asked_colleague", _("vroeg een collega mee te denken")
    ADDED = "added", _("vulde een verslag aan")
    ENTERED_PERSON = "entered_person", _("voerde iemand in")
    CORRECTED_PERSON = "corrected_person", _("verbeterde iemands gegevens")
    OPENED_CONTACT = "opened_contact", _("keek naar een geheim adres")
    CHANGED_CONTACT = "changed_contact", _("veranderde adres of contact")
    MOVED_PUPIL = "moved_pupil", _("zette een leerling in een klas")
    TIED_PARENT = "tied_parent", _("voegde een ouder toe")
    CHANGED_GUARDIANSHIP = "changed_guardianship", _("veranderde gezag of verzorging")
    ENDED_GUARDIANSHIP = "ended_guardianship", _("beëindigde gezag of verzorging")
    GAVE_ROLE = "gave_role", _("gaf iemand een taak")
    ENDED_ROLE = "ended_role", _("beëindigde iemands taak")
    BEGAN_MENTORSHIP = "began_mentorship", _("maakte iemand mentor")
    ENDED_MENTORSHIP = "ended_mentorship", _("beëindigde een mentoraat")
    ENTERED_CLASS = "entered_class", _("voerde een klas in")
    CHANGED_CLASS = "changed_class", _("veranderde een klas")
    CHANGED_SCHOOL = "changed_school", _("veranderde instellingen van de school")
    INVITED = "invited", _("nodigde iemand uit")
    ENDED_INVITATION = "ended_invitation", _("trok een uitnodiging in")
    LOOSENED_ACCOUNT = "loosened_account", _("maakte een account los")
    CAME_IN = "came_in", _("kwam binnen met een uitnodiging")
    CHANGED_PROVIDER = "changed_provider", _("veranderde het inloggen met een schoolaccount")
    CHANGED_IDENTITY = "changed_identity", _("veranderde het nummer van iemands schoolaccount")
    CONNECTED_SCHOOL_ACCOUNT = "connected_school_account", _("koppelde het eigen schoolaccount")
    DISCONNECTED_SCHOOL_ACCOUNT = "disconnected_school_account", _("maakte het eigen schoolaccount los")
    CAME_IN_FROM_SCHOOL = "came_in_from_school", _("kwam binnen met een schoolaccount")
    CHANGED_TERMS = "changed_terms", _("veranderde bewaartermijnen")
    LEFT_SCHOOL = "left_school", _("schreef op wanneer een leerling van school ging")
    ASKED_PRIVACY = "asked_privacy", _("deed een verzoek over privacy")
    WITHDREW_PRIVACY = "withdrew_privacy", _("trok een verzoek over privacy in")
    WEIGHED_PRIVACY = "weighed_privacy", _("koos wat er na een verzoek gegeven wordt")
    ANSWERED_PRIVACY = "answered_privacy", _("beantwoordde een verzoek over privacy")
    REFUSED_PRIVACY = "refused_privacy", _("weigerde een verzoek over privacy, met reden")
    FETCHED_COPY = "fetched_copy", _("haalde het gevraagde afschrift op")
    AGREED_ERASURE = "agreed_erasure", _("gaf akkoord om een dossier te wissen")
    ERASED_DOSSIER = "erased_dossier", _("wiste een dossier")


OPENINGS = (
    TraceWord.OPENED_DOSSIER,
    TraceWord.OPENED_CONVERSATION,
    TraceWord.OPENED_REPORT,
    TraceWord.OPENED_FOR_A_REASON,
)
"""What stands in *wie keek er mee*: somebody of school looked. What people did is told by the records."""
