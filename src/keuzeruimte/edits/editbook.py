"""The one ordered list of all edits of an act; where two cost the same, the first is taken."""

from keuzeruimte.edits import permission, place, room, wording
from keuzeruimte.edits.edit import Edit

EDITS: tuple[Edit, ...] = (
    wording.more_options,
    wording.think_along,
    wording.name_responsible,
    wording.offer_instead,
    wording.open_about_secrecy,
    wording.say_it_yourself,
    wording.ask_themselves,
    wording.acknowledge_each,
    wording.listen,
    place.hand_back,
    place.leave_choice,
    place.show_the_limit,
    place.ask_the_parents,
    place.tell_them,
    room.another_appointment,
    room.with_them_there,
    room.with_the_parents,
    permission.ask_first,
    room.smaller_room,
    place.to_the_counsellor,
    place.let_parents_tell,
    place.refer,
    place.reporting_code,
    room.park,
)

EDIT_FOR: dict[str, Edit] = {edit.id: edit for edit in EDITS}
PLAN_EDITS: dict[str, tuple[str, ...]] = {
    "ask-voice": ("B.partnership",),
    "bring-pupil": ("B.cooperation", "B.partnership"),
}
PLAN_MENDS: dict[str, tuple[str, ...]] = {
    "ask-voice": ("parent-left-out", "voice-missing"),
    "bring-pupil": ("pupil-absent",),
}
EDIT_SOURCES: dict[str, tuple[str, ...]] = {edit.id: edit.source for edit in EDITS} | PLAN_EDITS
