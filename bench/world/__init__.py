"""Invented worlds of any size, to measure in: schools of 1,500 pupils whose families are as in life."""
