"""What lies on the table says what it is: a wish, what helps, a question; never a question that is none."""

from types import SimpleNamespace

from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.translation import override

from keuzeruimte_web.records.models.choices import VoiceKind

SAID_TO_BE = {
    VoiceKind.WISH: "wens",
    VoiceKind.FROM_SCHOOL: "verwacht van school",
    VoiceKind.FROM_PUPIL: "verwacht van Saskia",
    VoiceKind.KNOWLEDGE: "wat helpt",
    VoiceKind.QUESTION: "vraag voor vandaag",
    VoiceKind.HELPS: "wat zou helpen",
    VoiceKind.TAKE_PART: "over meedoen",
    VoiceKind.INVOLVE: "over hoe thuis meedoet",
    VoiceKind.ACKNOWLEDGE: "",
}


def test_each_kind_of_words_says_what_it_is() -> None:
    shown = {}
    for kind in VoiceKind:
        said = [SimpleNamespace(party="pupil", name="Saskia", kind=kind.value, words="Zo.")]
        with override("nl"):
            page = render_to_string("table/_words.html", {"said": said, "pupil_name": "Saskia"})
        shown[kind] = strip_tags(page.partition("<small>")[2]).strip()
    assert shown == SAID_TO_BE
