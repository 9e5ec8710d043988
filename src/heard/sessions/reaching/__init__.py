"""The page that an inspector can be handed: what is counted, protected, and put into words.

Nothing here asks the database: `queries.reach` does. Small numbers are hidden and others rounded
unless the page is for those who run the sessions.
"""
