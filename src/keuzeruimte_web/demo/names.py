"""Invented people: given names and family names of the families of a Dutch school, put together by chance."""

from dataclasses import dataclass, field
from functools import cache
from random import Random

from keuzeruimte_web.demo.people import Name


@dataclass(frozen=True, slots=True)
class Origin:
    """Names that go together. A family name is `prefix|name`, or `name/name of the women`."""

    weight: int
    girls: str
    boys: str
    women: str
    men: str
    families: str


ORIGINS = (
    Origin(
        weight=46,
        girls="Emma Julia Tess Sophie Lieke Fleur Isa Roos Evi Femke Anouk Sanne Jasmijn Lynn Elin Vera "
        "Mila Nina Floor",
        boys="Daan Sem Lucas Levi Bram Thijs Jesse Ruben Gijs Stijn Mees Teun Tygo Jurre Koen Boaz "
        "Floris Hidde Niek",
        women="Monique Ingrid Esther Marieke Ellen Wendy Linda Mirjam Annemiek Carla Nicole Judith",
        men="Marcel Peter Jeroen Dennis Martijn Frank Edwin Arjan Robert Maarten Hans Gerard Remco",
        families="de|Jong van den|Berg van der|Meer Mulder Bos Vos Peters Hendriks van|Leeuwen Dekker "
        "Brouwer de|Wit Dijkstra Smits de|Graaf Kok Jacobs van der|Veen Prins Blom Huisman "
        "van der|Heijden Schouten van|Beek Willems van|Vliet Hoekstra Maas Verhoeven Koster van|Dam Bosch "
        "van der|Linden Kramer de|Bruin Martens Post Kuijpers Veenstra Evers Groen van 't|Hof "
        "in 't|Veld ter|Horst",
    ),
    Origin(
        weight=6,
        girls="Jildou Fenna Sjoukje Hylke Nynke",
        boys="Sjoerd Wytse Jelmer Douwe Tjeerd",
        women="Tjitske Anke Froukje Baukje",
        men="Sietse Bouke Rinse Auke",
        families="Terpstra Wiersma Zijlstra Sikkema Bouma Hofstra Atsma Rienstra Kooistra Tolsma",
    ),
    Origin(
        weight=11,
        girls="Zeynep Elif Ecrin Defne Azra",
        boys="Mehmet Emir Kerem Yusuf Baran Ömer",
        women="Fatma Ayşe Hatice Songül Gülay",
        men="Mustafa Hasan Murat İsmail Cemal",
        families="Yıldız Öztürk Aydın Çelik Şahin Arslan Doğan Kılıç Korkmaz Erdem Güneş Bulut Tekin Uçar",
    ),
    Origin(
        weight=11,
        girls="Aya Yara Amira Noura Hafsa Salma Imane",
        boys="Hamza Bilal Ilyas Ayoub Zakaria Anas",
        women="Khadija Naima Rachida Malika Souad",
        men="Abdelkader Rachid Driss Hassan Said",
        families="Bouali Amrani el|Khatib Azzouzi ben|Haddou El|Mansouri Lahlou Tahiri Chakir Ouali "
        "Belhadj el|Fassi Zerouali Sabri",
    ),
    Origin(
        weight=8,
        girls="Dewi Shanaya Anjali Naomi Kiara",
        boys="Jaden Rishi Dion Giovanni",
        women="Sharda Yvonne Indra Muriël",
        men="Ricardo Roy Soenil Marvin",
        families="Ramdin Doelwijt Mohan Kartosen Biharie Landveld Sewnath Amatredjo Vrede Pinas",
    ),
    Origin(
        weight=5,
        girls="Zuzanna Maja Oliwia",
        boys="Jakub Filip Szymon",
        women="Agnieszka Katarzyna Beata",
        men="Tomasz Paweł Grzegorz",
        families="Zieliński/Zielińska Wiśniewski/Wiśniewska Wójcik Mazur Dąbrowski/Dąbrowska Krawczyk",
    ),
    Origin(
        weight=4,
        girls="Sofiia Daryna Polina",
        boys="Artem Danylo Maksym",
        women="Oksana Olena Iryna",
        men="Andrii Serhii Vasyl",
        families="Kovalenko Bondarenko Melnyk Tkachuk",
    ),
    Origin(
        weight=4,
        girls="Mei Jia Xin",
        boys="Wei Jun Hao",
        women="Ling Hui Fang",
        men="Jian Ming Bo",
        families="Chen Lin Wang Zhou",
    ),
    Origin(
        weight=3,
        girls="Hiwot Selam Rim",
        boys="Natnael Yonas Omar",
        women="Almaz Saba Rana",
        men="Tesfay Dawit Khaled",
        families="Tekle Habte al|Masri Haile",
    ),
    Origin(
        weight=2,
        girls="Djuna Luna",
        boys="Jairo Quincy",
        women="Mirella Suzette",
        men="Rudsel Ivan",
        families="Martina Winklaar Maduro Croes",
    ),
)


@dataclass(slots=True)
class NameBook:
    """Names drawn by chance from a seed; no two pupils get the same one."""

    random: Random
    taken: set[str] = field(default_factory=set)

    def family(self) -> "FamilyNames":
        """The names of a new family."""
        weights = [origin.weight for origin in ORIGINS]
        origin = self.random.choices(ORIGINS, weights)[0]
        return FamilyNames(self, origin, self.random.choice(entries(origin.families)))

    def family_called(self, name: Name) -> "FamilyNames":
        """The names around a pupil whose name is known, of the origin of the given name, else the first."""
        self.taken.add(str(name))
        entry = f"{name.prefix}|{name.family}" if name.prefix else name.family
        known = [origin for origin in ORIGINS if name.given in (*origin.girls.split(), *origin.boys.split())]
        return FamilyNames(self, (*known, ORIGINS[0])[0], entry)


@dataclass(frozen=True, slots=True)
class FamilyNames:
    """Where one family gets its names."""

    book: NameBook
    origin: Origin
    entry: str

    def child(self) -> Name:
        """A name for a child that nobody at school has yet."""
        random = self.book.random
        while True:
            girl = random.random() < 0.5
            given = random.choice((self.origin.girls if girl else self.origin.boys).split())
            name = named(given, self.entry, woman=girl)
            if str(name) not in self.book.taken:
                self.book.taken.add(str(name))
                return name

    def woman(self, *, own_family: bool = True) -> Name:
        """A grown-up woman, with a family name of her own or that of the children."""
        given = self.book.random.choice(self.origin.women.split())
        return named(given, self.family_of_a_grown_up(own_family=own_family), woman=True)

    def man(self, *, own_family: bool = False) -> Name:
        """A grown-up man, with a family name of his own or that of the children."""
        given = self.book.random.choice(self.origin.men.split())
        return named(given, self.family_of_a_grown_up(own_family=own_family), woman=False)

    def family_of_a_grown_up(self, *, own_family: bool) -> str:
        """The name of the children, or another."""
        return self.book.random.choice(entries(self.origin.families)) if own_family else self.entry


@cache
def entries(families: str) -> tuple[str, ...]:
    """The family names of a list; a prefix of two words stays with its name."""
    found: list[str] = []
    waiting: list[str] = []
    for word in families.split():
        if "|" in word or word[0].isupper():
            found.append(" ".join((*waiting, word)))
            waiting = []
        else:
            waiting.append(word)
    return tuple(found)


def named(given: str, entry: str, *, woman: bool) -> Name:
    """Somebody with this given name, of the family of this entry."""
    prefix, _, family = entry.rpartition("|")
    of_men, _, of_women = family.partition("/")
    return Name(given, of_women if woman and of_women else of_men, prefix)
