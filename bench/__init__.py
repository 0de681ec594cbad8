"""The bench: a corpus in which every fact is known, other generators, and the clock."""
