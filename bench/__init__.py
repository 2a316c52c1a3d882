"""How fast it is: `make bench` prints it."""
