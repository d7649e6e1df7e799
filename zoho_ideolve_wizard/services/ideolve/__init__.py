"""Ideolve: what is published, and what is not."""
