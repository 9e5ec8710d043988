"""The partnership's own pages, by subject."""
