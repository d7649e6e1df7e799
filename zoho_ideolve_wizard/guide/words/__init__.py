"""What is said: refusals and remedies, help, letters, and words that every front end shares."""
