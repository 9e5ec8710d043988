"""Prints how fast the lists of sessions and bookings are: a programme of 200 and 20,000 of them.

Run from the repository: `python bench/sessions.py`. A list page is to take at most 100 ms and 15
SQL statements; a line that is over says so. The figures are the time of a request as a server has
it: page and database, without the network.
"""

from _install import run

if __name__ == "__main__":
    run("bench._sessions")
