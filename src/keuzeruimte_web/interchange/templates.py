"""Our own three lists, with heads and nothing in them: for a school that has no list."""

BOM = "\ufeff"
"""So that Excel reads it as UTF-8."""

HEADS = {
    "leerlingen": "leerlingnummer;roepnaam;tussenvoegsel;achternaam;geboortedatum;klas;leerjaar;niveau;"
    "e-mail;mentor;ECK iD;spreekt;tolk;vertrokken op",
    "ouders": "oudernummer;leerlingnummers;roepnaam;tussenvoegsel;achternaam;relatie;gezag;informatierecht;"
    "e-mail;telefoon;adres;geheim;huishouden;overleden;spreekt;tolk;bron",
    "medewerkers": "afkorting;roepnaam;tussenvoegsel;achternaam;functie;mentor van;e-mail;uit dienst",
}

TEMPLATES = {name: f"{BOM}{heads}\r\n".encode() for name, heads in HEADS.items()}
