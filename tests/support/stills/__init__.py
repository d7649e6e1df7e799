"""Every screen worth looking at, by name: a setup, a place in it, and what is pressed there."""
