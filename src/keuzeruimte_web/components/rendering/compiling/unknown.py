"""What is not written in Python."""


class UnknownPartError(Exception):
    """A part of a template that nothing here knows: Django shows that template."""
