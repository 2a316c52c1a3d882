"""For what stands in front of the application: does it live, and can it serve."""
