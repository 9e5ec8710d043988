"""A file as tables: which kind it is, what stands in it."""

from heard.plans.tables.excel import read_excel
from heard.plans.tables.found import Content
from heard.plans.tables.opening import kind_of
from heard.plans.tables.shaping import shape
from heard.plans.tables.word import read_word


def read_tables(content: bytes) -> Content:
    """Every table of a Word or Excel file. Raises UnreadableTableError."""
    read = read_word if kind_of(content) == "word" else read_excel
    return shape(read(content))
