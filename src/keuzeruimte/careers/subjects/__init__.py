"""Which subjects may be chosen together: a school's rules as data, and what they leave open."""
