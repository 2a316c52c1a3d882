"""The rules of choosing: which subjects go together, and which programmes a package opens. Never a score."""
