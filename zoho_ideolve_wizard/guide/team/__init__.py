"""Who takes part: people join and leave, and somebody else becomes the administrator."""
