"""What whoever runs it sees of it: numbers and lines, without anybody in them."""
