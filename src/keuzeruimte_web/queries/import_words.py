"""What reading in says, in words: why a file is not taken, what was not understood, and why it asks."""

from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.interchange.comparing.change import Reason
from keuzeruimte_web.interchange.reading.columns import Column
from keuzeruimte_web.interchange.reading.listed import ListKind
from keuzeruimte_web.interchange.reading.refusal import Unsure, Why

REFUSED = {
    Why.EMPTY: _("Er staat niets in dit bestand."),
    Why.TOO_LARGE: _("Dit bestand is te groot. Deel het op, bijvoorbeeld per leerjaar."),
    Why.TOO_MANY_FILES: _("Er zitten te veel bestanden in dit pakket. Stuur alleen de lijsten."),
    Why.SWELLS: _("Dit pakket wordt bij het openen zo groot dat het niet kan kloppen."),
    Why.OUTSIDE: _("Een naam in dit pakket wijst naar een plek erbuiten. Maak het pakket opnieuw."),
    Why.NOT_READABLE: _(
        "Dit bestand is stuk, of van een soort die we niet kennen. Sla het op als CSV of Excel."
    ),
    Why.LOCKED: _("Dit bestand heeft een wachtwoord. Sla het op zonder wachtwoord."),
    Why.HIDDEN_SIGNS: _(
        "Hier staat een teken dat niemand ziet. Haal het weg, of sla het opnieuw op als CSV."
    ),
    Why.FORMULA: _("Hier staat een formule in plaats van tekst. Haal haar weg, en sla de lijst opnieuw op."),
    Why.LONG_CELL: _("Een cel is veel te lang. Vaak ontbreekt er een aanhalingsteken."),
    Why.OPEN_QUOTE: _(
        "In deze rij staat een aanhalingsteken te veel of te weinig. Haal het weg, of zet het erbij."
    ),
    Why.DECLARES: _("Dit bestand verwijst naar andere bestanden. Dat lezen we niet. Maak het opnieuw."),
    Why.BSN: _("In deze kolom staan burgerservicenummers. Die mogen hier niet in. Haal de kolom weg."),
    Why.UNKNOWN_KIND: _("We kunnen niet zien wat dit is. Sla de lijst op als CSV of Excel."),
    Why.NO_HEAD: _("De bovenste rij met de namen van de kolommen ontbreekt."),
}

DOUBTS = {
    Unsure.NO_NUMBER: _("geen nummer: deze rij is overgeslagen"),
    Unsure.NO_NAME: _("geen naam: deze rij is overgeslagen"),
    Unsure.NO_PUPIL: _("deze leerling staat niet in de bestanden"),
    Unsure.TWO_PEOPLE: _("één nummer voor twee mensen: de tweede is overgeslagen"),
    Unsure.DAY: _("dit kan de datum niet zijn: leeg gelaten"),
    Unsure.AUTHORITY: _("dit woord voor gezag kennen we niet: ‘niet bekend’"),
    Unsure.RELATION: _("dit woord voor de relatie kennen we niet: ‘ouder’"),
    Unsure.EMAIL: _("dit is geen e-mailadres: leeg gelaten"),
    Unsure.YEAR: _("we zien niet welk leerjaar dit is: voer deze klas zelf in"),
    Unsure.CLASS_NAME: _("deze naam is te lang voor een klas: maak hem hoogstens twintig tekens"),
    Unsure.ROLE: _("deze taak geeft een bestand niet: geef die zelf"),
    Unsure.MENTOR: _("deze mentor staat niet bij de medewerkers"),
    Unsure.LONGER_ROW: _("meer cellen dan kolommen: kijk deze rij na"),
}

REASONS = {
    str(Reason.NOT_IN_FILE): _("staat niet in het bestand"),
    str(Reason.FILE_SAYS_GONE): _("volgens het bestand weg"),
    str(Reason.BACK_AGAIN): _("was weg, en staat er weer in"),
    str(Reason.MAY_BE_KNOWN): _("er is hier al iemand met deze naam"),
    str(Reason.TWICE): _("er zijn hier al twee mensen met deze naam"),
    str(Reason.EDITED_BY_HAND): _("iemand veranderde dit hier met de hand, en het bestand zegt iets anders"),
    str(Reason.NO_AUTHORITY_SAID): _("over gezag zegt het bestand niets: ‘niet bekend’"),
    str(Reason.NO_INFORMATION_SAID): _("gezag, maar geen informatie: alleen een rechter bepaalt dat"),
    str(Reason.TIE_DIFFERS): _("het bestand zegt iets anders dan hier staat"),
    str(Reason.DECEASED): _("overleden: krijgt geen uitnodiging"),
    str(Reason.OFFICE): _("beheerder of functionaris gegevensbescherming: dat eindigt alleen met de hand"),
    "own-family": _("dit gaat over jou of je eigen gezin: een andere beheerder regelt dit"),
}

FIELDS = {
    "given_name": _("roepnaam"),
    "prefix": _("tussenvoegsel"),
    "family_name": _("achternaam"),
    "born": _("geboren"),
    "email": _("e-mail"),
    "phone": _("telefoon"),
    "address": _("adres"),
    "secret": _("adres geheim"),
    "deceased": _("overleden"),
    "speaks": _("spreekt"),
    "interpreter": _("tolk"),
    "school_identity": _("ECK iD"),
    "class": _("klas"),
    "left": _("laatste dag"),
    "roles": _("taken"),
    "kind": _("relatie"),
    "authority": _("gezag"),
    "information_right": _("recht op informatie"),
    "household": _("huishouden"),
    "source": _("bron"),
}

KINDS = {
    "pupils": _("leerling"),
    "parents": _("ouder"),
    "staff": _("medewerker"),
    "ties": _("ouder van leerling"),
}

LISTS = {
    ListKind.PUPILS: _("leerlingen"),
    ListKind.PARENTS: _("ouders"),
    ListKind.STAFF: _("medewerkers"),
}

COLUMNS = {
    Column.NUMBER: _("nummer of code"),
    Column.GIVEN_NAME: _("roepnaam"),
    Column.PREFIX: _("tussenvoegsel"),
    Column.FAMILY_NAME: _("achternaam"),
    Column.WHOLE_NAME: _("hele naam"),
    Column.INITIALS: _("voorletters"),
    Column.BORN: _("geboortedatum"),
    Column.EMAIL: _("e-mail"),
    Column.PHONE: _("telefoon"),
    Column.STREET: _("straat"),
    Column.HOUSE: _("huisnummer"),
    Column.HOUSE_MORE: _("toevoeging bij huisnummer"),
    Column.POSTCODE: _("postcode"),
    Column.PLACE: _("plaats"),
    Column.ADDRESS: _("heel adres"),
    Column.SECRET: _("adres geheim"),
    Column.DECEASED: _("overleden"),
    Column.SPEAKS: _("spreekt"),
    Column.INTERPRETER: _("tolk"),
    Column.SCHOOL_IDENTITY: _("ECK iD"),
    Column.CLASS: _("klas"),
    Column.YEAR: _("leerjaar"),
    Column.LEVEL: _("niveau"),
    Column.LEFT: _("laatste dag"),
    Column.CLASS_MENTOR: _("mentor van de klas"),
    Column.OWN_MENTOR: _("mentor van deze leerling"),
    Column.PUPILS: _("leerlingnummers van de kinderen"),
    Column.RELATION: _("relatie"),
    Column.AUTHORITY: _("gezag"),
    Column.INFORMATION_RIGHT: _("recht op informatie"),
    Column.HOUSEHOLD: _("huishouden"),
    Column.SOURCE: _("bron"),
    Column.ROLE: _("taak"),
    Column.MENTOR_OF: _("mentor van klas"),
}
