"""`keuzeruimte-web doctor`: looks at an installation; each thing is well, or it says what to do."""

from .examination import examine
from .finding import Finding, State

__all__ = ["Finding", "State", "examine"]
