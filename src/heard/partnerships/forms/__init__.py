"""Forms of the partnership's own pages, by subject."""
