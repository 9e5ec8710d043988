"""Papers, however they are written."""
