"""Begin a trajectory or a choice moment; name what it is about."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import OnceForm, Options, Pills
from keuzeruimte_web.components.searching import SearchedBoxes, SearchingForm
from keuzeruimte_web.queries.matter import NewMatter

LONGEST = 4000
HELPS = {
    "trajectory": _("Er loopt iets vast, en jullie gaan samen op pad. Met een doel, en een einde."),
}


class TopicForm(forms.Form):
    """A topic in plain words, with the domain of the method."""

    use_required_attribute = False

    title = forms.CharField(
        label=_("Onderwerp"), help_text=_("Zo gewoon mogelijk, zoals: pesten in de klas."), max_length=80
    )
    domain = forms.ChoiceField(
        label=_("Bij welk gebied hoort het?"),
        help_text=_("Daarvan hangt af wie hierover gaat, en wat je eerst aan ouders vraagt."),
        widget=Pills,
    )

    def __init__(self, *args: Any, domains: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["domain"]
        field.choices = [(value, words[:1].upper() + words[1:]) for value, words in domains]


class RenameForm(forms.Form):
    """Another name for a topic."""

    use_required_attribute = False

    title = forms.CharField(
        label=_("Onderwerp"), help_text=_("Zo gewoon mogelijk, zoals: pesten in de klas."), max_length=80
    )


class MatterForm(SearchingForm, OnceForm):
    """A new matter with its first topic. `offered` gives the lists."""

    kind = forms.ChoiceField(label=_("Wat begin je?"), widget=Options, initial="trajectory")
    title = forms.CharField(
        label=_("Hoe noemen jullie het?"),
        help_text=_("Leerling en ouders lezen deze titel. Noem het doel, niet de zorg."),
        max_length=120,
    )
    reason = forms.CharField(
        label=_("Wat is de aanleiding?"),
        help_text=_("Schrijf wat je ziet, niet wat je ervan vindt."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST,
    )
    goal = forms.CharField(
        label=_("Wanneer is het genoeg?"),
        help_text=_("Begeleiding is klaar als het gezin haar niet meer nodig heeft."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST,
    )
    topic = forms.CharField(
        label=_("Eerste onderwerp"),
        help_text=_("Zo gewoon mogelijk, zoals: pesten in de klas. Meer onderwerpen kunnen later."),
        max_length=80,
    )
    domain = forms.ChoiceField(
        label=_("Bij welk gebied hoort het?"),
        help_text=_("Daarvan hangt af wie hierover gaat, en wat je eerst aan ouders vraagt."),
        widget=Pills,
    )
    colleagues = forms.MultipleChoiceField(
        label=_("Wie van school doet er mee?"),
        help_text=_("Jij doet mee. Vraag alleen wie echt nodig is: wie meedoet, leest mee."),
        widget=SearchedBoxes,
        required=False,
    )

    def __init__(self, *args: Any, offered: NewMatter, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("kind", offered.kinds)
        self._offer("domain", offered.domains)
        self._offer("colleagues", [(str(pk), name) for pk, name in offered.colleagues], as_sentence=False)
        widget: Any = self.fields["kind"].widget
        widget.helps = HELPS

    def _offer(self, name: str, choices: Iterable[tuple[str, str]], *, as_sentence: bool = True) -> None:
        field: Any = self.fields[name]
        field.choices = [
            (value, words[:1].upper() + words[1:] if as_sentence else words) for value, words in choices
        ]
