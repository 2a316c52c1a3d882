"""The changes that mutation testing makes to a rule."""

import ast

from mutants import mutants_of

RULE = """
@rule("x", source=("A",), verbs=[ASK, AGREE], lifted=True, touches=_those)
def x(s: Situation) -> Severity | None:
    if s.adult and s.domain is not FAMILY:
        return RISK
    return None if s.options < 2 else CONFLICT

def _those(s: Situation) -> set[str]:
    return {s.pupil, s.parent}
"""


def test_every_condition_and_every_weight_is_changed_and_what_a_finding_tells_is_not() -> None:
    assert [mutant.change for mutant in mutants_of(RULE)] == [
        "[ASK, AGREE]  ->  [AGREE]",
        "[ASK, AGREE]  ->  [ASK]",
        "True  ->  False",
        "s.adult and s.domain is not FAMILY  ->  s.adult or s.domain is not FAMILY",
        "s.adult and s.domain is not FAMILY  ->  s.domain is not FAMILY",
        "s.adult and s.domain is not FAMILY  ->  s.adult",
        "s.domain is not FAMILY  ->  s.domain is FAMILY",
        "RISK  ->  CONFLICT",
        "None if s.options < 2 else CONFLICT  ->  CONFLICT if s.options < 2 else None",
        "None if s.options < 2 else CONFLICT  ->  None",
        "None if s.options < 2 else CONFLICT  ->  CONFLICT",
        "s.options < 2  ->  s.options <= 2",
        "2  ->  3",
        "2  ->  1",
        "CONFLICT  ->  RISK",
    ]


def test_each_mutant_holds_one_change_and_no_other() -> None:
    before = ast.unparse(ast.parse(RULE)).splitlines()
    for mutant in mutants_of(RULE):
        after = ast.unparse(mutant.code).splitlines()
        assert len([1 for one, other in zip(before, after, strict=True) if one != other]) == 1
