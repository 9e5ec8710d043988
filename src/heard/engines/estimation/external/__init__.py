"""Results of others, to lay ours beside: a national survey, an older wave, another instrument.

    wave = read_external_wave(file, "poet.csv", about, mapping, questionnaire)
    wave.share("listened", "_positive").estimate    # 0.61
    wave.share("listened", "_positive").marks       # why it may not be compared, or how far

The file is a CSV in UTF-8, one row for each option of each question (and group):

    question,option,estimate[,low,high,se,base,breakdown,group]    shares from 0 to 1
    question,option,percent[,low,high,se,base,breakdown,group]     per cent, from 0 to 100

Which of the two it is, the heading alone says; `low`, `high` and `se` follow it. An option that
sums up others begins with `_`. Whatever stands in a cell of words stays words.
"""

from heard.engines.estimation.external.about import AboutError, AboutWave
from heard.engines.estimation.external.mapping import Mapping, Target, read_mapping
from heard.engines.estimation.external.problems import Doubt, ExternalFileError, Problem
from heard.engines.estimation.external.read import read_external_file, read_external_wave
from heard.engines.estimation.external.wave import (
    MEANINGS,
    SMALLEST_BASE,
    ExternalShare,
    ExternalWave,
    Mark,
)

__all__ = [
    "MEANINGS",
    "SMALLEST_BASE",
    "AboutError",
    "AboutWave",
    "Doubt",
    "ExternalFileError",
    "ExternalShare",
    "ExternalWave",
    "Mapping",
    "Mark",
    "Problem",
    "Target",
    "read_external_file",
    "read_external_wave",
    "read_mapping",
]
