"""The three corners as they are shown: each has a shape and a colour, always together.

Pupil is a circle, parents a diamond, school a square. Somebody who is none of the three (a friend, an aunt)
has a chip without shape or colour.
"""

STYLES = {"pupil": "p-leerling", "parents": "p-ouders", "school": "p-school"}

FULL = {
    "pupil": '<circle cx="8" cy="8" r="7" fill="currentColor"/>',
    "parents": '<path d="M8-.4 16.4 8 8 16.4-.4 8Z" fill="currentColor"/>',
    "school": '<rect x="1.2" y="1.2" width="13.6" height="13.6" rx="1.4" fill="currentColor"/>',
}
HOLLOW = {
    "pupil": '<circle cx="8" cy="8" r="6" class="is-hol"/>',
    "parents": '<path d="M8 1 15 8 8 15 1 8Z" class="is-hol"/>',
    "school": '<rect x="2.2" y="2.2" width="11.6" height="11.6" rx="1.4" class="is-hol"/>',
}


def style(party: str) -> str:
    """The class that gives everything inside the colours of this party; empty for anybody else."""
    return STYLES.get(party, "")
