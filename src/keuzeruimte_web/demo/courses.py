"""Courses of guidance that happen at any school: why they began, what they are about, how they stand."""

from dataclasses import dataclass

from keuzeruimte_web.records.models.choices import Domain, EventKind, StaffRole


@dataclass(frozen=True, slots=True)
class Course:
    """A course of guidance in plain words. `observed` is what was seen last, and of which kind."""

    title: str
    reason: str
    goal: str
    topic: str
    domain: Domain
    by: StaffRole
    entrusted: str
    question: str
    report: str
    agreement: str
    observed: tuple[EventKind, str]


COURSES = (
    Course(
        title="Lezen met meer gemak",
        reason="Lezen kost veel tijd. Toetsen komen niet af.",
        goal="Toetsen zijn op tijd af, met de hulp die daarbij past.",
        topic="Lezen en toetsen",
        domain=Domain.LEARNING,
        by=StaffRole.REMEDIAL_TEACHER,
        entrusted="Twee keer per week samen oefenen met lezen.",
        question="Wat helpt bij het lezen?",
        report="Voorlezen door de laptop helpt. Bij Engels helpt extra tijd. Thuis lukt het voor het eten.",
        agreement="De docenten vertellen welke hulp bij toetsen mag",
        observed=(EventKind.PROGRESSES, "De toets biologie was voor het eerst op tijd af."),
    ),
    Course(
        title="Rekenen zonder buikpijn",
        reason="Bij rekenen loopt het vast, en dat geeft spanning.",
        goal="Beginnen aan een som, ook als die lastig lijkt.",
        topic="Rekenen",
        domain=Domain.LEARNING,
        by=StaffRole.REMEDIAL_TEACHER,
        entrusted="Elke week een uur oefenen in een klein groepje.",
        question="Wanneer lukt rekenen wel?",
        report="In een stille ruimte lukt het beter. De kaart met stappen werkt, ook thuis.",
        agreement="De kaart met stappen gaat mee naar elke les",
        observed=(EventKind.STAGNATES, "Twee keer bleef het blad leeg bij een toets."),
    ),
    Course(
        title="Vrienden maken in een nieuwe klas",
        reason="De pauzes zijn lang als je niemand kent.",
        goal="Een plek in de pauze waar het fijn is.",
        topic="Vrienden in de klas",
        domain=Domain.SOCIAL_EMOTIONAL,
        by=StaffRole.COUNSELLOR,
        entrusted="Samen bedenken hoe de pauzes fijner worden.",
        question="Bij wie is het fijn in de pauze?",
        report="De schaakclub in de pauze is een goed begin. Buiten is het nog druk.",
        agreement="Op dinsdag samen kijken bij de schaakclub",
        observed=(EventKind.PROGRESSES, "Zat in de pauze aan tafel bij twee klasgenoten."),
    ),
    Course(
        title="Terug naar hele schooldagen",
        reason="Na een lange ziekte zijn hele dagen nog te veel.",
        goal="Voor de zomer weer hele dagen op school.",
        topic="Opbouw van de dagen",
        domain=Domain.SOCIAL_EMOTIONAL,
        by=StaffRole.COUNSELLOR,
        entrusted="Elke twee weken samen kijken of er een uur bij kan.",
        question="Wat kost kracht en wat geeft kracht?",
        report="Ochtenden gaan goed. Gym is nog te veel. Rust op vrijdag helpt.",
        agreement="Vanaf maandag een uur langer op school",
        observed=(EventKind.PROGRESSES, "Was vier ochtenden achter elkaar op school."),
    ),
    Course(
        title="Een plan voor het huiswerk",
        reason="Huiswerk stapelt zich op, en dan begint niemand er graag aan.",
        goal="Zelf een week plannen, en weten wie helpt.",
        topic="Huiswerk plannen",
        domain=Domain.LEARNING,
        by=StaffRole.MENTOR,
        entrusted="Elke maandag samen de week doornemen.",
        question="Hoe ziet een goede middag eruit?",
        report="Beginnen met het leukste vak werkt. Thuis is er om zeven uur een stil moment.",
        agreement="Elke maandag de week op papier zetten",
        observed=(EventKind.LATE, "Kwam een kwartier later bij het gesprek op maandag."),
    ),
    Course(
        title="Durven praten voor de klas",
        reason="Een spreekbeurt houdt nachten wakker.",
        goal="Een spreekbeurt houden op een manier die past.",
        topic="Spreken voor een groep",
        domain=Domain.SOCIAL_EMOTIONAL,
        by=StaffRole.COUNSELLOR,
        entrusted="Oefenen in kleine stappen: eerst met twee klasgenoten.",
        question="Wat is een eerste stap die kan?",
        report="Oefenen voor twee klasgenoten ging. Een spiekbriefje geeft rust.",
        agreement="De docent Nederlands vragen om een kleine groep",
        observed=(EventKind.PROGRESSES, "Hield een korte spreekbeurt voor vijf klasgenoten."),
    ),
    Course(
        title="Weer grip op het werk",
        reason="Er komt veel tegelijk op school. Dat geeft onrust.",
        goal="Weten waar je begint, en wie je kunt vragen.",
        topic="Werk op school",
        domain=Domain.LEARNING,
        by=StaffRole.COUNSELLOR,
        entrusted="Om de week samen kijken wat er ligt.",
        question="Waar begin je als er veel is?",
        report="Een lijst met drie dingen op een dag werkt. Meer dan drie geeft onrust.",
        agreement="Elke ochtend drie dingen kiezen",
        observed=(EventKind.STAGNATES, "Loopt vast in twee vakken. Ik belde eerst de ouders."),
    ),
)
