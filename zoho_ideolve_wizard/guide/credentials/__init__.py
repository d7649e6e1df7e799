"""Clients, consent, refresh tokens and pairs: what they are good for, and how they are replaced."""
