"""What was sealed with a key that is not in the key store: nobody reads it until its key is put back."""

from uuid import UUID

from django.apps import apps

from keuzeruimte_web.keys import sealing, store
from keuzeruimte_web.records.models.base import DossierRecord
from keuzeruimte_web.records.scope import above_schools
from keuzeruimte_web.records.sealed import Sealed, sealed_columns

LOOKED_AT = 20
"""Rows of each table: ids are random, so these stand for all of it, and it is done in a moment."""


def without_a_key() -> tuple[int, int]:
    """Of the keys that some sealed texts of every kind name: how many are not in the store, of how many.

    What was erased is not among them: its texts are gone with its key. Raises DatabaseError.
    """
    named: set[UUID] = set()
    with above_schools():
        for model in apps.get_models():
            if not issubclass(model, DossierRecord):
                continue
            columns = [field.attname for field in sealed_columns(model)]
            for texts in model._base_manager.values_list(*columns)[:LOOKED_AT]:
                named |= {
                    sealing.key_id(text.stored) for text in texts if isinstance(text, Sealed) and text.stored
                }
    return len(named - store.known(named)), len(named)
