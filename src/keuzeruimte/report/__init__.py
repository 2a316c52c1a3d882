"""What the engine found, and what its rules say, as people and programs read it."""
