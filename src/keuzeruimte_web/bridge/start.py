"""Where a reading about pupils starts: what every part of it says of whose its rows are."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.expressions import RawSQL

from .beforehand import narrowed_by


@dataclass(frozen=True, slots=True)
class Start:
    """Where every part of a reading starts: at `these_pupils`, the first part of the same query.

    `one`: that is one pupil at most. `narrowed`: the names of some tables stand for the rows of that pupil
    (`beforehand.NARROWED`), and whose a row is stands around the whole question (`beforehand.of_one_pupil`).
    """

    one: bool
    narrowed: bool = False

    def among(self, model: Any, path: str) -> dict[str, Any]:
        """The condition that this path leads from a record of this model to one of them."""
        if self.narrowed and (link := narrowed_by(model, path)):
            # It always holds; saying it makes the database go there, and there is nothing of anybody else.
            return {f"{link}__isnull": False}
        return {path if self.one else f"{path}__in": self.within("these_pupils")}

    def as_rows(self, records: QuerySet[Any], path: str, *, mark: Any, row: Any) -> QuerySet[Any]:
        """Of each of these records its mark, whose it is (at the end of this path), its id and its row."""
        whose = {} if self.narrowed else {"row_pupil": F(path)}
        shown = {"row_mark": mark, **whose, "row_id": F("pk"), "row_of": row}
        found: QuerySet[Any] = records.order_by().annotate(**shown).values_list(*shown)
        return found

    def within(self, *steps: str) -> RawSQL:
        """The ids that were found first under these names."""
        # No value from outside: names of earlier parts of the query. One list: no index finds this *or* that.
        return RawSQL(" UNION ALL ".join(f"SELECT id FROM {step}" for step in steps), [])  # noqa: S608, S611
