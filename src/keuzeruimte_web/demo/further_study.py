"""Further study and key dates at the Lindecollege; the programmes are invented, and ask what such ones do."""

from datetime import date

from keuzeruimte_web.bridge.key_dates import first_year_of, school_year, shipped
from keuzeruimte_web.bridge.programmes import told_of
from keuzeruimte_web.demo.ledger import Ledger
from keuzeruimte_web.records.models import KeyDate, ProgrammeList

LIST = """opleiding;instelling;plaats;soort;instroom;NT;NG;EM;CM
Bouwkunde;Hogeschool De Kade;Havenstad;hbo;havo;*;nat of wisB;nat of wisB;#
Civiele techniek;Hogeschool De Kade;Havenstad;hbo;havo;*;wisB of nat;wisB of nat;#
Communicatie;Hogeschool De Kade;Havenstad;hbo;havo;*;*;*;*
Elektrotechniek;Hogeschool De Kade;Havenstad;hbo;havo;*;wisB en nat;wisB en nat;#
Fysiotherapie;Hogeschool De Kade;Havenstad;hbo;havo;biol;*;biol;biol
Leraar basisonderwijs;Hogeschool De Kade;Havenstad;hbo;havo;*;*;*;*
Logistiek;Hogeschool De Kade;Havenstad;hbo;havo;*;*;*;wisA of econ
Verpleegkunde;Hogeschool De Kade;Havenstad;hbo;havo;biol of schk;*;biol of schk;biol
Voeding;Hogeschool De Kade;Havenstad;hbo;havo;*;*;schk of biol;schk en biol
Bedrijfskunde;Hogeschool Rivierenland;Waalstad;hbo;havo;*;*;*;wisA of econ of beco
Finance;Hogeschool Rivierenland;Waalstad;hbo;havo;econ of wisA of wisB;econ of wisA;*;econ en wisA
Informatica;Hogeschool Rivierenland;Waalstad;hbo;havo;*;*;*;wisA of wisB
Pedagogiek;Hogeschool Rivierenland;Waalstad;hbo;havo;*;*;*;*
Rechten;Hogeschool Rivierenland;Waalstad;hbo;havo;*;*;*;*
Scheikunde;Hogeschool Rivierenland;Waalstad;hbo;havo;*;*;schk en (nat of wisB);#
Toerisme;Hogeschool Rivierenland;Waalstad;hbo;havo;2emvt;2emvt;*;*
Biologie;Universiteit Oostervaart;Oostervaart;wo;vwo;biol;nat of wisB;#;#
Economie;Universiteit Oostervaart;Oostervaart;wo;vwo;*;wisA of wisB;*;wisA of wisB
Geneeskunde;Universiteit Oostervaart;Oostervaart;wo;vwo;biol;nat;biol en schk en nat;#
Geschiedenis;Universiteit Oostervaart;Oostervaart;wo;vwo;*;*;*;*
Psychologie;Universiteit Oostervaart;Oostervaart;wo;vwo;*;*;*;wisA of wisB
Werktuigbouw;Universiteit Oostervaart;Oostervaart;wo;vwo;*;wisB en nat;wisB en nat;#
"""


def further_study(ledger: Ledger, today: date) -> None:
    """One list in use, and our own key dates of this school year and the next, of which some were checked."""
    first, read = first_year_of(today), told_of(LIST)
    ledger.add(
        ProgrammeList,
        year=school_year(first),
        text=LIST,
        programmes=read.programmes,
        left_out=read.rows_left_out,
        in_use=True,
        kept_on=today,
    )
    for one in shipped(first):
        ledger.add(
            KeyDate,
            day=one.day,
            title=one.title,
            words=one.words,
            meant_for=one.meant_for,
            remind=one.remind,
            source=one.source,
            checked=one.day.month != 4,
        )
