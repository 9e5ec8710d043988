"""Pages of the room: for officers, and for everybody."""
