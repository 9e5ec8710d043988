"""What people do with a partnership itself, by subject."""
