"""Official statistics in education: long CSV files with symbols in place of numbers."""

from heard.engines.officialstats.columns import Column
from heard.engines.officialstats.days import day_of
from heard.engines.officialstats.periods import Period, census_day, read_period
from heard.engines.officialstats.problems import Doubt, Problem, StatsFileError
from heard.engines.officialstats.read import read_statistics, read_statistics_file
from heard.engines.officialstats.record import Area, Figure, Level, Statistics
from heard.engines.officialstats.values import MEANINGS, Symbol, read_value

__all__ = [
    "MEANINGS",
    "Area",
    "Column",
    "Doubt",
    "Figure",
    "Level",
    "Period",
    "Problem",
    "Statistics",
    "StatsFileError",
    "Symbol",
    "census_day",
    "day_of",
    "read_period",
    "read_statistics",
    "read_statistics_file",
    "read_value",
]
