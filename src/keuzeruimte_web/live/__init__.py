"""Live screens: told that there is something to look at again, never what (decision 0115)."""
