"""Tell a small case in a few lines, and hear what the method finds."""

from datetime import date

from keuzeruimte.assess import assess
from keuzeruimte.case import Case
from keuzeruimte.finding import ActAssessment, Assessment
from keuzeruimte.reading.case_file import read_case

TODAY = date(2026, 3, 10)
FAMILY = """
keuzeruimte: 1
as_of: 2026-03-10
people:
  kind: {role: pupil, born: 2012-05-02}
  volwassene: {role: friend}
  moeder: {role: parent}
  vader: {role: parent}
  stiefvader: {role: parent, kind: step, authority: false}
  opa: {role: parent, deceased: true}
  oma: {role: grandparent}
  karim: {role: counsellor}
  rt: {role: remedial_teacher}
  juf: {role: teacher}
  decaan: {role: careers_adviser}
  voogd: {role: protector}
  arts: {role: specialist}
topics:
  leren: {domain: learning}
  loopbaan: {domain: career}
  somber: {domain: social_emotional}
  driftig: {domain: upbringing}
  scheiding: {domain: family}
  veilig: {domain: safety}
  angst: {domain: therapy}
"""
OF_AGE = FAMILY.replace("2012-05-02", "2008-03-10")


def case(*more: str, family: str = FAMILY) -> Case:
    """The family above, with these lines added."""
    return read_case("\n".join([family, *more]).encode(), today=TODAY)


def assessed(*more: str, family: str = FAMILY) -> Assessment:
    """What the method says of the family with these lines added."""
    return assess(case(*more, family=family))


def act(act_line: str, *more: str, family: str = FAMILY) -> ActAssessment:
    """What the method says of this one act."""
    return assessed(f"plan: [{{{act_line}}}]", *more, family=family).acts[0]


def found(act_line: str, *more: str, family: str = FAMILY) -> dict[str, str]:
    """Rule and severity of what is found on this one act."""
    return {finding.rule: str(finding.severity) for finding in act(act_line, *more, family=family).findings}


def of_plan(*acts: str, more: str = "", family: str = FAMILY) -> set[tuple[str, str, str | None]]:
    """Rule, severity and person of what is found on the plan as a whole."""
    plan = "plan:\n" + "\n".join(f"  - {{{line}}}" for line in acts)
    return {
        (finding.rule, str(finding.severity), finding.person)
        for finding in assessed(plan, more, family=family).plan
    }
