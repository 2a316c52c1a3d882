"""How large what is offered may be. Far above what a school needs, far below what hurts a server."""

FILE_BYTES = 256 * 1024 * 1024
"""Of one file, opened: a board of 100,000 people in OneRoster is under 120 MB."""

PACKAGE_BYTES = 768 * 1024 * 1024
"""Of all files in one package together, opened."""

RATIO = 200
"""How many times larger a file may become when it is opened. Lists of people become 3 to 20 times larger."""

FILES = 60
"""In one package."""

CELL = 20_000
"""Characters in one cell."""

COLUMNS = 400
"""In one list."""

BOOK_MEMORY = 1024 * 1024 * 1024
"""Bytes that reading one workbook may take: a cell takes 32, also one in which nothing stands."""

BOOK_SECONDS = 20
"""Of a processor, for one workbook: one of 100,000 rows takes 3."""

BOOK_BYTES = 256 * 1024 * 1024
"""Of what stands in one workbook, written out."""
