"""`python -m heard` does what the console script `heard` does."""

from heard.config.manage import main

main()
