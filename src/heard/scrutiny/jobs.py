"""Background work of the room. Each may run twice without harm."""
