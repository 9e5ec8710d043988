"""Prints how fast the register of decisions answers, with 10,000 decisions in it.

Run from the repository: `python bench/register.py`. The figures are the time of a request as a
server has it: page and database, without the network.
"""

from _install import run

if __name__ == "__main__":
    run("bench._decisions")
