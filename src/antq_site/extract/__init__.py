"""What an article states: blocks and phrases → facts with evidence, one kind of fact a module."""
