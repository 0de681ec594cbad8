"""Every layout of a page, shown by lines and their blocks."""
