"""Templates that become Python when they are loaded (decision 0176).

`writing.py` begins: it writes one function for the body of a template and one for each of its blocks, by the
parts that it knows (`parts.py` and its neighbours). A template with any other part is shown by Django.

Names that a template gives itself (`for`, `with`, `as`) are local to Python (`scope.py`); all others are
asked for once (`names`). `looking.py` and `showing.py` hold what the written functions call: how a
value is found, and how it becomes text. Whatever is not certain there goes Django's own way.
"""
