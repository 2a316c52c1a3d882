"""The living style guide: every component, as the screens use it. In the demo alone."""
