"""The dynamic triangle: how the working together goes around one matter (METHOD 7)."""
