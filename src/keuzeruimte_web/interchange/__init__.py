"""What a school already has goes in, and everything can come out."""
