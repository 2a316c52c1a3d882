"""The values of a row as one text of JSON: what a part of a long question finds."""

from typing import Any, ClassVar

from django.db.models import TextField
from django.db.models.functions import Cast, JSONArray


class OneText(JSONArray):
    """An array of JSON that is written once.

    PostgreSQL would put `JSONArray` together as a value to look into, and then write that out.
    """

    output_field: ClassVar[Any] = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> tuple[str, Any]:
        """As text; each value of the type that its field has."""
        typed = self.copy()
        typed.set_source_expressions([Cast(one, one.output_field) for one in self.get_source_expressions()])
        template = "%(function)s(%(expressions)s)::text"
        found: tuple[str, Any] = typed.as_sql(
            compiler, connection, function="JSON_BUILD_ARRAY", template=template, **more
        )
        return found
