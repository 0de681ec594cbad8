"""Every kind of fact, shown by cases."""
