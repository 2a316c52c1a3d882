"""Which small changes to the rules does no example on a card notice? Prints them; exit status 1 if any.

    .venv/bin/python tests/mutation/survivors.py                  all
    .venv/bin/python tests/mutation/survivors.py rules/expertise  one module

We change the rules ourselves because the known tool leaves decorated functions alone, and every rule is one.
"""

import ast
import importlib
import json
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType

import yaml
from mutants import mutants_of

from keuzeruimte.case import Case
from keuzeruimte.finding import Assessment
from keuzeruimte.reading.case_file import read_case

ROOT = Path(__file__).parents[2]
ACCEPTED = Path(__file__).parent / "accepted.toml"
ENGINE = ROOT / "src" / "keuzeruimte"
EXAMPLES = ROOT / "src" / "keuzeruimte" / "cards" / "examples"
MODULES = (
    "rules/emotional",
    "rules/responsibility",
    "rules/expertise",
    "rules/plan",
    "rules/signals",
    "situation",
    "day",
    "plan",
    "past",
)
# What is built from these, and so built again for each change.
REBUILT = (*MODULES, "rank", "rule", "rulebook", "assess")


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
    signals = [each for each in assessment.signals if each.signal == rule]
    return said + [(each.act, each.proof_events) for each in signals]


def said_by_all(cases: list[Example]) -> list[list[object]]:
    """What the rules as they are now loaded say of each example, each of its own rule."""
    assess = importlib.import_module("keuzeruimte.assess").assess
    return [found(example.rule, assess(example.case)) for example in cases]


def rebuild(module: str, code: ast.Module) -> None:
    """Load the engine again, with this code for one of the modules."""
    for each in map(dotted, REBUILT):
        sys.modules.pop(each, None)
        package, _, own_name = each.rpartition(".")
        vars(sys.modules[package]).pop(own_name, None)  # else `from package import module` finds the old one
    name = dotted(module)
    changed = ModuleType(name)
    sys.modules[name] = changed
    exec(compile(code, name, "exec"), changed.__dict__)  # noqa: S102  # running changed code is what this does
    package, _, own_name = name.rpartition(".")
    setattr(importlib.import_module(package), own_name, changed)


def dotted(module: str) -> str:
    """The name by which Python knows a module of the engine."""
    return f"keuzeruimte.{module.replace('/', '.')}"


@cache
def accepted() -> frozenset[tuple[str, str, str]]:
    """The changes that no example can notice, by module and perhaps line; `accepted.toml` says why."""
    entries = tomllib.loads(ACCEPTED.read_text(encoding="utf-8"))["accepted"]
    return frozenset((entry["module"], entry.get("line", ""), entry["change"]) for entry in entries)


def survivors_in(module: str, cases: list[Example], truth: list[list[object]]) -> Iterator[str]:
    """The changes in one module that no example notices."""
    path = ENGINE / f"{module}.py"
    source = path.read_text(encoding="utf-8")
    rebuild(module, ast.parse(source))
    if said_by_all(cases) != truth:
        raise RuntimeError(f"{module}, loaded again without a change, no longer says the same")
    for mutant in mutants_of(source):
        try:
            rebuild(module, mutant.code)
            noticed = said_by_all(cases) != truth
        except (TypeError, ValueError, IndexError, KeyError, AttributeError, StopIteration):
            noticed = True  # a change that breaks the rule is noticed by whoever runs it
        line = source.splitlines()[mutant.line - 1].strip()
        known = {(module, "", mutant.change), (module, line, mutant.change)}
        if not noticed and known.isdisjoint(accepted()):
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
