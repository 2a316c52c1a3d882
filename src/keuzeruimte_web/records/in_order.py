"""Names in the order of the alphabet, on every database: Öztürk after Oud and before Peters."""

from typing import Any

from django.db.models import CharField, Func

from keuzeruimte_web.components.names import unmarked


class Alphabetical(Func):
    """What a name is put in order by. PostgreSQL puts marks behind their letter, SQLite takes them off."""

    template = "NORMALIZE(LOWER(%(expressions)s), NFKD)"
    output_field = CharField()

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        """By the function that `learn_the_alphabet` gives each connection."""
        return self.as_sql(compiler, connection, template="UNMARKED(%(expressions)s)", **more)


def learn_the_alphabet(connection: Any, **_more: Any) -> None:
    """Give a new connection with SQLite what `Alphabetical` asks for."""
    if connection.vendor == "sqlite":
        connection.connection.create_function("UNMARKED", 1, unmarked, deterministic=True)
