"""Tests, mirroring src/antq_site."""
