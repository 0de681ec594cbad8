"""What holds for all texts, not for a case."""
