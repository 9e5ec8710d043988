"""Official statistics in education: long CSV files with symbols in place of numbers."""
