"""Which small changes to the rules does no example on a card notice? Prints them; exit status 1 if any.

    .venv/bin/python tests/mutation/survivors.py            every module of rules
    .venv/bin/python tests/mutation/survivors.py expertise  one of them

We change the rules ourselves because the known tool leaves decorated functions alone, and every rule is one.
"""

import ast
import importlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import ModuleType

import yaml
from mutants import mutants_of

from keuzeruimte.case import Case
from keuzeruimte.finding import Assessment
from keuzeruimte.reading.case_file import read_case

ROOT = Path(__file__).parents[2]
RULES = ROOT / "src" / "keuzeruimte" / "rules"
EXAMPLES = ROOT / "src" / "keuzeruimte" / "cards" / "examples"
MODULES = ("emotional", "responsibility", "expertise", "plan", "signals")
# What is built from the rules, in the order in which it is built.
REBUILT = (
    *(f"keuzeruimte.rules.{name}" for name in MODULES),
    "keuzeruimte.rulebook",
    "keuzeruimte.assess",
)


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a card: the case, and what the rule should find in it."""

    rule: str
    expected: object
    case: Case


def examples() -> Iterator[Example]:
    """Every example of every card."""
    for path in sorted(EXAMPLES.glob("*.yaml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
            content = json.dumps(entry["case"], default=str).encode()
            yield Example(path.stem, entry["fires"], read_case(content, today=date(2026, 3, 10)))


def found(rule: str, assessment: Assessment) -> list[object]:
    """Everything that one rule or signal says of a case."""
    acts = [*assessment.acts, *assessment.history]
    findings = [finding for act in acts for finding in act.findings] + list(assessment.plan)
    said: list[object] = [
        (each.severity, each.act, each.in_history, each.person) for each in findings if each.rule == rule
    ]
    return said + [each.act for each in assessment.signals if each.signal == rule]


def said_by_all(cases: list[Example]) -> list[list[object]]:
    """What the rules as they are now loaded say of each example, each of its own rule."""
    assess = importlib.import_module("keuzeruimte.assess").assess
    return [found(example.rule, assess(example.case)) for example in cases]


def rebuild(name: str, code: ast.Module) -> None:
    """Load the rules again, with this code for one of the modules."""
    for module in REBUILT:
        sys.modules.pop(module, None)
    changed = ModuleType(name)
    sys.modules[name] = changed
    exec(compile(code, name, "exec"), changed.__dict__)  # noqa: S102  # running changed code is what this does
    importlib.import_module("keuzeruimte.rules").__dict__[name.rpartition(".")[2]] = changed


def survivors_in(module: str, cases: list[Example], truth: list[list[object]]) -> Iterator[str]:
    """The changes in one module that no example notices."""
    path = RULES / f"{module}.py"
    for mutant in mutants_of(path.read_text(encoding="utf-8")):
        try:
            rebuild(f"keuzeruimte.rules.{module}", mutant.code)
            noticed = said_by_all(cases) != truth
        except (TypeError, ValueError, IndexError, KeyError, AttributeError):
            noticed = True  # a change that breaks the rule is noticed by whoever runs it
        if not noticed:
            yield f"{path.relative_to(ROOT)}:{mutant.line}: {mutant.change}"


def main() -> int:
    """Print the survivors of the modules named on the command line, else of all."""
    cases = list(examples())
    truth = said_by_all(cases)
    silent = [each.rule for each, said in zip(cases, truth, strict=True) if bool(said) != bool(each.expected)]
    if silent:
        disagreeing = ", ".join(sorted(set(silent)))
        sys.stdout.write(f"an example disagrees with its rule; mend that first: {disagreeing}\n")
        return 2
    left = [line for module in sys.argv[1:] or MODULES for line in survivors_in(module, cases, truth)]
    sys.stdout.write("\n".join([*left, f"{len(left)} changes that no example notices\n"]))
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
