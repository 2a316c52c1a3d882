"""From the bytes of a file to people, classes and ties: lenient with what means well, closed to harm.

Nothing here knows a database, a school or a request. The flow goes one way: package -> sheets -> entries.
"""
