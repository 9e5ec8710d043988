"""Prints how fast a large plan is: 400 actions, five years of updates, 60 measures.

Run from the repository: `python bench/plans.py`. The public page is to take at most 200 ms and 20
SQL statements, the difference of two snapshots 300 ms, the Word document 5 s; a line that is over
says so. The figures are the time of a request as a server has it, without the network.
"""

from _install import run

if __name__ == "__main__":
    run("bench._plans")
