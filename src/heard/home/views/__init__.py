"""Pages that join the rooms, by subject."""
