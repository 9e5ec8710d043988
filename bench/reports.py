"""Prints how long a report of 30 blocks takes: composed, as Word, as PDF, issued, read.

Run from the repository: `python bench/reports.py`. To Word it is to take at most 5 s and to PDF
10 s, each with every block read anew; a line that is over says so.
"""

from _install import run

if __name__ == "__main__":
    run("bench._reports")
