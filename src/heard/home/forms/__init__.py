"""What comes over HTTP from people who ask what is held on them, and from who answers."""
