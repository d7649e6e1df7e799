"""One named profile: its settings, secrets, people and reports."""
