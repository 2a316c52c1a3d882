"""The demo: the Lindecollege, an invented school that is always as it stands today."""
