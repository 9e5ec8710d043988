"""Requests of people for what is held on them, and the nightly proof that nothing is kept long."""

from heard.home.models.retention import RetentionCount, RetentionRun
from heard.home.models.rights import RightsRequest, RightsRequestQuerySet

__all__ = ["RetentionCount", "RetentionRun", "RightsRequest", "RightsRequestQuerySet"]
