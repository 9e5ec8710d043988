"""Pages, by subject: for everybody, for those in seats and on panels, for staff."""
