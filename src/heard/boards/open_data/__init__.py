"""Bodies, seats, people and meetings as open data: only what is public, never how to reach anybody.

Values of models come in, plain dictionaries for JSON go out.
"""
