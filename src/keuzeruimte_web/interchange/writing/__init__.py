"""What goes out: strict, to the letter of the format, whatever was lenient on its way in. No database."""
