"""Prints how fast the codebook, the sorting desk and protected counts are, with many remarks.

Run from the repository: `python bench/themes.py`. A page is to take at most 100 ms and 15 SQL
statements, protected counts of all remarks at most 2 seconds; a line that is over says so.
"""

from _install import run

if __name__ == "__main__":
    run("bench._themes")
