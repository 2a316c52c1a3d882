"""Work in the background: another entrance, beside the screens. A job calls one operation.

A job takes plain ids by keyword and may run twice without harm: a worker that dies leaves its job to the
next.
"""
