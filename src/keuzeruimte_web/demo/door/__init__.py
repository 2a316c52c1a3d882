"""The demo's own door: step in as one of the cast with one click. It is there in demo mode alone."""
