"""Why a copy is not made or not put back."""


class BackupRefused(Exception):  # noqa: N818
    """What stands in the way, and what to do: a sentence for the operator."""
