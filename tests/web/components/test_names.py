"""How a name is looked for."""

import pytest

from keuzeruimte_web.components.names import searchable, unmarked


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Mehmet Yılmaz", "mehmet yilmaz"),
        ("MEHMET YILMAZ", "mehmet yilmaz"),
        ("İlker", "ilker"),
        ("Łukasz Wójcik", "lukasz wojcik"),
        ("Samira el-Amrani", "samira el amrani"),
        ("  Noor   Willemsen ", "noor willemsen"),
        ("Søren Strauß", "soren strauss"),
        ("'; DROP TABLE %_\\", "drop table"),
        ("\x00 \n", ""),
        ("李娜", "李娜"),
    ],
)
def test_a_name_is_found_as_people_type_it(name: str, plain: str) -> None:
    assert searchable(name) == plain


def test_names_stand_in_order_by_their_letters_and_not_by_the_marks_on_them() -> None:
    names = ["Piet", "Zeynep", "Ömer", "Çelik", "noor", "Łukasz", "d'Hondt", "El-Amrani", "Oscar"]
    assert sorted(names, key=unmarked) == [
        "Çelik",
        "d'Hondt",
        "El-Amrani",
        "Łukasz",
        "noor",
        "Ömer",
        "Oscar",
        "Piet",
        "Zeynep",
    ]
