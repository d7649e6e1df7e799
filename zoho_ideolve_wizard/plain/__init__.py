"""The same steps as prompts: for screen readers, serial lines and terminals that cannot draw."""
