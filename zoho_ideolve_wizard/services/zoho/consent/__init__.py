"""The ways to a refresh token."""
