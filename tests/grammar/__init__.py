"""What the words of an article are, before anything is said about what they state."""
