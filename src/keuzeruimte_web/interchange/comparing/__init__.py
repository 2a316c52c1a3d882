"""What files say beside what the school knows: who is new, changed, gone or unclear, and why. No database."""
