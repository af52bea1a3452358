"""Diagnostics as text for people and machines; one file an output format."""
