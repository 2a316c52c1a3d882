"""What a command says when it cannot do what was asked: lines for standard error, exit status 2."""


class RefusedError(Exception):
    """A command refuses: one line for each thing that is not sound."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines
