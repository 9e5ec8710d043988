"""`heard run`: the whole of Heard on one machine, for development and for a first look."""
