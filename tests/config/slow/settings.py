"""Heard's settings, with a job that can be caught in the middle."""

from heard.config.settings import *  # noqa: F403 - all of them
from heard.config.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.config.slow"]
