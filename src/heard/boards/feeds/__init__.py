"""What others follow: feeds and calendars, by subject."""
