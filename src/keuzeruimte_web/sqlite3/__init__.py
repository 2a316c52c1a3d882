"""SQLite as Django speaks to it, for questions that are long and asked again and again."""
