"""Choosing, step by step: what steps there are, and how a choice stands. The pupil's, with the parents."""
