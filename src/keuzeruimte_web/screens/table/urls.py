"""/tafel/ for who joins with a code; /gesprekken/…/tafel/, /aan-tafel/ and /mee/ for who signed in."""

from django.urls import path

from keuzeruimte_web.screens.table import desk, door, screen, seat

TALK = "gesprekken/<uuid:conversation>/"

urlpatterns = [
    path("tafel/", door.page, name="table_door"),
    path("tafel/deel/", door.part, name="table_door_part"),
    path("tafel/stroom/", door.stream, name="table_door_stream"),
    path("tafel/antwoorden/", door.answers, name="table_door_answers"),
    path("tafel/terug/", door.back, name="table_door_back"),
    path("tafel/veiligheid/", door.safety, name="table_door_safety"),
    path("tafel/weg/", door.leave, name="table_door_leave"),
    path(f"{TALK}mee/", seat.page, name="table_seat"),
    path(f"{TALK}mee/deel/", seat.part, name="table_seat_part"),
    path(f"{TALK}mee/stroom/", seat.stream, name="table_seat_stream"),
    path(f"{TALK}mee/terug/", seat.back, name="table_seat_back"),
    path(f"{TALK}tafel/", screen.page, name="table_screen"),
    path(f"{TALK}tafel/deel/", screen.part, name="table_screen_part"),
    path(f"{TALK}tafel/stroom/", screen.stream, name="table_screen_stream"),
    path(f"{TALK}aan-tafel/", desk.page, name="table_desk"),
    path(f"{TALK}aan-tafel/deel/", desk.part, name="table_desk_part"),
    path(f"{TALK}aan-tafel/stroom/", desk.stream, name="table_desk_stream"),
    path(f"{TALK}aan-tafel/open/", desk.open_it, name="table_open"),
    path(f"{TALK}aan-tafel/sluit/", desk.close_it, name="table_close"),
    path(f"{TALK}aan-tafel/wie/", desk.present, name="table_present"),
    path(f"{TALK}aan-tafel/beurt/", desk.turn, name="table_turn"),
    path(f"{TALK}aan-tafel/<uuid:device>/toelaten/", desk.let_in, name="table_admit"),
    path(f"{TALK}aan-tafel/<uuid:device>/weg/", desk.away, name="table_away"),
    path(f"{TALK}punten/<uuid:item>/klaar/", desk.finish, name="table_finish"),
    path(f"{TALK}punten/<uuid:item>/woorden/<uuid:voice>/", desk.lay, name="table_lay"),
]
