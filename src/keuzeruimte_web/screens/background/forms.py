"""What is to be tried again: a job, or what waits for a service."""

from django import forms


class AgainForm(forms.Form):
    """One of the two."""

    job = forms.UUIDField(required=False)
    service = forms.UUIDField(required=False)
