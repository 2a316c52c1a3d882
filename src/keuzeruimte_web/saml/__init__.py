"""SAML 2.0, as a school's federation speaks it: their metadata, our request, and what their answer proves.

An optional part, the extra `[saml]`: without python3-saml the rest of the application works as it is.
Nothing here knows a record or a person. `metadata` reads what the school pastes, `service` says who we are,
`answer` believes only what is signed, meant for us, asked for, and not over.
"""

from importlib.util import find_spec


def installed() -> bool:
    """Whether this server has what SAML needs."""
    return find_spec("onelogin") is not None and find_spec("xmlsec") is not None
