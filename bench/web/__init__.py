"""How fast the application is: signed-in pages, beside a bare Django page on the same server and database."""
