"""The cards: what a counsellor reads about every rule and signal, in Dutch and English."""
