"""From the rows of a question whose text is kept to records, as Django makes them.

What is the same each time (which columns are whose, and how each is read) is worked out once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models.query import get_related_populators


@dataclass(frozen=True, slots=True)
class Making:
    """How the rows of one question become records of one model, with what was read along."""

    using: str
    compiler: Any
    model: Any
    fields: tuple[str, ...]
    columns: slice
    along: tuple[Any, ...]
    annotated: tuple[tuple[str, int], ...]
    converters: Mapping[int, Any]

    def records(self, rows: Iterable[tuple[Any, ...]]) -> list[Any]:
        """A record of each row."""
        read = self.compiler.apply_converters(rows, self.converters) if self.converters else rows
        return [self._record(row) for row in read]

    def _record(self, row: Any) -> Any:
        made = self.model.from_db(self.using, self.fields, row[self.columns])
        for other in self.along:
            other.populate(row, made)
        for name, place in self.annotated:
            setattr(made, name, row[place])
        return made


def making(compiler: Any, *, using: str) -> Making:
    """For a question that Django has put in words."""
    columns = compiler.klass_info["select_fields"]
    along = get_related_populators(compiler.klass_info, compiler.select, using)  # type: ignore[call-arg]  # stubs of 6.1
    own = slice(columns[0], columns[-1] + 1)
    return Making(
        using=using,
        compiler=compiler,
        model=compiler.klass_info["model"],
        fields=tuple(column[0].target.attname for column in compiler.select[own]),
        columns=own,
        along=tuple(along),
        annotated=tuple((compiler.annotation_col_map or {}).items()),
        converters=compiler.get_converters([column[0] for column in compiler.select[: compiler.col_count]]),
    )
