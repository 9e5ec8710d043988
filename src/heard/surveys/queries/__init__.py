"""Reads of the room; `home` uses these by name."""

from heard.surveys.queries.public import closed_surveys, open_surveys, public_survey
from heard.surveys.queries.staff import surveys_of, todo

__all__ = ["closed_surveys", "open_surveys", "public_survey", "surveys_of", "todo"]
