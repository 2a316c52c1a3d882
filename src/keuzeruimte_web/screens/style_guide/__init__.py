"""The living style guide: every component, as the screens use it."""
