"""Pages of operators and of areas, by subject."""
