"""SAML 2.0, as a school's federation speaks it: their metadata, our request, and what their answer proves.

An optional part, the extra `[saml]`: without python3-saml the rest of the application works as it is.
Nothing here knows a record or a person. `metadata` reads what the school pastes, `service` says who we are,
`answer` believes only what is signed, meant for us, asked for, and not over.
"""

from importlib.util import find_spec


class NotInstalled(RuntimeError):  # noqa: N818
    """A school signs in with SAML, and this server lacks the extra that it needs."""


def installed() -> bool:
    """Whether this server has what SAML needs."""
    return find_spec("onelogin") is not None and find_spec("xmlsec") is not None
