"""A plan as a file: Word for boards, CSV and JSON for everybody who counts. Pure writers."""
