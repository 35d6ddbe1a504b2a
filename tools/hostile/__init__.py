"""Hostile inputs, what happens on each, and the table of it in ``docs/security.md``."""
