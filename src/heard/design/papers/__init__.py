"""Papers: one document of plain pieces, written as a page, as Word and as tagged PDF."""
