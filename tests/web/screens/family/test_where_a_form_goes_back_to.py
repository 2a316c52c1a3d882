"""A limit set while preparing leads back to the preparation; an address never says where to go."""

import re
from collections.abc import Callable
from uuid import uuid4

from django.test import Client
from test_family_doing import boundary
from world import World

from keuzeruimte_web.records import models as m

SignIn = Callable[[m.Person | m.Account], Client]


def test_who_sets_a_limit_while_preparing_goes_back_to_the_preparation(
    world: World, client_for: SignIn
) -> None:
    story = world.saskia
    marloes = client_for(story.marloes)
    own = f"/gesprekken/{story.talk.pk}/mijn-stem/"
    preparing = marloes.get(own).content.decode()
    links = set(re.findall(r'href="(/(?:grenzen|toevertrouwen)/[^"]+)"', preparing))
    assert {link.split("/")[1] for link in links} == {"grenzen", "toevertrouwen"}
    assert all(own in marloes.get(link).content.decode() for link in links)
    (new,) = (link for link in links if link.startswith("/grenzen/") and "/nieuw/" in link)
    assert marloes.post(new, boundary(world))["Location"] == own + "#s-grens"


def test_any_other_address_leads_home(world: World, client_for: SignIn) -> None:
    story = world.saskia
    marloes = client_for(story.marloes)
    address = f"/grenzen/{story.saskia.pk}/nieuw/{story.trajectory.pk}/"
    for elsewhere in ("", "https://example.org/", "//example.org", str(uuid4()), str(world.timo.talk.pk)):
        sent = marloes.post(f"{address}?gesprek={elsewhere}", boundary(world, title=f"Iets {elsewhere[-9:]}"))
        assert sent["Location"] == f"/ouder/{story.saskia.pk}/"
