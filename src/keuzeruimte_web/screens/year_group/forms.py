"""Inviting everybody who was not heard yet."""

from keuzeruimte_web.components.fields import OnceForm


class InviteForm(OnceForm):
    """Nothing to fill in: whom it is about stands in the address."""
