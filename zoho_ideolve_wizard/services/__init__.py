"""Clients of the real services, and the one error type they raise."""
