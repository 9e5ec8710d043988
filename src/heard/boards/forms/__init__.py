"""What comes over HTTP, by subject."""
