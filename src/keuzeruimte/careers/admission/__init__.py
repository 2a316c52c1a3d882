"""Programmes of further study: what each asks of a package, and which are open with it."""
