"""One test file a page type."""
